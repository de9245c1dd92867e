/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Counts one side of an exercise down, and then the other: a button, and a bar that says the same. */

#include <gtk/gtk.h>

#include "core/sides.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_SIDE_TIMER (dorsal_side_timer_get_type ())
G_DECLARE_FINAL_TYPE (DorsalSideTimer, dorsal_side_timer, DORSAL, SIDE_TIMER, GtkWidget)

/* seconds: of a side. both: of two sides; else there is one run.
 * Signal "moved": the state changed, see core/sides.h; for a sound, and for who draws the other side. */
GtkWidget *dorsal_side_timer_new (guint seconds, gboolean both);

DorsalSidesState dorsal_side_timer_get_state (DorsalSideTimer *timer);

/* What a click on the button does: begins, or stops what runs. */
void dorsal_side_timer_toggle (DorsalSideTimer *timer);

/* The clock goes on to this time; the timer itself calls it while it can be seen. */
void dorsal_side_timer_advance (DorsalSideTimer *timer, gint64 time_us);

G_END_DECLS
