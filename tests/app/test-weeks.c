/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions summed up by weeks. */

#include "app/weeks.h"

#define DAY (24 * 3600 * (gint64) G_USEC_PER_SEC)
#define MINUTE (60 * (gint64) G_USEC_PER_SEC)
#define WEDNESDAY (1764158400 * (gint64) G_USEC_PER_SEC) /* 2025-11-26 12:00 UTC */

static DorsalCatalogueRow
row_of (gint64 began_us, const char *source)
{
  DorsalCatalogueRow row = { .began_us = began_us, .source = (char *) source, .holds = 2, .alerts = { 1, 2, 4, 8 } };

  row.zone_us[DORSAL_ZONE_THORACIC] = 10 * MINUTE;
  return row;
}

static void
test_borders (void)
{
  DorsalCatalogueRow rows[] = {
    row_of (WEDNESDAY, "serial"),
    row_of (WEDNESDAY - 2 * DAY - DAY / 2, "serial"),     /* Monday, midnight: this week */
    row_of (WEDNESDAY - 2 * DAY - DAY / 2 - 1, "serial"), /* a moment before */
    row_of (WEDNESDAY - 30 * DAY, "serial"),              /* too long ago */
    row_of (WEDNESDAY, "demo"),
  };
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GArray) weeks = NULL;
  g_autoptr (GArray) with_demo = NULL;
  const DorsalWeekTotals *week;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_ptr_array_add (all, &rows[i]);
  weeks = dorsal_week_totals_of (all, 3, FALSE, WEDNESDAY);
  with_demo = dorsal_week_totals_of (all, 3, TRUE, WEDNESDAY);
  g_assert_cmpuint (weeks->len, ==, 3);
  week = &g_array_index (weeks, DorsalWeekTotals, 0);
  g_assert_cmpuint (week[0].sessions, ==, 0);
  g_assert_cmpuint (week[1].sessions, ==, 1);
  g_assert_cmpuint (week[2].sessions, ==, 2);
  g_assert_cmpint (week[2].began_us, ==, WEDNESDAY - 2 * DAY - DAY / 2);
  g_assert_cmpint (week[2].thoracic_us, ==, 20 * MINUTE);
  g_assert_cmpuint (week[2].holds, ==, 4);
  g_assert_cmpuint (week[2].strays, ==, 6); /* neck and lower back, no other alert */
  g_assert_cmpuint (g_array_index (with_demo, DorsalWeekTotals, 2).sessions, ==, 3);
}

static void
test_words (void)
{
  DorsalCatalogueRow one = row_of (WEDNESDAY, "serial"), other = row_of (WEDNESDAY - 7 * DAY, "serial");
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GArray) weeks = NULL;
  g_autofree char *time = NULL, *strays = NULL;

  g_ptr_array_add (all, &one);
  g_ptr_array_add (all, &other);
  weeks = dorsal_week_totals_of (all, 12, FALSE, WEDNESDAY);
  time = dorsal_weeks_words (weeks, DORSAL_WEEK_TIME);
  strays = dorsal_weeks_words (weeks, DORSAL_WEEK_STRAYS);
  g_assert_cmpstr (time, ==, "20 min in 12 weeks, 10 min of it this week");
  g_assert_cmpstr (strays, ==, "6 times in 12 weeks, 3 of them this week");
}

/* By level, of the weeks that are shown, and of the demo only where it counts. */
static void
test_felt (void)
{
  DorsalCatalogueRow old = { .began_us = 10, .source = (char *) "serial" }, new = { .began_us = 20, .source = (char *) "serial" },
                     demo = { .began_us = 30, .source = (char *) "demo" };
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  DorsalFelt felt;

  old.felt[DORSAL_LEVEL_T6][DORSAL_ANSWER_BETTER] = 1;
  new.felt[DORSAL_LEVEL_T6][DORSAL_ANSWER_BETTER] = 2;
  new.felt[DORSAL_LEVEL_T7][DORSAL_ANSWER_WORSE] = 4;
  demo.felt[DORSAL_LEVEL_T6][DORSAL_ANSWER_SAME] = 8;
  g_ptr_array_add (rows, &demo);
  g_ptr_array_add (rows, &new);
  g_ptr_array_add (rows, &old);
  felt = dorsal_felt_of (rows, 20, FALSE);
  g_assert_cmpuint (felt.counts[DORSAL_LEVEL_T6][DORSAL_ANSWER_BETTER], ==, 2);
  g_assert_cmpuint (felt.counts[DORSAL_LEVEL_T7][DORSAL_ANSWER_WORSE], ==, 4);
  g_assert_cmpuint (felt.all[DORSAL_ANSWER_SAME], ==, 0);
  felt = dorsal_felt_of (rows, 0, TRUE);
  g_assert_cmpuint (felt.all[DORSAL_ANSWER_BETTER], ==, 3);
  g_assert_cmpuint (felt.counts[DORSAL_LEVEL_T6][DORSAL_ANSWER_SAME], ==, 8);
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/weeks/a-week-begins-on-monday", test_borders);
  g_test_add_func ("/app/weeks/the-sentence-adds-up", test_words);
  g_test_add_func ("/app/weeks/how-spots-felt-by-level", test_felt);
  return g_test_run ();
}
