/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What somebody points at in a plot over time: a moment, and a stretch that was chosen. */

#include "draw/ink.h"
#include "draw/palette.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 from_us, to_us;      /* of the plot: its left and right edge */
  gint64 cursor_us;           /* outside, or below 0: none */
  gint64 chosen_us, until_us; /* in either order; equal: none */
} DorsalMoments;

/* plot: the area of the lines. The chosen stretch stays clear, the rest steps back. */
void dorsal_draw_moments (cairo_t *cr, const DorsalArea *plot, const DorsalMoments *moments,
                          const DorsalPalette *palette);

G_END_DECLS
