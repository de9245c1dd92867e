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

/* Lays out the one child of what a scrolled window holds: as high as it wants to be at a width, and without one not at
 * all. A scrolled window asks how high its contents would be before anybody knows how wide they are; rows of words are laid
 * out some twenty times for the answer, of which nothing is made. */
GtkLayoutManager *dorsal_place_scrolled (void);

G_END_DECLS
