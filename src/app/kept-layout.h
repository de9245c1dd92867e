/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where the two cards of a kept session's board lie; wide and narrow. Its widget has two children: spine, plots. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DORSAL_TYPE_KEPT_LAYOUT (dorsal_kept_layout_get_type ())
G_DECLARE_FINAL_TYPE (DorsalKeptLayout, dorsal_kept_layout, DORSAL, KEPT_LAYOUT, GtkLayoutManager)

G_END_DECLS
