/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a roller costs without a display: `dorsalctl monitor` on a pseudo-terminal, a roller of 16 cells at 1 kHz, every reading
 * printed; and how many samples a second it takes when the roller does not wait. The floor is `cat` on the same terminal.
 *
 *   bench-monitor DORSALCTL [SECONDS] */

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"
#include "pty-roller.h"
#include "usage.h"

#define SETTLE_US 1500000

typedef struct
{
  double cpu;              /* % of a core */
  double samples, lost;    /* a second */
  double samples_of_a_cpu; /* samples for a second of the processor's time */
} Cost;

/* The program with its output in /dev/null. */
static int
start (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  int pid;

  if (!g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL,
                      NULL, NULL, &pid, &error))
    g_error ("%s could not be started: %s", argv[0], error->message);
  return pid;
}

static Cost
watch (PtyRoller *roller, int pid, double seconds)
{
  Usage began = usage_of (pid), ended;
  guint64 sent = pty_roller_get_sent (roller), lost = pty_roller_get_lost (roller);
  gint64 from_us = g_get_monotonic_time ();
  double s, n;

  g_usleep ((gulong) (seconds * 1e6));
  ended = usage_of (pid);
  n = (double) (pty_roller_get_sent (roller) - sent);
  s = (double) (g_get_monotonic_time () - from_us) * 1e-6;
  return (Cost){ .cpu = (ended.cpu_s - began.cpu_s) / s * 100,
                 .samples = n / s,
                 .lost = (double) (pty_roller_get_lost (roller) - lost) / s,
                 .samples_of_a_cpu = n / (ended.cpu_s - began.cpu_s) };
}

/* argv: "PTY" stands for the terminal's name. For a program that asks for no samples the roller starts by itself. */
static Cost
measure (const char **argv, guint n_cells, PtyPace pace, double seconds)
{
  DorsalPersonSetup setup = dorsal_person_setup_default (1);
  PtyRoller *roller;
  Cost cost;
  int pid;

  setup.hello.n_cells = n_cells;
  setup.hello.pitch_mm = 300 / n_cells;
  setup.hello.rate_hz = 1000;
  roller = pty_roller_new (&setup);
  for (guint i = 0; argv[i]; i++)
    if (g_str_equal (argv[i], "PTY"))
      argv[i] = pty_roller_get_path (roller);
  pid = start (argv);
  pty_roller_set_pace (roller, pace);
  g_usleep (SETTLE_US);
  if (!pty_roller_is_started (roller))
    {
      pty_roller_start (roller);
      g_usleep (SETTLE_US);
    }
  cost = watch (roller, pid, seconds);
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
  pty_roller_free (roller);
  return cost;
}

int
main (int argc, char **argv)
{
  double seconds = argc > 2 ? g_ascii_strtod (argv[2], NULL) : 20;
  Cost cat, life, flood, cat_flood;
  Bench *bench;

  if (argc < 2)
    {
      fprintf (stderr, "usage: bench-monitor DORSALCTL [SECONDS]\n");
      return 2;
    }
  cat = measure ((const char *[]){ "cat", "PTY", NULL }, 16, PTY_LIFE, seconds / 4);
  life = measure ((const char *[]){ argv[1], "monitor", "PTY", NULL }, 16, PTY_LIFE, seconds);
  cat_flood = measure ((const char *[]){ "cat", "PTY", NULL }, 12, PTY_FLOOD, seconds / 4);
  flood = measure ((const char *[]){ argv[1], "monitor", "--format", "csv", "PTY", NULL }, 12, PTY_FLOOD, seconds / 4);
  bench = bench_begin ("monitor", "dorsalctl monitor on a pseudo-terminal, every reading printed");
  bench_add (bench, &(BenchRow){ "16 cells at 1 kHz", life.cpu, "% of a core", "cat", cat.cpu, BENCH_AT_MOST, 5 });
  bench_add (bench, &(BenchRow){ "… samples lost a second", life.lost, "", .target = BENCH_AT_MOST, .limit = 0 });
  bench_add (bench, &(BenchRow){ "… samples that came, a second", life.samples, "" });
  /* The roller is a program, too: where not even cat gets more, it was the slow one. */
  bench_add (bench, &(BenchRow){ "12 cells as fast as they go: samples a second", flood.samples, "", "cat", cat_flood.samples,
                                 BENCH_AT_LEAST, 100000, .unsure = cat_flood.samples < 200000 });
  bench_add (bench, &(BenchRow){ "… samples for a second of the processor", flood.samples_of_a_cpu, "", "cat",
                                 cat_flood.samples_of_a_cpu, BENCH_AT_LEAST, 100000 });
  bench_end (bench);
  return 0;
}
