/* SPDX-License-Identifier: GPL-3.0-or-later */

/* simulated-pty ELF SECONDS: the simulated roller in real time on a pseudo-terminal whose path is printed first, for
 * whatever opens ports. Ends after so many seconds. */

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cable.h"
#include "simulated.h"

#define STEP_MS 2

int
main (int argc, char **argv)
{
  g_autoptr (Simulated) simulated = NULL;
  char path[64], asked[256];
  gint64 start_us, steps, unheard = 0;
  int master;

  if (argc != 3)
    {
      fprintf (stderr, "Usage: simulated-pty ELF SECONDS\n");
      return 2;
    }
  simulated = simulated_new (argv[1]);
  master = cable_open (path);
  printf ("%s\n", path);
  fflush (stdout);
  start_us = g_get_monotonic_time ();
  steps = (gint64) (atof (argv[2]) * 1000 / STEP_MS);
  for (gint64 i = 1; i <= steps; i++)
    {
      gint64 early_us;
      ssize_t n = read (master, asked, sizeof asked);

      if (n > 0)
        g_string_append_len (simulated->asked, asked, n);
      if (!simulated_run (simulated, STEP_MS))
        return 1;
      /* A cable that nobody reads from loses what is said. */
      if (simulated->said->len && write (master, simulated->said->str, simulated->said->len) < 0)
        unheard++;
      g_string_truncate (simulated->said, 0);
      early_us = start_us + i * STEP_MS * 1000 - g_get_monotonic_time ();
      if (early_us > 0)
        g_usleep ((gulong) early_us);
    }
  if (unheard)
    fprintf (stderr, "simulated-pty: unheard %" G_GINT64_FORMAT " times\n", unheard);
  return 0;
}
