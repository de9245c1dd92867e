/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What keeps a place, and what loses it: settings, hellos, restarts, gaps, leaps. */

#include "classifier-bench.h"

static void
test_anchor_refused (void)
{
  Bench b;

  bench_begin (&b);
  g_assert_cmpint (dorsal_classifier_anchor (&b.classifier), ==, DORSAL_ANCHOR_NO_CONTACT);
  bench_play (&b, 1, 0, 0);
  g_assert_cmpint (dorsal_classifier_anchor (&b.classifier), ==, DORSAL_ANCHOR_NO_CONTACT);
  bench_play (&b, 1, 5, UP);
  g_assert_cmpint (dorsal_classifier_anchor (&b.classifier), ==, DORSAL_ANCHOR_MOVING);
  bench_play (&b, 1, 0.5, UP); /* breathing moves a lying person, too */
  g_assert_cmpint (dorsal_classifier_anchor (&b.classifier), ==, DORSAL_ANCHOR_ACCEPTED);
}

static void
test_measured_anchor (void)
{
  Bench b;
  DorsalSettings settings = rig_settings ();

  bench_begin (&b);
  settings.anchor_cm = 20;
  dorsal_classifier_configure (&b.classifier, &settings);
  bench_play (&b, 1, 0, UP);
  g_assert_cmpint (dorsal_classifier_anchor (&b.classifier), ==, DORSAL_ANCHOR_ACCEPTED);
  bench_step (&b, 0, UP);
  g_assert_cmpfloat_with_epsilon (b.reading.place_cm, 20, 1e-6);
  g_assert_cmpfloat_with_epsilon (b.reading.sigma_cm, 1.887, 0.001);

  /* a length is a length, whatever the back's turns out to be */
  settings.body.length_cm = 54;
  dorsal_classifier_configure (&b.classifier, &settings);
  bench_step (&b, 0, UP);
  g_assert_cmpfloat_with_epsilon (b.reading.place_cm, 20, 1e-6);
}

static void
test_settings_keep_the_place (void)
{
  Bench b;
  DorsalSettings settings;

  bench_begin_anchored (&b);
  bench_play (&b, 1, -5, UP);
  settings = b.classifier.settings;
  settings.body.weight_kg = 90;
  settings.zones.hold_confirm_ms = 1000;
  dorsal_classifier_configure (&b.classifier, &settings);
  bench_step (&b, 0, UP);
  g_assert_true (b.reading.place_known);
  g_assert_cmpfloat_with_epsilon (b.reading.place_cm, 0.49 * 48.6 - 5, 0.01);
  g_assert_cmpfloat_with_epsilon (b.reading.load_percent, UP * 75 / 90, 0.2);

  /* Below the shoulder blades stays there when the back turns out to be longer. */
  settings.body.length_cm = 54;
  dorsal_classifier_configure (&b.classifier, &settings);
  bench_step (&b, 0, UP);
  g_assert_true (b.reading.place_known);
  g_assert_cmpfloat_with_epsilon (b.reading.place_cm, 0.49 * 54 - 5, 0.01);
  g_assert_cmpfloat_with_epsilon (b.classifier.position.anchor_cm, 0.49 * 54, 1e-6);
}

/* The marked end at the other side: what was rolled went the other way. Nor is it a leap. */
static void
test_turned_end_loses_it (void)
{
  Bench b;
  DorsalSettings settings;

  bench_begin_anchored (&b);
  bench_play (&b, 4, -5, UP);
  bench_play (&b, 5, 0, UP);
  settings = b.classifier.settings;
  settings.marked_end = DORSAL_MARKED_END_RIGHT;
  dorsal_classifier_configure (&b.classifier, &settings);
  for (guint i = 0; i < 200; i++)
    {
      bench_step (&b, 0, UP);
      g_assert_false (b.reading.place_known);
      g_assert_cmpuint (b.reading.alerts, ==, 0);
      g_assert_cmpfloat_with_epsilon (b.reading.speed_cm_s, 0, 0.1);
      g_assert_cmpint (b.reading.state, ==, DORSAL_STATE_HOLDING);
    }
  g_assert_cmpint (dorsal_classifier_anchor (&b.classifier), ==, DORSAL_ANCHOR_ACCEPTED);
  bench_play (&b, 2, -5, UP);
  g_assert_cmpfloat_with_epsilon (b.reading.place_cm, 0.49 * 48.6 + 10, 0.01);
  g_assert_cmpfloat_with_epsilon (b.reading.speed_cm_s, 5, 0.05);
}

static void
test_hellos (void)
{
  Bench b;
  DorsalHello other;

  bench_begin_anchored (&b);
  other = b.hand.hello;
  other.battery = 50;
  dorsal_classifier_hello (&b.classifier, &other);
  bench_step (&b, 0, UP);
  g_assert_true (b.reading.place_known); /* the same roller */

  for (guint i = 0; i < 4; i++)
    {
      bench_begin_anchored (&b);
      bench_play (&b, 2, -5, UP);
      bench_play (&b, 5, 0, UP);
      g_assert_cmpint (b.reading.state, ==, DORSAL_STATE_HOLDING);
      other = rig_hello ();
      if (i == 0)
        g_strlcpy (other.serial, "OTHER", sizeof other.serial);
      if (i == 1)
        g_strlcpy (other.model, "Other", sizeof other.model);
      if (i == 2)
        other.diameter_mm = 100;
      if (i == 3)
        other.angle = DORSAL_ANGLE_NONE;
      dorsal_classifier_hello (&b.classifier, &other);
      bench_play (&b, 1, 0, UP);
      g_assert_false (b.reading.place_known);
      g_assert_cmpint (b.reading.zone, ==, DORSAL_ZONE_UNKNOWN);
      g_assert_cmpint (b.reading.state, ==, DORSAL_STATE_SETTLING);
      g_assert_cmpfloat (b.reading.hold_s, ==, 0);
      g_assert_cmpuint (b.reading.alerts, ==, 0);
    }
}

static void
test_restart (void)
{
  Bench b;

  bench_begin_anchored (&b);
  bench_play (&b, 2, -5, UP);
  bench_play (&b, 5, 0, UP);
  b.next = DORSAL_CLOCK_FIRST;
  b.hand.angle_deg = 0; /* its angle begins anew as well */
  b.hand.time_us -= 10000;
  for (guint i = 0; i < 100; i++)
    {
      bench_step (&b, 0, UP);
      g_assert_false (b.reading.place_known);
      g_assert_cmpuint (b.reading.alerts, ==, 0);
      g_assert_cmpfloat (b.reading.hold_s, ==, 0);
    }
  g_assert_cmpint (b.reading.state, ==, DORSAL_STATE_SETTLING);
}

/* So long without a sample, and the shell so much further. */
static void
test_gaps (void)
{
  static const struct
  {
    double seconds, deg;
    gboolean kept;
  } cases[] = {
    { 0.1, 5, TRUE },  { 0.49, 14, TRUE }, { 0.6, 0, TRUE },    { 1.9, 14, TRUE },   { 2.0, 0, FALSE },
    { 30, 0, FALSE },  { 0.6, 15.1, FALSE }, { 0.6, -20, FALSE }, { 1000, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Bench b;

      bench_begin_anchored (&b);
      bench_play (&b, 2, -5, UP);
      bench_play (&b, 5, 0, UP);
      b.hand.time_us += (gint64) (cases[i].seconds * 1e6) - 10000;
      b.hand.angle_deg += cases[i].deg;
      b.next = DORSAL_CLOCK_GAP;
      bench_play (&b, 0.3, 0, UP);
      if (b.reading.place_known != cases[i].kept)
        g_error ("%g s, %g°: known %d", cases[i].seconds, cases[i].deg, b.reading.place_known);
      if (cases[i].seconds >= 2) /* nobody held through that */
        g_assert_cmpint (b.reading.state, ==, DORSAL_STATE_SETTLING);
    }
}

/* An angle that leaps where no roller could has been set anew. */
static void
test_leap (void)
{
  static const double leaps_deg[] = { 30, -30, 180, 5000 };

  for (guint i = 0; i < G_N_ELEMENTS (leaps_deg); i++)
    {
      Bench b;

      bench_begin_anchored (&b);
      b.hand.angle_deg += leaps_deg[i];
      for (guint k = 0; k < 100; k++)
        {
          bench_step (&b, 0, UP);
          g_assert_false (b.reading.place_known);
          g_assert_cmpuint (b.reading.alerts, ==, 0);
        }
      g_assert_cmpfloat (b.reading.speed_cm_s, ==, 0);
    }
}

static void
test_beyond_the_body (void)
{
  Bench b;

  bench_begin_anchored (&b);
  bench_play (&b, 5, 8, UP); /* 40 cm on: below S2 there is nothing to name */
  g_assert_false (b.reading.place_known);
  g_assert_cmpint (b.reading.zone, ==, DORSAL_ZONE_UNKNOWN);
  bench_play (&b, 5, -8, UP);
  g_assert_cmpint (b.reading.level, ==, DORSAL_LEVEL_T9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/classifier-place/an-anchor-wants-somebody-who-lies-still", test_anchor_refused);
  g_test_add_func ("/core/classifier-place/a-measured-anchor-is-a-length", test_measured_anchor);
  g_test_add_func ("/core/classifier-place/settings-keep-the-place", test_settings_keep_the_place);
  g_test_add_func ("/core/classifier-place/turning-the-marked-end-loses-it", test_turned_end_loses_it);
  g_test_add_func ("/core/classifier-place/the-same-roller-keeps-it-and-another-loses-it", test_hellos);
  g_test_add_func ("/core/classifier-place/a-restart-loses-it", test_restart);
  g_test_add_func ("/core/classifier-place/a-gap-keeps-it-for-two-seconds-or-15-degrees", test_gaps);
  g_test_add_func ("/core/classifier-place/an-impossible-leap-loses-it", test_leap);
  g_test_add_func ("/core/classifier-place/beyond-the-body-is-unknown", test_beyond_the_body);
  return g_test_run ();
}
