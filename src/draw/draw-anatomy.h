/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The picture of the back: body, zones, bones, names. It changes with size, palette, map
 * and language only: draw it once and keep it. */

#include "core/zones.h"
#include "draw/outline.h"
#include "draw/palette.h"

G_BEGIN_DECLS

/* What to call the zones; NULL or "" leaves one out. brief: where the picture is narrow and the whole one has no room; NULL:
 * then only its band speaks, by colour and hatch. */
typedef struct
{
  const char *zone[DORSAL_N_ZONES];
  const char *brief[DORSAL_N_ZONES];
} DorsalAnatomyWords;

/* Draws onto what is there; the background is the caller's. */
void dorsal_draw_anatomy (cairo_t *cr, const DorsalOutline *outline, const DorsalZones *zones,
                          const DorsalAnatomyWords *words, const DorsalFont *font, const DorsalPalette *palette);

G_END_DECLS
