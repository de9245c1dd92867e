/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text of twice the size on a telephone, as the desktop's accessibility settings make it: what can be pressed is there
 * whole, and what stands in a row can be read. In the language that LANGUAGE names. */

#include <adwaita.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "rig.h"
#include "tour.h"

#define WIDTH  360
#define HEIGHT 720
#define LARGE  2

static Tour *tour;

/* What lies on top at the stop. */
static GtkWidget *
go_to (const char *name)
{
  for (guint i = 0; i < tour_n_stops (); i++)
    if (g_str_equal (tour_stop_name (i), name))
      return GTK_WIDGET (tour_go (tour, i));
  g_assert_not_reached ();
}

static gboolean
is_scrolled (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW) != NULL;
}

static void
expect_whole (GtkWidget *button, const char *stop, GtkWidget *over)
{
  graphene_rect_t place;
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  g_assert_true (gtk_widget_compute_bounds (button, over, &place));
  if (place.origin.x >= -1 && place.origin.x + place.size.width <= gtk_widget_get_width (over) + 1 && place.origin.y >= -1
      && place.origin.y + place.size.height <= gtk_widget_get_height (over) + 1)
    return;
  g_test_message ("%s: “%s” at %.0f, %.0f, %.0f × %.0f leaves %s", stop,
                  GTK_IS_LABEL (label) ? gtk_label_get_text (GTK_LABEL (label)) : "a picture", place.origin.x, place.origin.y,
                  place.size.width, place.size.height, G_OBJECT_TYPE_NAME (over));
  g_test_fail ();
}

/* In the window, and in the card that it lies on, which cuts it off. */
static void
check_buttons (GtkWidget *widget, GtkWidget *window, const char *stop)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_BUTTON (widget) && !is_scrolled (widget))
    {
      expect_whole (widget, stop, window);
      for (GtkWidget *over = widget; over; over = gtk_widget_get_parent (over))
        if (GTK_IS_OVERLAY (over))
          expect_whole (widget, stop, over);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    check_buttons (child, window, stop);
}

static void
test_buttons (void)
{
  static const char *const stops[]
      = { "home", "live", "live-direction", "live-unplaced", "session", "session-direction", "session-question", "session-unplaced" };

  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      GtkWidget *window = go_to (stops[i]);

      check_buttons (window, window, stops[i]);
    }
}

/* A word that is cut, in the tabs, in the headline, over a plot; a roller may have a name of any length. */
static void
check_words (GtkWidget *widget, const char *stop, gboolean under)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  under |= ADW_IS_VIEW_SWITCHER (widget) || ADW_IS_WINDOW_TITLE (widget)
           || gtk_widget_has_css_class (widget, "card-header")
           || gtk_widget_has_css_class (widget, "headline-title") || gtk_widget_has_css_class (widget, "headline-detail");
  if (under && GTK_IS_LABEL (widget) && !gtk_widget_has_css_class (widget, "subtitle")
      && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    {
      g_test_message ("%s: “%s” is cut off", stop, gtk_label_get_text (GTK_LABEL (widget)));
      g_test_fail ();
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    check_words (child, stop, under);
}

static void
test_words (void)
{
  static const char *const stops[] = { "home", "live", "live-direction", "live-unplaced", "preferences-body", "preferences-roller" };

  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    check_words (go_to (stops[i]), stops[i], FALSE);
}

int
main (int argc, char **argv)
{
  g_autoptr (DorsalApplication) application = NULL;
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("DORSAL_TEST_LOCALES"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = rig_start (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", LARGE * 96 * 1024, NULL);
  tour = tour_new (application, WIDTH, HEIGHT);
  g_test_add_func ("/app/large/buttons-are-there-whole", test_buttons);
  g_test_add_func ("/app/large/words-in-a-row-can-be-read", test_words);
  status = g_test_run ();
  tour_free (tour);
  return status;
}
