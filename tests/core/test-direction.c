/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which way round: asked, confirmed, suspect. */

#include "core/direction.h"

static void
test_table (void)
{
  static const struct
  {
    DorsalDirection before;
    double moved_cm;
    gboolean lost;
    DorsalDirection after;
  } cases[] = {
    { DORSAL_DIRECTION_UNKNOWN, -20, FALSE, DORSAL_DIRECTION_UNKNOWN },
    { DORSAL_DIRECTION_UNKNOWN, 20, FALSE, DORSAL_DIRECTION_UNKNOWN },
    { DORSAL_DIRECTION_ASKED, 0, FALSE, DORSAL_DIRECTION_ASKED },
    { DORSAL_DIRECTION_ASKED, -3.99, FALSE, DORSAL_DIRECTION_ASKED },
    { DORSAL_DIRECTION_ASKED, 3.99, FALSE, DORSAL_DIRECTION_ASKED },
    { DORSAL_DIRECTION_ASKED, -4, FALSE, DORSAL_DIRECTION_CONFIRMED },
    { DORSAL_DIRECTION_ASKED, 4, FALSE, DORSAL_DIRECTION_SUSPECT },
    { DORSAL_DIRECTION_ASKED, 0, TRUE, DORSAL_DIRECTION_UNKNOWN },
    { DORSAL_DIRECTION_ASKED, -4, TRUE, DORSAL_DIRECTION_UNKNOWN },
    /* rolling back up proves nothing: both stories have that */
    { DORSAL_DIRECTION_SUSPECT, -8, FALSE, DORSAL_DIRECTION_SUSPECT },
    { DORSAL_DIRECTION_SUSPECT, 8, FALSE, DORSAL_DIRECTION_SUSPECT },
    { DORSAL_DIRECTION_SUSPECT, 0, TRUE, DORSAL_DIRECTION_UNKNOWN },
    { DORSAL_DIRECTION_CONFIRMED, 20, FALSE, DORSAL_DIRECTION_CONFIRMED },
    { DORSAL_DIRECTION_CONFIRMED, 0, TRUE, DORSAL_DIRECTION_CONFIRMED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalHeading heading = dorsal_heading_ask (12);

      g_assert_cmpint (heading.direction, ==, DORSAL_DIRECTION_ASKED);
      heading.direction = cases[i].before;
      heading = dorsal_heading_step (heading, 12 + cases[i].moved_cm, cases[i].lost, dorsal_zones_default ());
      if (heading.direction != cases[i].after)
        g_error ("row %u: %s", i, dorsal_direction_to_string (heading.direction));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/direction/the-table", test_table);
  return g_test_run ();
}
