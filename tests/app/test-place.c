/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is scrolled is asked for its height where its width is known, and has that height. */

#include "app/place.h"

#define PAGE_PX  300
#define TALL_PX 1000

/* --- words that count who measures them --- */

#define COUNTED_TYPE (counted_get_type ())
G_DECLARE_FINAL_TYPE (Counted, counted, COUNTED, WIDGET, GtkWidget)

struct _Counted
{
  GtkWidget parent_instance;
  guint measured, measured_for_nothing;
};

G_DEFINE_FINAL_TYPE (Counted, counted, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
counted_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
counted_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *least, int *natural,
                 int *least_baseline, int *natural_baseline)
{
  Counted *counted = COUNTED_WIDGET (widget);

  *least = *natural = orientation == GTK_ORIENTATION_VERTICAL ? TALL_PX : PAGE_PX / 3;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  if (for_size >= 0)
    counted->measured++;
  else
    counted->measured_for_nothing++;
}

static void
counted_class_init (CountedClass *class)
{
  GTK_WIDGET_CLASS (class)->get_request_mode = counted_get_request_mode;
  GTK_WIDGET_CLASS (class)->measure = counted_measure;
}

static void
counted_init (Counted *counted)
{
}

static void
test_scrolled (void)
{
  GtkWidget *window = gtk_window_new (), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Counted *words = g_object_new (COUNTED_TYPE, NULL);

  gtk_widget_set_layout_manager (inside, dorsal_place_scrolled ());
  gtk_box_append (GTK_BOX (inside), GTK_WIDGET (words));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), inside);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), PAGE_PX, PAGE_PX);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpuint (words->measured, >, 0);
  g_assert_cmpuint (words->measured_for_nothing, ==, 0);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (words)), ==, PAGE_PX);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (words)), ==, TALL_PX);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/place/what-is-scrolled-is-measured-for-a-width-only", test_scrolled);
  return g_test_run ();
}
