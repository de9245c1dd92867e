/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counts → kilopascals: the law is found again in what it made, and bad points are named. */

#include "core/calibration.h"
#include "core/contact.h"

#include <math.h>
#include <string.h>

static const DorsalHello hello = {
  .n_cells = 12, .pitch_mm = 25, .full_scale = 4095, .unit = DORSAL_UNIT_RAW, .rate_hz = 100, .diameter_mm = 140,
};

/* The count a cell of this law shows under so much pressure. */
static double
count_of (double kpa, double alpha, double beta)
{
  double g = exp ((log (kpa) - alpha) / beta);
  return 4095 * g / (1 + g);
}

static DorsalCalibrationPoint
weight (guint cell, double grams, double alpha, double beta)
{
  DorsalCalibrationPoint point = { DORSAL_CALIBRATION_ON_CELL, grams * 9.81e-3 };

  point.cells[cell] = count_of (point.force_n / 4 * 10, alpha, beta);
  return point;
}

static void
fill (DorsalCalibrationPoint *points, guint cell, double alpha, double beta)
{
  static const double grams[] = { 250, 500, 1000, 2000, 4000 };

  for (guint i = 0; i < 5; i++)
    points[i] = weight (cell, grams[i], alpha, beta);
}

/* A body: more in the middle, force by a scale. */
static DorsalCalibrationPoint
body (double peak_kpa, double alpha, double beta)
{
  DorsalCalibrationPoint point = { DORSAL_CALIBRATION_ON_ROLLER };

  for (guint i = 2; i < 10; i++)
    {
      double kpa = peak_kpa * sin (G_PI * (i - 1) / 9.0);
      point.cells[i] = count_of (kpa, alpha, beta);
      point.force_n += kpa * 25 * DORSAL_CONTACT_LENGTH_MM * 1e-3;
    }
  return point;
}

static void
test_found_again (void)
{
  static const double betas[] = { 0.6, 0.9, 1 / 0.9, 1.4, 1.55 };

  for (guint b = 0; b < G_N_ELEMENTS (betas); b++)
    {
      DorsalCalibrationPoint points[5];
      DorsalCalibration made;

      fill (points, 7, 3.9, betas[b]);
      g_assert_cmpint (dorsal_calibration_fit (points, 5, &hello, &made).result, ==, DORSAL_CALIBRATION_GOOD);
      g_assert_true (made.known);
      g_assert_false (made.rough);
      g_assert_cmpfloat_with_epsilon (made.beta, betas[b], 1e-4);
      g_assert_cmpfloat_with_epsilon (made.alpha, 3.9, 1e-3);
      g_assert_cmpfloat (made.residual, <, 1e-3);
      g_assert_cmpfloat_with_epsilon (made.gain[7], 1, 1e-6);
      g_assert_cmpuint (made.n_points, ==, 5);
      g_assert_cmpfloat_with_epsilon (dorsal_calibration_kpa (&made, 7, points[2].cells[7]), 9.81 / 4 * 10, 0.01);
      g_assert_cmpfloat_with_epsilon (dorsal_calibration_ratio (&made, &points[2], &hello), 1, 1e-3);
    }
}

static void
test_monotonic (void)
{
  DorsalCalibrationPoint points[5];
  DorsalCalibration made;
  double last = 0;

  fill (points, 0, 3.9, 1.1);
  dorsal_calibration_fit (points, 5, &hello, &made);
  g_assert_cmpfloat (dorsal_calibration_kpa (&made, 3, 0), ==, 0);
  g_assert_cmpfloat (dorsal_calibration_kpa (&made, 3, -5), ==, 0);
  for (guint count = 1; count <= 4095; count++)
    {
      double kpa = dorsal_calibration_kpa (&made, 3, count);

      g_assert_true (isfinite (kpa));
      if (count < 4000)
        g_assert_cmpfloat (kpa, >, last);
      else
        g_assert_cmpfloat (kpa, >=, last);
      last = kpa;
    }
  g_assert_cmpfloat (dorsal_calibration_kpa (&made, 3, 5000), ==, last);
  g_assert_cmpfloat (last, >, 1000);
}

/* Two cells that differ by a factor 1.5: each has its gain, those without weights have none. */
static void
test_gains (void)
{
  DorsalCalibrationPoint points[10];
  DorsalCalibration made;

  fill (points, 2, 3.9, 1.1);
  fill (points + 5, 9, 3.9 + log (1.5), 1.1);
  g_assert_cmpint (dorsal_calibration_fit (points, 10, &hello, &made).result, ==, DORSAL_CALIBRATION_GOOD);
  g_assert_cmpfloat_with_epsilon (made.gain[9] / made.gain[2], 1.5, 1e-3);
  g_assert_cmpfloat_with_epsilon (made.gain[2] * made.gain[9], 1, 1e-6);
  g_assert_cmpfloat (made.gain[5], ==, 1);
  g_assert_cmpfloat (made.residual, <, 1e-3);
  g_assert_cmpfloat_with_epsilon (dorsal_calibration_kpa (&made, 9, points[6].cells[9]), 0.5 * 9.81 / 4 * 10, 0.01);

  /* a cell that differs by thirty times from four others */
  {
    DorsalCalibrationPoint many[25];
    DorsalCalibrationVerdict result;

    for (guint c = 0; c < 5; c++)
      fill (many + 5 * c, c, c == 3 ? 3.0 + log (30) : 3.0, 1.1);
    result = dorsal_calibration_fit (many, 25, &hello, &made);
    g_assert_cmpint (result.result, ==, DORSAL_CALIBRATION_ODD_GAIN);
    g_assert_cmpfloat (result.value, ==, 3);
  }

  /* two weights are not enough for a gain of one's own */
  g_assert_cmpint (dorsal_calibration_fit (points, 7, &hello, &made).result, !=, DORSAL_CALIBRATION_UNKNOWN);
  points[7] = weight (9, 1000, 3.9 + log (1.05), 1.1);
  points[5] = weight (9, 250, 3.9 + log (1.05), 1.1);
  points[6] = weight (9, 500, 3.9 + log (1.05), 1.1);
  g_assert_cmpint (dorsal_calibration_fit (points, 7, &hello, &made).result, ==, DORSAL_CALIBRATION_GOOD);
  g_assert_cmpfloat (made.gain[9], ==, 1);
  g_assert_cmpint (dorsal_calibration_fit (points, 8, &hello, &made).result, ==, DORSAL_CALIBRATION_GOOD);
  g_assert_cmpfloat_with_epsilon (made.gain[9] / made.gain[2], 1.05, 1e-3);
}

static void
test_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint run = 0; run < 200; run++)
    {
      DorsalCalibrationPoint points[5];
      DorsalCalibration made = { 0 };
      DorsalCalibrationVerdict result;

      fill (points, 4, 3.9, 1.1);
      for (guint i = 0; i < 5; i++)
        points[i].force_n *= exp (g_rand_double_range (rand, -0.08, 0.08)); /* hysteresis 10 % and the like */
      result = dorsal_calibration_fit (points, 5, &hello, &made);
      g_assert_cmpint (result.result, ==, DORSAL_CALIBRATION_GOOD);
      for (double kpa = 6; kpa < 100; kpa *= 1.5)
        g_assert_cmpfloat (fabs (log (dorsal_calibration_kpa (&made, 4, count_of (kpa, 3.9, 1.1)) / kpa)), <, 0.12);
    }
}

/* A body on a scale: the pressure is right where the exponent is the usual one, and said to be rough. */
static void
test_body (void)
{
  DorsalCalibrationPoint points[6];
  DorsalCalibration made;

  points[0] = body (40, 3.7, 1 / 0.9);
  g_assert_cmpint (dorsal_calibration_fit (points, 1, &hello, &made).result, ==, DORSAL_CALIBRATION_GOOD);
  g_assert_true (made.rough);
  g_assert_cmpfloat (made.residual, ==, 0.25);
  g_assert_cmpfloat (made.beta, ==, 1 / 0.9);
  g_assert_cmpfloat_with_epsilon (made.alpha, 3.7, 1e-6);
  g_assert_cmpfloat_with_epsilon (dorsal_calibration_ratio (&made, &points[0], &hello), 1, 1e-6);

  /* three readings that disagree by a factor of two are none */
  points[1] = points[2] = points[0];
  points[1].force_n *= 2;
  g_assert_cmpint (dorsal_calibration_fit (points, 3, &hello, &made).result, ==, DORSAL_CALIBRATION_SCATTER);

  /* five from light to heavy find the exponent */
  for (guint i = 0; i < 5; i++)
    points[i] = body (10 * pow (1.6, i), 3.7, 0.9);
  g_assert_cmpint (dorsal_calibration_fit (points, 5, &hello, &made).result, ==, DORSAL_CALIBRATION_GOOD);
  g_assert_false (made.rough);
  g_assert_cmpfloat_with_epsilon (made.beta, 0.9, 1e-3);

  /* weights and a body together */
  fill (points, 3, 3.7, 0.9);
  points[5] = body (40, 3.7, 0.9);
  g_assert_cmpint (dorsal_calibration_fit (points, 6, &hello, &made).result, ==, DORSAL_CALIBRATION_GOOD);
  g_assert_cmpfloat_with_epsilon (made.beta, 0.9, 1e-3);
  g_assert_cmpfloat (made.residual, <, 1e-3);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *what;
    guint n, change;
    DorsalCalibrationResult result;
    int point;
    double value; /* 0: not looked at */
  } cases[] = {
    { "four weights", 4, 0, DORSAL_CALIBRATION_TOO_FEW, -1, 4 },
    { "no point", 0, 0, DORSAL_CALIBRATION_TOO_FEW, -1, 0 },
    { "nothing there", 5, 1, DORSAL_CALIBRATION_NOTHING, 2, 0 },
    { "moved", 5, 2, DORSAL_CALIBRATION_NOT_STILL, 1, 0.06 },
    { "on two cells", 5, 3, DORSAL_CALIBRATION_SPREAD, 3, 0.6 },
    { "at the end", 5, 4, DORSAL_CALIBRATION_SATURATED, 4, 0 },
    { "no weight", 5, 5, DORSAL_CALIBRATION_NO_FORCE, 0, 0 },
    { "not a number", 5, 6, DORSAL_CALIBRATION_NO_FORCE, 0, 0 },
    { "alike", 5, 7, DORSAL_CALIBRATION_NARROW, -1, 3 },
    { "falling", 5, 8, DORSAL_CALIBRATION_NOT_RISING, 3, 0 },
    { "one is off", 5, 9, DORSAL_CALIBRATION_SCATTER, 2, 0 },
    { "too steep", 5, 10, DORSAL_CALIBRATION_ODD_BETA, -1, 0 },
    { "too flat", 5, 11, DORSAL_CALIBRATION_ODD_BETA, -1, 0 },
    { "a kPa roller", 5, 12, DORSAL_CALIBRATION_NOT_RAW, -1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalCalibrationPoint points[5];
      DorsalCalibration made = { .beta = 42 };
      DorsalCalibrationVerdict result;
      DorsalHello roller = hello;

      fill (points, 7, 3.9, cases[i].change == 10 ? 1.9 : cases[i].change == 11 ? 0.4 : 1.1);
      switch (cases[i].change)
        {
        case 1:
          points[2].cells[7] = 15;
          break;
        case 2:
          points[1].unrest = 0.06;
          break;
        case 3:
          points[3].cells[8] = 0.6 * points[3].cells[7];
          break;
        case 4:
          points[4].cells[7] = 4090;
          break;
        case 5:
          points[0].force_n = 0;
          break;
        case 6:
          points[0].force_n = NAN;
          break;
        case 7:
          for (guint k = 0; k < 5; k++)
            points[k] = weight (7, 500 * (1 + k / 2.0), 3.9, 1.1);
          break;
        case 8:
          points[3].cells[7] = points[2].cells[7] - 1;
          break;
        case 9:
          points[2].force_n *= 1.6;
          break;
        case 12:
          roller.unit = DORSAL_UNIT_KPA;
          break;
        default:
          break;
        }
      g_test_message ("%s", cases[i].what);
      result = dorsal_calibration_fit (points, cases[i].n, &roller, &made);
      g_assert_cmpint (result.result, ==, cases[i].result);
      g_assert_cmpint (result.point, ==, cases[i].point);
      if (cases[i].value > 0)
        g_assert_cmpfloat_with_epsilon (result.value, cases[i].value, 0.01);
      g_assert_cmpfloat (made.beta, ==, 42); /* untouched */
    }
}

static void
test_fits (void)
{
  DorsalCalibration made = { .known = TRUE, .n_cells = 12, .full_scale = 4095 };
  DorsalHello other = hello;

  g_assert_true (dorsal_calibration_fits (&made, &hello));
  other.n_cells = 8;
  g_assert_false (dorsal_calibration_fits (&made, &other));
  other = hello;
  other.full_scale = 1023;
  g_assert_false (dorsal_calibration_fits (&made, &other));
  other = hello;
  other.unit = DORSAL_UNIT_KPA;
  g_assert_false (dorsal_calibration_fits (&made, &other));
  made.known = FALSE;
  g_assert_false (dorsal_calibration_fits (&made, &hello));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/calibration/the-law-is-found-again-in-what-it-made", test_found_again);
  g_test_add_func ("/core/calibration/more-count-is-more-pressure-and-never-infinite", test_monotonic);
  g_test_add_func ("/core/calibration/a-cell-with-three-weights-has-its-gain", test_gains);
  g_test_add_func ("/core/calibration/a-little-hysteresis-does-not-lead-astray", test_noise);
  g_test_add_func ("/core/calibration/a-body-on-a-scale-is-rough", test_body);
  g_test_add_func ("/core/calibration/bad-points-are-refused-and-named", test_refused);
  g_test_add_func ("/core/calibration/another-rollers-calibration-does-not-fit", test_fits);
  return g_test_run ();
}
