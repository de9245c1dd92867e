/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* All of a session, small, with the part that is seen between two edges: what a scroll bar is for, and where in the
 * session the strong parts are. It is dragged; a click goes there. */

#include <gtk/gtk.h>

#include "app/lens.h"
#include "core/trace.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_PAN_BAR (dorsal_pan_bar_get_type ())
G_DECLARE_FINAL_TYPE (DorsalPanBar, dorsal_pan_bar, DORSAL, PAN_BAR, GtkWidget)

/* Signal "panned" (gint64 by_us): somebody wishes the lens moved so far. */

/* trace: lasts until the next call, and does not change; NULL: an empty bar. */
void dorsal_pan_bar_show (DorsalPanBar *bar, const DorsalTrace *trace);

void dorsal_pan_bar_set_lens (DorsalPanBar *bar, const DorsalLens *lens);

G_END_DECLS
