/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: a width. Goes out: columns, and the height that the rows then need. Never: a guess; each card is asked for
 * its height at the very width that it gets, which GtkFlowBox does not do. */

#include "app/columns.h"

#include "app/place.h"

#define GAP 14

struct _DorsalColumns
{
  GtkWidget parent_instance;
  int least;
  guint most;
};

G_DEFINE_FINAL_TYPE (DorsalColumns, dorsal_columns, GTK_TYPE_WIDGET)

static int
count_for (DorsalColumns *columns, int width)
{
  return CLAMP ((width + GAP) / (columns->least + GAP), 1, (int) columns->most);
}

/* The rows for this width: where allocate is TRUE, cards go to their places. Returns their height. */
static int
lay (DorsalColumns *columns, int width, gboolean allocate)
{
  int n = count_for (columns, width), across = (width - (n - 1) * GAP) / n, y = 0;
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (columns));

  while (card)
    {
      GtkWidget *first = card;
      int height = 0, i = 0;

      for (; card && i < n; card = gtk_widget_get_next_sibling (card), i++)
        height = MAX (height, dorsal_natural_height (card, across));
      for (i = 0; allocate && first != card; first = gtk_widget_get_next_sibling (first), i++)
        gtk_widget_size_allocate (first, &(GtkAllocation){ i * (across + GAP), y, across, height }, -1);
      y += height + GAP;
    }
  return MAX (y - GAP, 0);
}

static GtkSizeRequestMode
dorsal_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dorsal_columns_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  DorsalColumns *columns = DORSAL_COLUMNS (widget);
  int least = 0;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = lay (columns, for_size > 0 ? for_size : columns->least, FALSE);
      return;
    }
  for (GtkWidget *card = gtk_widget_get_first_child (widget); card; card = gtk_widget_get_next_sibling (card))
    {
      int width;

      gtk_widget_measure (card, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      least = MAX (least, width);
    }
  *minimum = least;
  *natural = MAX (least, (int) columns->most * (columns->least + GAP) - GAP);
}

static void
dorsal_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay (DORSAL_COLUMNS (widget), width, TRUE);
}

void
dorsal_columns_append (DorsalColumns *columns, GtkWidget *card)
{
  gtk_widget_set_parent (card, GTK_WIDGET (columns));
}

static void
dorsal_columns_dispose (GObject *object)
{
  GtkWidget *card;

  while ((card = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (card);
  G_OBJECT_CLASS (dorsal_columns_parent_class)->dispose (object);
}

static void
dorsal_columns_class_init (DorsalColumnsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_columns_dispose;
  widget_class->get_request_mode = dorsal_columns_get_request_mode;
  widget_class->measure = dorsal_columns_measure;
  widget_class->size_allocate = dorsal_columns_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "columns");
}

static void
dorsal_columns_init (DorsalColumns *columns)
{
}

GtkWidget *
dorsal_columns_new (int least, guint most)
{
  DorsalColumns *columns = g_object_new (DORSAL_TYPE_COLUMNS, NULL);

  columns->least = least;
  columns->most = most;
  return GTK_WIDGET (columns);
}
