/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How often a spot felt better, the same and worse, as one bar. */

#include "core/summary.h"
#include "draw/ink.h"
#include "draw/palette.h"

G_BEGIN_DECLS

/* counts: indexed by DorsalAnswer. most: answers that fill the width. Better first, then the same, then worse, told
 * apart without colour as well: plain, faint, hatched. */
void dorsal_draw_felt (cairo_t *cr, const DorsalArea *area, const guint counts[DORSAL_N_ANSWERS], guint most,
                       const DorsalPalette *palette);

G_END_DECLS
