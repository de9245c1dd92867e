/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every stop of the tour: nothing warns, in either direction and in this appearance (the environment says which), and
 * whoever has only a keyboard gets everywhere. And the window of shortcuts, and the one about Dorsal, leave nothing out. */

#include <adwaita.h>
#include <stdlib.h>
#include <string.h>

#include "rig.h"
#include "tour.h"

#define MOST_TABS 600

static DorsalApplication *application;

static void
test_from_the_right (void)
{
  g_autoptr (Tour) tour = tour_new (application, 360, 720);

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  for (guint i = 0; i < tour_n_stops (); i++)
    {
      g_test_message ("%s", tour_stop_name (i)); /* what warns is fatal: this is the last one named */
      tour_go (tour, i);
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* --- by Tab --- */

/* What Tab should come to: what takes the focus itself. */
static void
collect (GtkWidget *widget, GPtrArray *wanted)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget) || !gtk_widget_get_can_focus (widget))
    return;
  if (gtk_widget_get_focusable (widget) && !GTK_IS_SCROLLED_WINDOW (widget) && !GTK_IS_LIST_BOX (widget)
      && !GTK_IS_LIST_BASE (widget) && !GTK_IS_VIEWPORT (widget))
    g_ptr_array_add (wanted, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect (child, wanted);
}

/* A menu that is open has a round of its own; NULL: there is none. */
static GtkWidget *
open_menu (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = open_menu (child);
  return found;
}

/* One round of what is in it. FALSE for one that never ends. */
static gboolean
go_round (GtkWindow *window, GtkWidget *round, GtkDirectionType direction, GPtrArray *visited)
{
  gtk_window_set_focus (window, NULL);
  for (guint i = 0; i < MOST_TABS; i++)
    {
      GtkWidget *focus;

      if (!gtk_widget_child_focus (round, direction))
        return TRUE;
      focus = gtk_window_get_focus (window);
      if (focus && g_ptr_array_find (visited, focus, NULL))
        return TRUE; /* round again */
      if (focus)
        g_ptr_array_add (visited, focus);
    }
  return FALSE;
}

static gboolean
is_in_list (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BASE) != NULL; /* arrows go from row to row */
}

/* Visited, or something in it, as the switch of a row; or the inside of an entry. */
static gboolean
is_reached (GtkWidget *widget, GPtrArray *visited)
{
  for (guint i = 0; i < visited->len; i++)
    if (visited->pdata[i] == widget || gtk_widget_is_ancestor (visited->pdata[i], widget)
        || (GTK_IS_TEXT (widget) && gtk_widget_is_ancestor (widget, visited->pdata[i])))
      return TRUE;
  return FALSE;
}

/* Of a group of toggles that belong together one is a stop, and arrows go on from there. */
static gboolean
is_by_arrows (GtkWidget *widget)
{
  return is_in_list (widget) || gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_RADIO
         || gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_TAB;
}

static void
tell_unreached (const char *stop, GPtrArray *wanted, GPtrArray *visited)
{
  for (guint i = 0; i < wanted->len; i++)
    if (!is_reached (wanted->pdata[i], visited) && !is_by_arrows (wanted->pdata[i]))
      {
        g_test_message ("%s: Tab never comes to %s in %s", stop, G_OBJECT_TYPE_NAME (wanted->pdata[i]),
                        G_OBJECT_TYPE_NAME (gtk_widget_get_parent (wanted->pdata[i])));
        g_test_fail ();
      }
}

/* From the left, and there and back by Tab. */
static void
test_from_the_left (void)
{
  static const GtkDirectionType directions[] = { GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD };
  g_autoptr (Tour) tour = tour_new (application, 1180, 780);

  for (guint i = 0; i < tour_n_stops (); i++)
    {
      GtkWindow *window = (g_test_message ("%s", tour_stop_name (i)), tour_go (tour, i));
      GtkWidget *menu = open_menu (GTK_WIDGET (window)), *round = menu ? menu : GTK_WIDGET (window);

      for (guint d = 0; d < G_N_ELEMENTS (directions); d++)
        {
          g_autoptr (GPtrArray) wanted = g_ptr_array_new (), visited = g_ptr_array_new ();

          if (!go_round (window, round, directions[d], visited))
            {
              g_test_message ("%s: Tab never comes round", tour_stop_name (i));
              g_test_fail ();
            }
          collect (round, wanted);
          tell_unreached (tour_stop_name (i), wanted, visited);
          g_assert_cmpuint (visited->len, >, 0);
        }
    }
}

/* From each page of the window back leads home. */
static void
test_way_back (void)
{
  DorsalWindow *window = dorsal_window_new (ADW_APPLICATION (application));
  g_autofree const char **pages = dorsal_window_list_pages (window);

  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; pages[i]; i++)
    {
      guint n = 0;

      dorsal_window_show_page (window, "home");
      dorsal_window_show_page (window, pages[i]);
      while (gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL)
             && gtk_widget_get_visible (rig_find (GTK_WIDGET (window), NULL, "way-back")) && n++ < 10)
        ;
      g_test_message ("%s", pages[i]);
      g_assert_false (gtk_widget_get_visible (rig_find (GTK_WIDGET (window), NULL, "way-back")));
    }
  rig_close (GTK_WINDOW (window));
}

/* --- shortcuts --- */

static void
add_accels (GHashTable *listed, const char *accels)
{
  g_auto (GStrv) each = g_strsplit (accels, " ", -1);

  for (guint i = 0; each[i]; i++)
    {
      guint key;
      GdkModifierType modifiers;

      g_assert_true (gtk_accelerator_parse (each[i], &key, &modifiers));
      g_hash_table_add (listed, gtk_accelerator_name (key, modifiers));
    }
}

static void
collect_listed (GtkWidget *widget, GHashTable *listed)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkShortcutsShortcut"))
    {
      g_autofree char *accels = NULL;

      g_object_get (widget, "accelerator", &accels, NULL);
      if (accels && accels[0])
        add_accels (listed, accels);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect_listed (child, listed);
}

/* A key of the number pad does what its twin does: newer GTKs bind it along. */
static guint
twin_of (guint key)
{
  guint sign = gdk_keyval_to_unicode (key);

  return key >= GDK_KEY_KP_Space && key <= GDK_KEY_KP_Equal && sign ? gdk_unicode_to_keyval (sign) : key;
}

/* Keys of a keyboard's own for media, 0x1008ff…, are a courtesy; everybody has the others. */
static void
expect (GHashTable *listed, guint key, GdkModifierType modifiers, const char *whose)
{
  g_autofree char *name = gtk_accelerator_name (twin_of (key), modifiers);

  if (key < 0x1008ff00 && !g_hash_table_contains (listed, name))
    {
      g_test_message ("the window of shortcuts leaves out %s of %s", name, whose);
      g_test_fail ();
    }
}

static void
expect_trigger (GHashTable *listed, GtkShortcutTrigger *trigger, const char *whose)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    {
      expect_trigger (listed, gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)), whose);
      expect_trigger (listed, gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)), whose);
    }
  else if (GTK_IS_KEYVAL_TRIGGER (trigger))
    expect (listed, gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)),
            gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)), whose);
}

/* Of our own widgets; the window has its class's keys, which are GTK's. */
static void
expect_widget (GHashTable *listed, GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Dorsal") && !GTK_IS_WINDOW (widget)
                    && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) keys = g_list_model_get_item (controllers, i);

      for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (keys) && k < g_list_model_get_n_items (G_LIST_MODEL (keys)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (keys), k);
          expect_trigger (listed, gtk_shortcut_get_trigger (shortcut), G_OBJECT_TYPE_NAME (widget));
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    expect_widget (listed, child);
}

static void
test_shortcuts (void)
{
  g_autoptr (GHashTable) listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (GTK_APPLICATION (application));
  DorsalWindow *window = dorsal_window_new (ADW_APPLICATION (application));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-help-overlay", NULL);
  collect_listed (GTK_WIDGET (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window))), listed);
  g_assert_cmpuint (g_hash_table_size (listed), >, 20);
  for (guint i = 0; actions[i]; i++)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (GTK_APPLICATION (application), actions[i]);

      for (guint a = 0; accels[a]; a++)
        {
          guint key;
          GdkModifierType modifiers;

          g_assert_true (gtk_accelerator_parse (accels[a], &key, &modifiers));
          expect (listed, key, modifiers, actions[i]);
        }
    }
  expect_widget (listed, GTK_WIDGET (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- about --- */

static void
test_about (void)
{
  g_autoptr (Tour) tour = tour_new (application, 1180, 780);
  AdwAboutWindow *about = NULL;

  for (guint i = 0; i < tour_n_stops (); i++)
    if (g_str_equal (tour_stop_name (i), "about"))
      about = ADW_ABOUT_WINDOW (tour_go (tour, i));
  g_assert_nonnull (about);
  g_assert_cmpstr (adw_about_window_get_version (about), ==, DORSAL_VERSION);
  g_assert_cmpint (adw_about_window_get_license_type (about), ==, GTK_LICENSE_GPL_3_0);
  g_assert_true (g_str_has_prefix (adw_about_window_get_issue_url (about), "https://"));
  g_assert_true (g_str_has_prefix (adw_about_window_get_website (about), "https://"));
  g_assert_nonnull (strstr (adw_about_window_get_comments (about), "not a medical device"));
  g_assert_nonnull (strstr (adw_about_window_get_release_notes (about), "<p>"));
  g_assert_cmpstr (adw_about_window_get_release_notes_version (about), ==, DORSAL_VERSION);
  g_assert_nonnull (adw_about_window_get_developers (about)[0]);
  g_assert_nonnull (adw_about_window_get_translator_credits (about));
  g_assert_cmpstr (adw_about_window_get_copyright (about), !=, "");
}

/* GDK's own warnings about itself, of which it has some with a display that shows nothing: told, and no fault of ours. */
static const char *const forgiven[] = { "gdk_frame_timings_submitted() called on submitted frame" };

static GLogWriterOutput
on_log (GLogLevelFlags level, const GLogField *fields, gsize n, gpointer data)
{
  g_autofree char *text = g_log_writer_format_fields (level, fields, n, FALSE);
  gboolean fatal = (level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL)) != 0;

  for (gsize i = 0; i < G_N_ELEMENTS (forgiven); i++)
    fatal = fatal && strstr (text, forgiven[i]) == NULL;
  if (!fatal)
    return g_log_writer_default (level, fields, n, data);
  g_printerr ("%s\n", text);
  abort ();
}

int
main (int argc, char **argv)
{
  application = rig_start (&argc, &argv);
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
  g_log_set_writer_func (on_log, NULL, NULL);
  g_test_add_func ("/app/tour/nothing-warns-from-the-right", test_from_the_right);
  if (g_getenv ("DORSAL_TOUR_APPEARANCE"))
    return g_test_run ();
  g_test_add_func ("/app/tour/nothing-warns-from-the-left-and-tab-comes-everywhere", test_from_the_left);
  g_test_add_func ("/app/tour/back-leads-home", test_way_back);
  g_test_add_func ("/app/tour/each-shortcut-is-listed", test_shortcuts);
  g_test_add_func ("/app/tour/about-is-complete", test_about);
  return g_test_run ();
}
