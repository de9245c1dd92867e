/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Values → words. Comes in: times, readings, spans. Goes out: what a list, a cursor, a tooltip and a screen reader
 * say of them. Never: the clock's own time, a sentence about what to do: it is over. */

#include "app/kept-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/headline.h"

const char *
dorsal_alert_to_words (DorsalAlert alert)
{
  switch (alert)
    {
    case DORSAL_ALERT_LUMBAR:
      return _("On the lower back");
    case DORSAL_ALERT_NECK:
      return _("On the neck");
    case DORSAL_ALERT_TOO_HARD:
      return _("Too hard");
    case DORSAL_ALERT_LUMBAR_NEAR:
      return _("Near the lower back");
    case DORSAL_ALERT_TOO_FAST:
      return _("Too fast");
    case DORSAL_ALERT_MIDLINE:
      return _("On the spine itself");
    }
  return _("An alert");
}

const char *
dorsal_state_to_words (DorsalState state)
{
  switch (state)
    {
    case DORSAL_STATE_OFF:
      return _("Off the roller");
    case DORSAL_STATE_SETTLING:
      return _("Settling");
    case DORSAL_STATE_ROLLING:
      return _("Rolling");
    case DORSAL_STATE_HOLDING:
      return _("Holding");
    case DORSAL_STATE_EXTENDING:
      return _("Extending");
    default:
      return _("Not known");
    }
}

const char *
dorsal_answer_to_words (DorsalAnswer answer)
{
  switch (answer)
    {
    case DORSAL_ANSWER_BETTER:
      return _("better");
    case DORSAL_ANSWER_SAME:
      return _("the same");
    case DORSAL_ANSWER_WORSE:
      return _("worse");
    default:
      return _("no answer");
    }
}

/* --- times --- */

static char *
format (GDateTime *time, const char *pattern)
{
  char *text = g_date_time_format (time, pattern);

  return text ? text : g_strdup ("?");
}

char *
dorsal_words_of_day (gint64 at_us, gint64 now_us)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (now_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);

  if (!at)
    return g_strdup ("?");
  if (g_date_time_get_year (at) == g_date_time_get_year (now)
      && g_date_time_get_day_of_year (at) == g_date_time_get_day_of_year (now))
    return g_strdup (_("Today"));
  if (g_date_time_get_year (at) == g_date_time_get_year (yesterday)
      && g_date_time_get_day_of_year (at) == g_date_time_get_day_of_year (yesterday))
    return g_strdup (_("Yesterday"));
  if (g_date_time_get_year (at) == g_date_time_get_year (now))
    /* Translators: a day of this year, for g_date_time_format(): "Tuesday 24 November". */
    return format (at, _("%A %-d %B"));
  /* Translators: a day of another year: "24 November 2025". */
  return format (at, _("%-d %B %Y"));
}

char *
dorsal_words_of_hour (gint64 at_us)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (at_us / G_USEC_PER_SEC);

  return at ? format (at, "%H:%M") : g_strdup ("?");
}

char *
dorsal_words_of_length (gint64 us)
{
  gint64 s = MAX (us, 0) / G_USEC_PER_SEC;

  if (s < 60)
    return g_strdup_printf (_("%d s"), (int) s);
  if (s < 3600)
    return g_strdup_printf (_("%d min"), (int) ((s + 30) / 60));
  return g_strdup_printf (_("%d h %02d min"), (int) (s / 3600), (int) (s / 60 % 60));
}

char *
dorsal_words_of_clock (gint64 us)
{
  gint64 s = MAX (us, 0) / G_USEC_PER_SEC;

  if (s < 3600)
    return g_strdup_printf ("%d:%02d", (int) (s / 60), (int) (s % 60));
  return g_strdup_printf ("%d:%02d:%02d", (int) (s / 3600), (int) (s / 60 % 60), (int) (s % 60));
}

char *
dorsal_words_of_source (const char *source, const char *model)
{
  if (strcmp (source, "demo") == 0)
    return g_strdup (_("Demo roller"));
  if (*model != '\0')
    return g_strdup (model);
  return g_strdup (strcmp (source, "csv") == 0 ? _("Imported") : _("Roller"));
}

char *
dorsal_words_of_guided (const DorsalGuided *guided)
{
  guint done = dorsal_guided_count (guided, DORSAL_FATE_DONE) + dorsal_guided_count (guided, DORSAL_FATE_TIMED);

  /* Translators: a programme's title, how many of its steps were done, and how many it has. */
  return g_strdup_printf (_("%s: %u of %u steps"), _(guided->title), done, guided->n_steps);
}

/* --- moments --- */

static void
add (GString *words, const char *part)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

static void
add_doing (GString *words, const DorsalReading *reading)
{
  const char *level = reading->level != DORSAL_LEVEL_UNKNOWN ? dorsal_level_to_string (reading->level) : NULL;
  const char *state = dorsal_state_to_words (reading->state);
  g_autofree char *at = level ? g_strdup_printf (_("%s at %s"), state, level) : g_strdup (state);
  g_autofree char *clock = dorsal_words_of_clock ((gint64) (reading->hold_s * G_USEC_PER_SEC));

  add (words, at);
  if (reading->state != DORSAL_STATE_HOLDING)
    return;
  g_string_append_printf (words, " %s", clock);
}

static void
add_pressure (GString *words, const DorsalReading *reading)
{
  g_autofree char *kpa
      = reading->pressure_known
            ? g_strdup_printf (_("%.0f kPa, %s"), reading->pressure_kpa, dorsal_band_to_words (reading->band))
            : g_strdup_printf (_("%.0f ‰, not calibrated"), reading->raw_fraction * 1000);

  add (words, kpa);
}

char *
dorsal_words_of_moment (const DorsalReading *reading)
{
  GString *words = g_string_new (NULL);

  if (reading->link != DORSAL_LINK_STREAMING)
    return g_string_free (g_string_append (words, _("Nothing was measured here")), FALSE);
  add_doing (words, reading);
  if (reading->state > DORSAL_STATE_OFF)
    {
      add (words, dorsal_zone_to_words (reading->zone));
      add_pressure (words, reading);
    }
  for (guint i = 0; i < DORSAL_N_ALERTS; i++)
    if (reading->alerts >> i & 1)
      add (words, dorsal_alert_to_words ((DorsalAlert) (1u << i)));
  return g_string_free (words, FALSE);
}

/* --- spans --- */

static char *
words_of_hold (const DorsalSpan *span, const char *clock)
{
  const char *level = span->level != DORSAL_LEVEL_UNKNOWN ? dorsal_level_to_string (span->level) : _("a spot");

  if (span->answer == DORSAL_ANSWER_UNKNOWN)
    return g_strdup_printf (_("Held %s for %s"), level, clock);
  return g_strdup_printf (_("Held %s for %s: %s"), level, clock, dorsal_answer_to_words (span->answer));
}

static char *
words_of_gap (const DorsalSpan *span, const char *clock)
{
  if (span->lost == 0)
    return g_strdup_printf (_("No signal for %s"), clock);
  return g_strdup_printf (ngettext ("No signal for %s: %u sample lost", "No signal for %s: %u samples lost",
                                    (gulong) span->lost),
                          clock, (guint) span->lost);
}

char *
dorsal_words_of_span (const DorsalSpan *span)
{
  g_autofree char *clock = dorsal_words_of_clock (span->to_us - span->from_us);

  switch (span->kind)
    {
    case DORSAL_SPAN_ZONE:
      return g_strdup_printf ("%s, %s", dorsal_zone_to_words (span->zone), clock);
    case DORSAL_SPAN_HOLD:
      return words_of_hold (span, clock);
    case DORSAL_SPAN_ALERT:
      return g_strdup_printf ("%s, %s", dorsal_alert_to_words (span->alert), clock);
    case DORSAL_SPAN_GAP:
      return words_of_gap (span, clock);
    case DORSAL_SPAN_ANCHOR:
      return g_strdup (span->anchor == DORSAL_ANCHOR_ACCEPTED ? _("Start position taken") : _("Start position refused"));
    default:
      return g_strdup ("");
    }
}
