/* SPDX-License-Identifier: GPL-3.0-or-later */

/*   ░░░░░░░┃        ┃░░░░░░░░┊░░     ┃ edges of what was chosen, ░ the rest, ┊ the cursor
 *
 * In: times. Out: boxes over a plot. Never: what was measured hidden. */

#include "draw/draw-moments.h"

#include <math.h>

#define VEIL 0.62 /* over what was not chosen */

static double
x_of (const DorsalArea *plot, const DorsalMoments *moments, gint64 time_us)
{
  double share = (double) (time_us - moments->from_us) / (double) MAX (moments->to_us - moments->from_us, 1);

  return plot->x + floor (CLAMP (share, -1, 2) * plot->width);
}

/* Cut to the plot; TRUE if something is left. */
static gboolean
veil (DorsalMark *mark, const DorsalArea *plot, double from, double to, const DorsalPalette *palette)
{
  from = CLAMP (from, plot->x, plot->x + plot->width);
  to = CLAMP (to, plot->x, plot->x + plot->width);
  *mark = (DorsalMark){ { from, plot->y, to - from, plot->height },
                        dorsal_colour_with_alpha (palette->background, VEIL) };
  return to > from;
}

static gboolean
upright (DorsalMark *mark, const DorsalArea *plot, double x, double width, DorsalColour colour)
{
  *mark = (DorsalMark){ { x - floor (width / 2), plot->y, width, plot->height }, colour };
  return x >= plot->x && x <= plot->x + plot->width;
}

guint
dorsal_moments_marks (const DorsalMoments *moments, const DorsalArea *plot, const DorsalPalette *palette,
                      DorsalMark ret_marks[DORSAL_MOMENTS_MARKS])
{
  guint n = 0;

  if (moments->chosen_us != moments->until_us)
    {
      double left = x_of (plot, moments, MIN (moments->chosen_us, moments->until_us));
      double right = x_of (plot, moments, MAX (moments->chosen_us, moments->until_us));

      n += veil (&ret_marks[n], plot, plot->x, left, palette);
      n += veil (&ret_marks[n], plot, right, plot->x + plot->width, palette);
      n += upright (&ret_marks[n], plot, left, 2 * palette->line_px, palette->axis);
      n += upright (&ret_marks[n], plot, right, 2 * palette->line_px, palette->axis);
    }
  if (moments->cursor_us >= 0)
    n += upright (&ret_marks[n], plot, x_of (plot, moments, moments->cursor_us), palette->line_px, palette->text);
  return n;
}
