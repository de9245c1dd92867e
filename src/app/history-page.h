/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The list of sessions that were kept: by day, to be searched and sifted. */

#include <gtk/gtk.h>

#include "app/archive.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_HISTORY_PAGE (dorsal_history_page_get_type ())
G_DECLARE_FINAL_TYPE (DorsalHistoryPage, dorsal_history_page, DORSAL, HISTORY_PAGE, GtkWidget)

/* Signals: "opened" (gint64 id): a session was chosen. "listed": the rows are others now. */

/* Read when the page is mapped, and whenever the archive says it has changed. */
void dorsal_history_page_set_archive (DorsalHistoryPage *page, DorsalArchive *archive);

/* Reads now what nobody has looked at since it changed. */
void dorsal_history_page_refresh (DorsalHistoryPage *page);

/* All rows, sifted or not: DorsalCatalogueRow. Never NULL. */
GPtrArray *dorsal_history_page_get_rows (DorsalHistoryPage *page);

/* Not shown though it is there: about to be deleted. */
void dorsal_history_page_hide (DorsalHistoryPage *page, gint64 id, gboolean hidden);

/* Opens the search, with this text; NULL: as it was. */
void dorsal_history_page_search (DorsalHistoryPage *page, const char *text);

G_END_DECLS
