/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Cards in as many columns of one width as there is room for, in reading order; those of a row are equally high. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DORSAL_TYPE_COLUMNS (dorsal_columns_get_type ())
G_DECLARE_FINAL_TYPE (DorsalColumns, dorsal_columns, DORSAL, COLUMNS, GtkWidget)

/* least: px of a column, where there is room for one; most: columns. */
GtkWidget *dorsal_columns_new (int least, guint most);

void dorsal_columns_append (DorsalColumns *columns, GtkWidget *card);

G_END_DECLS
