/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the whole program costs: while it plots a roller of 12 cells at 100 Hz and at 1 kHz, while the roller is silent,
 * while there is none, and while nobody can see the window. The floor is an empty window in which an area as large as
 * the plots is painted with one colour sixty times a second.
 *
 *   whole-cpu DORSAL FLOOR-WINDOW [SECONDS]        under headless-run */

#include <stdio.h>
#include <stdlib.h>

#include "program.h"
#include "pty-roller.h"
#include "screen.h"
#include "usage.h"

#define SETTLE_S 4

static double seconds = 6;
static Watcher *screen;

typedef struct
{
  double cpu, server;  /* % of a core */
  double pictures;     /* a second */
  double minor_faults; /* a second */
} Cost;

static void
nap (double s)
{
  g_usleep ((gulong) (s * 1e6));
}

static Cost
watch (const Program *program)
{
  Usage began = usage_of (program->pid), server = usage_of (screen_get_pid (screen)), ended, server_after;
  guint64 pictures = screen_get_pictures (screen);
  gint64 from_us = g_get_monotonic_time ();
  double s;

  nap (seconds);
  ended = usage_of (program->pid);
  server_after = usage_of (screen_get_pid (screen));
  s = (double) (g_get_monotonic_time () - from_us) * 1e-6;
  return (Cost){ .cpu = (ended.cpu_s - began.cpu_s) / s * 100,
                 .server = (server_after.cpu_s - server.cpu_s) / s * 100,
                 .pictures = (double) (screen_get_pictures (screen) - pictures) / s,
                 .minor_faults = (double) (ended.minor_faults - began.minor_faults) / s };
}

static void
tell (const char *what, Cost cost)
{
  printf ("%-24s %6.2f %% of a core, X server %5.2f %%, %5.1f pictures/s, %6.0f faults/s\n", what, cost.cpu,
          cost.server, cost.pictures, cost.minor_faults);
  fflush (stdout);
}

static Cost
measure_floor (const char *floor_window)
{
  Program program = program_start (floor_window, (const char *const[]){ "plot", NULL });
  Cost cost;

  nap (SETTLE_S);
  cost = watch (&program);
  program_end (&program);
  return cost;
}

static Cost
measure_rest (const char *dorsal)
{
  Program program = program_start (dorsal, (const char *const[]){ NULL });
  Cost cost;

  nap (SETTLE_S);
  cost = watch (&program);
  program_end (&program);
  return cost;
}

typedef struct
{
  Cost seen, hidden, silent;
  gboolean has_silent;
} Lived;

static Lived
measure_roller (const char *dorsal, guint rate_hz, gboolean silent)
{
  DorsalPersonSetup setup = dorsal_person_setup_default (1);
  PtyRoller *roller;
  Program program;
  Lived lived = { 0 };

  setup.hello.rate_hz = rate_hz;
  roller = pty_roller_new (&setup);
  pty_roller_set_pace (roller, PTY_LIFE);
  program = program_start (dorsal, (const char *const[]){ "--source", pty_roller_get_path (roller), NULL });
  nap (SETTLE_S);
  lived.seen = watch (&program);
  screen_hide_window (screen, TRUE);
  nap (1);
  lived.hidden = watch (&program);
  screen_hide_window (screen, FALSE);
  if (silent)
    {
      pty_roller_set_pace (roller, PTY_SILENT);
      nap (SETTLE_S);
      lived.silent = watch (&program);
    }
  fprintf (stderr, "sent %lu lost %lu\n", pty_roller_get_sent (roller), pty_roller_get_lost (roller));
  program_end (&program);
  pty_roller_free (roller);
  return lived;
}

int
main (int argc, char *argv[])
{
  Cost floor;
  Lived slow, fast;

  if (argc < 3)
    {
      fprintf (stderr, "usage: whole-cpu DORSAL FLOOR-WINDOW [SECONDS]\n");
      return 2;
    }
  if (argc > 3)
    seconds = g_ascii_strtod (argv[3], NULL);
  program_settle ();
  screen = screen_new ();
  floor = measure_floor (argv[2]);
  tell ("floor: one colour", floor);
  slow = measure_roller (argv[1], 100, TRUE);
  tell ("100 Hz", slow.seen);
  tell ("100 Hz, hidden", slow.hidden);
  tell ("silent", slow.silent);
  fast = measure_roller (argv[1], 1000, FALSE);
  tell ("1 kHz", fast.seen);
  tell ("1 kHz, hidden", fast.hidden);
  tell ("at rest", measure_rest (argv[1]));
  screen_free (screen);
  return 0;
}
