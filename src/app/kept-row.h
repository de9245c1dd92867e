/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A row of the history: a session, or the heading of a day. One widget without children, because a list makes
 * hundreds of them before the first is seen. */

#include <gtk/gtk.h>

#include "app/kept-list.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_KEPT_ROW (dorsal_kept_row_get_type ())
G_DECLARE_FINAL_TYPE (DorsalKeptRow, dorsal_kept_row, DORSAL, KEPT_ROW, GtkWidget)

GtkWidget *dorsal_kept_row_new (void);

/* Keeps the item. now_us: UTC, for "today". */
void dorsal_kept_row_show (DorsalKeptRow *row, DorsalKeptItem *item, gint64 now_us);
/* Lets go of it. */
void dorsal_kept_row_clear (DorsalKeptRow *row);

G_END_DECLS
