/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The picture that --screenshot asks for: of the window, or of what stands over it, such as the preferences. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DorsalCamera DorsalCamera;

/* Takes it into a file after so many seconds, and quits the application. */
DorsalCamera *dorsal_camera_new (GtkApplication *application, const char *path, double after_s);
void dorsal_camera_free (DorsalCamera *camera);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalCamera, dorsal_camera_free)

/* Of the process: 1 where the picture could not be taken. */
int dorsal_camera_get_status (DorsalCamera *camera);

/* What is shown over a window; NULL: nothing is. */
GtkWindow *dorsal_camera_window_over (GtkWindow *window);

G_END_DECLS
