/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far the session is, as a table. */

#include "app/session-line.h"

#define S G_USEC_PER_SEC

static void
test_table (void)
{
  static const struct
  {
    DorsalSession session;
    DorsalReading reading;
    const char *line;
  } cases[] = {
    { { DORSAL_SESSION_IDLE }, { .set_phase = DORSAL_SET_ROLLING, .set = 1 }, NULL },
    { { DORSAL_SESSION_RUNNING, 0 }, { 0 }, "0:00" },
    { { DORSAL_SESSION_RUNNING, 200 * S }, { .set_phase = DORSAL_SET_ROLLING, .set = 1 }, "Set 1 · 3:20" },
    { { DORSAL_SESSION_RUNNING, 200 * S }, { .set_phase = DORSAL_SET_ENOUGH, .set = 1 }, "Set 1: enough, rest · 3:20" },
    { { DORSAL_SESSION_RUNNING, 200 * S }, { .set_phase = DORSAL_SET_RESTING, .set = 1, .set_rest_left_s = 17.2 }, "Rest 0:18 · 3:20" },
    { { DORSAL_SESSION_RUNNING, 200 * S }, { .set_phase = DORSAL_SET_READY, .set = 1 }, "Ready for set 2 · 3:20" },
    { { DORSAL_SESSION_RUNNING, 200 * S }, { .set_phase = DORSAL_SET_DONE, .set = 3 }, "All sets done · 3:20" },
    { { DORSAL_SESSION_PAUSED, 200 * S }, { .set_phase = DORSAL_SET_ROLLING, .set = 1 }, "Paused · 3:20" },
    { { DORSAL_SESSION_ENDED, 725 * S }, { 0 }, "Ended · 12:05" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = dorsal_session_line_of (&cases[i].session, &cases[i].reading);
      g_assert_cmpstr (line, ==, cases[i].line);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/session-line/the-table", test_table);
  return g_test_run ();
}
