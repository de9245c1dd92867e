/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shows its one child, upside down when wished: for a screen that lies on the floor behind somebody's head. Clicks
 * turn with it. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DORSAL_TYPE_TURNER (dorsal_turner_get_type ())
G_DECLARE_FINAL_TYPE (DorsalTurner, dorsal_turner, DORSAL, TURNER, GtkWidget)

void dorsal_turner_set_turned (DorsalTurner *turner, gboolean turned);
gboolean dorsal_turner_get_turned (DorsalTurner *turner);

G_END_DECLS
