/* SPDX-License-Identifier: GPL-3.0-or-later */

/*   ┌─────────────┐
 *   │             │
 *   │    board    │   what is seen
 *   │             │
 *   ├─ note ──────┤   the fold
 *   ┆   totals    ┆   mapped, laid out, reached by Tab; drawn as soon as the first row of pixels is seen
 *   └┄┄┄┄┄┄┄┄┄┄┄┄┄┘
 *
 * Comes in: the position of the page's scrolled window. Goes out: its child's picture, or none. Never: a child that is not
 * drawn where it is seen: what moves it changes the scrolled window's value or extent. */

#include "app/fold.h"

struct _DorsalFold
{
  GtkWidget parent_instance;
  GtkWidget *scrolled; /* not owned: an ancestor, while mapped */
};

static GtkBuildableIface *parent_buildable;
static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DorsalFold, dorsal_fold, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static gboolean
is_seen (DorsalFold *fold)
{
  graphene_rect_t bounds;

  if (!fold->scrolled || !gtk_widget_compute_bounds (GTK_WIDGET (fold), fold->scrolled, &bounds))
    return TRUE;
  return bounds.origin.y < (float) gtk_widget_get_height (fold->scrolled) && bounds.origin.y + bounds.size.height > 0;
}

static void
dorsal_fold_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  if (is_seen (DORSAL_FOLD (widget)))
    GTK_WIDGET_CLASS (dorsal_fold_parent_class)->snapshot (widget, snapshot);
}

static void
dorsal_fold_map (GtkWidget *widget)
{
  DorsalFold *fold = DORSAL_FOLD (widget);

  fold->scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  if (fold->scrolled)
    {
      GtkAdjustment *position = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (fold->scrolled));

      g_signal_connect_swapped (position, "value-changed", G_CALLBACK (gtk_widget_queue_draw), fold);
      g_signal_connect_swapped (position, "changed", G_CALLBACK (gtk_widget_queue_draw), fold);
    }
  GTK_WIDGET_CLASS (dorsal_fold_parent_class)->map (widget);
}

static void
dorsal_fold_unmap (GtkWidget *widget)
{
  DorsalFold *fold = DORSAL_FOLD (widget);

  GTK_WIDGET_CLASS (dorsal_fold_parent_class)->unmap (widget);
  if (fold->scrolled)
    g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (fold->scrolled)), fold);
  fold->scrolled = NULL;
}

/* --- the object --- */

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static void
dorsal_fold_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dorsal_fold_parent_class)->dispose (object);
}

static void
dorsal_fold_class_init (DorsalFoldClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_fold_dispose;
  widget_class->snapshot = dorsal_fold_snapshot;
  widget_class->map = dorsal_fold_map;
  widget_class->unmap = dorsal_fold_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dorsal_fold_init (DorsalFold *fold)
{
}
