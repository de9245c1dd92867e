/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How every benchmark tells what it measured: rows, each a figure beside its floor and its target.
 *
 *   Bench *bench = bench_begin ("decode", "A sample of twelve cells");
 *   bench_add (bench, &(BenchRow){ .name = "decoded", .figure = 400, .unit = "ns", .floor = "copied", .floor_figure =
 * 8, .target = BENCH_AT_MOST, .limit = 1000 }); bench_end (bench);
 *
 * prints an aligned table on stdout, and, where the environment's DORSAL_BENCH_JSON names a file, appends each row to
 * it as one JSON object on one line, with the members
 *
 *   bench, title, name, unit    text
 *   figure                      a number, or null: it could not be measured
 *   floor, floor_figure, ratio  text and numbers, or null: it has no floor
 *   target                      text such as "≤ 1,800", or null
 *   verdict                     "met", "missed", "open", or null without a target
 *   note                        text or null
 *
 * `./dev bench` sets that file and makes one table of it. A missed target is said, never a failure: the next machine is
 * another one. */

#include <glib.h>
#include <time.h>

G_BEGIN_DECLS

typedef enum
{
  BENCH_NO_TARGET,
  BENCH_AT_MOST,        /* limit, in the unit of the figure */
  BENCH_AT_LEAST,       /* the same */
  BENCH_AT_MOST_FLOORS, /* limit × the floor */
} BenchTarget;

typedef struct
{
  const char *name; /* what was measured, in a few words */
  double figure;    /* NAN where it could not be; the note says why */
  const char *unit;

  /* The least that anything could cost that does this, from the same run and in the same unit. */
  const char *floor; /* NULL: there is none */
  double floor_figure;

  BenchTarget target;
  double limit;
  gboolean unsure; /* too short or too noisy a run to miss a target by: open where it would be missed */

  const char *note; /* or NULL */
} BenchRow;

typedef struct _Bench Bench;

/* A table. The strings must outlive it; those of its rows need not. A program may have several, one after another,
 * under the same name. */
Bench *bench_begin (const char *bench, const char *title);
void bench_add (Bench *bench, const BenchRow *row);

/* What bench_end() prints. */
char *bench_text (const Bench *bench);
void bench_end (Bench *bench);
/* The same without a word. */
void bench_free (Bench *bench);

/* "met", "missed", "open", or NULL. A figure that could not be measured leaves its target open. */
const char *bench_verdict (const BenchRow *row);

/* The row as JSON, with its newline. */
char *bench_row_json (const Bench *bench, const BenchRow *row);

/* The processor's time of this process, in seconds: steadier than the clock on the wall where others work, too. */
double bench_cpu_s (void);

/* The least CPU seconds of one turn, in so many rounds of at least a few milliseconds each. */
typedef void (*BenchTurn) (gpointer data);
double bench_best_s (BenchTurn turn, gpointer data, guint rounds);

G_END_DECLS
