/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A picture without holes that is drawn now and then and shown often. It is kept as what GTK compares: a frame in which
 * it did not change paints nothing of it. */

#include <gtk/gtk.h>

#include "app/reach.h"
#include "draw/ink.h"

G_BEGIN_DECLS

typedef enum
{
  DORSAL_PRINT_MOVING, /* the rows that move */
  DORSAL_PRINT_OVER,   /* over them, all of the width */
  DORSAL_PRINT_LEFT,   /* beside them */
  DORSAL_PRINT_RIGHT,
  DORSAL_PRINT_UNDER,
  DORSAL_PRINT_N_CELLS,
} DorsalPrintCell;

/* All zeroes is an empty one. Two images: the last frame may still hold the one that was shown. */
typedef struct
{
  cairo_surface_t *image[2];
  guint turn; /* the image that is shown */
  GskRenderNode *cells[DORSAL_PRINT_N_CELLS];
  DorsalArea moving;
  DorsalReach reach; /* rows of moving */
  GskRenderNode *node;
} DorsalPrint;

/* An image of so many logical pixels to be drawn on, with what was drawn there the time before last. It belongs to the
 * print, and is not shown before dorsal_print_end(). */
cairo_surface_t *dorsal_print_begin (DorsalPrint *print, int width, int height, int scale);

/* It is drawn: shown from now on. moving: whole pixels of it that mostly are another picture; NULL: all of it. changed:
 * where it looks otherwise than what was shown; there GTK paints, cell by cell. */
void dorsal_print_end (DorsalPrint *print, int width, int height, const DorsalArea *moving, const DorsalArea *changed,
                       guint n_changed);

/* Nothing, if nothing was drawn. */
void dorsal_print_show (const DorsalPrint *print, GtkSnapshot *snapshot);

void dorsal_print_clear (DorsalPrint *print);

G_END_DECLS
