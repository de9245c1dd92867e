/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window of preferences: new and gone, what it refuses, what it changes. */

#include <glib/gstdio.h>
#include <string.h>

#include "app/live-private.h"
#include "app/measure-row.h"
#include "app/preferences.h"
#include "app/schema.h"
#include "rig.h"

typedef struct
{
  DorsalLive *live;
  DorsalCuePlayer *player;
  DorsalTuner *tuner;
  GtkWindow *parent;
  AdwPreferencesWindow *window;
} Desk;

/* With settings as they are: what a new start finds. */
static Desk
open_desk_again (const char *page)
{
  Desk desk = { .live = dorsal_live_new (), .player = dorsal_cue_player_new (NULL, NULL, NULL) };
  GSettings *settings = dorsal_schema_settings ();
  DorsalPreferencesNeeds needs;

  desk.tuner = dorsal_tuner_new (settings, desk.live, desk.player);
  desk.parent = GTK_WINDOW (gtk_window_new ());
  needs = (DorsalPreferencesNeeds){ settings, desk.live, desk.tuner, desk.player };
  desk.window = dorsal_preferences_present (desk.parent, &needs, page);
  g_assert_true (dorsal_preferences_present (desk.parent, &needs, page) == desk.window);
  return desk;
}

static Desk
open_desk (const char *page)
{
  for (const char *const *key = dorsal_schema_keys (); *key; key++)
    g_settings_reset (dorsal_schema_settings (), *key);
  return open_desk_again (page);
}

static void
close_desk (Desk *desk)
{
  GWeakRef weak;
  gboolean gone;

  g_weak_ref_init (&weak, desk->window);
  gtk_window_destroy (GTK_WINDOW (desk->window));
#define GONE ({ GObject *left = g_weak_ref_get (&weak); gone = left == NULL; g_clear_object (&left); gone; })
  WAIT_FOR (GONE);
#undef GONE
  g_weak_ref_clear (&weak);
  gtk_window_destroy (desk->parent);
  dorsal_tuner_free (desk->tuner);
  dorsal_cue_player_free (desk->player);
  g_assert_finalize_object (desk->live);
}

static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (root)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);
      if (found)
        return found;
    }
  return NULL;
}

static const char *
subtitle_of (Desk *desk, const char *title)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (GTK_WIDGET (desk->window), title)));
}

static void
type (Desk *desk, const char *title, const char *text)
{
  dorsal_measure_row_type (DORSAL_MEASURE_ROW (find_row (GTK_WIDGET (desk->window), title)), text);
}

static void
test_new_and_gone (void)
{
  static const char *const pages[] = { "body", "coach", "sounds", "limits", "roller", "look" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      Desk desk = open_desk (pages[i]);
      g_assert_cmpstr (adw_preferences_window_get_visible_page_name (desk.window), ==, pages[i]);
      close_desk (&desk);
    }
}

static void
test_body (void)
{
  Desk desk = open_desk ("body");
  GSettings *settings = dorsal_schema_settings ();

  g_assert_cmpstr (subtitle_of (&desk, "A mean back, since nothing was told"), ==, "48.6 cm ± 3.4 cm");
  type (&desk, "Height", "180");
  g_assert_cmpstr (subtitle_of (&desk, "Your back, from your height"), ==, "50.9 cm ± 2.5 cm");
  g_assert_cmpfloat (dorsal_live_get_settings (desk.live)->body.length_cm, ==, 180 * 0.283);
  type (&desk, "Height", "17");
  g_assert_cmpstr (subtitle_of (&desk, "Height"), ==, "This must be 120 to 230 cm.");
  g_assert_cmpfloat (g_settings_get_double (settings, "stature-cm"), ==, 180);
  type (&desk, "Height", "231");
  g_assert_cmpstr (subtitle_of (&desk, "Height"), ==, "This must be 120 to 230 cm.");
  g_assert_cmpfloat (g_settings_get_double (settings, "stature-cm"), ==, 180);
  type (&desk, "Height", "tall");
  g_assert_cmpstr (subtitle_of (&desk, "Height"), ==, "This must be a number, 120 to 230 cm.");
  type (&desk, "Back length", "45");
  g_assert_cmpstr (subtitle_of (&desk, "Your back, as measured"), ==, "45 cm ± 1 cm");
  type (&desk, "Height", "");
  type (&desk, "Back length", "");
  g_assert_cmpfloat (g_settings_get_double (settings, "stature-cm"), ==, 0);
  g_settings_set_string (settings, "units", "imperial");
  g_assert_cmpstr (subtitle_of (&desk, "A mean back, since nothing was told"), ==, "19.1 in ± 1.3 in");
  g_assert_cmpstr (subtitle_of (&desk, "Weight"), ==, "66.2 to 551.1 lb");
  type (&desk, "Height", "5'9");
  g_assert_cmpfloat_with_epsilon (g_settings_get_double (settings, "stature-cm"), 175.26, 1e-9);
  close_desk (&desk);
}

static void
test_holds (void)
{
  Desk desk = open_desk ("coach");

  type (&desk, "Goal", "70");
  g_assert_cmpstr (subtitle_of (&desk, "Goal"), ==, "This must be shorter than the stage after it, 60 s.");
  g_assert_cmpfloat (dorsal_live_get_settings (desk.live)->zones.hold_goal_s, ==, 30);
  type (&desk, "Goal", "45");
  g_assert_cmpfloat (dorsal_live_get_settings (desk.live)->zones.hold_goal_s, ==, 45);
  close_desk (&desk);
}

static void
test_limits (void)
{
  Desk desk = open_desk ("limits");
  g_autofree char *folder = g_dir_make_tmp ("dorsal-limits-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a & b.ini", NULL);
  GSettings *settings = dorsal_schema_settings ();

  g_assert_true (g_file_set_contents (path, "[alerts]\nfast=99\n", -1, NULL));
  g_settings_set_string (settings, "zones-file", path);
  g_assert_nonnull (strstr (dorsal_tuner_get_trouble (desk.tuner), "a & b.ini:2: fast"));
  g_assert_nonnull (find_row (GTK_WIDGET (desk.window), "The built-in limits"));
  g_assert_cmpstr (subtitle_of (&desk, "fast-at-once"), ==, "6 to 60");
  g_assert_true (g_file_set_contents (path, "[alerts]\nfast=12\n", -1, NULL));
  dorsal_tuner_read_again (desk.tuner);
  g_assert_null (dorsal_tuner_get_trouble (desk.tuner));
  g_assert_cmpfloat (dorsal_live_get_settings (desk.live)->zones.fast_cm_s, ==, 12);
  g_settings_reset (settings, "zones-file");
  g_assert_cmpfloat (dorsal_live_get_settings (desk.live)->zones.fast_cm_s, ==, 10);
  g_unlink (path);
  g_rmdir (folder);
  close_desk (&desk);
}

static void
test_roller (void)
{
  Desk desk = open_desk ("roller");
  g_autoptr (Feed) feed = NULL;

  g_assert_nonnull (find_row (GTK_WIDGET (desk.window), "No roller is connected"));
  feed = feed_new (desk.live, "off 2\n");
  feed_run (feed, 1);
  g_assert_null (find_row (GTK_WIDGET (desk.window), "No roller is connected"));
  type (&desk, "Diameter, where the roller is wrong", "20");
  g_assert_cmpstr (subtitle_of (&desk, "Diameter, where the roller is wrong"), ==, "This must be 50 to 300 mm.");
  type (&desk, "Diameter, where the roller is wrong", "145");
  g_assert_cmpuint (dorsal_live_get_roller (desk.live)->diameter_mm, ==, 145);
  g_clear_pointer (&feed, feed_free);
  close_desk (&desk);
}

static guint
count_listens (GtkWidget *root)
{
  const char *tooltip = gtk_widget_get_tooltip_text (root);
  guint n = tooltip && g_str_has_prefix (tooltip, "Listen to “") && !strstr (tooltip, "null");

  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    n += count_listens (child);
  return n;
}

/* Who wishes no signals of the motor gets none from the sensor's thread either. */
static void
test_haptics (void)
{
  Desk desk = open_desk (NULL);

  g_assert_true (desk.live->reflex);
  g_settings_set_boolean (dorsal_schema_settings (), "haptics", FALSE);
  g_assert_false (desk.live->reflex);
  g_settings_set_boolean (dorsal_schema_settings (), "haptics", TRUE);
  g_assert_true (desk.live->reflex);
  close_desk (&desk);
}

/* Each cue there is has a row with its name. */
static void
test_all_cues (void)
{
  Desk desk = open_desk ("sounds");

  g_assert_cmpuint (count_listens (GTK_WIDGET (desk.window)), ==, DORSAL_N_SAYS - 1);
  close_desk (&desk);
}

static void
choose (Desk *desk, const char *title, guint choice)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (GTK_WIDGET (desk->window), title)), choice);
}

static GtkWidget *
switch_of (Desk *desk, const char *title)
{
  return rig_find (find_row (GTK_WIDGET (desk->window), title), "GtkSwitch", NULL);
}

/* A page at a time: at once, and as the next start finds it. */
static void
test_next_start (void)
{
  Desk desk = open_desk ("body");

  choose (&desk, "Units", 1);
  choose (&desk, "Colours", 2);
  choose (&desk, "Sex", 1);
  type (&desk, "Height", "5'9");
  type (&desk, "Weight", "165");
  type (&desk, "Goal", "45");
  gtk_switch_set_active (GTK_SWITCH (switch_of (&desk, "Too fast")), FALSE);
  gtk_switch_set_active (GTK_SWITCH (switch_of (&desk, "Keep the screen on")), FALSE);
  gtk_switch_set_active (GTK_SWITCH (switch_of (&desk, "Let the roller vibrate")), FALSE);
  gtk_range_set_value (GTK_RANGE (rig_find (find_row (GTK_WIDGET (desk.window), "Volume"), "GtkScale", NULL)), 0.25);
  gtk_editable_set_text (GTK_EDITABLE (find_row (GTK_WIDGET (desk.window), "Name on reports")), "Ann");
  for (guint start = 0; start < 2; start++)
    {
      GtkWidget *height = find_row (GTK_WIDGET (desk.window), "Height");

      g_assert_cmpint (adw_style_manager_get_color_scheme (adw_style_manager_get_default ()), ==, ADW_COLOR_SCHEME_FORCE_DARK);
      g_assert_cmpfloat_with_epsilon (dorsal_live_get_settings (desk.live)->body.length_cm, 69 * 2.54 * 0.278, 0.1);
      g_assert_cmpfloat (dorsal_live_get_settings (desk.live)->zones.hold_goal_s, ==, 45);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (rig_find (height, "GtkEntry", NULL))), ==, "5 ft 9 in");
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (rig_find (find_row (GTK_WIDGET (desk.window), "Weight"),
                                                                      "GtkEntry", NULL))), ==, "165");
      g_assert_false (gtk_switch_get_active (GTK_SWITCH (switch_of (&desk, "Too fast"))));
      g_assert_true (gtk_switch_get_active (GTK_SWITCH (switch_of (&desk, "Too hard"))));
      g_assert_false (gtk_switch_get_active (GTK_SWITCH (switch_of (&desk, "Keep the screen on"))));
      g_assert_false (gtk_switch_get_active (GTK_SWITCH (switch_of (&desk, "Let the roller vibrate"))));
      g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (rig_find (find_row (GTK_WIDGET (desk.window), "Volume"), "GtkScale",
                                                                   NULL))), ==, 0.25);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (GTK_WIDGET (desk.window), "Name on reports"))), ==, "Ann");
      close_desk (&desk);
      if (start == 0)
        desk = open_desk_again ("look");
    }
  for (const char *const *key = dorsal_schema_keys (); *key; key++)
    g_settings_reset (dorsal_schema_settings (), *key);
}

int
main (int argc, char **argv)
{
  DorsalApplication *application = rig_start (&argc, &argv);
  int status;

  g_test_add_func ("/app/preferences/each-page-comes-and-goes", test_new_and_gone);
  g_test_add_func ("/app/preferences/a-body-out-of-range-is-refused", test_body);
  g_test_add_func ("/app/preferences/the-stages-of-a-hold-rise", test_holds);
  g_test_add_func ("/app/preferences/bad-limits-are-told-and-do-not-count", test_limits);
  g_test_add_func ("/app/preferences/a-roller-keeps-its-diameter", test_roller);
  g_test_add_func ("/app/preferences/each-cue-has-its-row", test_all_cues);
  g_test_add_func ("/app/preferences/the-motor-is-not-called-against-the-wish", test_haptics);
  g_test_add_func ("/app/preferences/the-next-start-finds-what-was-changed", test_next_start);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
