/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The picture of a calibration: points, curve, how far off, whose fault. */

#include "draw/draw-fit.h"

#include "canvas.h"

#include <math.h>

static const DorsalFont font = { "Sans", 12 };
static const DorsalFitWords words = { "kPa", "% of scale", "off the curve, %", "good" };
static const DorsalHello hello = { .unit = DORSAL_UNIT_RAW, .n_cells = 4, .full_scale = 4095 };

/* Weights on cell 1 of a roller whose law is alpha = 5, beta = 1.1; `off` of them taken too heavy. */
static guint
weigh (DorsalCalibrationPoint *points, DorsalCalibration *law, double off)
{
  static const double shares[] = { 0.1, 0.2, 0.35, 0.5, 0.6, 0.7 };

  *law = (DorsalCalibration){ .known = TRUE, .alpha = 5, .beta = 1.1, .n_cells = 4, .full_scale = 4095 };
  for (guint i = 0; i < 4; i++)
    law->gain[i] = 1;
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      points[i] = (DorsalCalibrationPoint){ .on = DORSAL_CALIBRATION_ON_CELL, .area_cm2 = 4 };
      points[i].cells[1] = shares[i] * 4095;
      points[i].force_n = dorsal_calibration_kpa (law, 1, points[i].cells[1]) * 4 / 10 * (i == 3 ? off : 1);
    }
  return G_N_ELEMENTS (shares);
}

static DorsalFitView
view_of (double off, DorsalCalibrationResult result, int blamed)
{
  DorsalCalibrationPoint points[8];
  DorsalCalibration law;
  guint n = weigh (points, &law, off);
  DorsalCalibrationVerdict verdict = { result, blamed, 0 };

  return dorsal_fit_view_of (points, n, &hello, &law, &verdict);
}

static Canvas
drawn (const DorsalFitView *view, const DorsalPalette *palette)
{
  Canvas canvas = canvas_new (520, 440, palette->background);

  dorsal_draw_fit (canvas.cr, &(DorsalArea){ 10, 10, 500, 420 }, view, &words, &font, palette);
  return canvas;
}

static void
test_view (void)
{
  DorsalFitView view = view_of (1.5, DORSAL_CALIBRATION_SCATTER, 3);

  g_assert_cmpuint (view.n, ==, 6);
  g_assert_cmpint (view.blamed, ==, 3);
  g_assert_false (view.good);
  g_assert_cmpfloat_with_epsilon (view.point[0].ratio, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (view.point[3].ratio, 1 / 1.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (view.point[3].share, 0.5, 1e-9);
  g_assert_true (view_of (1, DORSAL_CALIBRATION_GOOD, -1).good);
}

/* A cell twice as keen lies on the same curve. */
static void
test_gain (void)
{
  DorsalCalibrationPoint points[8];
  DorsalCalibration law;
  DorsalCalibrationVerdict verdict = { DORSAL_CALIBRATION_GOOD, -1, 0 };
  DorsalFitView even, keen;
  guint n = weigh (points, &law, 1);

  even = dorsal_fit_view_of (points, n, &hello, &law, &verdict);
  law.gain[1] = 2;
  for (guint i = 0; i < n; i++)
    points[i].force_n *= 2;
  keen = dorsal_fit_view_of (points, n, &hello, &law, &verdict);
  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat_with_epsilon (keen.point[i].kpa, even.point[i].kpa, 1e-9);
}

static void
test_empty (void)
{
  DorsalFitView view = dorsal_fit_view_of (NULL, 0, &hello, NULL, NULL);
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  g_auto (Canvas) canvas = drawn (&view, palette);

  g_assert_false (view.good);
  g_assert_cmpuint (canvas_count_colour (&canvas, 0, 0, 520, 440, palette->trace[0]), ==, 0);
  g_assert_cmpuint (canvas_count_colour (&canvas, 0, 0, 520, 440, palette->band), <,
                    300); /* not good yet: edges of letters only */
}

static void
test_palettes (void)
{
  DorsalFitView good = view_of (1, DORSAL_CALIBRATION_GOOD, -1);
  DorsalFitView bad = view_of (1.5, DORSAL_CALIBRATION_SCATTER, 3);
  DorsalFitView none = good;

  none.law.known = FALSE;
  for (int i = 0; i < 4; i++)
    {
      const DorsalPalette *palette = dorsal_palette_get (i & 1, i >> 1);
      g_auto (Canvas) a = drawn (&good, palette);
      g_auto (Canvas) b = drawn (&bad, palette);
      g_auto (Canvas) c = drawn (&none, palette);

      g_assert_cmpuint (canvas_count_colour (&a, 0, 0, 520, 440, palette->trace[0]), >,
                        canvas_count_colour (&c, 0, 0, 520, 440, palette->trace[0]) + 200);
      g_assert_cmpuint (canvas_count_colour (&a, 0, 0, 520, 440, palette->band), >, 1000);
      g_assert_cmpuint (canvas_count_colour (&b, 0, 0, 520, 440, palette->threshold), >,
                        canvas_count_colour (&a, 0, 0, 520, 440, palette->threshold) + 50);
    }
}

/* Bars stand at the strip's bottom: a heavier mistake is a longer bar, up to its end. */
static void
test_bars (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  guint last = 0;

  for (double off = 1.05; off < 1.36; off += 0.1)
    {
      DorsalFitView view = view_of (off, DORSAL_CALIBRATION_UNKNOWN, -1);
      g_auto (Canvas) canvas = drawn (&view, palette);
      guint ink = canvas_count_colour (&canvas, 0, 300, 520, 140, palette->dwell);

      g_assert_cmpuint (ink, >, last);
      last = ink;
    }
}

static void
test_frame (void)
{
  static const DorsalArea areas[]
      = { { 20, 15, 420, 340 }, { 20, 15, 200, 160 }, { 20, 15, 30, 30 }, { 20, 15, 3, 3 } };
  const DorsalPalette *palette = dorsal_palette_get (TRUE, FALSE);
  DorsalFitView view = view_of (3, DORSAL_CALIBRATION_SCATTER, 3);

  for (gsize i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_auto (Canvas) canvas = canvas_new (460, 370, palette->background);

      dorsal_draw_fit (canvas.cr, &areas[i], &view, &words, &font, palette);
      canvas_assert_only_inside (&canvas, &areas[i], palette->background);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/fit/a-view-says-how-far-off-each-point-is", test_view);
  g_test_add_func ("/draw/fit/a-keener-cell-lies-on-the-same-curve", test_gain);
  g_test_add_func ("/draw/fit/without-points-nothing-is-good", test_empty);
  g_test_add_func ("/draw/fit/curve-band-and-blame-in-every-palette", test_palettes);
  g_test_add_func ("/draw/fit/farther-off-is-a-longer-bar", test_bars);
  g_test_add_func ("/draw/fit/nothing-leaves-the-area", test_frame);
  return g_test_run ();
}
