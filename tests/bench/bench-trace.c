/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A trace that grows and is asked for 1200 columns, from ten seconds at 1 kHz to eleven hours. The floor of an append is an
 * append to an array of the same integers; that of a query, to read every sample, which is done up to a million. What is
 * promised is that eight hours cost what one hour does. */

#include "bench.h"
#include "core/trace.h"

#include <math.h>

#define COLUMNS 1200
#define ROUNDS 9
#define HOUR (60 * 60 * 1000)

typedef struct
{
  DorsalTrace *trace;
  gint64 length; /* that is asked for */
  gint64 sum;    /* keeps the compiler honest */
} Matter;

/* Somebody breathing, rolling, and a little noise: cheap to make. */
static gint16
value_at (gint64 i, guint32 *noise)
{
  *noise = *noise * 1664525 + 1013904223;
  return (gint16) (400 + 60 * (i / 4000 % 5) + i / 16 % 50 + (gint64) (*noise >> 27));
}

static void
turn_range (gpointer data)
{
  Matter *matter = data;

  for (gint64 k = 0; k < COLUMNS; k++)
    matter->sum += dorsal_trace_range (matter->trace, matter->length * k / COLUMNS, matter->length * (k + 1) / COLUMNS).max;
}

static void
turn_scan (gpointer data)
{
  Matter *matter = data;

  for (gint64 k = 0; k < COLUMNS; k++)
    matter->sum += dorsal_trace_scan (matter->trace, matter->length * k / COLUMNS, matter->length * (k + 1) / COLUMNS).max;
}

static double
ms_of (BenchTurn turn, Matter *matter, gint64 length)
{
  matter->length = length;
  return bench_best_s (turn, matter, ROUNDS) * 1e3;
}

static double
floor_of_append_ns (gint64 n)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (gint16));
  guint32 noise = 1;
  double began = bench_cpu_s ();

  for (gint64 i = 0; i < n; i++)
    {
      gint16 value = value_at (i, &noise);
      g_array_append_val (array, value);
    }
  return (bench_cpu_s () - began) * 1e9 / (double) n;
}

/* Grows to n; CPU ns a sample since the last size. */
static double
grow_ns (DorsalTrace *trace, gint64 n)
{
  gint64 from = (gint64) dorsal_trace_length (trace);
  guint32 noise = 1;
  double began = bench_cpu_s ();

  for (gint64 i = from; i < n; i++)
    dorsal_trace_append (trace, value_at (i, &noise));
  return (bench_cpu_s () - began) * 1e9 / (double) (n - from);
}

static void
bench_sizes (Matter *matter)
{
  static const struct
  {
    const char *append, *query;
    gint64 n;
  } sizes[] = {
    { "appended, up to 10 k", "1200 columns of 10 k", 10000 },
    { "appended, up to 100 k", "1200 columns of 100 k", 100000 },
    { "appended, up to 1 M", "1200 columns of 1 M", 1000000 },
    { "appended, up to 10 M", "1200 columns of 10 M", 10000000 },
    { "appended, up to 40 M", "1200 columns of 40 M", 40000000 },
  };
  Bench *bench = bench_begin ("trace", "A trace by its length");
  double floor_ns = floor_of_append_ns (4000000);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gboolean scans = sizes[i].n <= 1000000;

      bench_add (bench, &(BenchRow){ .name = sizes[i].append, .figure = grow_ns (matter->trace, sizes[i].n), .unit = "ns a sample",
                                     .floor = "to an array", .floor_figure = floor_ns });
      bench_add (bench, &(BenchRow){ .name = sizes[i].query, .figure = ms_of (turn_range, matter, sizes[i].n), .unit = "ms",
                                     .floor = scans ? "every sample read" : NULL,
                                     .floor_figure = scans ? ms_of (turn_scan, matter, sizes[i].n) : 0 });
    }
  bench_add (bench, &(BenchRow){ .name = "memory, at 40 M", .figure = (double) dorsal_trace_memory (matter->trace) / 40e6,
                                 .unit = "bytes a sample", .floor = "the samples", .floor_figure = 2 });
  bench_end (bench);
}

static void
bench_hours (Matter *matter)
{
  Bench *bench = bench_begin ("trace", "1200 columns of a session at 1 kHz");
  double hour_ms = ms_of (turn_range, matter, HOUR);

  bench_add (bench, &(BenchRow){ .name = "of 1 h", .figure = hour_ms, .unit = "ms" });
  bench_add (bench, &(BenchRow){ .name = "of 8 h", .figure = ms_of (turn_range, matter, 8 * HOUR), .unit = "ms",
                                 .floor = "of 1 h", .floor_figure = hour_ms, .target = BENCH_AT_MOST_FLOORS, .limit = 1.2 });
  bench_end (bench);
}

int
main (void)
{
  Matter matter = { .trace = dorsal_trace_new () };

  bench_sizes (&matter);
  bench_hours (&matter);
  dorsal_trace_free (matter.trace);
  return 0;
}
