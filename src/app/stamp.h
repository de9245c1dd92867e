/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A small drawing as pixels, for GTK to lay where it was drawn: it draws its lines again in each frame that touches
 * them, and has to be told how far they reach. */

#include <gtk/gtk.h>

#include "draw/ink.h"

G_BEGIN_DECLS

/* A transparent image of area, widened to whole logical pixels and one around, to be drawn on in the coordinates that
 * area is in. */
cairo_surface_t *dorsal_stamp_begin (const DorsalArea *area, int scale);

/* It is drawn; takes the image. */
GskRenderNode *dorsal_stamp_end (cairo_surface_t *image);

/* Of what was recorded, as far as it reaches; NULL where that is nothing. */
GskRenderNode *dorsal_stamp_of (cairo_surface_t *recording, int scale);

G_END_DECLS
