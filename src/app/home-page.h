/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where everything begins: whether a roller is there, the programmes, and what there is instead of rolling. */

#include <gtk/gtk.h>

#include "app/live.h"
#include "app/source-list.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_HOME_PAGE (dorsal_home_page_get_type ())
G_DECLARE_FINAL_TYPE (DorsalHomePage, dorsal_home_page, DORSAL, HOME_PAGE, GtkWidget)

/* Signal "chosen", with the name of a source. What is offered follows the settings; the user's own programmes are read
 * each time the page appears. */

/* live: followed for as long as the page lives. */
void dorsal_home_page_set_live (DorsalHomePage *page, DorsalLive *live);

/* The rollers to choose from, on this page. */
DorsalSourceList *dorsal_home_page_get_sources (DorsalHomePage *page);

G_END_DECLS
