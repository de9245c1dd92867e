/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions → weeks. Comes in: a list, the newest first. Goes out: the oldest week first, none left out. Never: a
 * mean of what nobody measured. */

#include "store/history.h"

#include <math.h>

#define MOST_WEEKS 5000 /* a clock that stood at 1970 makes no longer table than this */

static void
add_times (gint64 *sums, const gint64 *values, guint n)
{
  for (guint i = 0; i < n; i++)
    sums[i] += values[i];
}

static void
add_spot (DorsalSummarySpot *sum, const DorsalSummarySpot *spot)
{
  sum->holds += spot->holds;
  sum->hold_us += spot->hold_us;
  sum->longest_us = MAX (sum->longest_us, spot->longest_us);
  for (guint i = 0; i < DORSAL_N_ANSWERS; i++)
    sum->answers[i] += spot->answers[i];
  if (spot->answer != DORSAL_ANSWER_UNKNOWN)
    sum->answer = spot->answer;
}

static void
add_summary (DorsalSummary *sum, const DorsalSummary *s)
{
  sum->samples += s->samples;
  sum->lost += s->lost;
  add_times (sum->state_us, s->state_us, DORSAL_N_STATES);
  add_times (sum->zone_us, s->zone_us, DORSAL_N_ZONES);
  add_times (sum->level_us, s->level_us, DORSAL_N_LEVELS);
  add_times (sum->pace_us, s->pace_us, DORSAL_N_PACES);
  for (guint i = 0; i < DORSAL_N_ALERTS; i++)
    sum->alerts[i] += s->alerts[i];
  for (guint i = 0; i < DORSAL_N_LEVELS; i++)
    add_spot (&sum->spots[i], &s->spots[i]);
  sum->holds += s->holds;
  sum->strokes += s->strokes;
  sum->gaps += s->gaps;
  sum->gap_us += s->gap_us;
  sum->loaded_us += s->loaded_us;
  sum->loaded_kpa_s += s->loaded_kpa_s;
  sum->longest_hold_s = fmax (sum->longest_hold_s, s->longest_hold_s);
  sum->hardest_kpa = fmax (sum->hardest_kpa, s->hardest_kpa);
}

static GDateTime *
monday_of (gint64 at_us, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc ? g_date_time_to_timezone (utc, zone) : NULL;
  g_autoptr (GDateTime) monday = local ? g_date_time_add_days (local, 1 - g_date_time_get_day_of_week (local)) : NULL;

  return monday ? g_date_time_new (zone, g_date_time_get_year (monday), g_date_time_get_month (monday),
                                   g_date_time_get_day_of_month (monday), 0, 0, 0)
                : NULL;
}

static DorsalWeek
week_of (GDateTime *monday)
{
  return (DorsalWeek){ .year = g_date_time_get_week_numbering_year (monday),
                       .week = g_date_time_get_week_of_year (monday),
                       .began_us = g_date_time_to_unix (monday) * G_USEC_PER_SEC };
}

/* Those between the last one and this one, and this one. */
static void
go_on_to (GArray *weeks, GDateTime *monday, GTimeZone *zone)
{
  DorsalWeek wanted = week_of (monday);

  while (weeks->len > 0 && weeks->len < MOST_WEEKS)
    {
      const DorsalWeek *last = &g_array_index (weeks, DorsalWeek, weeks->len - 1);
      /* Ten days later lies in the week after, whatever the clocks do in between. */
      g_autoptr (GDateTime) next = monday_of (last->began_us + 10 * 24 * 3600 * (gint64) G_USEC_PER_SEC, zone);
      DorsalWeek week = week_of (next);

      if (week.began_us >= wanted.began_us)
        break;
      g_array_append_val (weeks, week);
    }
  if (weeks->len == 0 || g_array_index (weeks, DorsalWeek, weeks->len - 1).began_us < wanted.began_us)
    g_array_append_val (weeks, wanted);
}

static void
add_session (DorsalWeek *week, const DorsalKeptSession *session)
{
  week->sessions++;
  week->unsummed += !session->has_summary;
  week->duration_us += session->duration_us;
  if (session->has_summary)
    add_summary (&week->summary, &session->summary);
}

/* Within six days of its Monday, whatever the clocks do. */
static gboolean
is_surely_in_last (const GArray *weeks, gint64 at_us)
{
  gint64 since_us;

  if (weeks->len == 0)
    return FALSE;
  since_us = at_us - g_array_index (weeks, DorsalWeek, weeks->len - 1).began_us;
  return since_us >= 0 && since_us < 6 * 24 * 3600 * (gint64) G_USEC_PER_SEC;
}

GArray *
dorsal_weeks_of (const GPtrArray *sessions, GTimeZone *zone)
{
  GArray *weeks = g_array_new (FALSE, TRUE, sizeof (DorsalWeek));

  for (guint i = sessions->len; i-- > 0;)
    {
      const DorsalKeptSession *session = sessions->pdata[i];
      gboolean surely = is_surely_in_last (weeks, session->began_us); /* the calendar is slow */
      g_autoptr (GDateTime) monday = surely ? NULL : monday_of (session->began_us, zone);

      if (!surely && !monday)
        continue;
      if (!surely)
        go_on_to (weeks, monday, zone);
      add_session (&g_array_index (weeks, DorsalWeek, weeks->len - 1), session);
    }
  return weeks;
}
