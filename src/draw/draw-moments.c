/* SPDX-License-Identifier: GPL-3.0-or-later */

/*   ░░░░░░░┃        ┃░░░░░░░░┊░░     ┃ edges of what was chosen, ░ the rest, ┊ the cursor
 *
 * In: times. Out: ink over a plot. Never: what was measured hidden. */

#include "draw/draw-moments.h"

#include <math.h>

#define VEIL 0.62 /* over what was not chosen */

static double
x_of (const DorsalArea *plot, const DorsalMoments *moments, gint64 time_us)
{
  double share = (double) (time_us - moments->from_us) / (double) MAX (moments->to_us - moments->from_us, 1);

  return plot->x + floor (CLAMP (share, -1, 2) * plot->width);
}

static void
veil (cairo_t *cr, const DorsalArea *plot, double from, double to, const DorsalPalette *palette)
{
  from = CLAMP (from, plot->x, plot->x + plot->width);
  to = CLAMP (to, plot->x, plot->x + plot->width);
  if (to <= from)
    return;
  cairo_rectangle (cr, from, plot->y, to - from, plot->height);
  dorsal_ink_set (cr, dorsal_colour_with_alpha (palette->background, VEIL));
  cairo_fill (cr);
}

static void
upright (cairo_t *cr, const DorsalArea *plot, double x, double width, DorsalColour colour)
{
  if (x < plot->x || x > plot->x + plot->width)
    return;
  cairo_rectangle (cr, x - floor (width / 2), plot->y, width, plot->height);
  dorsal_ink_set (cr, colour);
  cairo_fill (cr);
}

void
dorsal_draw_moments (cairo_t *cr, const DorsalArea *plot, const DorsalMoments *moments, const DorsalPalette *palette)
{
  if (moments->chosen_us != moments->until_us)
    {
      double left = x_of (plot, moments, MIN (moments->chosen_us, moments->until_us));
      double right = x_of (plot, moments, MAX (moments->chosen_us, moments->until_us));

      veil (cr, plot, plot->x, left, palette);
      veil (cr, plot, right, plot->x + plot->width, palette);
      upright (cr, plot, left, 2 * palette->line_px, palette->axis);
      upright (cr, plot, right, 2 * palette->line_px, palette->axis);
    }
  if (moments->cursor_us >= 0)
    upright (cr, plot, x_of (plot, moments, moments->cursor_us), palette->line_px, palette->text);
}
