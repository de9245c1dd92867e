/* SPDX-License-Identifier: GPL-3.0-or-later */

/*   ██████████▒▒▒▒╱╱╱╱·······
 *   better    same worse  track, up to `most`
 * In: counts. Out: ink. Never: a word. */

#include "draw/draw-felt.h"

static double
draw_part (cairo_t *cr, const DorsalArea *area, double x, double width, DorsalColour fill, DorsalHatch hatch,
           DorsalColour line)
{
  if (!(width > 0))
    return x;
  cairo_rectangle (cr, x, area->y, width, area->height);
  dorsal_ink_set (cr, fill);
  cairo_fill_preserve (cr);
  dorsal_ink_hatch (cr, hatch, line, 4);
  return x + width;
}

void
dorsal_draw_felt (cairo_t *cr, const DorsalArea *area, const guint counts[DORSAL_N_ANSWERS], guint most,
                  const DorsalPalette *palette)
{
  const DorsalZoneInk *good = dorsal_palette_zone (palette, DORSAL_ZONE_THORACIC);
  const DorsalZoneInk *bad = dorsal_palette_zone (palette, DORSAL_ZONE_LUMBAR);
  double each = most > 0 ? area->width / most : 0, x = area->x;

  cairo_save (cr);
  dorsal_ink_round_box (cr, area, area->height / 2);
  cairo_clip (cr);
  dorsal_ink_set (cr, palette->dwell_track);
  cairo_paint (cr);
  x = draw_part (cr, area, x, counts[DORSAL_ANSWER_BETTER] * each, good->line, DORSAL_HATCH_NONE, good->line);
  x = draw_part (cr, area, x, counts[DORSAL_ANSWER_SAME] * each, palette->dim_text, DORSAL_HATCH_NONE, palette->dim_text);
  draw_part (cr, area, x, counts[DORSAL_ANSWER_WORSE] * each, bad->fill, DORSAL_HATCH_DENSE, bad->line);
  cairo_restore (cr);
}
