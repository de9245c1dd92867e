/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A classifier and a roller moved by hand, for the tests of the classifier. */

#include "rig.h"

G_BEGIN_DECLS

#define UP 60.0 /* percent of 75 kg, hips lifted */

typedef struct
{
  RigHand hand;
  DorsalClassifier classifier;
  DorsalReading reading;
  DorsalClockStep next; /* what the clock says of the next sample */
} Bench;

/* Nowhere may a reading name what it does not know; each step asserts it. */
void bench_assert_honest (const DorsalReading *reading);

void bench_begin (Bench *bench);

/* One sample on, having rolled at cm_s under percent. */
void bench_step (Bench *bench, double cm_s, double percent);
void bench_play (Bench *bench, double seconds, double cm_s, double percent);

/* Lies at the start position, anchored there: f = 0.49, 23.8 cm. */
void bench_begin_anchored (Bench *bench);

G_END_DECLS
