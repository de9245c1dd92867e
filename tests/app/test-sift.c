/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which sessions a list shows, as a table. */

#include "app/sift.h"

#define DAY (24 * 3600 * (gint64) G_USEC_PER_SEC)
#define NOW (1764028800 * (gint64) G_USEC_PER_SEC) /* 2025-11-25 00:00 UTC */

static void
test_table (void)
{
  static const DorsalCatalogueRow plain
      = { .id = 1, .began_us = NOW - 10 * DAY, .ending = DORSAL_ENDING_ENDED, .source = (char *) "serial",
          .model = (char *) "Reference", .note = (char *) "After the Run, left side" };
  static const DorsalCatalogueRow demo
      = { .id = 2, .began_us = NOW - DAY, .ending = DORSAL_ENDING_ENDED, .source = (char *) "demo",
          .model = (char *) "demo", .note = (char *) "", .holds = 3, .alerts = { 0, 0, 1 },
          .dwell = { .level_us = { [DORSAL_LEVEL_T6] = 9 * G_USEC_PER_SEC, [DORSAL_LEVEL_T7] = G_USEC_PER_SEC } } };
  static const DorsalCatalogueRow running
      = { .id = 3, .began_us = NOW, .ending = DORSAL_ENDING_OPEN, .source = (char *) "serial", .model = (char *) "",
          .note = (char *) "" };
  static const struct
  {
    DorsalSift filter;
    gboolean open, plain, demo, running;
  } cases[] = {
    { { 0 }, TRUE, TRUE, TRUE, TRUE },
    { { .text = "" }, TRUE, TRUE, TRUE, TRUE },
    { { .text = "  " }, TRUE, TRUE, TRUE, TRUE },
    { { .with_holds = TRUE }, FALSE, FALSE, TRUE, TRUE },
    { { .with_alerts = TRUE }, FALSE, FALSE, TRUE, TRUE },
    { { .source = DORSAL_FILTER_ROLLERS }, FALSE, TRUE, FALSE, TRUE },
    { { .source = DORSAL_FILTER_DEMO }, FALSE, FALSE, TRUE, FALSE },
    { { .since = DORSAL_FILTER_WEEK }, FALSE, FALSE, TRUE, TRUE },
    { { .since = DORSAL_FILTER_MONTH }, FALSE, TRUE, TRUE, TRUE },
    { { .text = "run" }, FALSE, TRUE, FALSE, FALSE },       /* whatever the case */
    { { .text = "LEFT reference" }, FALSE, TRUE, FALSE, FALSE },
    { { .text = "left missing" }, FALSE, FALSE, FALSE, FALSE },
    { { .text = "t6" }, FALSE, FALSE, TRUE, FALSE },        /* a level that was rolled */
    { { .text = "t7" }, FALSE, FALSE, FALSE, FALSE },       /* passed over */
    { { .text = "november" }, FALSE, TRUE, FALSE, FALSE },  /* the day's name; the others are Today and Yesterday */
    { { .text = "yesterday" }, FALSE, FALSE, TRUE, FALSE },
    { { .text = "run", .since = DORSAL_FILTER_WEEK }, FALSE, FALSE, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpint (dorsal_sift_is_open (&cases[i].filter), ==, cases[i].open);
      g_assert_cmpint (dorsal_sift_match (&cases[i].filter, &plain, NOW), ==, cases[i].plain);
      g_assert_cmpint (dorsal_sift_match (&cases[i].filter, &demo, NOW), ==, cases[i].demo);
      g_assert_cmpint (dorsal_sift_match (&cases[i].filter, &running, NOW), ==, cases[i].running);
    }
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/sift/the-table", test_table);
  return g_test_run ();
}
