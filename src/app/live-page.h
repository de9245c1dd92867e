/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The page of a running roller: the spine on the left and the plots on the right; the spine
 * above the plots where the window is narrow. */

#include <gtk/gtk.h>

#include "app/live.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_LIVE_PAGE (dorsal_live_page_get_type ())
G_DECLARE_FINAL_TYPE (DorsalLivePage, dorsal_live_page, DORSAL, LIVE_PAGE, GtkWidget)

GtkWidget *dorsal_live_page_new (DorsalLive *live);

G_END_DECLS
