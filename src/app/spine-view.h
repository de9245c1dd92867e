/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The spine from the side with its zones, the roller where it is, and the time spent at
 * each level. A widget; what it shows are values: of now, or of a moment that was kept. */

#include <gtk/gtk.h>

#include "app/shown.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_SPINE_VIEW (dorsal_spine_view_get_type ())
G_DECLARE_FINAL_TYPE (DorsalSpineView, dorsal_spine_view, DORSAL, SPINE_VIEW, GtkWidget)

/* The words beside a roller that is off or lost are somebody else's to say: the picture has none. */
void dorsal_spine_view_set_wordless (DorsalSpineView *view, gboolean wordless);

/* To be called whenever they have changed; both must last until the next call. NULL and NULL for an empty back. */
void dorsal_spine_view_show (DorsalSpineView *view, const DorsalShown *shown, const DorsalSettings *settings);

G_END_DECLS
