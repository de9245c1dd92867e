/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Pixels that change with every frame: three buffers in turn, for the one on the screen may not be written to, nor may
 * the one before it. (cairo would copy it, half a megabyte with its page faults.) A picture that is the same as the
 * last stays the same node, and GTK paints nothing. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* All zeroes is an empty one. */
typedef struct
{
  cairo_surface_t *buffer[3];
  guint shown;         /* the buffer of node; the next one is written to next */
  GskRenderNode *node; /* NULL: nothing was drawn yet */
  double x, y;         /* of node */
} DorsalReel;

/* A transparent picture in device pixels, ARGB32 premultiplied, *ret_stride bytes from row to row. */
guint32 *dorsal_reel_begin (DorsalReel *reel, int width, int height, int scale, int *ret_stride);

/* It is drawn, and stands at x, y of the widget. */
void dorsal_reel_end (DorsalReel *reel, double x, double y);

void dorsal_reel_append (const DorsalReel *reel, GtkSnapshot *snapshot);
void dorsal_reel_clear (DorsalReel *reel);

G_END_DECLS
