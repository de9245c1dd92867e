/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows → weeks.
 *
 *   Mo Tu We Th Fr Sa Su │ Mo Tu We        the local calendar's; a week that changes the clock is an hour longer
 *   ·     ·              │    ·            empty weeks are weeks, too
 *
 * Comes in: rows, now. Goes out: sums and a sentence. Never: a week left out, a clock asked. */

#include "app/weeks.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/kept-words.h"

#define MINUTE_US (60 * (gint64) G_USEC_PER_SEC)

static GDateTime *
monday_of (gint64 now_us)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (now_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) day
      = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now),
                               g_date_time_get_day_of_month (now), 0, 0, 0);

  return g_date_time_add_days (day, 1 - g_date_time_get_day_of_week (day));
}

static GArray *
empty_weeks (guint n, gint64 now_us)
{
  GArray *weeks = g_array_sized_new (FALSE, TRUE, sizeof (DorsalWeekTotals), n);
  g_autoptr (GDateTime) monday = monday_of (now_us);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GDateTime) begin = g_date_time_add_days (monday, -7 * (int) (n - 1 - i));
      DorsalWeekTotals week = { .began_us = g_date_time_to_unix (begin) * G_USEC_PER_SEC };
      g_array_append_val (weeks, week);
    }
  return weeks;
}

GArray *
dorsal_week_totals_of (const GPtrArray *rows, guint n, gboolean demo, gint64 now_us)
{
  GArray *weeks = empty_weeks (n, now_us);

  for (guint i = 0; i < rows->len; i++)
    {
      const DorsalCatalogueRow *row = rows->pdata[i];
      guint w = n;

      if (!demo && strcmp (row->source, "demo") == 0)
        continue;
      while (w > 0 && g_array_index (weeks, DorsalWeekTotals, w - 1).began_us > row->began_us)
        w--;
      if (w == 0)
        continue;
      DorsalWeekTotals *week = &g_array_index (weeks, DorsalWeekTotals, w - 1);
      week->sessions++;
      week->thoracic_us += row->zone_us[DORSAL_ZONE_THORACIC];
      week->holds += row->holds;
      week->strays += row->alerts[0] + row->alerts[1]; /* DORSAL_ALERT_LUMBAR, DORSAL_ALERT_NECK */
    }
  return weeks;
}

DorsalFelt
dorsal_felt_of (const GPtrArray *rows, gint64 since_us, gboolean demo)
{
  DorsalFelt felt = { 0 };

  for (guint i = 0; i < rows->len; i++)
    {
      const DorsalCatalogueRow *row = rows->pdata[i];

      if (row->began_us < since_us || (!demo && strcmp (row->source, "demo") == 0))
        continue;
      for (DorsalLevel level = DORSAL_LEVEL_C2; level < DORSAL_N_LEVELS; level++)
        for (guint j = DORSAL_ANSWER_BETTER; j < DORSAL_N_ANSWERS; j++)
          {
            felt.counts[level][j] += row->felt[level][j];
            felt.all[j] += row->felt[level][j];
          }
    }
  return felt;
}

gint32
dorsal_week_value (const DorsalWeekTotals *week, DorsalWeekSum what)
{
  switch (what)
    {
    case DORSAL_WEEK_HOLDS:
      return (gint32) MIN (week->holds * 10, G_MAXINT16);
    case DORSAL_WEEK_STRAYS:
      return (gint32) MIN (week->strays * 10, G_MAXINT16);
    default:
      return (gint32) MIN (week->thoracic_us * 10 / MINUTE_US, G_MAXINT16);
    }
}

char *
dorsal_weeks_words (const GArray *weeks, DorsalWeekSum what)
{
  DorsalWeekTotals all = { 0 }, last = { 0 };
  g_autofree char *time = NULL, *now = NULL;

  for (guint i = 0; i < weeks->len; i++)
    {
      last = g_array_index (weeks, DorsalWeekTotals, i);
      all.thoracic_us += last.thoracic_us;
      all.holds += last.holds;
      all.strays += last.strays;
    }
  switch (what)
    {
    case DORSAL_WEEK_HOLDS:
      return g_strdup_printf (_("%u in %u weeks, %u of them this week"), all.holds, weeks->len, last.holds);
    case DORSAL_WEEK_STRAYS:
      return g_strdup_printf (_("%u times in %u weeks, %u of them this week"), all.strays, weeks->len, last.strays);
    default:
      time = dorsal_words_of_length (all.thoracic_us);
      now = dorsal_words_of_length (last.thoracic_us);
      return g_strdup_printf (_("%s in %u weeks, %s of it this week"), time, weeks->len, now);
    }
}
