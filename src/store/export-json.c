/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session → one JSON object of what it comes to. Never: a sample, a number in the user's locale. */

#include "store/export-private.h"

static void
put_string (DorsalPen *pen, const char *key, const char *value)
{
  g_string_append_printf (pen->text, ",\n  \"%s\": \"", key);
  for (const char *p = value; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (pen->text, "\\%c", *p);
    else if ((guchar) *p < 0x20)
      g_string_append_printf (pen->text, "\\u%04x", *p);
    else
      g_string_append_c (pen->text, *p);
  g_string_append_c (pen->text, '"');
}

static void
put_time (DorsalPen *pen, const char *key, gint64 at_us)
{
  g_string_append_printf (pen->text, ",\n  \"%s\": \"", key);
  dorsal_pen_time (pen, at_us);
  g_string_append_c (pen->text, '"');
}

static void
put_number (DorsalPen *pen, const char *key, double value, guint decimals)
{
  g_string_append_printf (pen->text, ",\n  \"%s\": ", key);
  dorsal_pen_number (pen, value, decimals);
}

/* What took any time: { "thoracic": 61.2, … }, seconds. */
static void
put_times (DorsalPen *pen, const char *key, const gint64 *us, guint n, const char *(*word) (guint))
{
  const char *comma = "";

  g_string_append_printf (pen->text, ",\n  \"%s\": {", key);
  for (guint i = 0; i < n; i++)
    if (us[i] > 0)
      {
        g_string_append_printf (pen->text, "%s\"%s\": ", comma, word (i));
        dorsal_pen_number (pen, us[i] * 1e-6, 3);
        comma = ", ";
      }
  g_string_append_c (pen->text, '}');
}

static const char *
state_word (guint i)
{
  return dorsal_state_to_string ((DorsalState) i);
}

static const char *
zone_word (guint i)
{
  return dorsal_zone_to_string ((DorsalZone) i);
}

static const char *
level_word (guint i)
{
  return dorsal_level_to_string ((DorsalLevel) i);
}

static void
put_span (DorsalPen *pen, gboolean first, gint64 from_us, gint64 to_us)
{
  g_string_append (pen->text, first ? "\n    {\"at_s\": " : ",\n    {\"at_s\": ");
  dorsal_pen_number (pen, from_us * 1e-6, 3);
  g_string_append (pen->text, ", \"length_s\": ");
  dorsal_pen_number (pen, (to_us - from_us) * 1e-6, 3);
}

static void
put_hold (DorsalPen *pen, const DorsalSpan *span)
{
  g_string_append_printf (pen->text, ", \"level\": \"%s\", \"zone\": \"%s\"", dorsal_level_to_string (span->level),
                          dorsal_zone_to_string (span->zone));
  if (span->hardest_kpa > 0)
    {
      g_string_append (pen->text, ", \"hardest_kpa\": ");
      dorsal_pen_number (pen, span->hardest_kpa, 1);
    }
  if (span->answer != DORSAL_ANSWER_UNKNOWN)
    g_string_append_printf (pen->text, ", \"felt\": \"%s\"", dorsal_answer_to_string (span->answer));
}

/* Those of one kind: "key": [{"at_s": …}, …]. */
static void
put_spans (DorsalPen *pen, const char *key, const DorsalReport *report, DorsalSpanKind kind)
{
  gboolean first = TRUE;

  g_string_append_printf (pen->text, ",\n  \"%s\": [", key);
  for (guint i = 0; i < report->story.spans->len; i++)
    {
      const DorsalSpan *span = &g_array_index (report->story.spans, DorsalSpan, i);

      if (span->kind != kind)
        continue;
      put_span (pen, first, span->from_us, span->to_us);
      first = FALSE;
      if (kind == DORSAL_SPAN_HOLD)
        put_hold (pen, span);
      else if (kind == DORSAL_SPAN_ALERT)
        g_string_append_printf (pen->text, ", \"alert\": \"%s\"", dorsal_alert_to_string (span->alert));
      else
        g_string_append_printf (pen->text, ", \"lost\": %" G_GUINT64_FORMAT, span->lost);
      g_string_append_c (pen->text, '}');
      dorsal_pen_turn (pen);
    }
  g_string_append_c (pen->text, ']');
}

/* "programmes": [{"name": …, "title": …, "steps": ["done", …], "whole": true}] */
static void
put_guided (DorsalPen *pen, const DorsalKeptSession *session)
{
  g_autoptr (GArray) all = dorsal_kept_guided (session);

  if (all->len == 0)
    return;
  g_string_append (pen->text, ",\n  \"programmes\": [");
  for (guint i = 0; i < all->len; i++)
    {
      const DorsalGuided *guided = &g_array_index (all, DorsalGuided, i);

      g_string_append_printf (pen->text, "%s\n    {\"whole\": %s", i > 0 ? "," : "",
                              dorsal_guided_is_whole (guided) ? "true" : "false");
      put_time (pen, "began", guided->began_us);
      put_string (pen, "name", guided->name);
      put_string (pen, "title", guided->title);
      g_string_append (pen->text, ",\n  \"steps\": [");
      for (guint j = 0; j < guided->n_steps; j++)
        g_string_append_printf (pen->text, "%s\"%s\"", j > 0 ? ", " : "",
                                dorsal_fate_to_string ((DorsalFate) guided->fates[j]));
      g_string_append (pen->text, "]}");
    }
  g_string_append_c (pen->text, ']');
}

static void
put_all (DorsalPen *pen, const DorsalKeptSession *session, const DorsalReport *report, const DorsalPlayed *played)
{
  const DorsalSummary *summary = &report->summary;
  gboolean same = played->different + played->unreadable + played->missing + played->unsure == 0;

  g_string_append_printf (
      pen->text, "{\n  \"format\": \"dorsal-session\",\n  \"version\": 1,\n  \"id\": %" G_GINT64_FORMAT, session->id);
  put_time (pen, "began", session->began_us);
  put_time (pen, "ended", session->ended_us);
  put_string (pen, "ending", dorsal_ending_to_string (session->ending));
  put_string (pen, "source", session->source);
  put_string (pen, "model", session->model);
  put_string (pen, "serial", session->serial);
  put_string (pen, "note", session->note);
  put_guided (pen, session);
  put_string (pen, "readings", same ? "of the time" : "of today's judgement");
  put_number (pen, "duration_s", (summary->last_us - summary->first_us) * 1e-6, 3);
  put_number (pen, "samples", (double) summary->samples, 0);
  put_number (pen, "lost", (double) summary->lost, 0);
  put_number (pen, "damaged", (double) session->damaged, 0);
  put_number (pen, "dropped", (double) session->dropped, 0);
  put_times (pen, "states_s", summary->state_us, DORSAL_N_STATES, state_word);
  put_times (pen, "zones_s", summary->zone_us, DORSAL_N_ZONES, zone_word);
  put_times (pen, "levels_s", summary->level_us, DORSAL_N_LEVELS, level_word);
  put_spans (pen, "holds", report, DORSAL_SPAN_HOLD);
  put_spans (pen, "alerts", report, DORSAL_SPAN_ALERT);
  put_spans (pen, "gaps", report, DORSAL_SPAN_GAP);
  if (summary->hardest_kpa > 0)
    put_number (pen, "hardest_kpa", summary->hardest_kpa, 1);
  put_string (pen, "settings", session->settings);
  g_string_append (pen->text, "\n}\n");
}

gboolean
dorsal_export_json (DorsalStore *store, const DorsalKeptSession *session, DorsalRange range, GOutputStream *out,
                    GError **error)
{
  DorsalPlayed played;
  g_autoptr (DorsalReport) report = dorsal_kept_report (store, session, range, &played, error);
  DorsalPen pen;

  if (!report)
    return FALSE;
  dorsal_pen_begin (&pen, out);
  put_all (&pen, session, report, &played);
  return dorsal_pen_end (&pen, error);
}
