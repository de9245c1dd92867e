/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session → one JSON object of what it comes to. Never: a sample, a number in the user's locale. */

#include "store/export-private.h"

typedef struct
{
  gint64 from_us, to_us;
  DorsalLevel level;
  DorsalZone zone;
} Hold;

typedef struct
{
  gint64 from_us, to_us;
  guint alert; /* number of its bit */
} Standing;

typedef struct
{
  DorsalRange range;
  gboolean has_first;
  gint64 first_us, time_us;
  DorsalSummary summary;
  GArray *holds, *alerts;
  gint64 since_us[DORSAL_N_ALERTS]; /* of those that stand */
} Sum;

/* --- summing up --- */

static void
end_alerts (Sum *sum, guint alerts)
{
  for (guint i = 0; i < DORSAL_N_ALERTS; i++)
    if (alerts >> i & 1)
      {
        Standing standing = { sum->since_us[i], sum->time_us, i };
        g_array_append_val (sum->alerts, standing);
      }
}

static void
follow_hold (Sum *sum, const DorsalReading *reading)
{
  gboolean holds = reading->state == DORSAL_STATE_HOLDING;
  Hold hold = { sum->time_us, sum->time_us, reading->level, reading->zone };

  if (holds && sum->summary.state != DORSAL_STATE_HOLDING)
    {
      hold.from_us -= (gint64) (reading->hold_s * 1e6); /* it is told once it is sure, and began before */
      g_array_append_val (sum->holds, hold);
    }
  if (holds)
    g_array_index (sum->holds, Hold, sum->holds->len - 1).to_us = sum->time_us;
}

static gboolean
take (const DorsalMessage *message, const DorsalMessage *other, gint64 at_us, gpointer data)
{
  Sum *sum = data;
  guint raised;

  if (message->kind != DORSAL_MESSAGE_READING)
    return TRUE;
  if (!sum->has_first)
    sum->first_us = message->time_us;
  sum->has_first = TRUE;
  if (message->time_us - sum->first_us > sum->range.to_us)
    return FALSE;
  if (message->time_us - sum->first_us < sum->range.from_us)
    return TRUE;
  sum->time_us = message->time_us - sum->first_us;
  end_alerts (sum, sum->summary.standing & ~message->reading.alerts);
  raised = message->reading.alerts & ~sum->summary.standing;
  for (guint i = 0; i < DORSAL_N_ALERTS; i++)
    if (raised >> i & 1)
      sum->since_us[i] = sum->time_us;
  follow_hold (sum, &message->reading);
  sum->summary = dorsal_summary_step (sum->summary, &message->reading, message->step == DORSAL_CLOCK_GAP);
  return TRUE;
}

/* --- writing --- */

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
put_times (DorsalPen *pen, const char *key, const gint64 *us, guint n, const char *(*word) (guint) )
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
put_holds (DorsalPen *pen, const GArray *holds)
{
  g_string_append (pen->text, ",\n  \"holds\": [");
  for (guint i = 0; i < holds->len; i++)
    {
      const Hold *hold = &g_array_index (holds, Hold, i);
      put_span (pen, i == 0, hold->from_us, hold->to_us);
      g_string_append_printf (pen->text, ", \"level\": \"%s\", \"zone\": \"%s\"}", dorsal_level_to_string (hold->level),
                              dorsal_zone_to_string (hold->zone));
    }
  g_string_append_c (pen->text, ']');
}

static void
put_alerts (DorsalPen *pen, const GArray *alerts)
{
  g_string_append (pen->text, ",\n  \"alerts\": [");
  for (guint i = 0; i < alerts->len; i++)
    {
      const Standing *standing = &g_array_index (alerts, Standing, i);
      put_span (pen, i == 0, standing->from_us, standing->to_us);
      g_string_append_printf (pen->text, ", \"alert\": \"%s\"}",
                              dorsal_alert_to_string ((DorsalAlert) (1u << standing->alert)));
    }
  g_string_append_c (pen->text, ']');
}

static void
put_all (DorsalPen *pen, const DorsalKeptSession *session, const Sum *sum, const DorsalPlayed *played)
{
  const DorsalSummary *summary = &sum->summary;
  gboolean same = played->different + played->unreadable + played->missing + played->unsure == 0;

  g_string_append_printf (pen->text, "{\n  \"format\": \"dorsal-session\",\n  \"version\": 1,\n  \"id\": %" G_GINT64_FORMAT,
                          session->id);
  put_time (pen, "began", session->began_us);
  put_time (pen, "ended", session->ended_us);
  put_string (pen, "ending", dorsal_ending_to_string (session->ending));
  put_string (pen, "source", session->source);
  put_string (pen, "model", session->model);
  put_string (pen, "serial", session->serial);
  put_string (pen, "note", session->note);
  put_string (pen, "readings", same ? "of the time" : "of today's judgement");
  put_number (pen, "duration_s", (summary->last_us - summary->first_us) * 1e-6, 3);
  put_number (pen, "samples", (double) summary->samples, 0);
  put_number (pen, "lost", (double) summary->lost, 0);
  put_number (pen, "damaged", (double) session->damaged, 0);
  put_number (pen, "dropped", (double) session->dropped, 0);
  put_times (pen, "states_s", summary->state_us, DORSAL_N_STATES, state_word);
  put_times (pen, "zones_s", summary->zone_us, DORSAL_N_ZONES, zone_word);
  put_times (pen, "levels_s", summary->level_us, DORSAL_N_LEVELS, level_word);
  put_holds (pen, sum->holds);
  put_alerts (pen, sum->alerts);
  if (summary->hardest_kpa > 0)
    put_number (pen, "hardest_kpa", summary->hardest_kpa, 1);
  put_string (pen, "settings", session->settings);
  g_string_append (pen->text, "\n}\n");
}

gboolean
dorsal_export_json (DorsalStore *store, const DorsalKeptSession *session, DorsalRange range, GOutputStream *out,
                    GError **error)
{
  g_autoptr (GArray) holds = g_array_new (FALSE, FALSE, sizeof (Hold));
  g_autoptr (GArray) alerts = g_array_new (FALSE, FALSE, sizeof (Standing));
  Sum sum = { .range = range, .holds = holds, .alerts = alerts };
  DorsalPlayed played;
  DorsalPen pen;

  if (!dorsal_kept_play (store, session, NULL, take, &sum, &played, error))
    return FALSE;
  end_alerts (&sum, sum.summary.standing);
  dorsal_pen_begin (&pen, out);
  put_all (&pen, session, &sum, &played);
  return dorsal_pen_end (&pen, error);
}
