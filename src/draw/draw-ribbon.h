/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The story of a session along a time axis, in three rows: stays in zones, holds, alerts; and across all of them
 * what nobody watched. */

#include "core/story.h"
#include "draw/ink.h"
#include "draw/lettering.h"
#include "draw/palette.h"

G_BEGIN_DECLS

#define DORSAL_N_RIBBON_ROWS 3

typedef struct
{
  const DorsalSpan *spans; /* in order of from_us */
  guint n_spans;
  gint64 from_us, to_us;   /* left and right edge of the plot */
  const char *rows[DORSAL_N_RIBBON_ROWS]; /* what to call them: zones, holds, alerts */
  DorsalLettering *lettering; /* in use with the font; NULL sets each word anew */
} DorsalRibbon;

/* Its height for this font. */
int dorsal_ribbon_height (const DorsalFont *font);

/* area: all of it, names of the rows included. plot: left edge and width of the time axis; its height is not read. */
void dorsal_draw_ribbon (cairo_t *cr, const DorsalArea *area, const DorsalArea *plot, const DorsalRibbon *ribbon,
                         const DorsalFont *font, const DorsalPalette *palette);

/* The span at a point of the area: an alert, a hold, a gap, a stay; NULL: none. */
const DorsalSpan *dorsal_ribbon_hit (const DorsalArea *area, const DorsalArea *plot, const DorsalRibbon *ribbon,
                                     const DorsalFont *font, double x, double y);

G_END_DECLS
