/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The small line under the headline: which doubt it tells, and when none. */

#include "app/notice.h"

#define ON .link = DORSAL_LINK_STREAMING
#define GOOD DORSAL_CELL_HEALTH_GOOD
#define CELLS .sample.n_cells = 4

static void
test_table (void)
{
  static const struct
  {
    DorsalReading reading;
    const char *text;
  } cases[] = {
    { { ON, CELLS, .cell_health = { GOOD, GOOD, GOOD, GOOD } }, NULL },
    { { ON, CELLS, .cell_health = { GOOD, GOOD, DORSAL_CELL_HEALTH_STUCK, GOOD }, .n_faulty_cells = 1 },
      "Cell 3 stuck: it is left out of the pressure." },
    { { ON, CELLS, .cell_health = { DORSAL_CELL_HEALTH_SILENT, GOOD, GOOD, DORSAL_CELL_HEALTH_DEAD }, .n_faulty_cells = 2 },
      "Cells 1 silent, 4 dead: they are left out of the pressure." },
    { { ON, CELLS, .cell_health = { 2, 2, 2, 2 }, .n_faulty_cells = 4 },
      "None of the roller's cells can be believed, so nobody knows whether you lie on it. Check its wiring." },
    { { ON, CELLS, .saturated = TRUE, .n_faulty_cells = 1 }, "A cell is at its end: the pressure may be higher than it shows." },
    { { ON, CELLS, .slipping = TRUE, .saturated = TRUE },
      "Your strokes creep along the back. Unless you mean it, the roller slips: go back to the start and press its button." },
    /* what is not live is not doubtful, it is unknown */
    { { .link = DORSAL_LINK_SILENT, CELLS, .slipping = TRUE }, NULL },
    { { CELLS, .saturated = TRUE }, NULL },
  };
  DorsalHello hello = { .n_cells = 4 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dorsal_notice_of (&cases[i].reading, &hello);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_null (dorsal_notice_of (&cases[i].reading, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/notice/the-table", test_table);
  return g_test_run ();
}
