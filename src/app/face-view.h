/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The face of a session as a widget: draw/draw-session.h, and the pacer that breathes by the frame clock. */

#include <gtk/gtk.h>

#include "app/session-face.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_FACE_VIEW (dorsal_face_view_get_type ())
G_DECLARE_FINAL_TYPE (DorsalFaceView, dorsal_face_view, DORSAL, FACE_VIEW, GtkWidget)

/* What is shown from now on; screen readers get it in a sentence. */
void dorsal_face_view_show (DorsalFaceView *view, const DorsalSessionFace *face);

/* Of a breath, both above 0; 4 and 6 at first. */
void dorsal_face_view_set_breath (DorsalFaceView *view, double in_s, double out_s);

/* Where the parts lie, in the widget's coordinates: for tests. */
DorsalFaceLayout dorsal_face_view_layout (DorsalFaceView *view);

G_END_DECLS
