/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Time at each level. */

#include "core/hold.h"

static void
test_dwell (void)
{
  DorsalDwell dwell = { 0 };

  for (guint i = 0; i < 100; i++)
    dorsal_dwell_add (&dwell, DORSAL_LEVEL_T7, 10000);
  dorsal_dwell_add (&dwell, DORSAL_LEVEL_T8, 250000);
  dorsal_dwell_add (&dwell, DORSAL_LEVEL_T8, 250001); /* a gap is nobody's time */
  dorsal_dwell_add (&dwell, DORSAL_LEVEL_UNKNOWN, 10000);
  dorsal_dwell_add (&dwell, DORSAL_N_LEVELS, 10000);
  dorsal_dwell_add (&dwell, DORSAL_LEVEL_T9, 0);
  dorsal_dwell_add (&dwell, DORSAL_LEVEL_T9, -10000);
  for (DorsalLevel level = 0; level < DORSAL_N_LEVELS; level++)
    g_assert_cmpint (dwell.level_us[level], ==,
                     level == DORSAL_LEVEL_T7 ? 1000000 : level == DORSAL_LEVEL_T8 ? 250000 : 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/dwell/a-gap-is-nobodys-time", test_dwell);
  return g_test_run ();
}
