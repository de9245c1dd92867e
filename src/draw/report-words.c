/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a report. Out: what the page says in words. Every sentence is marked for translation and goes through the
 * caller's. Never: a promise, a number without its doubt. */

#include "draw/draw-report-private.h"

const char *
dorsal_page_say (const DorsalPage *page, const char *text)
{
  return page->view->translate ? page->view->translate (text) : text;
}

char *
dorsal_page_clock (gint64 us)
{
  gint64 s = (MAX (us, 0) + G_USEC_PER_SEC / 2) / G_USEC_PER_SEC;

  if (s >= 3600)
    return g_strdup_printf ("%d:%02d:%02d", (int) (s / 3600), (int) (s / 60 % 60), (int) (s % 60));
  return g_strdup_printf ("%d:%02d", (int) (s / 60), (int) (s % 60));
}

gboolean
dorsal_page_is_spot (const DorsalReport *report, const DorsalSpan *span)
{
  return span->kind == DORSAL_SPAN_HOLD
         && span->to_us - span->from_us >= (gint64) (report->settings.zones.spot_s * G_USEC_PER_SEC);
}

static const char *
word_of (const DorsalPage *page, const char *const *words, guint n, guint i)
{
  return i < n && words[i] ? dorsal_page_say (page, words[i]) : "";
}

const char *
dorsal_page_zone (const DorsalPage *page, DorsalZone zone)
{
  static const char *const words[DORSAL_N_ZONES] = {
    [DORSAL_ZONE_UNKNOWN] = N_ ("Place not known"),
    [DORSAL_ZONE_OFF] = N_ ("Off the roller"),
    [DORSAL_ZONE_NECK] = N_ ("Neck"),
    [DORSAL_ZONE_UPPER_CAUTION] = N_ ("Below the neck: take care"),
    [DORSAL_ZONE_THORACIC] = N_ ("Thoracic spine"),
    [DORSAL_ZONE_LOWER_CAUTION] = N_ ("Above the lower back: take care"),
    [DORSAL_ZONE_LUMBAR] = N_ ("Lower back"),
    [DORSAL_ZONE_PELVIS] = N_ ("Pelvis"),
  };

  return word_of (page, words, DORSAL_N_ZONES, zone);
}

const char *
dorsal_page_alert (const DorsalPage *page, guint bit)
{
  static const char *const words[DORSAL_N_ALERTS] = {
    N_ ("On the lower back"),       N_ ("On the neck"), N_ ("Too hard"),
    N_ ("Close to the lower back"), N_ ("Too fast"),    N_ ("On the bones of the spine"),
  };

  return word_of (page, words, DORSAL_N_ALERTS, bit);
}

const char *
dorsal_page_pace (const DorsalPage *page, DorsalPace pace)
{
  static const char *const words[DORSAL_N_PACES] = { NULL, N_ ("Slow"), N_ ("Good"), N_ ("Fast"), N_ ("Too fast") };

  return word_of (page, words, DORSAL_N_PACES, pace);
}

const char *
dorsal_page_answer (const DorsalPage *page, DorsalAnswer answer)
{
  static const char *const words[] = { NULL, N_ ("better"), N_ ("same"), N_ ("worse") };

  return word_of (page, words, G_N_ELEMENTS (words), answer);
}

/* --- how far to trust it --- */

static void
add_link (const DorsalPage *page, GPtrArray *lines)
{
  const DorsalSummary *summary = &page->report->summary;
  gint64 gap_us = 0;
  guint gaps = 0;
  double all = (double) (summary->samples + summary->lost);
  g_autofree char *gap = NULL;

  for (guint i = 0; i < page->report->story.spans->len; i++)
    {
      const DorsalSpan *span = &g_array_index (page->report->story.spans, DorsalSpan, i);

      if (span->kind != DORSAL_SPAN_GAP || span->to_us - span->from_us < 500 * 1000)
        continue;
      gaps++;
      gap_us += span->to_us - span->from_us;
    }
  gap = dorsal_page_clock (gap_us);
  if (gaps == 0)
    g_ptr_array_add (
        lines, g_strdup_printf (
                   dorsal_page_say (page, N_ ("Link: %.0f samples, %.1f %% lost, never for half a second or more.")),
                   (double) summary->samples, all > 0 ? 100 * summary->lost / all : 0));
  else
    /* Translators: samples, those lost in percent; how often nobody knew anything for half a second or more, and how
     * long. */
    g_ptr_array_add (
        lines,
        g_strdup_printf (
            dorsal_page_say (
                page, N_ ("Link: %.0f samples, %.1f %% lost. Times in which nothing was seen: %u, together %s.")),
            (double) summary->samples, all > 0 ? 100 * summary->lost / all : 0, gaps, gap));
  if (page->view->damaged + page->view->dropped > 0)
    g_ptr_array_add (
        lines, g_strdup_printf (
                   dorsal_page_say (page, N_ ("Sentences of the roller that arrived damaged: %.0f. Not kept: %.0f.")),
                   (double) page->view->damaged, (double) page->view->dropped));
}

static void
add_place (const DorsalPage *page, GPtrArray *lines)
{
  const DorsalReport *report = page->report;

  if (report->place_us == 0)
    g_ptr_array_add (lines,
                     g_strdup (dorsal_page_say (page, N_ ("Place: not known in this session; nobody told Dorsal where "
                                                          "it began, or the roller cannot tell its turns."))));
  else
    g_ptr_array_add (
        lines, g_strdup_printf (
                   dorsal_page_say (page, N_ ("Place: counted from a start position that was felt for, give or take "
                                              "%.1f cm (one standard deviation); a level may be the next one.")),
                   report->sigma_cm));
}

static void
add_doubts (const DorsalPage *page, GPtrArray *lines)
{
  const DorsalReport *report = page->report;
  g_autofree char *slipping = dorsal_page_clock (report->slipping_us),
                  *saturated = dorsal_page_clock (report->saturated_us);

  if (report->course.any_pressure && report->course.raw)
    g_ptr_array_add (lines,
                     g_strdup (dorsal_page_say (page, N_ ("Pressure: the cells are not calibrated; what is shown is a "
                                                          "share of what they can show, no pressure."))));
  if (report->slipping_us > 0)
    g_ptr_array_add (
        lines, g_strdup_printf (dorsal_page_say (page, N_ ("The roller seemed to slip for %s: places are less sure.")),
                                slipping));
  if (report->saturated_us > 0)
    g_ptr_array_add (
        lines, g_strdup_printf (
                   dorsal_page_say (page, N_ ("A cell stood at its end for %s: the pressure may have been higher.")),
                   saturated));
  if (report->faulty_cells > 0)
    g_ptr_array_add (lines, g_strdup_printf (dorsal_page_say (page, N_ ("Cells that could not be believed: %u of %u.")),
                                             report->faulty_cells, report->hello.n_cells));
  if (report->settings_changed)
    g_ptr_array_add (
        lines, g_strdup (dorsal_page_say (page, N_ ("Settings were changed on the way; those at the end are shown."))));
}

GPtrArray *
dorsal_page_trust (const DorsalPage *page)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  add_link (page, lines);
  add_place (page, lines);
  add_doubts (page, lines);
  return lines;
}

/* --- settings --- */

char *
dorsal_page_settings (const DorsalPage *page)
{
  const DorsalSettings *settings = &page->report->settings;
  const DorsalZones *z = &settings->zones;
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, dorsal_page_say (page, N_ ("Back from C7 to S1: %.1f cm (± %.0f %%). ")),
                          settings->body.length_cm, settings->body.length_sd * 100);
  if (settings->body.weight_kg > 0)
    g_string_append_printf (text, dorsal_page_say (page, N_ ("Weight: %.0f kg. ")), settings->body.weight_kg);
  if (settings->anchor_cm > 0)
    g_string_append_printf (text, dorsal_page_say (page, N_ ("Start position, by tape: %.1f cm below C7. ")),
                            settings->anchor_cm);
  else
    g_string_append (text, dorsal_page_say (page, N_ ("Start position: just below the shoulder blades. ")));
  g_string_append_printf (
      text, dorsal_page_say (page, N_ ("Too hard: %.0f kPa for %g s, or %.0f at once. Too fast: %.0f cm/s. ")),
      z->hard_kpa, z->hard_s, z->hard_at_once_kpa, z->fast_cm_s);
  g_string_append_printf (text, dorsal_page_say (page, N_ ("Hold: goal %.0f s, enough at %.0f s, long at %.0f s.")),
                          z->hold_goal_s, z->hold_enough_s, z->hold_long_s);
  return g_string_free (text, FALSE);
}

const char *
dorsal_page_footer (const DorsalPage *page)
{
  return dorsal_page_say (
      page, N_ ("Dorsal coaches technique and comfort. It is not a medical device and diagnoses nothing. Places are "
                "estimates from the roller’s turns; most limits are sensible settings rather than medical knowledge."));
}
