/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: a child, a wish. Goes out: the child's place, turned by 180°. Never: more than one child. */

#include "app/turner.h"

struct _DorsalTurner
{
  GtkWidget parent_instance;
  gboolean turned;
};

static void dorsal_turner_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DorsalTurner, dorsal_turner, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, dorsal_turner_buildable_init))

void
dorsal_turner_set_turned (DorsalTurner *turner, gboolean turned)
{
  if (turner->turned == turned)
    return;
  turner->turned = turned;
  gtk_widget_queue_allocate (GTK_WIDGET (turner));
}

gboolean
dorsal_turner_get_turned (DorsalTurner *turner)
{
  return turner->turned;
}

static void
dorsal_turner_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
dorsal_turner_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  GskTransform *turn = NULL;

  if (!child)
    return;
  if (DORSAL_TURNER (widget)->turned)
    turn = gsk_transform_rotate (gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (width, height)), 180);
  gtk_widget_allocate (child, width, height, baseline, turn);
}

static void
dorsal_turner_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dorsal_turner_parent_class)->dispose (object);
}

static void
dorsal_turner_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
}

static void
dorsal_turner_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = dorsal_turner_add_child;
}

static void
dorsal_turner_class_init (DorsalTurnerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_turner_dispose;
  widget_class->measure = dorsal_turner_measure;
  widget_class->size_allocate = dorsal_turner_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "turner");
}

static void
dorsal_turner_init (DorsalTurner *turner)
{
}
