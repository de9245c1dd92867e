/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: axes and words. Out: everything of a plot but its lines. Never: a word over another.
 *
 *    kPa                                       unit over the value labels
 *    100 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄ too hard     limits: dashed, word at the right, above its line; under it, or
 *                                              left of the other's word, where that has no room
 *     75 ┤──────────────────────────
 *     50 ┤▒comfortable▒▒▒▒▒▒▒▒▒▒▒▒▒▒          band: word at the left, inside, low
 *      0 ┼────┬────┬────┬────┬────
 *      −60 s      −30 s        0
 */

#include "draw/draw-grid.h"

#include <math.h>

#define LEFT   3.4 /* margins, in sizes of text */
#define RIGHT  1.2
#define TOP    1.7
#define BOTTOM 1.9
#define OFF_LINE 0.14 /* between a word and its line: what reaches below the other letters does not touch it */

DorsalArea
dorsal_grid_plot (const DorsalArea *area, const DorsalFont *font)
{
  double left = ceil (area->x + LEFT * font->size_px), top = ceil (area->y + TOP * font->size_px);
  double right = floor (area->x + area->width - RIGHT * font->size_px);
  double bottom = floor (area->y + area->height - BOTTOM * font->size_px);

  return (DorsalArea){ left, top, MAX (right - left, 1), MAX (bottom - top, 1) };
}

static double
y_of (const DorsalArea *plot, const DorsalValueAxis *axis, gint32 value)
{
  return plot->y + dorsal_value_axis_to_256 (axis, value, (int) plot->height) / (double) DORSAL_AXIS_ONE;
}

/* In the middle of a pixel row, inside the plot. */
static double
crisp (const DorsalArea *plot, double y)
{
  return MIN (floor (y), plot->y + plot->height - 1) + 0.5;
}

/* FALSE when the band is not on the axis. */
static gboolean
band_rows (const DorsalArea *plot, const DorsalValueAxis *axis, const DorsalGridWords *words, double *ret_top,
           double *ret_bottom)
{
  if (words->band_low >= words->band_high || words->band_high <= axis->low || words->band_low >= axis->high)
    return FALSE;
  *ret_top = MAX (round (y_of (plot, axis, words->band_high)), plot->y);
  *ret_bottom = MIN (round (y_of (plot, axis, words->band_low)), plot->y + plot->height);
  return TRUE;
}

static void
draw_band (cairo_t *cr, const DorsalArea *plot, const DorsalValueAxis *axis, const DorsalGridWords *words,
           const DorsalPalette *palette)
{
  double top, bottom;

  if (!band_rows (plot, axis, words, &top, &bottom))
    return;
  cairo_rectangle (cr, plot->x, top, plot->width, bottom - top);
  dorsal_ink_set (cr, palette->band);
  cairo_fill (cr);
}

static void
draw_values (cairo_t *cr, const DorsalArea *area, const DorsalArea *plot, const DorsalValueAxis *axis,
             const DorsalGridWords *words, const DorsalFont *font, const DorsalPalette *palette)
{
  DorsalTextPlace place = {
    .x = plot->x - 0.5 * font->size_px,
    .align_x = 1,
    .align_y = 0.5,
    .style = DORSAL_TEXT_SMALL,
  };

  cairo_set_line_width (cr, 1);
  for (gint64 value = axis->low; value <= axis->high; value += axis->step)
    {
      g_autofree char *label = dorsal_value_axis_label (axis, (gint32) value);
      double y = crisp (plot, y_of (plot, axis, (gint32) value));

      cairo_move_to (cr, plot->x, y);
      cairo_line_to (cr, plot->x + plot->width, y);
      dorsal_ink_set (cr, value == axis->low ? palette->axis : palette->grid);
      cairo_stroke (cr);
      place.y = y;
      dorsal_ink_text (cr, label, font, &place, palette->dim_text);
    }
  place.y = area->y + 0.1 * font->size_px;
  place.align_y = 0;
  dorsal_ink_text (cr, words->unit_words, font, &place, palette->dim_text);
}

static double
x_of (const DorsalArea *plot, const DorsalTimeAxis *axis, gint64 tick)
{
  return plot->x + MIN (dorsal_time_axis_to_px (axis, tick, (int) plot->width), plot->width - 1) + 0.5;
}

/* All of a colour together: a stroke costs by the call. */
static void
draw_ticks (cairo_t *cr, const DorsalArea *plot, const DorsalTimeAxis *axis, double from, double to, DorsalColour colour)
{
  for (gint64 tick = dorsal_time_axis_first_tick (axis); tick <= axis->last_us; tick += axis->step_us)
    {
      cairo_move_to (cr, x_of (plot, axis, tick), from);
      cairo_line_to (cr, x_of (plot, axis, tick), to);
    }
  cairo_set_line_width (cr, 1);
  dorsal_ink_set (cr, colour);
  cairo_stroke (cr);
}

void
dorsal_draw_grid_times (cairo_t *cr, const DorsalArea *area, const DorsalArea *plot, const DorsalTimeAxis *axis,
                        const DorsalFont *font, DorsalLettering *lettering, const DorsalPalette *palette)
{
  double bottom = plot->y + plot->height, free_from = area->x;
  DorsalTextPlace place
      = { .y = bottom + (font ? 0.45 * font->size_px : 0), .align_x = 0.5, .style = DORSAL_TEXT_SMALL };

  draw_ticks (cr, plot, axis, plot->y, bottom - 1, palette->grid);
  draw_ticks (cr, plot, axis, bottom - 1, bottom + 4, palette->axis);
  for (gint64 tick = dorsal_time_axis_first_tick (axis); font && tick <= axis->last_us; tick += axis->step_us)
    {
      g_autofree char *label = dorsal_time_axis_label (axis, tick);
      DorsalArea text;

      text = lettering ? dorsal_lettering_measure (lettering, label) : dorsal_ink_measure (cr, label, font, &place);
      place.x = CLAMP (x_of (plot, axis, tick), area->x + text.width / 2, area->x + area->width - text.width / 2);
      if (place.x - text.width / 2 < free_from)
        continue;
      free_from = place.x + text.width / 2 + 0.6 * font->size_px;
      if (lettering)
        dorsal_lettering_stamp (lettering, cr, label, place.x - text.width / 2, place.y, palette->dim_text);
      else
        dorsal_ink_text (cr, label, font, &place, palette->dim_text);
    }
}

static gboolean
is_limit (const DorsalGridWords *words, guint i, const DorsalValueAxis *axis)
{
  return words->limit[i].words != NULL && words->limit[i].value > axis->low && words->limit[i].value <= axis->high;
}

static DorsalColour
limit_colour (const DorsalGridWords *words, guint i, const DorsalPalette *palette)
{
  return words->limit[i].goal ? palette->goal : palette->threshold;
}

static void
draw_limits (cairo_t *cr, const DorsalArea *plot, const DorsalValueAxis *axis, const DorsalGridWords *words,
             const DorsalPalette *palette)
{
  static const double dashes[] = { 6, 4 };

  cairo_save (cr);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, palette->line_px);
  for (guint i = 0; i < G_N_ELEMENTS (words->limit); i++)
    {
      double y = crisp (plot, y_of (plot, axis, words->limit[i].value));

      if (!is_limit (words, i, axis))
        continue;
      dorsal_ink_set (cr, limit_colour (words, i, palette));
      cairo_move_to (cr, plot->x, y);
      cairo_line_to (cr, plot->x + plot->width, y);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

void
dorsal_draw_grid (cairo_t *cr, const DorsalArea *area, const DorsalArea *plot, const DorsalValueAxis *value,
                  const DorsalTimeAxis *time, const DorsalGridWords *words, const DorsalFont *font,
                  const DorsalPalette *palette)
{
  cairo_save (cr);
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  cairo_clip (cr);
  dorsal_ink_set (cr, palette->background);
  cairo_paint (cr);
  draw_band (cr, plot, value, words, palette);
  if (time)
    dorsal_draw_grid_times (cr, area, plot, time, font, NULL, palette);
  draw_values (cr, area, plot, value, words, font, palette);
  draw_limits (cr, plot, value, words, palette);
  cairo_restore (cr);
}

/* A word in the box at place->x, place->y, which is its start or its end. */
static void
draw_word (cairo_t *cr, const char *word, const DorsalTextPlace *place, const DorsalArea *text, const DorsalFont *font,
           DorsalColour colour, DorsalColour ground)
{
  double pad = 0.25 * font->size_px;
  DorsalArea box = { place->x - place->align_x * text->width - pad, place->y, text->width + 2 * pad, text->height };

  dorsal_ink_round_box (cr, &box, pad);
  dorsal_ink_set (cr, dorsal_colour_with_alpha (ground, 0.85));
  cairo_fill (cr);
  dorsal_ink_text (cr, word, font, place, colour);
}

static void
draw_band_word (cairo_t *cr, const DorsalArea *plot, const DorsalValueAxis *axis, const DorsalGridWords *words,
                const DorsalFont *font, const DorsalPalette *palette)
{
  DorsalTextPlace place = { .x = plot->x + 0.6 * font->size_px, .style = DORSAL_TEXT_SMALL };
  DorsalArea text = dorsal_ink_measure (cr, words->band_words, font, &place);
  double top, bottom;

  if (!(text.width > 0) || !band_rows (plot, axis, words, &top, &bottom) || text.height > bottom - top
      || text.width > plot->width / 2)
    return;
  place.y = bottom - text.height - 0.15 * font->size_px; /* the line is mostly higher */
  draw_word (cr, words->band_words, &place, &text, font, palette->band_text, palette->band);
}

/* How far up words reach: beside the unit, in its row over the plot. */
static double
words_top (const DorsalArea *plot, const DorsalGridWords *words, double line)
{
  return words->unit_words && *words->unit_words ? plot->y - line : plot->y;
}

/* Over its line, as long as no other limit is right above it; else under it; where the plot ends there, over it and left
 * of the other's word. */
static void
draw_limit_word (cairo_t *cr, const DorsalArea *plot, const DorsalValueAxis *axis, const DorsalGridWords *words,
                 guint i, const DorsalFont *font, const DorsalPalette *palette)
{
  guint other = 1 - i;
  DorsalTextPlace place
      = { .x = plot->x + plot->width - 0.4 * font->size_px, .align_x = 1, .style = DORSAL_TEXT_SMALL };
  DorsalArea text = dorsal_ink_measure (cr, words->limit[i].words, font, &place);
  double y = crisp (plot, y_of (plot, axis, words->limit[i].value)), off = OFF_LINE * font->size_px;
  double above
      = y - (is_limit (words, other, axis) ? crisp (plot, y_of (plot, axis, words->limit[other].value)) : -1e6);
  gboolean crowded = (above > 0 && above < text.height + 2 * off) || (above == 0 && i > 0);

  if (!(text.width > 0) || text.width > plot->width / 2)
    return;
  place.y = y - off - text.height;
  if (crowded && y + off + text.height > plot->y + plot->height)
    place.x -= dorsal_ink_measure (cr, words->limit[other].words, font, &place).width + font->size_px;
  else if (crowded || place.y < words_top (plot, words, text.height))
    place.y = y + off;
  if (place.x - text.width < plot->x)
    return;
  draw_word (cr, words->limit[i].words, &place, &text, font, limit_colour (words, i, palette), palette->background);
}

void
dorsal_draw_grid_words (cairo_t *cr, const DorsalArea *plot, const DorsalValueAxis *value, const DorsalGridWords *words,
                        const DorsalFont *font, const DorsalPalette *palette)
{
  double top = words_top (plot, words, 1.5 * font->size_px);

  cairo_save (cr);
  cairo_rectangle (cr, plot->x, top, plot->width, plot->y + plot->height - top);
  cairo_clip (cr);
  draw_band_word (cr, plot, value, words, font, palette);
  for (guint i = 0; i < G_N_ELEMENTS (words->limit); i++)
    if (is_limit (words, i, value))
      draw_limit_word (cr, plot, value, words, i, font, palette);
  cairo_restore (cr);
}
