/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A wire that cuts, delays, splits, repeats and corrupts, for ten minutes of stream time: what comes out must be what
 * was sent, or nothing. */

#include "fault-trial.h"

#define TEN_MINUTES_US (10 * 60 * (gint64) G_USEC_PER_SEC)

/* Of these seeds no damaged line gets through. */
static void
go_through (TrialKind kind)
{
  Trial trial = trial_run (kind, 1, TEN_MINUTES_US);

  g_test_message ("%u sent, %u taken, %u lines refused, %u cuts", (guint) trial.count.sent, (guint) trial.count.taken,
                  (guint) trial.count.bad, (guint) trial.count.cuts);
  g_assert_cmpstr (trial_missed (kind, &trial, TEN_MINUTES_US, 0), ==, NULL);
}

static void
test_splits (void)
{
  go_through (TRIAL_SPLITS);
}

static void
test_corrupts (void)
{
  go_through (TRIAL_CORRUPTS);
  go_through (TRIAL_CORRUPTS_MUCH);
}

static void
test_repeats (void)
{
  go_through (TRIAL_REPEATS);
}

static void
test_delays (void)
{
  go_through (TRIAL_DELAYS);
}

static void
test_cuts (void)
{
  go_through (TRIAL_CUTS);
}

static void
test_everything (void)
{
  go_through (TRIAL_EVERYTHING);
}

static void
test_memory (void)
{
  g_assert_cmpint (trial_growth (9 * 60 * (gint64) G_USEC_PER_SEC), <=, 1 << 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/faults/a-wire-that-splits-loses-nothing", test_splits);
  g_test_add_func ("/core/faults/a-wire-that-corrupts-says-nothing-wrong", test_corrupts);
  g_test_add_func ("/core/faults/a-wire-that-repeats-tells-nothing-twice", test_repeats);
  g_test_add_func ("/core/faults/a-wire-that-delays-loses-nothing", test_delays);
  g_test_add_func ("/core/faults/a-wire-that-is-cut-goes-on", test_cuts);
  g_test_add_func ("/core/faults/everything-at-once", test_everything);
  g_test_add_func ("/core/faults/hours-take-no-more-memory-than-minutes", test_memory);
  return g_test_run ();
}
