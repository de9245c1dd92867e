/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Samples in, readings out: what is named, and what must not be. */

#include "classifier-bench.h"

#include "core/anatomy.h"

#include <math.h>

static double
length_cm (Bench *bench)
{
  return bench->classifier.settings.body.length_cm;
}

static void
test_session (void)
{
  Bench b;

  bench_begin (&b);
  bench_play (&b, 1, 0, 0);
  g_assert_cmpint (b.reading.link, ==, DORSAL_LINK_STREAMING);
  g_assert_cmpint (b.reading.state, ==, DORSAL_STATE_OFF);
  g_assert_cmpint (b.reading.zone, ==, DORSAL_ZONE_OFF);
  g_assert_cmpint (b.reading.band, ==, DORSAL_BAND_NONE);

  bench_play (&b, 2, 0, UP);
  g_assert_cmpint (b.reading.state, ==, DORSAL_STATE_SETTLING);
  g_assert_cmpint (b.reading.zone, ==, DORSAL_ZONE_UNKNOWN);
  g_assert_true (b.reading.pressure_known && b.reading.load_known && b.reading.speed_known);
  g_assert_cmpfloat_with_epsilon (b.reading.load_percent, UP, 0.2);
  g_assert_cmpint (b.reading.band, ==, DORSAL_BAND_COMFORTABLE);

  g_assert_cmpint (dorsal_classifier_anchor (&b.classifier), ==, DORSAL_ANCHOR_ACCEPTED);
  bench_step (&b, 0, UP);
  g_assert_cmpint (b.reading.zone, ==, DORSAL_ZONE_THORACIC);
  g_assert_cmpint (b.reading.level, ==, DORSAL_LEVEL_T9);
  g_assert_cmpfloat_with_epsilon (b.reading.place_cm, 0.49 * 48.6, 1e-6);
  g_assert_cmpfloat_with_epsilon (b.reading.sigma_cm, 2.802, 0.001);

  bench_play (&b, 2, -5, UP); /* 10 cm toward the head */
  g_assert_cmpint (b.reading.state, ==, DORSAL_STATE_ROLLING);
  g_assert_cmpfloat_with_epsilon (b.reading.speed_cm_s, -5, 0.05);
  g_assert_cmpfloat_with_epsilon (b.reading.place_cm, 0.49 * 48.6 - 10, 0.01);
  g_assert_cmpint (b.reading.level, ==, DORSAL_LEVEL_T5);
  g_assert_cmpuint (b.reading.alerts, ==, 0);

  bench_play (&b, 10, 0, UP);
  g_assert_cmpint (b.reading.state, ==, DORSAL_STATE_HOLDING);
  g_assert_cmpfloat_with_epsilon (b.reading.hold_s, 10, 0.3);
  g_assert_cmpfloat_with_epsilon (b.reading.dwell_s, 10, 0.5);

  bench_play (&b, 1, 0, 0);
  g_assert_cmpint (b.reading.zone, ==, DORSAL_ZONE_OFF);
  bench_play (&b, 3, 0, 0);
  bench_play (&b, 1, 0, UP);
  g_assert_cmpint (b.reading.zone, ==, DORSAL_ZONE_UNKNOWN);
}

/* Into the lower back: warned before, alarmed within 250 ms of the border, and over 400 ms after it. */
static void
test_lumbar (void)
{
  Bench b;
  double border_cm, near_cm = 0;
  gint64 crossed_us = 0, alarm_us = 0, left_us = 0, over_us = 0;

  bench_begin_anchored (&b);
  border_cm = 0.713 * length_cm (&b);
  while (b.reading.place_cm < border_cm + 4)
    {
      bench_step (&b, 5, UP);
      if (!near_cm && b.reading.alerts & DORSAL_ALERT_LUMBAR_NEAR)
        near_cm = b.reading.place_cm;
      if (!crossed_us && b.reading.place_cm >= border_cm)
        crossed_us = b.reading.sample.time_us;
      if (!alarm_us && b.reading.alerts & DORSAL_ALERT_LUMBAR)
        alarm_us = b.reading.sample.time_us;
      g_assert_cmpint (b.reading.zone == DORSAL_ZONE_LUMBAR, ==, b.reading.place_cm >= border_cm);
    }
  g_assert_cmpfloat (near_cm, >, border_cm - 6);
  g_assert_cmpfloat (near_cm, <, border_cm - 3);
  g_assert_cmpint (alarm_us - crossed_us, >=, 150000);
  g_assert_cmpint (alarm_us - crossed_us, <=, 160000);
  g_assert_cmpint (dorsal_alert_first (b.reading.alerts), ==, DORSAL_ALERT_LUMBAR);
  while (b.reading.place_cm > border_cm - 10)
    {
      bench_step (&b, -5, UP);
      if (!left_us && b.reading.place_cm < border_cm)
        left_us = b.reading.sample.time_us;
      if (!over_us && !(b.reading.alerts & DORSAL_ALERT_LUMBAR))
        over_us = b.reading.sample.time_us;
    }
  g_assert_cmpint (over_us - left_us, >=, 400000);
  g_assert_cmpint (over_us - left_us, <=, 410000);
}

static void
test_neck (void)
{
  Bench b;

  bench_begin_anchored (&b);
  while (b.reading.place_cm > 0.4)
    bench_step (&b, -8, UP);
  bench_play (&b, 0.3, 0, UP);
  g_assert_cmpint (b.reading.zone, ==, DORSAL_ZONE_NECK);
  g_assert_true (b.reading.alerts & DORSAL_ALERT_NECK);
}

/* Without an anchor no rolling, holding or lifting ever names a zone or raises an alarm of place. */
static void
test_never_anchored (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);
  Bench b;

  bench_begin (&b);
  for (guint i = 0; i < 300; i++)
    {
      double cm_s = g_rand_double_range (rand, -12, 12), percent = g_rand_int_range (rand, 0, 4) ? UP : 0;

      for (guint k = 0; k < 100; k++)
        {
          bench_step (&b, cm_s, percent);
          g_assert_false (b.reading.place_known);
          g_assert_cmpuint (b.reading.alerts & (DORSAL_ALERT_LUMBAR | DORSAL_ALERT_NECK | DORSAL_ALERT_LUMBAR_NEAR), ==,
                            0);
        }
    }
}

/* Nor does a roller that cannot tell its angle, whatever is pressed. */
static void
test_no_angle (void)
{
  Bench b;

  bench_begin (&b);
  b.hand.hello.angle = DORSAL_ANGLE_NONE;
  dorsal_classifier_hello (&b.classifier, &b.hand.hello);
  for (guint i = 0; i < 20; i++)
    {
      bench_play (&b, 1, i % 2 ? 5 : 0, UP);
      g_assert_cmpint (dorsal_classifier_anchor (&b.classifier), ==, DORSAL_ANCHOR_NO_ANGLE);
      bench_step (&b, 0, UP);
      g_assert_cmpint (b.reading.zone, ==, DORSAL_ZONE_UNKNOWN);
      g_assert_cmpint (b.reading.state, ==, DORSAL_STATE_SETTLING);
      g_assert_false (b.reading.speed_known);
    }
}

static void
test_dead_cells (void)
{
  Bench b;

  bench_begin_anchored (&b);
  for (guint i = 0; i < 100; i++)
    {
      DorsalSample sample = rig_hand_step (&b.hand, 0, UP);

      for (guint k = 0; k < sample.n_cells; k++)
        sample.cells[k] = DORSAL_CELL_DEAD;
      dorsal_classifier_step (&b.classifier, &sample, DORSAL_CLOCK_NEXT, &b.reading);
      bench_assert_honest (&b.reading);
      g_assert_cmpint (b.reading.state, ==, DORSAL_STATE_UNKNOWN);
      g_assert_cmpint (b.reading.zone, ==, DORSAL_ZONE_UNKNOWN);
      g_assert_cmpint (b.reading.band, ==, DORSAL_BAND_UNKNOWN);
      g_assert_false (b.reading.pressure_known || b.reading.load_known);
    }
}

/* Carried about and laid down: what the shell turned meanwhile was no rolling. */
static void
test_in_the_air (void)
{
  Bench b;

  bench_begin (&b);
  for (guint i = 0; i < 300; i++)
    {
      bench_step (&b, 40, 0);
      g_assert_false (b.reading.speed_known);
    }
  for (guint i = 0; i < 300; i++)
    {
      bench_step (&b, 0, UP);
      g_assert_cmpint (b.reading.state, !=, DORSAL_STATE_ROLLING);
      g_assert_cmpfloat (b.reading.speed_cm_s, ==, 0);
      g_assert_cmpuint (b.reading.alerts, ==, 0);
    }
}

static void
test_raw (void)
{
  Bench b;

  bench_begin (&b);
  b.hand.hello.unit = DORSAL_UNIT_RAW;
  b.hand.hello.full_scale = 1023;
  dorsal_classifier_hello (&b.classifier, &b.hand.hello);
  bench_play (&b, 2, 0, UP);
  g_assert_false (b.reading.pressure_known || b.reading.load_known);
  g_assert_cmpfloat (b.reading.raw_fraction, >, 0);
  g_assert_cmpint (b.reading.band, ==, DORSAL_BAND_UNKNOWN);
  g_assert_cmpint (dorsal_classifier_anchor (&b.classifier), ==, DORSAL_ANCHOR_ACCEPTED);
}

/* With the calibration of this very roller raw cells are pressure; with another one's they stay raw. */
static void
test_calibrated (void)
{
  for (guint other = 0; other <= 1; other++)
    {
      Bench b;
      DorsalCalibration *calibration;

      bench_begin (&b);
      b.hand.hello.unit = DORSAL_UNIT_RAW;
      b.hand.hello.full_scale = 1023;
      calibration = &b.classifier.settings.roller.calibration;
      *calibration = (DorsalCalibration){ .known = TRUE, .alpha = log (50), .beta = 1, .n_points = 5,
                                          .n_cells = 12 + other, .full_scale = 1023 };
      for (guint i = 0; i < DORSAL_MAX_CELLS; i++)
        calibration->gain[i] = 1;
      dorsal_classifier_hello (&b.classifier, &b.hand.hello);
      bench_play (&b, 2, 0, UP);
      g_assert_cmpint (b.reading.pressure_known, ==, !other);
      if (!other)
        {
          double count = b.reading.sample.cells[0];
          g_assert_cmpfloat_with_epsilon (b.reading.pressure_kpa, 50 * count / (1023 - count), 1e-6);
          g_assert_true (b.reading.load_known);
          g_assert_cmpint (b.reading.band, !=, DORSAL_BAND_UNKNOWN);
        }
    }
}

/* A radius that was rolled counts, not the one the roller says. */
static void
test_rolled_radius (void)
{
  Bench b;

  bench_begin (&b);
  b.classifier.settings.roller.radius_cm = 6.3; /* of 7 */
  dorsal_classifier_hello (&b.classifier, &b.hand.hello);
  bench_play (&b, 2, 0, UP);
  g_assert_cmpint (dorsal_classifier_anchor (&b.classifier), ==, DORSAL_ANCHOR_ACCEPTED);
  bench_play (&b, 2, -5, UP);
  g_assert_cmpfloat_with_epsilon (b.reading.place_cm, 0.49 * 48.6 - 9, 0.05);
  g_assert_cmpfloat_with_epsilon (b.reading.speed_cm_s, -4.5, 0.05);
}

static void
test_silence (void)
{
  Bench b;
  DorsalReading silent;

  bench_begin_anchored (&b);
  dorsal_classifier_silence (&b.classifier, DORSAL_LINK_SILENT, &silent);
  bench_assert_honest (&silent);
  g_assert_cmpint (silent.link, ==, DORSAL_LINK_SILENT);
  g_assert_cmpint (silent.state, ==, DORSAL_STATE_UNKNOWN);
  g_assert_cmpint (silent.zone, ==, DORSAL_ZONE_UNKNOWN);
  g_assert_cmpint (silent.band, ==, DORSAL_BAND_UNKNOWN);
  g_assert_cmpuint (silent.alerts, ==, 0);
  g_assert_false (silent.speed_known || silent.pressure_known || silent.load_known);
  g_assert_cmpuint (silent.sample.n_cells, ==, 0);
  g_assert_cmpint (silent.sample.time_us, ==, b.hand.time_us);
}

/* When still it clings to its level, but never across a zone's border. */
static void
test_level_clings (void)
{
  Bench b;
  double t9_cm;

  bench_begin_anchored (&b);
  t9_cm = dorsal_anatomy_span (DORSAL_LEVEL_T9).top * length_cm (&b);
  while (b.reading.place_cm > t9_cm - 0.3)
    bench_step (&b, -0.4, UP);
  g_assert_cmpint (b.reading.level, ==, DORSAL_LEVEL_T9);
  while (b.reading.place_cm > t9_cm - 0.45)
    bench_step (&b, -0.4, UP);
  g_assert_cmpint (b.reading.level, ==, DORSAL_LEVEL_T8);
  while (b.reading.zone != DORSAL_ZONE_LOWER_CAUTION)
    bench_step (&b, 0.5, UP);
  g_assert_cmpint (b.reading.level, ==, DORSAL_LEVEL_T11);
  while (b.reading.zone != DORSAL_ZONE_LUMBAR)
    bench_step (&b, 0.5, UP);
  g_assert_cmpint (b.reading.level, ==, DORSAL_LEVEL_L1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/classifier/a-small-session", test_session);
  g_test_add_func ("/core/classifier/the-lower-back-warns-and-then-alarms", test_lumbar);
  g_test_add_func ("/core/classifier/the-neck-alarms", test_neck);
  g_test_add_func ("/core/classifier/never-anchored-never-named", test_never_anchored);
  g_test_add_func ("/core/classifier/without-an-angle-never-named", test_no_angle);
  g_test_add_func ("/core/classifier/dead-cells-are-not-nobody", test_dead_cells);
  g_test_add_func ("/core/classifier/what-turns-in-the-air-is-no-rolling", test_in_the_air);
  g_test_add_func ("/core/classifier/raw-cells-are-never-kilopascals", test_raw);
  g_test_add_func ("/core/classifier/a-calibration-of-its-own-makes-raw-cells-pressure", test_calibrated);
  g_test_add_func ("/core/classifier/a-rolled-radius-counts", test_rolled_radius);
  g_test_add_func ("/core/classifier/silence-knows-nothing", test_silence);
  g_test_add_func ("/core/classifier/a-level-clings-but-not-across-a-border", test_level_clings);
  return g_test_run ();
}
