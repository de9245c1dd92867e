/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The spine from the side with its zones, the roller where it is, and the time spent at
 * each level. A widget; what it shows comes from a DorsalLive. */

#include <gtk/gtk.h>

#include "app/live.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_SPINE_VIEW (dorsal_spine_view_get_type ())
G_DECLARE_FINAL_TYPE (DorsalSpineView, dorsal_spine_view, DORSAL, SPINE_VIEW, GtkWidget)

/* live: followed for as long as the view lives; NULL for an empty back. */
void dorsal_spine_view_set_live (DorsalSpineView *view, DorsalLive *live);

G_END_DECLS
