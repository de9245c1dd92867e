/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Time spent at each level, as bars in line with the vertebrae. */

#include "core/hold.h"
#include "draw/outline.h"
#include "draw/palette.h"

G_BEGIN_DECLS

/* The seconds a full bar stands for: the next of 30, 60, 120, 300, 600, 1200, 1800, 3600 … that holds the
 * longest; never less than previous_s, so that bars never shrink. 0 as previous starts afresh. */
double dorsal_dwell_scale_s (const DorsalDwell *dwell, double previous_s);

/* goal_s: marked with a tick when it is on the scale; 0 for none. lit: the level growing now.
 * Times are shown as 0:42. */
void dorsal_draw_dwell (cairo_t *cr, const DorsalOutline *outline, const DorsalDwell *dwell, double scale_s,
                        double goal_s, DorsalLevel lit, const DorsalFont *font, const DorsalPalette *palette);

G_END_DECLS
