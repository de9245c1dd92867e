/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What lies below the fold is drawn when it is scrolled to, or when the window grows, and not before. */

#include "app/fold.h"

#define PAGE_PX 300

/* --- a widget that counts --- */

#define COUNTED_TYPE (counted_get_type ())
G_DECLARE_FINAL_TYPE (Counted, counted, COUNTED, WIDGET, GtkWidget)

struct _Counted
{
  GtkWidget parent_instance;
  guint drawn;
};

G_DEFINE_FINAL_TYPE (Counted, counted, GTK_TYPE_WIDGET)

static void
counted_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  COUNTED_WIDGET (widget)->drawn++;
}

static void
counted_class_init (CountedClass *class)
{
  GTK_WIDGET_CLASS (class)->snapshot = counted_snapshot;
}

static void
counted_init (Counted *counted)
{
}

/* --- a page --- */

typedef struct
{
  GtkWidget *window;
  GtkAdjustment *position;
  Counted *below;
} Page;

/* `above` pixels, then the fold and as many in it as a page has. */
static Page
page_new (int above)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *fold = g_object_new (DORSAL_TYPE_FOLD, NULL);
  Page page = { .window = gtk_window_new () };

  page.below = g_object_new (COUNTED_TYPE, "height-request", PAGE_PX, NULL);
  gtk_widget_set_parent (GTK_WIDGET (page.below), fold);
  gtk_box_append (GTK_BOX (box), g_object_new (COUNTED_TYPE, "height-request", above, NULL));
  gtk_box_append (GTK_BOX (box), fold);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  page.position = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_window_set_decorated (GTK_WINDOW (page.window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (page.window), PAGE_PX, PAGE_PX);
  gtk_window_set_child (GTK_WINDOW (page.window), scrolled);
  gtk_window_present (GTK_WINDOW (page.window));
  gtk_test_widget_wait_for_draw (page.window);
  return page;
}

static guint
drawn_at (const Page *page, double y)
{
  gtk_adjustment_set_value (page->position, y);
  gtk_test_widget_wait_for_draw (page->window);
  return page->below->drawn;
}

static void
test_scrolled (void)
{
  Page page = page_new (2 * PAGE_PX);

  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (page.below)));
  g_assert_cmpuint (page.below->drawn, ==, 0);
  g_assert_cmpuint (drawn_at (&page, PAGE_PX), ==, 0); /* the fold begins where the window ends */
  g_assert_cmpuint (drawn_at (&page, PAGE_PX + 1), ==, 1);
  g_assert_cmpuint (drawn_at (&page, 0), ==, 1);
  gtk_window_destroy (GTK_WINDOW (page.window));
}

/* Seen at once: it is a widget like others. */
static void
test_seen (void)
{
  Page page = page_new (PAGE_PX / 2);

  g_assert_cmpuint (page.below->drawn, >, 0);
  gtk_window_destroy (GTK_WINDOW (page.window));
}

static void
test_grown (void)
{
  Page page = page_new (PAGE_PX + 50);

  g_assert_cmpuint (page.below->drawn, ==, 0);
  gtk_window_set_default_size (GTK_WINDOW (page.window), PAGE_PX, PAGE_PX + 100);
  while (gtk_widget_get_height (page.window) < PAGE_PX + 100)
    g_main_context_iteration (NULL, TRUE);
  gtk_test_widget_wait_for_draw (page.window);
  g_assert_cmpuint (page.below->drawn, >, 0);
  gtk_window_destroy (GTK_WINDOW (page.window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/fold/is-drawn-when-it-is-scrolled-to", test_scrolled);
  g_test_add_func ("/app/fold/what-is-seen-is-drawn-at-once", test_seen);
  g_test_add_func ("/app/fold/a-window-that-grows-shows-it", test_grown);
  return g_test_run ();
}
