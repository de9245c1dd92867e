/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How it went over the weeks: time, holds, times where nobody should roll. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DORSAL_TYPE_TRENDS_PAGE (dorsal_trends_page_get_type ())
G_DECLARE_FINAL_TYPE (DorsalTrendsPage, dorsal_trends_page, DORSAL, TRENDS_PAGE, GtkWidget)

/* rows: of DorsalCatalogueRow; a new reference is taken. */
void dorsal_trends_page_show (DorsalTrendsPage *page, GPtrArray *rows);

G_END_DECLS
