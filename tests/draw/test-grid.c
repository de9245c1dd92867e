/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The grid under the lines and the words over them. */

#include "draw/draw-grid.h"

#include "canvas.h"
#include "draw/draw-trace.h"

#include <string.h>

static const DorsalFont font = { "Sans", 12 };
static const DorsalArea area = { 20, 15, 600, 240 };
static const DorsalGridWords words
    = { "kPa", 200, 700, "comfortable", { { 1100, "too hard" }, { 1150, "far too hard" } } };

static Canvas
drawn (const DorsalGridWords *what, const DorsalPalette *palette, DorsalArea *ret_plot, DorsalValueAxis *ret_axis)
{
  Canvas canvas = canvas_new (640, 270, palette->background);
  DorsalTimeAxis time;

  *ret_plot = dorsal_grid_plot (&area, &font);
  *ret_axis = dorsal_value_axis_of (0, 1230, 10, (int) ret_plot->height, 40);
  time = dorsal_time_axis_of (DORSAL_TIME_BEFORE_END, 0, 60 * (gint64) G_USEC_PER_SEC, (int) ret_plot->width, 80);
  dorsal_draw_grid (canvas.cr, &area, ret_plot, ret_axis, &time, what, &font, palette);
  return canvas;
}

static void
test_band (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  DorsalArea plot;
  DorsalValueAxis axis;
  g_auto (Canvas) canvas = drawn (&words, palette, &plot, &axis);
  int x = (int) (plot.x + plot.width / 2) + 7;

  for (gint32 value = 20; value < 1080; value += 20)
    {
      int y = (int) plot.y + dorsal_value_axis_to_256 (&axis, value, (int) plot.height) / DORSAL_AXIS_ONE;

      if (value % axis.step != 0 && (value < 190 || (value > 210 && value < 690) || value > 710))
        g_assert_cmpint (is_near (canvas_pixel (&canvas, x, y), palette->band), ==, value > 200 && value < 700);
    }
}

/* A line of the grid and a trace of the same value lie in the same pixels. */
static void
test_trace_lies_on_the_grid (void)
{
  static const DorsalGridWords none;
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  DorsalArea plot;
  DorsalValueAxis axis;
  g_auto (Canvas) canvas = drawn (&none, palette, &plot, &axis);

  for (gint32 value = axis.low + axis.step; value < axis.high; value += axis.step)
    {
      g_autoptr (DorsalTrace) trace = dorsal_trace_new ();
      static guint32 column[400];
      DorsalTraceView view
          = { .columns = 1, .height = (int) plot.height, .samples = 1, .per_columns = 1, .axis = axis };
      int row = -1;

      for (int y = 0; y < (int) plot.height; y++)
        if (is_near (canvas_pixel (&canvas, (int) plot.x + 3, (int) plot.y + y), palette->grid))
          row = ABS (dorsal_value_axis_to_256 (&axis, value, (int) plot.height) / DORSAL_AXIS_ONE - y) < 2 ? y : row;
      g_assert_cmpint (row, >=, 0);
      dorsal_trace_append (trace, (gint16) value);
      memset (column, 0, sizeof column);
      dorsal_draw_trace (column, sizeof column[0], &view, trace, TRUE, &(DorsalTraceInk){ .line = 0xffffffff });
      g_assert_cmpuint (column[row] >> 24, >, 100);
    }
}

/* Letters need not reach their full colour anywhere: whatever is clearly darker than white is ink. */
static gboolean
row_is_inked (const Canvas *canvas, int from, int to, int y)
{
  for (int x = from; x < to; x++)
    if ((canvas_pixel (canvas, x, y) & 0xff) < 0xb0)
      return TRUE;
  return FALSE;
}

static void
test_words_keep_apart (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  DorsalArea plot;
  DorsalValueAxis axis;
  g_auto (Canvas) both = drawn (&words, palette, &plot, &axis);
  g_auto (Canvas) sheet = canvas_new (640, 270, palette->background);
  int ys[2] = { -1, -1 };

  dorsal_draw_grid_words (sheet.cr, &plot, &axis, &words, &font, palette);
  canvas_assert_only_inside (&sheet, &plot, palette->background);
  /* Two limits five pixels apart: the words fill two separate stretches of rows, or touch none. */
  for (int y = 0; y < sheet.height; y++)
    if (row_is_inked (&sheet, (int) (plot.x + plot.width / 2), (int) (plot.x + plot.width), y))
      {
        ys[0] = ys[0] < 0 ? y : ys[0];
        ys[1] = y;
      }
  g_assert_cmpint (ys[1] - ys[0], >, 18);
}

static void
test_frame (void)
{
  for (guint i = 0; i < 4; i++)
    {
      const DorsalPalette *palette = dorsal_palette_get (i & 1, i >> 1);
      DorsalArea plot;
      DorsalValueAxis axis;
      g_auto (Canvas) canvas = drawn (&words, palette, &plot, &axis);

      canvas_assert_only_inside (&canvas, &area, palette->background);
      g_assert_cmpfloat (plot.x, ==, (int) plot.x);
      g_assert_cmpfloat (plot.width, ==, (int) plot.width);
    }
}

static void
test_tiny (void)
{
  static const DorsalArea tiny[] = { { 20, 15, 1, 1 }, { 20, 15, 60, 30 }, { 20, 15, 30, 200 } };
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (tiny); i++)
    {
      DorsalArea plot = dorsal_grid_plot (&tiny[i], &font);
      DorsalValueAxis axis = dorsal_value_axis_of (0, 1230, 10, (int) plot.height, 40);
      DorsalTimeAxis time = dorsal_time_axis_of (DORSAL_TIME_SINCE_START, 0, 60000000, (int) plot.width, 80);
      g_auto (Canvas) canvas = canvas_new (100, 250, palette->background);

      g_assert_cmpfloat (plot.width, >=, 1);
      g_assert_cmpfloat (plot.height, >=, 1);
      dorsal_draw_grid (canvas.cr, &tiny[i], &plot, &axis, &time, &words, &font, palette);
      dorsal_draw_grid_words (canvas.cr, &plot, &axis, &words, &font, palette);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/grid/the-band-is-where-its-values-are", test_band);
  g_test_add_func ("/draw/grid/a-trace-lies-on-its-grid-line", test_trace_lies_on_the_grid);
  g_test_add_func ("/draw/grid/words-keep-apart", test_words_keep_apart);
  g_test_add_func ("/draw/grid/nothing-leaves-the-frame", test_frame);
  g_test_add_func ("/draw/grid/no-size-is-too-small", test_tiny);
  return g_test_run ();
}
