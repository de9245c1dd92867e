/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A calibration taken on a simulated bench: zeros, weights, hands that do not hold still. */

#include "core/calibrating.h"

#include <math.h>

#define PERIOD_US 10000
#define ZERO 80 /* counts of an empty cell */

static const DorsalHello hello = {
  .n_cells = 12, .pitch_mm = 25, .full_scale = 4095, .unit = DORSAL_UNIT_RAW, .rate_hz = 100, .diameter_mm = 140,
};

typedef struct
{
  DorsalCalibrating calibrating;
  DorsalSample sample;
  guint n;
} Bench;

static Bench
bench_new (void)
{
  Bench bench = { .calibrating = dorsal_calibrating_begin (&hello) };

  bench.sample.time_us = 5 * G_USEC_PER_SEC;
  bench.sample.n_cells = 12;
  return bench;
}

/* `seconds` with so many counts on a cell, trembling by so many; the first news that is some. */
static DorsalCalibratingNews
rest (Bench *bench, guint cell, double counts, double tremble, double seconds)
{
  for (guint i = 0; i < seconds * G_USEC_PER_SEC / PERIOD_US; i++)
    {
      DorsalCalibratingNews news;

      for (guint c = 0; c < 12; c++)
        bench->sample.cells[c] = ZERO + (gint32) (c % 3);
      bench->sample.cells[cell] += (gint32) lround (counts + tremble * sin (bench->n++ * 0.7));
      bench->sample.time_us += PERIOD_US;
      news = dorsal_calibrating_step (&bench->calibrating, &bench->sample);
      if (news != DORSAL_CALIBRATING_NOTHING)
        return news;
    }
  return DORSAL_CALIBRATING_NOTHING;
}

static DorsalCalibratingNews
weigh (Bench *bench, guint cell, double kg, double counts, double tremble)
{
  bench->calibrating = dorsal_calibrating_weigh (bench->calibrating, DORSAL_CALIBRATION_ON_CELL, kg * 9.80665, 0);
  return rest (bench, cell, counts, tremble, 6);
}

static DorsalCalibratingNews
zero (Bench *bench, double counts, double tremble)
{
  bench->calibrating = dorsal_calibrating_zero (bench->calibrating);
  return rest (bench, 4, counts, tremble, 6);
}

/* The count under so many kg on 4 cm². */
static double
count_of (double kg)
{
  double g = exp ((log (kg * 9.80665 / 4 * 10) - 3.9) / 1.1);
  return 4095 * g / (1 + g);
}

static void
test_whole (void)
{
  static const double kgs[] = { 0.25, 0.5, 1, 2, 4 };
  Bench bench = bench_new ();
  DorsalCalibration made;

  g_assert_cmpint (zero (&bench, 0, 3), ==, DORSAL_CALIBRATING_ZEROED);
  for (guint i = 0; i < 5; i++)
    {
      g_assert_cmpint (weigh (&bench, 7, kgs[i], count_of (kgs[i]), 4), ==, DORSAL_CALIBRATING_TAKEN);
      g_assert_cmpuint (bench.calibrating.n_points, ==, i + 1);
      g_assert_cmpfloat_with_epsilon (bench.calibrating.points[i].cells[7], count_of (kgs[i]), 1.5);
    }
  g_assert_cmpint (dorsal_calibrating_fit (&bench.calibrating, &made).result, ==, DORSAL_CALIBRATION_GOOD);
  g_assert_cmpfloat_with_epsilon (made.beta, 1.1, 0.02);
  g_assert_cmpfloat (made.residual, <, 0.03);
}

/* What stands in the way of a zero, or of a point. */
static void
test_refused (void)
{
  Bench bench = bench_new ();

  g_assert_cmpint (zero (&bench, 1500, 0), ==, DORSAL_CALIBRATING_NOT_EMPTY);
  g_assert_cmpuint (bench.calibrating.blamed, ==, 4);
  g_assert_false (bench.calibrating.zeroed);
  g_assert_cmpint (zero (&bench, 100, 90), ==, DORSAL_CALIBRATING_NOT_EMPTY);
  g_assert_cmpint (weigh (&bench, 7, 1, 900, 0), ==, DORSAL_CALIBRATING_NOTHING); /* no zero, no weight */
  g_assert_cmpint (zero (&bench, 0, 0), ==, DORSAL_CALIBRATING_ZEROED);
  g_assert_cmpint (weigh (&bench, 7, 1, 900, 200), ==, DORSAL_CALIBRATING_REFUSED);
  g_assert_cmpint (bench.calibrating.verdict.result, ==, DORSAL_CALIBRATION_NOT_STILL);
  g_assert_cmpint (weigh (&bench, 7, 1, 0, 0), ==, DORSAL_CALIBRATING_REFUSED);
  g_assert_cmpint (bench.calibrating.verdict.result, ==, DORSAL_CALIBRATION_NOTHING);
  g_assert_cmpuint (bench.calibrating.n_points, ==, 0);
}

static void
test_settles (void)
{
  Bench bench = bench_new ();

  zero (&bench, 0, 0);
  bench.calibrating = dorsal_calibrating_weigh (bench.calibrating, DORSAL_CALIBRATION_ON_CELL, 9.8, 0);
  g_assert_cmpint (rest (&bench, 7, 2000, 400, 0.95), ==, DORSAL_CALIBRATING_NOTHING); /* the hand still holds it */
  g_assert_cmpfloat_with_epsilon (dorsal_calibrating_progress (&bench.calibrating), 0.235, 0.02);
  g_assert_cmpint (rest (&bench, 7, 900, 0, 4), ==, DORSAL_CALIBRATING_TAKEN);
  g_assert_cmpfloat_with_epsilon (bench.calibrating.points[0].cells[7], 900, 12);
  g_assert_cmpfloat (dorsal_calibrating_progress (&bench.calibrating), ==, 0);
}

/* A cable that comes off for a second may have been pulled with the weight. */
static void
test_gap (void)
{
  Bench bench = bench_new ();

  zero (&bench, 0, 0);
  bench.calibrating = dorsal_calibrating_weigh (bench.calibrating, DORSAL_CALIBRATION_ON_CELL, 9.8, 0);
  g_assert_cmpint (rest (&bench, 7, 300, 0, 3.5), ==, DORSAL_CALIBRATING_NOTHING);
  bench.sample.time_us += G_USEC_PER_SEC;
  g_assert_cmpint (rest (&bench, 7, 900, 0, 3.5), ==, DORSAL_CALIBRATING_NOTHING);
  g_assert_cmpint (rest (&bench, 7, 900, 0, 1), ==, DORSAL_CALIBRATING_TAKEN);
  g_assert_cmpfloat_with_epsilon (bench.calibrating.points[0].cells[7], 900, 2);
}

static void
test_new_zero (void)
{
  Bench bench = bench_new ();

  zero (&bench, 0, 0);
  weigh (&bench, 7, 1, 900, 0);
  weigh (&bench, 7, 2, 1500, 0);
  bench.calibrating = dorsal_calibrating_remove (bench.calibrating, 0);
  g_assert_cmpuint (bench.calibrating.n_points, ==, 1);
  g_assert_cmpfloat_with_epsilon (bench.calibrating.points[0].force_n, 2 * 9.80665, 1e-9);
  bench.calibrating = dorsal_calibrating_zero (bench.calibrating);
  g_assert_cmpuint (bench.calibrating.n_points, ==, 0);
  g_assert_false (bench.calibrating.zeroed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/calibrating/five-weights-make-a-law", test_whole);
  g_test_add_func ("/core/calibrating/what-is-not-empty-or-not-still-is-refused", test_refused);
  g_test_add_func ("/core/calibrating/the-hand-has-a-second-to-go", test_settles);
  g_test_add_func ("/core/calibrating/a-hole-begins-it-again", test_gap);
  g_test_add_func ("/core/calibrating/a-new-zero-forgets-the-weights", test_new_zero);
  return g_test_run ();
}
