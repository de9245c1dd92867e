/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* News → pictures, at the pace of the frame clock: however many samples came, one change of the widgets a frame, and
 * fewer where a frame is dear (app/cadence.h) or nobody can see the window. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DORSAL_PACER_HIDDEN_MS 500 /* a window that is minimised still has a title and a state */

typedef struct _DorsalPacer DorsalPacer;

/* window: a GtkWindow that outlives the pacer. func shows what is so. */
DorsalPacer *dorsal_pacer_new (GtkWindow *window, void (*func) (gpointer data), gpointer data);
void dorsal_pacer_free (DorsalPacer *pacer);

/* There is something to show: func is called once, with the next picture. In a window that is not on the screen
 * yet it is called at once. Returns FALSE when nobody can see the window: it is minimised, or what the desktop calls
 * suspended. */
gboolean dorsal_pacer_ask (DorsalPacer *pacer);

G_END_DECLS
