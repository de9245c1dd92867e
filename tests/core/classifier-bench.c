/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: how a hand moves the roller. Goes out: readings, each checked for honesty. */

#include "classifier-bench.h"

void
bench_assert_honest (const DorsalReading *reading)
{
  if (!reading->place_known)
    {
      g_assert_true (reading->zone == DORSAL_ZONE_UNKNOWN || reading->zone == DORSAL_ZONE_OFF);
      g_assert_cmpint (reading->level, ==, DORSAL_LEVEL_UNKNOWN);
      g_assert_cmpfloat (reading->place_cm, ==, 0);
      g_assert_cmpfloat (reading->dwell_s, ==, 0);
    }
  else
    {
      g_assert_cmpint (reading->zone, >, DORSAL_ZONE_OFF);
      g_assert_cmpint (reading->level, !=, DORSAL_LEVEL_UNKNOWN);
      g_assert_cmpfloat (reading->sigma_cm, >, 1);
    }
}

void
bench_begin (Bench *bench)
{
  DorsalSettings settings = rig_settings ();

  *bench = (Bench){ .hand = rig_hand (), .next = DORSAL_CLOCK_NEXT };
  dorsal_classifier_init (&bench->classifier, &settings);
  dorsal_classifier_hello (&bench->classifier, &bench->hand.hello);
}

void
bench_step (Bench *bench, double cm_s, double percent)
{
  DorsalSample sample = rig_hand_step (&bench->hand, cm_s, percent);

  dorsal_classifier_step (&bench->classifier, &sample, bench->next, &bench->reading);
  bench->next = DORSAL_CLOCK_NEXT;
  bench_assert_honest (&bench->reading);
}

void
bench_play (Bench *bench, double seconds, double cm_s, double percent)
{
  for (guint i = 0; i < seconds * bench->hand.hello.rate_hz; i++)
    bench_step (bench, cm_s, percent);
}

void
bench_begin_anchored (Bench *bench)
{
  bench_begin (bench);
  bench_play (bench, 2, 0, UP);
  g_assert_cmpint (dorsal_classifier_anchor (&bench->classifier), ==, DORSAL_ANCHOR_ACCEPTED);
  bench_step (bench, 0, UP);
  g_assert_true (bench->reading.place_known);
}
