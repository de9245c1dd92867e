/* SPDX-License-Identifier: GPL-3.0-or-later */

/*   · ▬              a dot a vertebra, on the curve of a person lying
 *   ·  ▬▬▬▬          a bar a level, in the colour of its zone
 *    · ▬▬
 *   ·
 *
 * In: times. Out: ink that still says something at 40 × 56 pixels. Never: a word. */

#include "draw/draw-thumb.h"

#include <math.h>

#include "core/anatomy.h"

#define FIRST DORSAL_LEVEL_C7
#define LAST DORSAL_LEVEL_L5

/* Where the vertebra lies, 0 … 1 across the curve. */
static double
bend_of (DorsalLevel level)
{
  double least = G_MAXDOUBLE, most = -G_MAXDOUBLE;

  for (DorsalLevel i = FIRST; i <= LAST; i++)
    {
      least = MIN (least, dorsal_anatomy_vertebra (i)->x_mm);
      most = MAX (most, dorsal_anatomy_vertebra (i)->x_mm);
    }
  return (dorsal_anatomy_vertebra (level)->x_mm - least) / (most - least);
}

static DorsalColour
colour_of (DorsalLevel level, const DorsalZones *zones, const DorsalPalette *palette)
{
  DorsalZone zone = dorsal_zones_at (zones, dorsal_anatomy_span (level).centre);

  return zone == DORSAL_ZONE_THORACIC ? palette->dwell : dorsal_palette_zone (palette, zone)->line;
}

void
dorsal_draw_thumb (cairo_t *cr, const DorsalArea *area, const DorsalDwell *dwell, const DorsalZones *zones,
                   const DorsalPalette *palette)
{
  double row = area->height / (LAST - FIRST + 1), curve = area->width * 0.26;
  double dot = CLAMP (row * 0.36, 0.8, 4), left = area->x + curve + 2 * dot + 2;
  gint64 longest = 1;

  for (DorsalLevel level = FIRST; level <= LAST; level++)
    longest = MAX (longest, dwell->level_us[level]);
  for (DorsalLevel level = FIRST; level <= LAST; level++)
    {
      double y = area->y + (level - FIRST + 0.5) * row;
      double width = (area->x + area->width - left) * (double) dwell->level_us[level] / (double) longest;

      cairo_new_path (cr);
      cairo_arc (cr, area->x + dot + bend_of (level) * curve, y, dot, 0, 2 * G_PI);
      dorsal_ink_set (cr, palette->dim_text);
      cairo_fill (cr);
      if (dwell->level_us[level] <= 0)
        continue;
      cairo_rectangle (cr, left, y - row * 0.38, MAX (width, 1), row * 0.76);
      dorsal_ink_set (cr, colour_of (level, zones, palette));
      cairo_fill (cr);
    }
}

/* --- the bar --- */

static double
draw_part (cairo_t *cr, const DorsalArea *area, double x, double width, DorsalZone zone, const DorsalPalette *palette)
{
  const DorsalZoneInk *ink = dorsal_palette_zone (palette, zone);

  if (!(width > 0))
    return x;
  cairo_rectangle (cr, x, area->y, width, area->height);
  dorsal_ink_set (cr, ink->fill);
  cairo_fill_preserve (cr);
  dorsal_ink_hatch (cr, ink->hatch, ink->line, 3);
  return x + width;
}

void
dorsal_draw_zone_bar (cairo_t *cr, const DorsalArea *area, const gint64 *zone_us, const DorsalPalette *palette)
{
  gint64 all = 0;
  double x = area->x;

  for (DorsalZone zone = 0; zone < DORSAL_N_ZONES; zone++)
    all += zone == DORSAL_ZONE_OFF ? 0 : MAX (zone_us[zone], 0);
  cairo_save (cr);
  dorsal_ink_round_box (cr, area, area->height / 2);
  cairo_clip (cr);
  dorsal_ink_set (cr, palette->dwell_track);
  cairo_paint (cr);
  for (DorsalZone zone = DORSAL_ZONE_NECK; zone < DORSAL_N_ZONES && all > 0; zone++)
    x = draw_part (cr, area, x, area->width * (double) zone_us[zone] / (double) all, zone, palette);
  if (all > 0)
    draw_part (cr, area, x, area->width * (double) zone_us[DORSAL_ZONE_UNKNOWN] / (double) all, DORSAL_ZONE_UNKNOWN,
               palette);
  cairo_restore (cr);
}
