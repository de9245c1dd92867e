/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For who lays out widgets by hand: how high they want to be, and giving them their place. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* In px, for this width; -1: for any. */
int dorsal_least_height (GtkWidget *widget, int width);
int dorsal_natural_height (GtkWidget *widget, int width);

/* There and so large; larger where the widget needs more. */
void dorsal_place (GtkWidget *widget, int x, int y, int width, int height);

G_END_DECLS
