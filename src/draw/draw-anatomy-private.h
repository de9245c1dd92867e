/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The layers of the picture of the back, from behind: body, zones, ribs and bones. */

#include "draw/draw-anatomy.h"

G_BEGIN_DECLS

/* Silhouette from head to pelvis, with hints of skull and hip. */
void dorsal_draw_body (cairo_t *cr, const DorsalOutline *outline, const DorsalPalette *palette);

/* Bands under the skin, and their words. */
void dorsal_draw_zones (cairo_t *cr, const DorsalOutline *outline, const DorsalZones *zones,
                        const DorsalAnatomyWords *words, const DorsalFont *font, const DorsalPalette *palette);

void dorsal_draw_ribs (cairo_t *cr, const DorsalOutline *outline, const DorsalPalette *palette);
void dorsal_draw_bones (cairo_t *cr, const DorsalOutline *outline, const DorsalPalette *palette);

/* One vertebra over the others: C2 … L5, and S1 for the sacrum. */
void dorsal_draw_bone (cairo_t *cr, const DorsalOutline *outline, DorsalLevel level, DorsalColour fill,
                       DorsalColour shade, DorsalColour line, double line_px);

/* The band of the skin from f to f, as a new path; inside and outside: distances from the skin, px, outward positive.
 */
void dorsal_outline_band_path (cairo_t *cr, const DorsalOutline *outline, double from_f, double to_f, double inside,
                               double outside);

/* A smooth closed, or open, path through the points. */
void dorsal_ink_smooth (cairo_t *cr, const DorsalPoint *points, guint n, gboolean closed);

G_END_DECLS
