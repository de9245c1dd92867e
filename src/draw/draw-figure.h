/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Pictures of a person that explain what to do, from the side. The figure fits into any area, standing on its own
 * floor; the background is the caller's. Nothing is drawn for UNKNOWN. */

#include "core/figure.h"
#include "draw/palette.h"

G_BEGIN_DECLS

/* phase: 0 … 1 from one key position to the other, where there are two; else no difference. Not a number is 0. */
void dorsal_draw_figure (cairo_t *cr, const DorsalArea *area, DorsalFigure figure, double phase,
                         const DorsalPalette *palette);

/* What the picture shows, in English, to be translated: for screen readers. Never NULL; "" for UNKNOWN. */
const char *dorsal_figure_sentence (DorsalFigure figure);

/* How long the movement there and back takes; 0 for pictures that do not move. */
double dorsal_figure_period_s (DorsalFigure figure);

/* The phase after so many seconds: eased at both ends, there and back again. */
double dorsal_figure_phase_at (DorsalFigure figure, double seconds);

/* The phase that says most, for those who want no movement. */
double dorsal_figure_still_phase (DorsalFigure figure);

/* Width over height of what is drawn, with its floor, arrows and marks: what an area should have. 1 for UNKNOWN. */
double dorsal_figure_aspect (DorsalFigure figure);

G_END_DECLS
