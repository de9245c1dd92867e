/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: a widget, a place. Goes out: its allocation. Never: a widget that was not measured, or that has less than its
 * least: GTK warns of both. */

#include "app/place.h"

int
dorsal_least_height (GtkWidget *widget, int width)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
  return least;
}

int
dorsal_natural_height (GtkWidget *widget, int width)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

void
dorsal_place (GtkWidget *widget, int x, int y, int width, int height)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  width = MAX (width, least);
  height = MAX (height, dorsal_least_height (widget, width));
  gtk_widget_size_allocate (widget, &(GtkAllocation){ x, y, width, height }, -1);
}
