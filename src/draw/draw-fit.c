/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: measurements and a law. Out: the picture of the fit. Never: a judgement; whose fault it is comes with the view.
 *
 *     kPa
 *     200 ┤ verdict          ╱        the curve is the law of a cell of gain 1;
 *     100 ┤            ○  ╱           a bar leads from each point to it
 *       0 ┼───────●─╱──────────       a blamed point is crossed out
 *         0      50       100 % of the cell's scale
 *     +15 ┤▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒       within the band the fit is good;
 *       0 ┼──▐──▌──▐──▐──▌────        bars in the order of measuring; an arrow where one leaves the strip
 *     −15 ┤▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒
 *            1  2  3  4  5
 */

#include "draw/draw-fit.h"

#include <math.h>

#include "draw/draw-grid.h"

#define STRIP     0.30 /* of the height, for the lower part */
#define STRIP_END 0.30 /* it shows so far off */
#define STEPS     96   /* of the curve */
#define TENTHS    10   /* kPa in the axis' unit */
#define MOST_KPA  3000.0

DorsalFitView
dorsal_fit_view_of (const DorsalCalibrationPoint *points, guint n, const DorsalHello *hello,
                    const DorsalCalibration *law, const DorsalCalibrationVerdict *verdict)
{
  DorsalFitView view = { .blamed = -1 };

  if (law && law->known)
    view.law = *law;
  if (verdict)
    {
      view.blamed = verdict->result == DORSAL_CALIBRATION_GOOD ? -1 : verdict->point;
      view.good = verdict->result == DORSAL_CALIBRATION_GOOD;
    }
  for (guint i = 0; i < MIN (n, DORSAL_CALIBRATION_MAX_POINTS); i++)
    {
      const DorsalCalibrationPoint *point = &points[i];
      guint cell = dorsal_calibration_loaded_cell (point, hello->n_cells);
      double area_cm2 = point->area_cm2 > 0 ? point->area_cm2 : DORSAL_CALIBRATION_PUCK_CM2;
      double gain = view.law.known && view.law.gain[cell] > 0 ? view.law.gain[cell] : 1;

      view.point[view.n++] = (DorsalFitPoint){
        .on_cell = point->on == DORSAL_CALIBRATION_ON_CELL,
        .share = hello->full_scale > 0 ? CLAMP (point->cells[cell] / hello->full_scale, 0, 1) : 0,
        .kpa = MAX (point->force_n / area_cm2 * 10 / gain, 0), /* N/cm² are 10 kPa */
        .ratio = view.law.known ? dorsal_calibration_ratio (&view.law, point, hello) : 0,
      };
    }
  return view;
}

/* Of a cell of gain 1, at this share of full scale. */
static double
law_kpa (const DorsalFitView *view, double share)
{
  DorsalCalibration one = view->law;

  one.gain[0] = 1;
  return dorsal_calibration_kpa (&one, 0, share * one.full_scale);
}

static double
highest (const DorsalFitView *view)
{
  double most = 10;

  for (guint i = 0; i < view->n; i++)
    if (view->point[i].on_cell)
      most = MAX (most, view->point[i].kpa * 1.15);
  return MIN (most, MOST_KPA);
}

static double
y_of (const DorsalArea *plot, const DorsalValueAxis *axis, double kpa)
{
  gint32 value = (gint32) MIN (kpa * TENTHS, 2 * MOST_KPA * TENTHS);

  return plot->y + dorsal_value_axis_to_256 (axis, value, (int) plot->height) / (double) DORSAL_AXIS_ONE;
}

static void
set (cairo_t *cr, double width, DorsalColour colour)
{
  cairo_set_line_width (cr, width);
  dorsal_ink_set (cr, colour);
}

static void
draw_shares (cairo_t *cr, const DorsalArea *plot, const DorsalFitWords *words, const DorsalFont *font,
             const DorsalPalette *palette)
{
  double bottom = plot->y + plot->height;
  DorsalTextPlace place = { .y = bottom + 0.35 * font->size_px, .align_x = 0.5, .style = DORSAL_TEXT_SMALL };

  for (int percent = 0; percent <= 100; percent += 25)
    {
      g_autofree char *label = g_strdup_printf ("%d", percent);

      place.x = plot->x + plot->width * percent / 100;
      cairo_move_to (cr, floor (place.x) + 0.5, bottom);
      cairo_line_to (cr, floor (place.x) + 0.5, bottom + 4);
      set (cr, 1, palette->axis);
      cairo_stroke (cr);
      dorsal_ink_text (cr, label, font, &place, palette->dim_text);
    }
  place.x = plot->x + plot->width;
  place.y += 1.1 * font->size_px;
  place.align_x = 1;
  dorsal_ink_text (cr, words->share, font, &place, palette->dim_text);
}

static void
draw_law (cairo_t *cr, const DorsalArea *plot, const DorsalValueAxis *axis, const DorsalFitView *view,
          const DorsalPalette *palette)
{
  cairo_save (cr);
  cairo_rectangle (cr, plot->x, plot->y, plot->width, plot->height);
  cairo_clip (cr);
  for (int i = 0; i <= STEPS; i++)
    {
      double share = (double) i / STEPS;

      cairo_line_to (cr, plot->x + share * plot->width, y_of (plot, axis, law_kpa (view, share)));
    }
  set (cr, 2.2 * palette->line_px, palette->trace[0]);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* A ring; crossed out when it is to blame. */
static void
draw_point (cairo_t *cr, double x, double y, double radius, gboolean blamed, const DorsalPalette *palette)
{
  DorsalColour colour = blamed ? palette->threshold : palette->trace[0];

  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  dorsal_ink_set (cr, palette->background);
  cairo_fill_preserve (cr);
  set (cr, 2 * palette->line_px, colour);
  cairo_stroke (cr);
  if (!blamed)
    return;
  for (int i = -1; i <= 1; i += 2)
    {
      cairo_move_to (cr, x - 1.6 * radius, y - 1.6 * radius * i);
      cairo_line_to (cr, x + 1.6 * radius, y + 1.6 * radius * i);
    }
  cairo_stroke (cr);
}

static void
draw_points (cairo_t *cr, const DorsalArea *plot, const DorsalValueAxis *axis, const DorsalFitView *view,
             const DorsalFont *font, const DorsalPalette *palette)
{
  for (guint i = 0; i < view->n; i++)
    {
      const DorsalFitPoint *point = &view->point[i];
      double x = plot->x + point->share * plot->width, y = y_of (plot, axis, point->kpa);

      if (!point->on_cell)
        continue;
      if (view->law.known)
        {
          cairo_move_to (cr, x, y);
          cairo_line_to (cr, x, MAX (y_of (plot, axis, law_kpa (view, point->share)), plot->y));
          set (cr, 2 * palette->line_px, palette->dim_text);
          cairo_stroke (cr);
        }
      draw_point (cr, x, y, 0.33 * font->size_px, (int) i == view->blamed, palette);
    }
}

/* --- below --- */

static double
strip_y (const DorsalArea *strip, double off)
{
  return strip->y + strip->height * (0.5 - CLAMP (off, -STRIP_END, STRIP_END) / (2 * STRIP_END));
}

static void
draw_strip_ground (cairo_t *cr, const DorsalArea *strip, const DorsalFitView *view, const DorsalFitWords *words,
                   const DorsalFont *font, const DorsalPalette *palette)
{
  static const double dashes[] = { 4, 3 };
  double most = DORSAL_CALIBRATION_MAX_RESIDUAL, top = strip_y (strip, most), bottom = strip_y (strip, -most);
  DorsalTextPlace place = { .align_x = 1, .align_y = 0.5, .style = DORSAL_TEXT_SMALL };

  cairo_rectangle (cr, strip->x, top, strip->width, bottom - top);
  dorsal_ink_set (cr, view->good ? palette->band : palette->dwell_track);
  cairo_fill (cr);
  for (int i = -1; i <= 1; i++)
    {
      g_autofree char *label = g_strdup_printf (i == 0 ? "0" : i < 0 ? "−%.0f" : "+%.0f", most * 100);
      double y = floor (strip_y (strip, i * most)) + 0.5;

      cairo_save (cr);
      cairo_move_to (cr, strip->x, y);
      cairo_line_to (cr, strip->x + strip->width, y);
      cairo_set_dash (cr, dashes, i == 0 ? 0 : G_N_ELEMENTS (dashes), 0);
      set (cr, palette->line_px, i == 0 ? palette->axis : palette->threshold);
      cairo_stroke (cr);
      cairo_restore (cr);
      place.x = strip->x - 0.5 * font->size_px;
      place.y = y;
      dorsal_ink_text (cr, label, font, &place, palette->dim_text);
    }
  place = (DorsalTextPlace){
    .x = strip->x, .y = strip->y - 0.3 * font->size_px, .align_y = 1, .style = DORSAL_TEXT_SMALL
  };
  dorsal_ink_text (cr, words->off, font, &place, palette->dim_text);
}

/* An arrow's head where a bar would go on. */
static void
draw_bar (cairo_t *cr, const DorsalArea *strip, double x, double width, double off, gboolean blamed,
          const DorsalPalette *palette)
{
  DorsalColour colour = blamed ? palette->threshold : palette->dwell;
  double zero = strip_y (strip, 0), y = strip_y (strip, off), sign = off < 0 ? 1 : -1;

  cairo_rectangle (cr, x - width / 2, MIN (zero, y), width, MAX (fabs (y - zero), 1));
  if (blamed)
    dorsal_ink_hatch (cr, DORSAL_HATCH_DENSE, colour, 5);
  else
    {
      dorsal_ink_set (cr, colour);
      cairo_fill (cr);
    }
  cairo_rectangle (cr, x - width / 2, MIN (zero, y), width, MAX (fabs (y - zero), 1));
  set (cr, palette->line_px, colour);
  cairo_stroke (cr);
  if (fabs (off) > STRIP_END)
    {
      cairo_move_to (cr, x - width * 0.8, y - sign * width * 0.3);
      cairo_line_to (cr, x + width * 0.8, y - sign * width * 0.3);
      cairo_line_to (cr, x, y + sign * width * 0.6);
      cairo_close_path (cr);
      dorsal_ink_set (cr, colour);
      cairo_fill (cr);
    }
}

static void
draw_bars (cairo_t *cr, const DorsalArea *strip, const DorsalFitView *view, const DorsalFont *font,
           const DorsalPalette *palette)
{
  double pitch = strip->width / MAX (view->n, 6), width = CLAMP (pitch * 0.4, 2, 1.2 * font->size_px);
  DorsalTextPlace place
      = { .y = strip->y + strip->height + 0.2 * font->size_px, .align_x = 0.5, .style = DORSAL_TEXT_SMALL };
  guint every = (guint) ceil (1.6 * font->size_px / MAX (pitch, 1));

  for (guint i = 0; i < view->n; i++)
    {
      g_autofree char *label = g_strdup_printf ("%u", i + 1);
      gboolean blamed = (int) i == view->blamed;

      place.x = strip->x + pitch * (i + 0.5);
      if (view->point[i].ratio > 0)
        draw_bar (cr, strip, place.x, width, view->point[i].ratio - 1, blamed, palette);
      if (i % MAX (every, 1) == 0)
        dorsal_ink_text (cr, label, font, &place, blamed ? palette->threshold : palette->dim_text);
    }
}

void
dorsal_draw_fit (cairo_t *cr, const DorsalArea *area, const DorsalFitView *view, const DorsalFitWords *words,
                 const DorsalFont *font, const DorsalPalette *palette)
{
  double lower = area->height * STRIP;
  DorsalArea upper = { area->x, area->y, area->width, area->height - lower - 1.4 * font->size_px };
  DorsalArea plot = dorsal_grid_plot (&upper, font);
  DorsalArea strip = { plot.x, area->y + area->height - lower + 1.6 * font->size_px, plot.width,
                       MAX (lower - 3.4 * font->size_px, 1) };
  DorsalValueAxis axis = dorsal_value_axis_of (0, (gint32) (highest (view) * TENTHS), TENTHS, (int) plot.height,
                                               (int) (3 * font->size_px));
  DorsalGridWords grid = { .unit_words = words->kpa };
  DorsalTextPlace verdict = { .x = plot.x + 0.8 * font->size_px,
                              .y = plot.y + 0.8 * font->size_px,
                              .max_width = plot.width * 0.55,
                              .style = DORSAL_TEXT_BOLD };

  cairo_save (cr);
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  cairo_clip (cr);
  dorsal_draw_grid (cr, &upper, &plot, &axis, NULL, &grid, font, palette);
  draw_shares (cr, &plot, words, font, palette);
  if (view->law.known)
    draw_law (cr, &plot, &axis, view, palette);
  draw_points (cr, &plot, &axis, view, font, palette);
  dorsal_ink_text (cr, words->verdict, font, &verdict,
                   view->good          ? palette->band_text
                   : view->blamed >= 0 ? palette->threshold
                                       : palette->text);
  draw_strip_ground (cr, &strip, view, words, font, palette);
  draw_bars (cr, &strip, view, font, palette);
  cairo_restore (cr);
}
