/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: the outline, the map, words. Out: the picture of the back, from behind:
 *
 *     body → ribs → bands of the zones → discs, vertebrae, sacrum → names
 *
 * Never: anything of this moment; that is draw-contact's and draw-dwell's.
 */

#include "draw/draw-anatomy-private.h"

static void
draw_names (cairo_t *cr, const DorsalOutline *outline, const DorsalFont *font, const DorsalPalette *palette)
{
  for (DorsalLevel level = DORSAL_LEVEL_C7; level <= DORSAL_LEVEL_S1; level++)
    {
      DorsalPoint label = outline->bone[level].label;
      DorsalTextPlace place = { .x = label.x, .y = label.y, .align_y = 0.5, .style = DORSAL_TEXT_SMALL };

      if (dorsal_outline_names (outline, level))
        dorsal_ink_text (cr, dorsal_level_to_string (level), font, &place, palette->dim_text);
    }
}

void
dorsal_draw_anatomy (cairo_t *cr, const DorsalOutline *outline, const DorsalZones *zones,
                     const DorsalAnatomyWords *words, const DorsalFont *font, const DorsalPalette *palette)
{
  const DorsalArea *area = &outline->area;

  cairo_save (cr);
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  cairo_clip (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  dorsal_draw_body (cr, outline, palette);
  dorsal_draw_ribs (cr, outline, palette);
  dorsal_draw_zones (cr, outline, zones, words, font, palette);
  dorsal_draw_bones (cr, outline, palette);
  draw_names (cr, outline, font, palette);
  cairo_restore (cr);
}
