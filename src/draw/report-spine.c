/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a report. Out: the window's picture of the back with time at each level; or the levels alone, for who needs
 * the times only. Drawn twice as large and scaled down, for its lines are whole pixels. */

#include "draw/draw-anatomy.h"
#include "draw/draw-dwell.h"
#include "draw/draw-report-private.h"

#define FINE  2.0
#define NAMES 0.9 /* a little smaller than the text, so that every level has its name */

static DorsalAnatomyWords
words_of (const DorsalPage *page)
{
  return (DorsalAnatomyWords){ .zone = {
                                   [DORSAL_ZONE_NECK] = dorsal_page_say (page, N_ ("Neck: no rolling")),
                                   [DORSAL_ZONE_UPPER_CAUTION] = dorsal_page_say (page, N_ ("take care")),
                                   [DORSAL_ZONE_THORACIC] = dorsal_page_say (page, N_ ("Thoracic spine: roll here")),
                                   [DORSAL_ZONE_LOWER_CAUTION] = dorsal_page_say (page, N_ ("take care")),
                                   [DORSAL_ZONE_LUMBAR] = dorsal_page_say (page, N_ ("Lower back: no rolling")),
                                   [DORSAL_ZONE_PELVIS] = dorsal_page_say (page, N_ ("Pelvis")),
                               },
                               .brief = {
                                   [DORSAL_ZONE_NECK] = dorsal_page_say (page, N_ ("Neck")),
                                   [DORSAL_ZONE_LUMBAR] = dorsal_page_say (page, N_ ("Lower back")),
                                   [DORSAL_ZONE_PELVIS] = dorsal_page_say (page, N_ ("Pelvis")),
                               } };
}

static DorsalDwell
dwell_of (const DorsalReport *report)
{
  DorsalDwell dwell;

  for (guint i = 0; i < DORSAL_N_LEVELS; i++)
    dwell.level_us[i] = report->summary.level_us[i];
  return dwell;
}

/* --- the levels alone --- */

static void
draw_level (const DorsalPage *page, DorsalLevel level, const DorsalArea *row, gint64 us, double full_us)
{
  const DorsalPalette *palette = page->palette;
  double text = page->font.size_px, left = row->x + 3.2 * text, width = row->width - 7.5 * text;
  DorsalArea track = { left, row->y + row->height * 0.2, width, row->height * 0.6 }, bar = track;
  DorsalTextPlace name = { row->x + 2.6 * text, row->y + row->height / 2, 1, 0.5 };
  DorsalTextPlace time = { row->x + row->width, row->y + row->height / 2, 1, 0.5 };
  g_autofree char *clock = us > 0 ? dorsal_page_clock (us) : NULL;

  bar.width *= us / full_us;
  dorsal_ink_round_box (page->cr, &track, 1.5);
  dorsal_ink_set (page->cr, palette->dwell_track);
  cairo_fill (page->cr);
  dorsal_ink_round_box (page->cr, &bar, 1.5);
  dorsal_ink_set (page->cr, palette->dwell);
  cairo_fill (page->cr);
  dorsal_ink_text (page->cr, dorsal_level_to_string (level), &page->font, &name, palette->text);
  dorsal_ink_text (page->cr, clock, &page->font, &time, palette->text);
}

static void
draw_levels (const DorsalPage *page, const DorsalArea *area, const DorsalDwell *dwell)
{
  guint n = DORSAL_LEVEL_L5 - DORSAL_LEVEL_C7 + 1;
  double height = area->height / n, full_us = dorsal_dwell_scale_s (dwell, 0) * G_USEC_PER_SEC;

  for (guint i = 0; i < n; i++)
    {
      DorsalArea row = { area->x, area->y + i * height, area->width, height };

      draw_level (page, (DorsalLevel) (DORSAL_LEVEL_C7 + i), &row, dwell->level_us[DORSAL_LEVEL_C7 + i], full_us);
    }
}

/* --- the back --- */

void
dorsal_page_spine (const DorsalPage *page, const DorsalArea *area, gboolean bare)
{
  DorsalDwell dwell = dwell_of (page->report);
  DorsalAnatomyWords words = words_of (page);
  DorsalFont font = { page->font.family, page->font.size_px * NAMES * FINE };
  DorsalArea fine = { 0, 0, area->width * FINE, area->height * FINE };
  const DorsalZones *zones = &page->report->settings.zones;
  DorsalOutline outline;

  if (bare)
    {
      draw_levels (page, area, &dwell);
      return;
    }
  dorsal_outline_init (&outline, &fine, font.size_px);
  cairo_save (page->cr);
  cairo_translate (page->cr, area->x, area->y);
  cairo_scale (page->cr, 1 / FINE, 1 / FINE);
  dorsal_draw_anatomy (page->cr, &outline, zones, &words, &font, page->palette);
  dorsal_draw_dwell (page->cr, &outline, &dwell, dorsal_dwell_scale_s (&dwell, 0), zones->hold_goal_s,
                     DORSAL_LEVEL_UNKNOWN, &font, page->palette);
  cairo_restore (page->cr);
}
