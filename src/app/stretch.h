/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What all pictures of a kept session have in common: which stretch of it is seen, and what is marked in it. */

#include <gtk/gtk.h>

#include "app/lens.h"
#include "draw/ink.h"
#include "draw/palette.h"

G_BEGIN_DECLS

typedef struct
{
  DorsalLens lens;
  gint64 cursor_us;           /* below 0: none */
  gint64 chosen_us, until_us; /* the chosen stretch; equal: none */
} DorsalStretch;

/* The marks alone, over a picture of lens whose lines are in plot. As boxes of colour: where one moves, GTK paints no more
 * anew than where it was and where it is. */
void dorsal_stretch_mark (const DorsalStretch *stretch, const DorsalLens *lens, GtkSnapshot *snapshot,
                          const DorsalArea *plot, const DorsalPalette *palette);

G_END_DECLS
