/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The small pictures in a row of the list: the spine's dwell, or a bar of time per zone. */

#include <gtk/gtk.h>

#include "app/catalogue.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_THUMB (dorsal_thumb_get_type ())
G_DECLARE_FINAL_TYPE (DorsalThumb, dorsal_thumb, DORSAL, THUMB, GtkWidget)

/* Property "bar" (gboolean, construct only): the bar, not the spine. */

/* row: copied as far as it is drawn. */
void dorsal_thumb_show (DorsalThumb *thumb, const DorsalCatalogueRow *row);

G_END_DECLS
