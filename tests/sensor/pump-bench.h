/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A pump at the end of a pty with a clock of its own, and what came out of it, counted. */

#include "rig.h"

G_BEGIN_DECLS

typedef struct
{
  RigCable cable;
  RigClock time;
  DorsalHostClock clock;
  DorsalSettings settings;
  DorsalPump *pump;
  int wake_fd;

  guint readings, hellos, anchored, refused, events;
  double place_cm; /* of the last anchor */
  GString *links; /* "streaming silent …" */
} PumpBench;

/* For g_test_add(). */
void pump_bench_begin (PumpBench *bench, gconstpointer data);
void pump_bench_end (PumpBench *bench, gconstpointer data);

/* A pump on this source; or on the cable, and open. */
void pump_bench_make (PumpBench *bench, DorsalSource *source);
void pump_bench_open (PumpBench *bench);

/* hello, then n samples from seq first. */
void pump_bench_ride (PumpBench *bench, guint first, guint n);

/* Until a count has come to n; until the source has ended and is closed. */
void pump_bench_turn_until (PumpBench *bench, const guint *count, guint n);
void pump_bench_turn_to_the_end (PumpBench *bench, GError **error);

G_END_DECLS
