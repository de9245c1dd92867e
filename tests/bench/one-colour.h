/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The floor of a frame: a window as large as Dorsal's, with its header bar, in which nothing but an area of one colour
 * is another one each time. What GTK takes for a frame, whatever is drawn. */

#include <adwaita.h>

G_BEGIN_DECLS

/* The median of so many frames from before-paint to after-paint, ms of the main thread. width, height: of the area. */
double one_colour_ms (GtkApplication *application, int width, int height, guint n_frames);

G_END_DECLS
