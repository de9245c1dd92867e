/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Every page, state and dialog that a person can meet, one after another: for those who look at them, read them, walk
 * through them by Tab, or ask them for their names. */

#include "app/application.h"
#include "app/window.h"

typedef struct _Tour Tour;

/* Makes a database with a few sessions. width, height: of the window; a dialog is never larger. */
Tour *tour_new (DorsalApplication *application, int width, int height);
void tour_free (Tour *tour);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Tour, tour_free)

guint tour_n_stops (void);
const char *tour_stop_name (guint stop);

/* Leaves the present stop and goes to this one, in a window of its own, drawn. Returns what lies on top: the window, or
 * a dialog over it; the tour's. */
GtkWindow *tour_go (Tour *tour, guint stop);

/* The window itself. */
DorsalWindow *tour_get_window (Tour *tour);

/* A frame or two. */
void tour_settle (Tour *tour);
