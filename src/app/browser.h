/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Wheel, fingers and pointer over a picture along a time axis become five wishes. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* x: in pixels of the widget. None may be NULL. */
typedef struct
{
  gboolean (*zoom) (gpointer data, double factor, double x); /* above 1: closer. FALSE: could not */
  gboolean (*pan) (gpointer data, double px);                /* the picture moves so far to the left. FALSE: could not */
  void (*hover) (gpointer data, double x);                   /* not a number: the pointer has left */
  void (*point) (gpointer data, double x);                   /* a click, a tap */
  void (*choose) (gpointer data, double from_x, double to_x); /* Shift and drag */
} DorsalBrowserWishes;

/*   wheel          pans; with Ctrl it zooms about the pointer
 *   drag           pans; with Shift it chooses; sideways only: up and down is left to what scrolls the page
 *   pinch          zooms about its middle
 *   click, tap     points
 * wishes must last as long as the widget; data is kept alive by whoever calls. */
void dorsal_browser_attach (GtkWidget *widget, const DorsalBrowserWishes *wishes, gpointer data);

G_END_DECLS
