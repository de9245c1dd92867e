/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the start of the process to the first picture, and the memory it takes then, beside an empty window of the same
 * library: one after the other, turn about.
 *
 *   whole-start DORSAL FLOOR-WINDOW        under headless-run */

#include <stdio.h>
#include <stdlib.h>

#include "bench.h"
#include "program.h"
#include "screen.h"
#include "usage.h"

#define TURNS 7

typedef struct
{
  double wall_ms[TURNS], cpu_ms[TURNS], rss_mb[TURNS];
} Starts;

static void
start (const char *path, Starts *starts, guint turn)
{
  Watcher *screen = screen_new ();
  Program program = program_start (path, (const char *const[]){ NULL });
  gint64 seen_us = screen_await_window (screen, 10 * G_USEC_PER_SEC);

  starts->wall_ms[turn] = seen_us ? (double) (seen_us - program.began_us) * 1e-3 : 10000;
  starts->cpu_ms[turn] = usage_of (program.pid).cpu_s * 1e3;
  g_usleep (700000);
  starts->rss_mb[turn] = usage_of (program.pid).rss_mb;
  program_end (&program);
  screen_free (screen);
  g_usleep (100000); /* the server takes the window away */
}

static int
by_size (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

static double
median (double *values)
{
  qsort (values, TURNS, sizeof *values, by_size);
  return values[TURNS / 2];
}

int
main (int argc, char *argv[])
{
  Bench *bench = bench_begin ("whole-start", "A start, beside an empty window");
  static Starts dorsal, floor;
  double memory;

  if (argc != 3)
    {
      fprintf (stderr, "usage: whole-start DORSAL FLOOR-WINDOW\n");
      return 2;
    }
  program_settle ();
  for (guint i = 0; i < TURNS; i++)
    {
      start (argv[1], &dorsal, i);
      start (argv[2], &floor, i);
    }
  memory = median (floor.rss_mb);
  bench_add (bench, &(BenchRow){ .name = "to the first picture",
                                 .figure = median (dorsal.wall_ms),
                                 .unit = "ms",
                                 .floor = "an empty window",
                                 .floor_figure = median (floor.wall_ms),
                                 .target = BENCH_AT_MOST_FLOORS,
                                 .limit = 1.5 });
  bench_add (bench, &(BenchRow){ .name = "work until then",
                                 .figure = median (dorsal.cpu_ms),
                                 .unit = "ms CPU",
                                 .floor = "an empty window",
                                 .floor_figure = median (floor.cpu_ms),
                                 .target = BENCH_AT_MOST_FLOORS,
                                 .limit = 1.5 });
  bench_add (bench, &(BenchRow){ .name = "memory then",
                                 .figure = median (dorsal.rss_mb),
                                 .unit = "MB",
                                 .floor = "an empty window",
                                 .floor_figure = memory,
                                 .target = BENCH_AT_MOST,
                                 .limit = memory + 40,
                                 .note = "within 40 MB of it" });
  bench_end (bench);
  return 0;
}
