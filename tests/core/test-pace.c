/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Speed to pace: the words, their limits, and no flicker at turn-arounds. */

#include "core/pace.h"

#include <math.h>

#define PERIOD_US 10000

/* Strokes of a sine's shape with this peak, each so long, for so many seconds; counts how often the word changed. */
static DorsalPacing
roll (DorsalPacing pacing, double peak_cm_s, double stroke_s, double seconds, guint *ret_changes)
{
  *ret_changes = 0;
  for (guint i = 0; i < (guint) (seconds * 100); i++)
    {
      DorsalPace before = pacing.pace;

      pacing = dorsal_pacing_step (pacing, TRUE, peak_cm_s * sin (G_PI * i / 100.0 / stroke_s), FALSE, PERIOD_US,
                                   dorsal_zones_default ());
      *ret_changes += pacing.pace != before;
    }
  return pacing;
}

static void
test_words (void)
{
  static const struct
  {
    double peak_cm_s;
    DorsalPace pace;
    guint changes; /* from UNKNOWN: to GOOD at once, then perhaps once more */
  } cases[] = {
    { 0.9, DORSAL_PACE_SLOW, 2 }, { 1.4, DORSAL_PACE_SLOW, 2 }, { 2.5, DORSAL_PACE_GOOD, 1 },
    { 7.9, DORSAL_PACE_GOOD, 1 }, { 12, DORSAL_PACE_FAST, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint changes;
      /* ends at the peak of a stroke of 2 s */
      DorsalPacing pacing = roll ((DorsalPacing){ 0 }, cases[i].peak_cm_s, 2, 21, &changes);

      g_assert_cmpint (pacing.pace, ==, cases[i].pace);
      /* a fast roller's speed is sure to fall below the limit in the long ends of its strokes */
      if (cases[i].pace != DORSAL_PACE_FAST)
        g_assert_cmpuint (changes, ==, cases[i].changes);
    }
}

static void
test_turn_around (void)
{
  DorsalPacing pacing = { 0 };
  guint changes;

  pacing = roll (pacing, 4, 2, 1, &changes);
  for (guint i = 0; i < 60; i++) /* a pause of 0.6 s */
    {
      pacing = dorsal_pacing_step (pacing, TRUE, 0, FALSE, PERIOD_US, dorsal_zones_default ());
      g_assert_cmpint (pacing.pace, ==, DORSAL_PACE_GOOD);
    }
}

static void
test_slow_takes_five_seconds (void)
{
  DorsalPacing pacing = { 0 };

  for (guint i = 1; i <= 600; i++)
    {
      pacing = dorsal_pacing_step (pacing, TRUE, -1.2, FALSE, PERIOD_US, dorsal_zones_default ());
      g_assert_cmpint (pacing.pace, ==, i < 500 ? DORSAL_PACE_GOOD : DORSAL_PACE_SLOW);
    }
  /* ends a tenth above the limit */
  pacing = dorsal_pacing_step (pacing, TRUE, 1.6, FALSE, PERIOD_US, dorsal_zones_default ());
  g_assert_cmpint (pacing.pace, ==, DORSAL_PACE_SLOW);
  pacing = dorsal_pacing_step (pacing, TRUE, 1.7, FALSE, PERIOD_US, dorsal_zones_default ());
  g_assert_cmpint (pacing.pace, ==, DORSAL_PACE_GOOD);
}

static void
test_fast_limits (void)
{
  DorsalPacing pacing = dorsal_pacing_step ((DorsalPacing){ 0 }, TRUE, 8, FALSE, PERIOD_US, dorsal_zones_default ());

  g_assert_cmpint (pacing.pace, ==, DORSAL_PACE_GOOD);
  pacing = dorsal_pacing_step (pacing, TRUE, -8.01, FALSE, PERIOD_US, dorsal_zones_default ());
  g_assert_cmpint (pacing.pace, ==, DORSAL_PACE_FAST);
  pacing.reached_cm_s = 7.3;
  pacing = dorsal_pacing_step (pacing, TRUE, 0, FALSE, PERIOD_US, dorsal_zones_default ());
  g_assert_cmpint (pacing.pace, ==, DORSAL_PACE_FAST);
  pacing.reached_cm_s = 7.2;
  pacing = dorsal_pacing_step (pacing, TRUE, 0, FALSE, PERIOD_US, dorsal_zones_default ());
  g_assert_cmpint (pacing.pace, ==, DORSAL_PACE_GOOD);
  /* the alert's rule wins over all */
  pacing = dorsal_pacing_step (pacing, TRUE, 0, TRUE, PERIOD_US, dorsal_zones_default ());
  g_assert_cmpint (pacing.pace, ==, DORSAL_PACE_TOO_FAST);
}

static void
test_nobody_rolls (void)
{
  DorsalPacing fast = dorsal_pacing_step ((DorsalPacing){ 0 }, TRUE, 20, TRUE, PERIOD_US, dorsal_zones_default ());

  g_assert_cmpint (dorsal_pacing_step (fast, FALSE, 20, TRUE, PERIOD_US, dorsal_zones_default ()).pace, ==,
                   DORSAL_PACE_UNKNOWN);
  g_assert_cmpfloat (dorsal_pacing_step (fast, FALSE, 20, TRUE, PERIOD_US, dorsal_zones_default ()).reached_cm_s, ==, 0);
  g_assert_cmpint (dorsal_pacing_step (fast, TRUE, 20, FALSE, 251000, dorsal_zones_default ()).pace, ==,
                   DORSAL_PACE_UNKNOWN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/pace/slow-good-and-fast", test_words);
  g_test_add_func ("/core/pace/a-turn-around-changes-nothing", test_turn_around);
  g_test_add_func ("/core/pace/slow-takes-five-seconds", test_slow_takes_five_seconds);
  g_test_add_func ("/core/pace/the-limits-of-fast", test_fast_limits);
  g_test_add_func ("/core/pace/who-does-not-roll-has-no-pace", test_nobody_rolls);
  return g_test_run ();
}
