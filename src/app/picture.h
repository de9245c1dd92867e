/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A window as a PNG file. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes the picture of a mapped window as it is now; call it outside of drawing. NULL when there is nothing
 * to see yet. */
GdkTexture *dorsal_picture_of (GtkWindow *window);

/* Returns FALSE with a sentence when it could not be taken or written. */
gboolean dorsal_picture_save (GtkWindow *window, const char *path, GError **error);

G_END_DECLS
