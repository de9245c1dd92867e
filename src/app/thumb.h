/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The small pictures in a row of the list: the spine's dwell, and a bar of time per zone. */

#include <gtk/gtk.h>

#include "app/catalogue.h"
#include "draw/palette.h"

G_BEGIN_DECLS

#define DORSAL_THUMB_WIDTH      44 /* of the spine, logical pixels */
#define DORSAL_THUMB_HEIGHT     56
#define DORSAL_THUMB_BAR_HEIGHT 8

/* Drawn once: `scale` device pixels to a logical one. A new reference. */
GdkTexture *dorsal_thumb_spine (const DorsalCatalogueRow *row, int scale, const DorsalPalette *palette);
GdkTexture *dorsal_thumb_bar (const DorsalCatalogueRow *row, int width, int scale, const DorsalPalette *palette);

G_END_DECLS
