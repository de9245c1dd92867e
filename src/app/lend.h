/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* An image as a source of cairo, of one pixel for a device pixel. Cairo copies a plain one as soon as it is drawn on
 * again or let go, even when nobody holds the source any more; this one it does not. */

#include <cairo.h>

/* The image, with its device scale and offset, is held until the source is let go. */
cairo_pattern_t *dorsal_lend (cairo_surface_t *image);
