/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A session at the size of a thumb, and time per zone as one bar: what a row of a list has room for. */

#include "core/hold.h"
#include "core/zones.h"
#include "draw/ink.h"
#include "draw/palette.h"

G_BEGIN_DECLS

/* The spine, its vertebrae as dots, and beside each how long somebody was there; the longest fills the width. */
void dorsal_draw_thumb (cairo_t *cr, const DorsalArea *area, const DorsalDwell *dwell, const DorsalZones *zones,
                        const DorsalPalette *palette);

/* zone_us: indexed by DorsalZone. Places first, from the head down, then what is unknown; time off the roller is left
 * out. An empty track when there is none. */
void dorsal_draw_zone_bar (cairo_t *cr, const DorsalArea *area, const gint64 *zone_us, const DorsalPalette *palette);

G_END_DECLS
