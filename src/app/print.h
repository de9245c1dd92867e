/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A picture without holes that is drawn now and then and shown often. It is kept as what GTK compares: a frame in which
 * it did not change paints nothing of it. */

#include <gtk/gtk.h>

#include "draw/ink.h"

G_BEGIN_DECLS

#define DORSAL_PRINT_BANDS 12

/* All zeroes is an empty one. Two images: the last frame may still hold the one that was shown. */
typedef struct
{
  cairo_surface_t *image[2];
  guint turn;
  GskRenderNode *cells[9]; /* as in a picture frame: the middle is what moves, and is cut into the bands */
  GskRenderNode *bands[DORSAL_PRINT_BANDS];
  DorsalArea moving;
  GskRenderNode *node;
} DorsalPrint;

/* An image of so many logical pixels to be drawn on, with what was drawn there the time before last. It belongs to the
 * print. */
cairo_surface_t *dorsal_print_begin (DorsalPrint *print, int width, int height, int scale);

/* It is drawn: shown from now on. moving: whole pixels of it that mostly are another picture; there and around them GTK
 * paints only what looks otherwise than before, by bands and by edges. NULL: all of it. */
void dorsal_print_end (DorsalPrint *print, int width, int height, const DorsalArea *moving);

/* Nothing, if nothing was drawn. */
void dorsal_print_show (const DorsalPrint *print, GtkSnapshot *snapshot);

void dorsal_print_clear (DorsalPrint *print);

G_END_DECLS
