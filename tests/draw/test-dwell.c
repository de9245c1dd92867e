/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bars: their scale, their length, their line. */

#include "draw/draw-dwell.h"

#include "canvas.h"

static const DorsalFont font = { "Sans", 12 };
static const DorsalArea area = { 20, 15, 420, 700 };

static DorsalDwell
dwell_of (DorsalLevel level, double seconds)
{
  DorsalDwell dwell = { 0 };

  dwell.level_us[level] = (gint64) (seconds * G_USEC_PER_SEC);
  return dwell;
}

static void
test_scale (void)
{
  static const struct
  {
    double longest, previous, want;
  } cases[] = {
    { 0, 0, 30 },    { 30, 0, 30 },   { 30.1, 0, 60 },   { 61, 0, 120 },    { 121, 0, 300 },
    { 301, 0, 600 }, { 5, 120, 120 }, { 200, 120, 300 }, { 3601, 0, 7200 }, { 1e6, 0, 86400 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalDwell dwell = dwell_of (DORSAL_LEVEL_T5, cases[i].longest);

      g_assert_cmpfloat (dorsal_dwell_scale_s (&dwell, cases[i].previous), ==, cases[i].want);
    }
}

/* Time no level is known for is nobody's. */
static void
test_scale_ignores_unknown (void)
{
  DorsalDwell dwell = dwell_of (DORSAL_LEVEL_UNKNOWN, 500);

  g_assert_cmpfloat (dorsal_dwell_scale_s (&dwell, 0), ==, 30);
}

static Canvas
drawn (const DorsalDwell *dwell, double scale_s, double goal_s, const DorsalPalette *palette,
       DorsalOutline *ret_outline)
{
  Canvas canvas = canvas_new (460, 730, palette->background);

  dorsal_outline_init (ret_outline, &area, font.size_px);
  dorsal_draw_dwell (canvas.cr, ret_outline, dwell, scale_s, goal_s, DORSAL_LEVEL_UNKNOWN, &font, palette);
  return canvas;
}

static guint
length_of (const Canvas *canvas, const DorsalOutline *outline, DorsalLevel level, const DorsalPalette *palette)
{
  return canvas_count_colour (canvas, 0, (int) outline->bone[level].label.y, canvas->width, 1, palette->dwell);
}

static void
test_length (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  guint last = 0, full;

  for (double seconds = 10; seconds <= 60; seconds += 10)
    {
      DorsalDwell dwell = dwell_of (DORSAL_LEVEL_T6, seconds);
      DorsalOutline outline;
      g_auto (Canvas) canvas = drawn (&dwell, 60, 0, palette, &outline);
      guint length = length_of (&canvas, &outline, DORSAL_LEVEL_T6, palette);

      g_assert_cmpuint (length, >, last);
      g_assert_cmpuint (length_of (&canvas, &outline, DORSAL_LEVEL_T5, palette), ==, 0);
      g_assert_cmpuint (length_of (&canvas, &outline, DORSAL_LEVEL_T7, palette), ==, 0);
      last = full = length;
    }
  {
    DorsalDwell dwell = dwell_of (DORSAL_LEVEL_T6, 30);
    DorsalOutline outline;
    g_auto (Canvas) canvas = drawn (&dwell, 60, 0, palette, &outline);

    g_assert_cmpfloat_with_epsilon (length_of (&canvas, &outline, DORSAL_LEVEL_T6, palette), full / 2.0, 2.0);
  }
}

static void
test_goal (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  DorsalDwell dwell = { 0 };
  DorsalOutline outline;
  g_auto (Canvas) without = drawn (&dwell, 60, 0, palette, &outline);
  g_auto (Canvas) with = drawn (&dwell, 60, 30, palette, &outline);
  g_auto (Canvas) beyond = drawn (&dwell, 60, 90, palette, &outline);

  g_assert_cmpuint (canvas_difference (&with, &without), >, 50);
  g_assert_cmpuint (canvas_difference (&beyond, &without), ==, 0);
}

static void
test_frame (void)
{
  static const DorsalArea areas[]
      = { { 20, 15, 420, 700 }, { 20, 15, 250, 300 }, { 20, 15, 30, 30 }, { 20, 15, 420, 90 } };
  const DorsalPalette *palette = dorsal_palette_get (TRUE, FALSE);
  DorsalDwell dwell;

  for (DorsalLevel level = DORSAL_LEVEL_UNKNOWN; level < DORSAL_N_LEVELS; level++)
    dwell.level_us[level] = 4000 * (gint64) G_USEC_PER_SEC;
  for (gsize i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      DorsalOutline outline;
      g_auto (Canvas) canvas = canvas_new (460, 730, palette->background);

      dorsal_outline_init (&outline, &areas[i], font.size_px);
      dorsal_draw_dwell (canvas.cr, &outline, &dwell, 7200, 30, DORSAL_LEVEL_T6, &font, palette);
      canvas_assert_only_inside (&canvas, &areas[i], palette->background);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/dwell/the-scale-grows-in-steps-and-never-shrinks", test_scale);
  g_test_add_func ("/draw/dwell/unknown-time-has-no-bar", test_scale_ignores_unknown);
  g_test_add_func ("/draw/dwell/a-bar-is-as-long-as-its-time", test_length);
  g_test_add_func ("/draw/dwell/the-goal-shows-when-it-fits", test_goal);
  g_test_add_func ("/draw/dwell/nothing-leaves-the-frame", test_frame);
  return g_test_run ();
}
