/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Kept sessions as a list model, the newest first, with a heading for each day. Rows are plain values; an object is
 * made for those that are looked at only. */

#include <gio/gio.h>

#include "app/sift.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_KEPT_ITEM (dorsal_kept_item_get_type ())
G_DECLARE_FINAL_TYPE (DorsalKeptItem, dorsal_kept_item, DORSAL, KEPT_ITEM, GObject)

/* NULL: a heading. Lasts as long as the item. */
const DorsalCatalogueRow *dorsal_kept_item_get_row (DorsalKeptItem *item);

/* Of a heading: when its day's last session began, how many there are, and how long they are together. */
gint64 dorsal_kept_item_get_day_us (DorsalKeptItem *item);
guint dorsal_kept_item_get_count (DorsalKeptItem *item);
gint64 dorsal_kept_item_get_length_us (DorsalKeptItem *item);

#define DORSAL_TYPE_KEPT_LIST (dorsal_kept_list_get_type ())
G_DECLARE_FINAL_TYPE (DorsalKeptList, dorsal_kept_list, DORSAL, KEPT_LIST, GObject)

DorsalKeptList *dorsal_kept_list_new (void);

/* rows: of dorsal_catalogue_read(). Only what differs from before is told to have changed. */
void dorsal_kept_list_set_rows (DorsalKeptList *list, GPtrArray *rows, gint64 now_us);
GPtrArray *dorsal_kept_list_get_rows (DorsalKeptList *list);
void dorsal_kept_list_set_sift (DorsalKeptList *list, const DorsalSift *filter, gint64 now_us);

/* Not shown though it is there: it is about to be deleted. */
void dorsal_kept_list_hide (DorsalKeptList *list, gint64 id, gboolean hidden);

/* Sessions that are shown, without headings. */
guint dorsal_kept_list_count (DorsalKeptList *list);

G_END_DECLS
