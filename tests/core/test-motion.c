/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Speed along the back, from ten samples a second to a thousand. */

#include "core/motion.h"

#include <math.h>

static const guint rates_hz[] = { 10, 25, 50, 100, 200, 333, 1000 };

static void
step (DorsalMotion *motion, gint64 time_us, double path_cm)
{
  dorsal_motion_step (motion, time_us, path_cm, dorsal_zones_default ());
}

static void
test_constant (void)
{
  static const double speeds[] = { -30, -4, -0.2, 0, 0.05, 1, 8.4, 100 };

  for (guint r = 0; r < G_N_ELEMENTS (rates_hz); r++)
    for (guint s = 0; s < G_N_ELEMENTS (speeds); s++)
      {
        DorsalMotion motion = { 0 };

        for (guint i = 0; i < 2 * rates_hz[r]; i++)
          {
            gint64 time_us = (gint64) i * 1000000 / rates_hz[r];
            step (&motion, time_us, 1e4 + speeds[s] * time_us * 1e-6);
            g_assert_cmpint (motion.known, ==, i >= 2 && (rates_hz[r] < 1000 || time_us >= 5000));
            if (motion.known)
              g_assert_cmpfloat_with_epsilon (motion.speed_cm_s, speeds[s], 1e-6);
          }
      }
}

static void
test_too_few (void)
{
  DorsalMotion motion = { 0 };

  step (&motion, 0, 0);
  g_assert_false (motion.known);
  step (&motion, 10000, 50);
  g_assert_false (motion.known);
  g_assert_cmpfloat (motion.speed_cm_s, ==, 0);
  g_assert_cmpint (motion.still_since_us, ==, G_MAXINT64);
}

/* A stroke of 20 cm with its peak at 8 cm/s: the window looks 75 ms back. */
static void
test_minimum_jerk (void)
{
  for (guint r = 2; r < G_N_ELEMENTS (rates_hz); r++)
    {
      const double length = 20, peak = 8, duration = 1.875 * length / peak;
      DorsalMotion motion = { 0 };
      double worst = 0;

      for (guint i = 0; i < duration * rates_hz[r]; i++)
        {
          double t = (double) i / rates_hz[r], u = t / duration, v = (t - 0.075) / duration;
          double speed = v <= 0 ? 0 : length / duration * 30 * v * v * (1 - v) * (1 - v);

          step (&motion, (gint64) (t * 1e6), length * u * u * u * (10 - 15 * u + 6 * u * u));
          if (t > 0.3)
            worst = MAX (worst, fabs (motion.speed_cm_s - speed));
        }
      g_assert_cmpfloat (worst, <, 0.2); /* of 8 */
    }
}

/* A 12-bit angle on 140 mm steps by 0.107 mm; with its noise the slope strays by some 0.03 cm/s. */
static void
test_noise (void)
{
  const double step_cm = 2 * G_PI * 7 / 4096;
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  DorsalMotion motion = { 0 };
  double sum = 0, sum_of_squares = 0;
  guint n = 0;

  for (guint i = 0; i < 20000; i++)
    {
      double noise_cm = 0;
      double path_cm = 4.0 * i / 100;

      for (guint k = 0; k < 12; k++)
        noise_cm += (g_rand_double (rand) - 0.5) * 0.02 * G_PI / 180 * 7;
      step (&motion, i * 10000, round ((path_cm + noise_cm) / step_cm) * step_cm);
      if (i > 20)
        {
          sum += motion.speed_cm_s;
          sum_of_squares += (motion.speed_cm_s - 4) * (motion.speed_cm_s - 4);
          n++;
        }
    }
  g_assert_cmpfloat_with_epsilon (sum / n, 4, 0.002);
  g_assert_cmpfloat (sqrt (sum_of_squares / n), <, 0.04);
  g_assert_cmpfloat (sqrt (sum_of_squares / n), >, 0.005);
}

/* Still below `still`, moving again only from `roll-enter`; dated to when it came to rest. */
static void
test_still (void)
{
  static const struct
  {
    double cm_s;
    gboolean still;
  } spans[] = { { 5, FALSE },   { 0.2, FALSE }, { 0.05, TRUE }, { 0.3, TRUE },
                { -0.3, TRUE }, { 0.4, FALSE }, { 0.2, FALSE }, { 0, TRUE } };
  DorsalMotion motion = { 0 };
  double path_cm = 0;
  gint64 time_us = 0, since_us = 0;

  for (guint s = 0; s < G_N_ELEMENTS (spans); s++)
    {
      for (guint i = 0; i < 100; i++)
        {
          step (&motion, time_us, path_cm);
          time_us += 10000;
          path_cm += spans[s].cm_s / 100;
        }
      g_assert_cmpint (motion.still_since_us != G_MAXINT64, ==, spans[s].still);
      if (s == 2)
        since_us = motion.still_since_us;
      if (s == 3 || s == 4)
        g_assert_cmpint (motion.still_since_us, ==, since_us);
    }
  g_assert_cmpint (since_us, >, 2000000);
  g_assert_cmpint (since_us, <, 2200000);
}

static void
test_gap_and_reset (void)
{
  DorsalMotion motion = { 0 };

  for (guint i = 0; i < 100; i++)
    step (&motion, i * 10000, i * 0.1);
  dorsal_motion_reset (&motion);
  g_assert_false (motion.known);
  g_assert_cmpfloat (motion.speed_cm_s, ==, 0);
  g_assert_cmpint (motion.still_since_us, ==, G_MAXINT64);
  for (guint i = 0; i < 3; i++)
    step (&motion, 5000000 + i * 10000, -50 - i * 0.02);
  g_assert_true (motion.known);
  g_assert_cmpfloat_with_epsilon (motion.speed_cm_s, -2, 1e-6);
}

/* After 400 ms without samples the line goes through what is there, and is right. */
static void
test_short_gap (void)
{
  DorsalMotion motion = { 0 };

  for (guint i = 0; i < 200; i++)
    if (i < 100 || i >= 140)
      {
        step (&motion, i * 10000, i * 0.05);
        if (i >= 2)
          g_assert_cmpfloat_with_epsilon (motion.speed_cm_s, 5, 1e-6);
      }
}

static void
test_stopped_clock (void)
{
  DorsalMotion motion = { 0 };

  for (guint i = 0; i < 100; i++)
    {
      step (&motion, 1000, i);
      g_assert_true (isfinite (motion.speed_cm_s));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/motion/a-constant-speed-is-found-at-every-rate", test_constant);
  g_test_add_func ("/core/motion/two-points-are-no-speed", test_too_few);
  g_test_add_func ("/core/motion/a-stroke-is-followed", test_minimum_jerk);
  g_test_add_func ("/core/motion/a-twelve-bit-angle-is-smooth-enough", test_noise);
  g_test_add_func ("/core/motion/still-has-two-thresholds", test_still);
  g_test_add_func ("/core/motion/reset-forgets", test_gap_and_reset);
  g_test_add_func ("/core/motion/a-short-gap-does-not-bend-the-line", test_short_gap);
  g_test_add_func ("/core/motion/a-stopped-clock-divides-by-nothing", test_stopped_clock);
  return g_test_run ();
}
