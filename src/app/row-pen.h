/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Puts the words and pictures of a row where they belong, in either direction. All in logical pixels. */

#include <gtk/gtk.h>

#include "draw/palette.h"

G_BEGIN_DECLS

#define DORSAL_ROW_PEN_GAP 10 /* between words of one line */

/* x counts from the side where lines begin. */
typedef struct
{
  GtkSnapshot *snapshot;
  double width; /* of the row */
  gboolean rtl;
} DorsalRowPen;

/* Within `most` pixels from x, about the middle of a line; returns how many it took. layout NULL: nothing. */
double dorsal_row_pen_words (const DorsalRowPen *pen, PangoLayout *layout, double x, double middle, double most,
                             DorsalColour colour);

/* How many that would be. */
double dorsal_row_pen_width (PangoLayout *layout, double most);

void dorsal_row_pen_picture (const DorsalRowPen *pen, GdkTexture *texture, double x, double y, double width,
                             double height);

/* Words in a frame at the end of the line, their gap before it included; returns where they begin. */
double dorsal_row_pen_badge (const DorsalRowPen *pen, PangoLayout *layout, double middle, double most,
                             const DorsalPalette *palette);

G_END_DECLS
