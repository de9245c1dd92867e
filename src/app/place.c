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

static GtkSizeRequestMode
by_width (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_scrolled (GtkWidget *widget, GtkOrientation orientation, int for_size, int *least, int *natural,
                  int *least_baseline, int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    gtk_widget_measure (child, orientation, -1, least, natural, NULL, NULL);
  else if (for_size >= 0)
    gtk_widget_measure (child, orientation, for_size, least, natural, NULL, NULL);
}

static void
allocate_scrolled (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

GtkLayoutManager *
dorsal_place_scrolled (void)
{
  return gtk_custom_layout_new (by_width, measure_scrolled, allocate_scrolled);
}
