/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cursor and the chosen stretch over a plot. */

#include "canvas.h"
#include "draw/draw-moments.h"

static const DorsalArea plot = { 10, 5, 100, 40 };

static guint
changed_in (const Canvas *canvas, int from, int to, guint32 ground)
{
  guint n = 0;

  for (int y = 0; y < canvas->height; y++)
    for (int x = from; x < to; x++)
      n += canvas_pixel (canvas, x, y) != ground;
  return n;
}

/* As a plot lays them over its lines. */
static void
draw_marks (const Canvas *canvas, const DorsalMoments *moments, const DorsalPalette *palette)
{
  DorsalMark marks[DORSAL_MOMENTS_MARKS];
  guint n = dorsal_moments_marks (moments, &plot, palette, marks);

  for (guint i = 0; i < n; i++)
    {
      cairo_rectangle (canvas->cr, marks[i].box.x, marks[i].box.y, marks[i].box.width, marks[i].box.height);
      dorsal_ink_set (canvas->cr, marks[i].colour);
      cairo_fill (canvas->cr);
    }
}

static void
test_cursor (void)
{
  static const struct
  {
    gint64 cursor_us;
    int column; /* -1: none */
  } cases[] = { { 0, 10 }, { 500, 60 }, { 990, 109 }, { -1, -1 }, { 1200, -1 } };
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Canvas) canvas = canvas_new (120, 50, palette->background);
      guint32 ground = canvas_pixel (&canvas, 0, 0);
      DorsalMoments moments = { .to_us = 1000, .cursor_us = cases[i].cursor_us };

      draw_marks (&canvas, &moments, palette);
      if (cases[i].column >= 0)
        g_assert_cmpuint (changed_in (&canvas, cases[i].column, cases[i].column + 1, ground), ==, 40);
      g_assert_cmpuint (changed_in (&canvas, 0, 120, ground), ==, cases[i].column >= 0 ? 40 : 0);
    }
}

/* Ink in the chosen stretch stays; beside it, it steps back. In either order of its ends. */
static void
test_chosen (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);

  for (gint64 turned = 0; turned < 2; turned++)
    {
      g_auto (Canvas) canvas = canvas_new (120, 50, palette->text);
      guint32 ink = canvas_pixel (&canvas, 0, 0);
      DorsalMoments moments = { .to_us = 1000, .cursor_us = -1, .chosen_us = turned ? 700 : 300,
                                .until_us = turned ? 300 : 700 };

      draw_marks (&canvas, &moments, palette);
      g_assert_cmphex (canvas_pixel (&canvas, 60, 20), ==, ink);
      g_assert_cmphex (canvas_pixel (&canvas, 20, 20), !=, ink);
      g_assert_cmphex (canvas_pixel (&canvas, 100, 20), !=, ink);
      g_assert_cmphex (canvas_pixel (&canvas, 5, 20), ==, ink); /* not outside of the plot */
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/moments/the-cursor-is-one-column", test_cursor);
  g_test_add_func ("/draw/moments/what-was-not-chosen-steps-back", test_chosen);
  return g_test_run ();
}
