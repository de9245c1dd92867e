/* SPDX-License-Identifier: GPL-3.0-or-later */

/*   min
 *    20 ┤      ▓▓
 *    10 ┤ ▓▓   ██   ▓▓        parts upon each other, each with its pattern
 *     0 ┴─██────────██──
 *        3 Nov     17 Nov
 *
 * In: numbers. Out: bars. Never: a scale that begins above zero. */

#include "draw/draw-trend.h"

#include <math.h>

#include "draw/draw-grid.h"

#define TICK_PX 28
#define BAR_OF_SLOT 0.66
#define BAR_MOST_PX 48.0

DorsalArea
dorsal_trend_plot (const DorsalArea *area, const DorsalFont *font)
{
  return dorsal_grid_plot (area, font);
}

static gint32
sum_of (const DorsalTrend *trend, guint bar)
{
  gint32 sum = 0;

  for (guint part = 0; part < trend->n_parts; part++)
    sum += MAX (trend->values[bar * trend->n_parts + part], 0);
  return sum;
}

static DorsalValueAxis
axis_of (const DorsalTrend *trend, const DorsalArea *plot)
{
  gint32 most = trend->unit;

  for (guint i = 0; i < trend->n; i++)
    most = MAX (most, sum_of (trend, i));
  return dorsal_value_axis_of (0, MIN (most, G_MAXINT16), trend->unit, (int) plot->height, TICK_PX);
}

/* One part, in the pixels from bottom up; returns its top. */
static double
draw_part (cairo_t *cr, const DorsalArea *plot, const DorsalValueAxis *axis, double x, double width, gint32 from,
           gint32 to, DorsalColour colour, DorsalHatch hatch, const DorsalPalette *palette)
{
  double bottom = plot->y + floor (dorsal_value_axis_to_256 (axis, from, (int) plot->height) / (double) DORSAL_AXIS_ONE);
  double top = plot->y + floor (dorsal_value_axis_to_256 (axis, to, (int) plot->height) / (double) DORSAL_AXIS_ONE);

  if (to <= from)
    return bottom;
  top = MIN (top, bottom - 1);
  cairo_rectangle (cr, x, top, width, bottom - top);
  dorsal_ink_set (cr, colour);
  cairo_fill_preserve (cr);
  dorsal_ink_hatch (cr, hatch, palette->background, 5);
  return top;
}

static void
draw_bar (cairo_t *cr, const DorsalArea *plot, const DorsalValueAxis *axis, const DorsalTrend *trend, guint bar,
          const DorsalPalette *palette)
{
  double slot = plot->width / trend->n, width = floor (MIN (slot * BAR_OF_SLOT, BAR_MOST_PX));
  double x = floor (plot->x + slot * (bar + 0.5) - width / 2);
  gint32 from = 0;

  if ((int) bar == trend->lit)
    {
      cairo_rectangle (cr, plot->x + slot * bar, plot->y, slot, plot->height);
      dorsal_ink_set (cr, dorsal_colour_with_alpha (palette->grid, 0.6));
      cairo_fill (cr);
    }
  for (guint part = 0; part < trend->n_parts; part++)
    {
      gint32 to = from + MAX (trend->values[bar * trend->n_parts + part], 0);

      draw_part (cr, plot, axis, x, MAX (width, 1), from, to, trend->colours[part], trend->hatches[part], palette);
      from = to;
    }
}

static void
draw_labels (cairo_t *cr, const DorsalArea *area, const DorsalArea *plot, const DorsalTrend *trend,
             const DorsalFont *font, const DorsalPalette *palette)
{
  DorsalTextPlace place = { .y = plot->y + plot->height + 0.45 * font->size_px, .align_x = 0.5,
                            .style = DORSAL_TEXT_SMALL };
  double free_from = area->x;

  for (guint i = 0; i < trend->n; i++)
    {
      DorsalArea text = dorsal_ink_measure (cr, trend->labels[i], font, &place);

      place.x = plot->x + plot->width / trend->n * (i + 0.5);
      place.x = CLAMP (place.x, area->x + text.width / 2, area->x + area->width - text.width / 2);
      if (place.x - text.width / 2 < free_from)
        continue;
      dorsal_ink_text (cr, trend->labels[i], font, &place, palette->dim_text);
      free_from = place.x + text.width / 2 + 0.8 * font->size_px;
    }
}

void
dorsal_draw_trend (cairo_t *cr, const DorsalArea *area, const DorsalTrend *trend, const DorsalFont *font,
                   const DorsalPalette *palette)
{
  DorsalArea plot = dorsal_trend_plot (area, font);
  DorsalValueAxis axis = axis_of (trend, &plot);
  DorsalGridWords words = { .unit_words = trend->unit_words };

  dorsal_draw_grid (cr, area, &plot, &axis, NULL, &words, font, palette);
  if (trend->n == 0)
    return;
  for (guint i = 0; i < trend->n; i++)
    draw_bar (cr, &plot, &axis, trend, i, palette);
  draw_labels (cr, area, &plot, trend, font, palette);
}

int
dorsal_trend_hit (const DorsalArea *area, const DorsalTrend *trend, const DorsalFont *font, double x)
{
  DorsalArea plot = dorsal_trend_plot (area, font);

  if (trend->n == 0 || x < plot.x || x >= plot.x + plot.width)
    return -1;
  return (int) ((x - plot.x) / (plot.width / trend->n));
}
