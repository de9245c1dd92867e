/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What widgets with a drawing share: a picture that is drawn once and kept, and the palette
 * and font of the moment. */

#include <gtk/gtk.h>

#include "draw/palette.h"

G_BEGIN_DECLS

/* A kept picture in device pixels. All zeroes is an empty one. Emptied by: another size,
 * scale or palette (dorsal_sheet_begin() notices), or dorsal_sheet_clear(). */
typedef struct
{
  cairo_surface_t *surface;
  int width, height, scale;
  const DorsalPalette *palette;
  GskRenderNode *node; /* of the surface; NULL: not asked for yet */
} DorsalSheet;

/* Returns a context to draw the picture anew, in logical pixels, transparent; NULL when the
 * kept one still holds. */
cairo_t *dorsal_sheet_begin (DorsalSheet *sheet, int width, int height, int scale, const DorsalPalette *palette);
void dorsal_sheet_clear (DorsalSheet *sheet);

/* As one node as long as it is kept: where nothing else has changed GTK paints nothing. */
void dorsal_sheet_append (DorsalSheet *sheet, GtkSnapshot *snapshot);

/* The palette for the desktop's light or dark, plain or high contrast. */
const DorsalPalette *dorsal_widget_palette (void);

/* Queues a draw of widget whenever that palette changes, for as long as widget lives. */
void dorsal_widget_follow_palette (GtkWidget *widget);

/* From left to right in every language, with all in it: what stands for a tape that runs, as play and skip do. */
void dorsal_widget_run_rightward (GtkWidget *widget);

/* The widget's own font; family is valid until the widget's style changes. */
DorsalFont dorsal_widget_font (GtkWidget *widget);

/* The same, but no larger than lets so many lines of it lie in the widget's height: where large letters would leave
 * nothing of the picture that they explain. */
DorsalFont dorsal_widget_font_within (GtkWidget *widget, double lines);

G_END_DECLS
