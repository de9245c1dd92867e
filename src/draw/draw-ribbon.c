/* SPDX-License-Identifier: GPL-3.0-or-later */

/*   Zone    ▒▒▒▒██████████████▨▨▨██████████▒▒▒   off is faint, each zone in its colour and pattern
 *   Holds          ╭─T6──╮       ╭T9╮            a box with its level, where it fits
 *   Alerts                     ▲ ■               keep out: ▲; be careful: ◆; too hard, too fast: ■
 *                                        ░░░     nobody watched: across all rows
 *
 * In: spans, a stretch of time. Out: ink. Never: more than one mark a pixel and row, however many there are. */

#include "draw/draw-ribbon.h"

#include <math.h>

#define ROW_OF_TEXT 1.45
#define GAP_PX 3.0
#define SILENCE_US (500 * 1000)
#define LEAST_PX 2.0 /* of a span that would be thinner */
#define HATCH_PX 4.0
#define ROUND_FROM_PX 6.0 /* a hold */

typedef struct
{
  cairo_t *cr;
  const DorsalArea *plot;
  const DorsalRibbon *ribbon;
  const DorsalFont *font;
  const DorsalPalette *palette;
  double top, row; /* of the first row; height of each */
  double *marked;  /* where the last shape of each kind of alert was drawn */
} Sheet;

static double
row_px (const DorsalFont *font)
{
  return ceil (ROW_OF_TEXT * font->size_px);
}

int
dorsal_ribbon_height (const DorsalFont *font)
{
  return (int) (DORSAL_N_RIBBON_ROWS * row_px (font) + (DORSAL_N_RIBBON_ROWS - 1) * GAP_PX);
}

static int
row_of (const DorsalSpan *span)
{
  switch (span->kind)
    {
    case DORSAL_SPAN_ZONE:
      return 0;
    case DORSAL_SPAN_HOLD:
      return 1;
    case DORSAL_SPAN_ALERT:
      return 2;
    default:
      return -1;
    }
}

/* FALSE: outside of the plot. */
static gboolean
edges_of (const DorsalArea *plot, const DorsalRibbon *ribbon, const DorsalSpan *span, double *ret_left,
          double *ret_right)
{
  double per_us = plot->width / (double) MAX (ribbon->to_us - ribbon->from_us, 1);

  if (span->to_us < ribbon->from_us || span->from_us > ribbon->to_us)
    return FALSE;
  *ret_left = MAX (floor ((double) (span->from_us - ribbon->from_us) * per_us), 0);
  *ret_right = MIN (ceil ((double) (span->to_us - ribbon->from_us) * per_us), plot->width);
  *ret_right = MAX (*ret_right, *ret_left + LEAST_PX);
  return TRUE;
}

static void
fill_box (const Sheet *sheet, const DorsalArea *box, DorsalColour colour)
{
  cairo_rectangle (sheet->cr, box->x, box->y, box->width, box->height);
  dorsal_ink_set (sheet->cr, colour);
  cairo_fill (sheet->cr);
}

/* Of a word that was set before, without setting it again. */
static DorsalArea
measure (const Sheet *sheet, const char *word, const DorsalTextPlace *place)
{
  DorsalLettering *lettering = sheet->ribbon->lettering;

  return lettering ? dorsal_lettering_measure (lettering, word)
                   : dorsal_ink_measure (sheet->cr, word, sheet->font, place);
}

/* align_x: 0.5 about x, 1 before it; about y. Not written where it is wider than most_px. */
static void
write_word (const Sheet *sheet, const char *word, double x, double y, double align_x, double most_px,
            DorsalColour colour)
{
  DorsalTextPlace place = { .x = x, .y = y, .align_x = align_x, .align_y = 0.5, .style = DORSAL_TEXT_SMALL };
  DorsalLettering *lettering = sheet->ribbon->lettering;
  DorsalArea text = measure (sheet, word, &place);

  if (text.width > most_px)
    return;
  if (lettering)
    dorsal_lettering_stamp (lettering, sheet->cr, word, x - align_x * text.width, y - text.height / 2, colour);
  else
    dorsal_ink_text (sheet->cr, word, sheet->font, &place, colour);
}

/* Lines that lie where they lie, whatever the box. area: that the box is a part of. */
static void
hatch_box (const Sheet *sheet, const DorsalArea *area, const DorsalArea *box, DorsalHatch hatch, DorsalColour colour)
{
  if (sheet->ribbon->lettering)
    {
      dorsal_lettering_hatch (sheet->ribbon->lettering, sheet->cr, area, box, hatch, colour, HATCH_PX);
      return;
    }
  cairo_rectangle (sheet->cr, box->x, box->y, box->width, box->height);
  dorsal_ink_hatch (sheet->cr, hatch, colour, HATCH_PX);
}

static void
draw_stay (const Sheet *sheet, const DorsalArea *box, const DorsalSpan *span)
{
  const DorsalZoneInk *ink = dorsal_palette_zone (sheet->palette, span->zone);
  DorsalArea inside = *box;

  if (span->zone == DORSAL_ZONE_OFF) /* nobody on the roller: a line */
    inside = (DorsalArea){ box->x, box->y + floor (box->height / 2) - 1, box->width, 2 };
  fill_box (sheet, &inside, ink->fill);
  if (ink->hatch == DORSAL_HATCH_NONE || box->width < 4)
    return;
  hatch_box (sheet, &(DorsalArea){ sheet->plot->x, box->y, sheet->plot->width, box->height }, box, ink->hatch, ink->line);
}

static void
write_hold (const Sheet *sheet, const DorsalArea *box, const DorsalSpan *span)
{
  if (span->level != DORSAL_LEVEL_UNKNOWN && box->width >= 8)
    write_word (sheet, dorsal_level_to_string (span->level), box->x + box->width / 2, box->y + box->height / 2, 0.5,
                box->width - 4, sheet->palette->lit_text);
}

/* One shape a degree of urgency; the line behind it shows how long it stood. A shape that would lie on the last one of
 * its kind is left out. */
static void
draw_alert (const Sheet *sheet, const DorsalArea *box, const DorsalSpan *span)
{
  guint keep_out = DORSAL_ALERT_LUMBAR | DORSAL_ALERT_NECK, near = DORSAL_ALERT_LUMBAR_NEAR | DORSAL_ALERT_MIDLINE;
  const DorsalZoneInk *ink
      = dorsal_palette_zone (sheet->palette, span->alert & near ? DORSAL_ZONE_LOWER_CAUTION : DORSAL_ZONE_LUMBAR);
  double *last = &sheet->marked[span->alert & keep_out ? 0 : span->alert & near ? 1 : 2];
  double size = floor (box->height * 0.36), x = box->x, y = box->y + floor (box->height / 2);

  fill_box (sheet, &(DorsalArea){ x, y - 1, box->width, 2 }, ink->line);
  if (x < *last + size)
    return;
  *last = x;
  cairo_new_path (sheet->cr);
  if (span->alert & keep_out)
    {
      cairo_move_to (sheet->cr, x, y - size);
      cairo_line_to (sheet->cr, x + size, y + size);
      cairo_line_to (sheet->cr, x - size, y + size);
    }
  else if (span->alert & near)
    {
      cairo_move_to (sheet->cr, x, y - size);
      cairo_line_to (sheet->cr, x + size, y);
      cairo_line_to (sheet->cr, x, y + size);
      cairo_line_to (sheet->cr, x - size, y);
    }
  else
    cairo_rectangle (sheet->cr, x - size + 1, y - size + 1, 2 * size - 2, 2 * size - 2);
  cairo_close_path (sheet->cr);
  dorsal_ink_set (sheet->cr, ink->line);
  cairo_fill (sheet->cr);
}

typedef void (*EachBox) (const Sheet *sheet, const DorsalArea *box, const DorsalSpan *span);

/* What is drawn in a row lies to the right of what was: a span that a mark covers already is left out. */
static void
for_each_box (const Sheet *sheet, int row, EachBox each)
{
  const DorsalRibbon *ribbon = sheet->ribbon;
  double y = sheet->top + row * (sheet->row + GAP_PX), done = -1;

  for (guint i = 0; i < ribbon->n_spans; i++)
    {
      const DorsalSpan *span = &ribbon->spans[i];
      double left, right;

      if (span->from_us > ribbon->to_us)
        break;
      if (row_of (span) != row || !edges_of (sheet->plot, ribbon, span, &left, &right) || right <= done)
        continue;
      if (row == 0)
        left = MAX (left, done);
      done = MAX (done, right);
      each (sheet, &(DorsalArea){ sheet->plot->x + left, y, right - left, sheet->row }, span);
    }
}

/* Corners of narrow boxes would not be seen, and cost the most. */
static void
add_plain_hold (const Sheet *sheet, const DorsalArea *box, const DorsalSpan *span)
{
  if (box->width < ROUND_FROM_PX)
    cairo_rectangle (sheet->cr, box->x, box->y, box->width, box->height);
}

static void
add_round_hold (const Sheet *sheet, const DorsalArea *box, const DorsalSpan *span)
{
  if (box->width >= ROUND_FROM_PX)
    dorsal_ink_round_box (sheet->cr, box, 3);
}

/* All boxes of a kind together: filling costs by the call more than by the pixel. */
static void
draw_holds (const Sheet *sheet)
{
  dorsal_ink_set (sheet->cr, sheet->palette->lit);
  for_each_box (sheet, 1, add_plain_hold);
  cairo_fill (sheet->cr);
  for_each_box (sheet, 1, add_round_hold);
  cairo_fill (sheet->cr);
  for_each_box (sheet, 1, write_hold);
}

/* A sample or two that were lost are to be seen where one looks close enough; silence always. */
static gboolean
is_wide (const Sheet *sheet, const DorsalSpan *span)
{
  gint64 px_us = (sheet->ribbon->to_us - sheet->ribbon->from_us) / (gint64) MAX (sheet->plot->width, 1);

  return span->to_us - span->from_us >= MIN (px_us, SILENCE_US);
}

static void
draw_gaps (const Sheet *sheet)
{
  DorsalArea all = { sheet->plot->x, sheet->top, sheet->plot->width,
                     DORSAL_N_RIBBON_ROWS * sheet->row + (DORSAL_N_RIBBON_ROWS - 1) * GAP_PX };
  double done = -1;

  for (guint i = 0; i < sheet->ribbon->n_spans; i++)
    {
      const DorsalSpan *span = &sheet->ribbon->spans[i];
      double left, right;

      if (span->kind != DORSAL_SPAN_GAP || !is_wide (sheet, span)
          || !edges_of (sheet->plot, sheet->ribbon, span, &left, &right) || right <= done)
        continue;
      DorsalArea box = { all.x + left, all.y, right - left, all.height };
      fill_box (sheet, &box, sheet->palette->gap);
      hatch_box (sheet, &all, &box, DORSAL_HATCH_SPARSE, sheet->palette->dim_text);
      done = right;
    }
}

/* A name that is longer than the room before the plot, in some language, is smaller. */
static void
draw_name (const Sheet *sheet, const char *name, double right, double y)
{
  DorsalTextPlace place = { .align_x = 1, .align_y = 0.5, .style = DORSAL_TEXT_SMALL };
  double width = measure (sheet, name, &place).width;

  if (width <= right - 1)
    {
      write_word (sheet, name, right, y, 1, G_MAXDOUBLE, sheet->palette->dim_text);
      return;
    }
  cairo_save (sheet->cr);
  cairo_translate (sheet->cr, right, y);
  cairo_scale (sheet->cr, 0.97 * (right - 1) / width, 0.97 * (right - 1) / width);
  dorsal_ink_text (sheet->cr, name, sheet->font, &place, sheet->palette->dim_text);
  cairo_restore (sheet->cr);
}

static void
draw_names (const Sheet *sheet)
{
  for (int row = 0; row < DORSAL_N_RIBBON_ROWS; row++)
    if (sheet->ribbon->rows[row] && *sheet->ribbon->rows[row])
      draw_name (sheet, sheet->ribbon->rows[row], sheet->plot->x - 0.5 * sheet->font->size_px,
                 sheet->top + row * (sheet->row + GAP_PX) + sheet->row / 2);
}

void
dorsal_draw_ribbon (cairo_t *cr, const DorsalArea *area, const DorsalArea *plot, const DorsalRibbon *ribbon,
                    const DorsalFont *font, const DorsalPalette *palette)
{
  double marked[3] = { -1e9, -1e9, -1e9 };
  Sheet sheet = { cr, plot, ribbon, font, palette, area->y, row_px (font), marked };

  draw_names (&sheet);
  cairo_save (cr);
  cairo_rectangle (cr, plot->x, area->y, plot->width, area->height);
  cairo_clip (cr);
  for (int row = 0; row < DORSAL_N_RIBBON_ROWS; row++)
    {
      DorsalArea track = { plot->x, area->y + row * (sheet.row + GAP_PX), plot->width, sheet.row };
      fill_box (&sheet, &track, dorsal_colour_with_alpha (palette->dwell_track, 0.5));
    }
  for_each_box (&sheet, 0, draw_stay);
  draw_holds (&sheet);
  for_each_box (&sheet, 2, draw_alert);
  draw_gaps (&sheet);
  cairo_restore (cr);
}

const DorsalSpan *
dorsal_ribbon_hit (const DorsalArea *area, const DorsalArea *plot, const DorsalRibbon *ribbon, const DorsalFont *font,
                   double x, double y)
{
  int row = (int) floor ((y - area->y) / (row_px (font) + GAP_PX));
  const DorsalSpan *hit = NULL;

  for (guint i = 0; i < ribbon->n_spans; i++)
    {
      const DorsalSpan *span = &ribbon->spans[i];
      double left, right;

      if ((span->kind != DORSAL_SPAN_GAP && row_of (span) != row) || !edges_of (plot, ribbon, span, &left, &right))
        continue;
      if (x - plot->x >= left - 3 && x - plot->x <= right + 3 && (!hit || hit->kind == DORSAL_SPAN_GAP))
        hit = span;
    }
  return hit;
}
