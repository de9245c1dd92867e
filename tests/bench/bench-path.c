/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes to readings: an hour at 100 Hz from a simulated roller with twelve cells, over a damaged wire, in memory, in pieces as
 * a terminal gives them. The floors are of the same bytes: copying them, and their checksums alone. */

#include "bench.h"
#include "wire.h"

#include <math.h>
#include <string.h>

#define SAMPLES (60 * 60 * 100)
#define ROUNDS 3

typedef struct
{
  GByteArray *wire;
  guint8 *copy;
  guint64 result; /* keeps the compiler honest */
} Hour;

static void
turn_copy (gpointer data)
{
  Hour *hour = data;

  memcpy (hour->copy, hour->wire->data, hour->wire->len);
  __asm__ volatile("" ::"r"(hour->copy) : "memory");
}

static void
turn_checksum (gpointer data)
{
  Hour *hour = data;

  hour->result += wire_sum_checksums (hour->wire);
}

static void
turn_decode (gpointer data)
{
  Hour *hour = data;

  hour->result += wire_decode (hour->wire);
}

static void
turn_judge (gpointer data)
{
  Hour *hour = data;

  hour->result += wire_judge (hour->wire);
}

static double
ns_of (BenchTurn turn, Hour *hour)
{
  return bench_best_s (turn, hour, ROUNDS) * 1e9 / SAMPLES;
}

int
main (void)
{
  Bench *bench = bench_begin ("path", "An hour at 100 Hz of 12 cells, bytes to readings, a sample");
  double began = bench_cpu_s (), made_ns, checksum_ns, judge_ns;
  Hour hour = { .wire = wire_of (12, 100, SAMPLES, (DorsalRollerFaults){ 0.01, 0.004 }) };

  made_ns = (bench_cpu_s () - began) * 1e9 / SAMPLES;
  hour.copy = g_malloc (hour.wire->len);
  checksum_ns = ns_of (turn_checksum, &hour);
  judge_ns = ns_of (turn_judge, &hour);
#define ROW(what, ns, beside, beside_ns, ...)                                                                          \
  bench_add (bench, &(BenchRow){ .name = what, .figure = ns, .unit = "ns", .floor = beside, .floor_figure = beside_ns, \
                                 __VA_ARGS__ })
  ROW ("checksums", checksum_ns, "copied", ns_of (turn_copy, &hour));
  ROW ("bytes to sentences", ns_of (turn_decode, &hour), "checksums", checksum_ns);
  ROW ("bytes to readings", judge_ns, "checksums", checksum_ns, .target = BENCH_AT_MOST, .limit = 1500);
  ROW ("(the simulation that makes the bytes)", made_ns, NULL, 0);
#undef ROW
  bench_add (bench, &(BenchRow){ .name = "readings a second, one core", .figure = 1e9 / judge_ns, .unit = "" });
  bench_end (bench);
  g_byte_array_unref (hour.wire);
  g_free (hour.copy);
  return 0;
}
