/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the whole program can take, by the numbers on the samples: as many as the pseudo-terminal carries, and 1 kHz
 * while the display does not answer. What was sent is counted here, what was kept by the database.
 *
 *   whole-flood DORSAL DORSALCTL        under headless-run */

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "program.h"
#include "pty-roller.h"
#include "screen.h"

#define SETTLE_S 3
#define FLOOD_S  8
#define STOP_S   5

typedef struct
{
  double rate;                      /* samples a second that were sent */
  gint64 sent, kept, lost, dropped; /* lost: by their numbers; dropped: by full rings */
  gint64 no_room;                   /* of the pseudo-terminal: the reader was away for long */
  double late_ms;                   /* of the roller itself */
} Trial;

static void
nap (double s)
{
  g_usleep ((gulong) (s * 1e6));
}

static void
stop_display (Watcher *screen)
{
  int server = screen_get_pid (screen);

  kill (server, SIGSTOP);
  nap (STOP_S);
  kill (server, SIGCONT);
  nap (1);
}

/* Samples a second that `cat` takes: a reader and nothing else. */
static double
floor_rate (void)
{
  DorsalPersonSetup setup = dorsal_person_setup_default (1);
  PtyRoller *roller = pty_roller_new (&setup);
  g_autofree char *command = g_strdup_printf ("exec cat %s >/dev/null", pty_roller_get_path (roller));
  Program cat = program_start ("/bin/sh", (const char *const[]){ "-c", command, NULL });
  guint64 before;
  double rate;

  pty_roller_start (roller);
  nap (1);
  pty_roller_set_pace (roller, PTY_FLOOD);
  before = pty_roller_get_sent (roller);
  nap (FLOOD_S / 2);
  rate = (double) (pty_roller_get_sent (roller) - before) / (FLOOD_S / 2);
  program_end (&cat);
  pty_roller_free (roller);
  return rate;
}

/* screen: NULL for a flood. */
static Trial
try (const char *dorsal, const char *dorsalctl, Watcher *screen)
{
  DorsalPersonSetup setup = dorsal_person_setup_default (1);
  PtyRoller *roller;
  Program program;
  guint64 before;
  Trial trial;

  setup.hello.rate_hz = 1000;
  roller = pty_roller_new (&setup);
  program = program_start (dorsal, (const char *const[]){ "--source", pty_roller_get_path (roller), NULL });
  pty_roller_set_pace (roller, PTY_LIFE);
  nap (SETTLE_S);
  pty_roller_take_lateness_us (roller);
  before = pty_roller_get_sent (roller);
  if (screen)
    stop_display (screen);
  else
    {
      pty_roller_set_pace (roller, PTY_FLOOD);
      nap (FLOOD_S);
    }
  trial.rate = (double) (pty_roller_get_sent (roller) - before) / (screen ? STOP_S + 1 : FLOOD_S);
  trial.late_ms = (double) pty_roller_take_lateness_us (roller) * 1e-3;
  pty_roller_set_pace (roller, PTY_SILENT);
  nap (1);
  trial.sent = (gint64) pty_roller_get_sent (roller);
  trial.no_room = (gint64) pty_roller_get_lost (roller);
  program_stop (&program);
  trial.kept = program_session_number (&program, dorsalctl, "samples");
  trial.lost = program_session_number (&program, dorsalctl, "lost");
  trial.dropped = program_session_number (&program, dorsalctl, "dropped");
  program_end (&program);
  pty_roller_free (roller);
  return trial;
}

/* Samples that were sent and are in no database. */
static void
tell_loss (Bench *bench, const char *name, const Trial *trial)
{
  g_autofree char *note
      = g_strdup_printf ("%" G_GINT64_FORMAT " sent, %" G_GINT64_FORMAT " kept, %" G_GINT64_FORMAT
                         " lost by their numbers, %" G_GINT64_FORMAT " dropped, %" G_GINT64_FORMAT
                         " without room; the roller itself was up to %.0f ms late",
                         trial->sent, trial->kept, trial->lost, trial->dropped, trial->no_room, trial->late_ms);

  bench_add (bench,
             &(BenchRow){ .name = name,
                          .figure = trial->kept < 0 ? NAN : (double) (trial->sent + trial->no_room - trial->kept),
                          .unit = "samples",
                          .target = BENCH_AT_MOST,
                          .limit = 0,
                          .unsure = trial->late_ms > 100,
                          .note = note });
}

int
main (int argc, char *argv[])
{
  Bench *bench = bench_begin ("whole-flood", "What the whole program can take");
  Watcher *screen;
  Trial flood, stopped;

  if (argc != 3)
    {
      fprintf (stderr, "usage: whole-flood DORSAL DORSALCTL\n");
      return 2;
    }
  program_settle ();
  flood = try (argv[1], argv[2], NULL);
  bench_add (bench, &(BenchRow){ .name = "samples through all of it",
                                 .figure = flood.rate,
                                 .unit = "/s",
                                 .floor = "cat",
                                 .floor_figure = floor_rate (),
                                 .target = BENCH_AT_LEAST,
                                 .limit = 100000 });
  tell_loss (bench, "lost of these", &flood);
  screen = screen_new ();
  stopped = try (argv[1], argv[2], screen);
  tell_loss (bench, "lost at 1 kHz, display stopped 5 s", &stopped);
  screen_free (screen);
  bench_end (bench);
  return 0;
}
