/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ticks, pixels and labels, by table and by every value. */

#include "draw/axis.h"

static void
test_value_axis (void)
{
  static const struct
  {
    gint32 low, high, unit;
    int height, tick_px;
    gint32 want_low, want_high, want_step;
  } cases[] = {
    { 0, 1230, 10, 280, 40, 0, 1400, 200 },
    { 0, 1000, 10, 200, 40, 0, 1000, 200 },
    { 0, 0, 10, 200, 40, 0, 5, 1 },
    { -35, 35, 10, 300, 30, -40, 40, 10 },
    { 17, 23, 10, 400, 40, 17, 23, 1 },
    { 0, 100, 1, 10, 40, 0, 100, 100 },
    { -32768, 32767, 10, 100, 40, -50000, 50000, 50000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalValueAxis axis
          = dorsal_value_axis_of (cases[i].low, cases[i].high, cases[i].unit, cases[i].height, cases[i].tick_px);

      g_test_message ("%d … %d by %d", axis.low, axis.high, axis.step);
      if (cases[i].low != cases[i].high)
        {
          g_assert_cmpint (axis.low, ==, cases[i].want_low);
          g_assert_cmpint (axis.high, ==, cases[i].want_high);
          g_assert_cmpint (axis.step, ==, cases[i].want_step);
        }
      g_assert_cmpint (axis.low, <=, cases[i].low);
      g_assert_cmpint (axis.high, >=, cases[i].high);
      g_assert_cmpint (axis.low, <, axis.high);
    }
}

static void
test_value_axis_always_holds (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 20000; i++)
    {
      gint32 low = g_rand_int_range (rand, -32768, 32767), high = g_rand_int_range (rand, low, 32768);
      int height = g_rand_int_range (rand, 1, 1200), tick = g_rand_int_range (rand, 1, 80);
      DorsalValueAxis axis = dorsal_value_axis_of (low, high, 10, height, tick);
      gint32 nice = axis.step;

      while (nice % 10 == 0)
        nice /= 10;
      g_assert_true (nice == 1 || nice == 2 || nice == 5);
      g_assert_cmpint (axis.low, <=, low);
      g_assert_cmpint (axis.high, >=, high);
      g_assert_cmpint (axis.low % axis.step, ==, 0);
      g_assert_cmpint (axis.high % axis.step, ==, 0);
      if (height / tick > 2)
        g_assert_cmpint ((axis.high - axis.low) / axis.step * (gint64) tick, <=, height);
    }
}

static void
test_pixels (void)
{
  DorsalValueAxis axis = { -200, 1000, 200, 10 };
  gint32 last = G_MAXINT32;

  g_assert_cmpint (dorsal_value_axis_to_256 (&axis, 1000, 300), ==, 0);
  g_assert_cmpint (dorsal_value_axis_to_256 (&axis, -200, 300), ==, 300 * 256);
  g_assert_cmpint (dorsal_value_axis_to_256 (&axis, 400, 300), ==, 150 * 256);
  for (gint32 value = -32768; value <= 32767; value++)
    {
      gint32 y = dorsal_value_axis_to_256 (&axis, value, 300);

      g_assert_cmpint (y, <, last);
      last = y;
    }
}

static void
test_far_values_stay_in_range (void)
{
  DorsalValueAxis axis = { 0, 1, 1, 1 };

  g_assert_cmpint (dorsal_value_axis_to_256 (&axis, G_MAXINT16, 4000), ==, -DORSAL_AXIS_FAR);
  g_assert_cmpint (dorsal_value_axis_to_256 (&axis, G_MININT16, 4000), ==, 4000 * 256 + DORSAL_AXIS_FAR);
}

static void
test_value_labels (void)
{
  static const struct
  {
    DorsalValueAxis axis;
    gint32 value;
    const char *want;
  } cases[] = {
    { { 0, 1000, 200, 10 }, 400, "40" }, { { 0, 10, 5, 10 }, 5, "0.5" },     { { 0, 10, 5, 10 }, 10, "1.0" },
    { { 0, 10, 5, 1 }, 5, "5" },         { { -40, 40, 20, 10 }, -20, "−2" }, { { 0, 100, 50, 1000 }, 50, "0.05" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label = dorsal_value_axis_label (&cases[i].axis, cases[i].value);

      g_assert_cmpstr (label, ==, cases[i].want);
    }
}

#define S ((gint64) G_USEC_PER_SEC)

static void
test_time_axis (void)
{
  static const struct
  {
    gint64 span_s;
    int width, tick_px;
    gint64 want_s;
  } cases[] = {
    { 60, 840, 80, 10 },    { 60, 300, 80, 30 },         { 10, 840, 80, 1 }, { 300, 840, 80, 30 },
    { 3600, 840, 80, 600 }, { 8 * 3600, 840, 80, 3600 }, { 7, 800, 100, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalTimeAxis axis
          = dorsal_time_axis_of (DORSAL_TIME_SINCE_START, 0, cases[i].span_s * S, cases[i].width, cases[i].tick_px);

      g_assert_cmpint (axis.step_us, ==, cases[i].want_s * S);
    }
}

static void
test_ticks (void)
{
  DorsalTimeAxis start = { DORSAL_TIME_SINCE_START, 17 * S, 77 * S, 10 * S };
  DorsalTimeAxis live = { DORSAL_TIME_BEFORE_END, 17 * S, 77 * S, 15 * S };

  g_assert_cmpint (dorsal_time_axis_first_tick (&start), ==, 20 * S);
  g_assert_cmpint (dorsal_time_axis_first_tick (&live), ==, 17 * S);
  live.first_us -= S;
  g_assert_cmpint (dorsal_time_axis_first_tick (&live), ==, 17 * S);
  start.first_us = -3 * S;
  g_assert_cmpint (dorsal_time_axis_first_tick (&start), ==, 0);

  g_assert_cmpint (dorsal_time_axis_to_px (&live, live.first_us, 610), ==, 0);
  g_assert_cmpint (dorsal_time_axis_to_px (&live, live.last_us, 610), ==, 610);
}

static void
test_time_labels (void)
{
  static const struct
  {
    DorsalTimeAxis axis;
    gint64 time_us;
    const char *want;
  } cases[] = {
    { { DORSAL_TIME_SINCE_START, 0, 60 * S, 10 * S }, 30 * S, "0:30" },
    { { DORSAL_TIME_SINCE_START, 0, 9000 * S, 600 * S }, 4200 * S, "1:10:00" },
    { { DORSAL_TIME_SINCE_START, 0, S, S / 10 }, 3 * S / 10, "0:00.3" },
    { { DORSAL_TIME_SINCE_START, -S, S, S }, -S, "−0:01" },
    { { DORSAL_TIME_BEFORE_END, 0, 60 * S, 10 * S }, 30 * S, "−30 s" },
    { { DORSAL_TIME_BEFORE_END, 0, 60 * S, 10 * S }, 60 * S, "0" },
    { { DORSAL_TIME_BEFORE_END, 0, 300 * S, 30 * S }, 210 * S, "−1:30" },
    { { DORSAL_TIME_BEFORE_END, 0, 600 * S, 120 * S }, 0, "−10 min" },
    { { DORSAL_TIME_BEFORE_END, 0, 8 * 3600 * S, 3600 * S }, 3600 * S, "−7 h" },
    { { DORSAL_TIME_BEFORE_END, 0, S, S / 5 }, S / 5, "−0.8 s" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label = dorsal_time_axis_label (&cases[i].axis, cases[i].time_us);

      g_assert_cmpstr (label, ==, cases[i].want);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/axis/values-get-round-ticks", test_value_axis);
  g_test_add_func ("/draw/axis/every-range-is-held", test_value_axis_always_holds);
  g_test_add_func ("/draw/axis/value-to-pixel-is-exact-and-falls", test_pixels);
  g_test_add_func ("/draw/axis/far-values-stay-in-range", test_far_values_stay_in_range);
  g_test_add_func ("/draw/axis/values-are-labelled-in-their-unit", test_value_labels);
  g_test_add_func ("/draw/axis/times-get-round-ticks", test_time_axis);
  g_test_add_func ("/draw/axis/ticks-count-from-start-or-end", test_ticks);
  g_test_add_func ("/draw/axis/times-are-labelled-as-people-say-them", test_time_labels);
  return g_test_run ();
}
