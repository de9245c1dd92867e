/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where the parts of the session page lie; wide and narrow. Its children are in the order spine, face, words, controls; the
 * figure is its own. */

#include <gtk/gtk.h>

#include "core/figure.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_SESSION_LAYOUT (dorsal_session_layout_get_type ())
G_DECLARE_FINAL_TYPE (DorsalSessionLayout, dorsal_session_layout, DORSAL, SESSION_LAYOUT, GtkWidget)

/* UNKNOWN: no figure, and no room for one. */
void dorsal_session_layout_set_figure (DorsalSessionLayout *layout, DorsalFigure figure);

G_END_DECLS
