/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window in-process: pages, the demo, words, the tone of what is not known. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/announce.h"
#include "app/application.h"
#include "app/schema.h"
#include "app/window.h"
#include "rig.h"

static DorsalApplication *application;

static const char *
words_of (DorsalWindow *window)
{
  return gtk_label_get_text (GTK_LABEL (rig_find (GTK_WIDGET (window), NULL, "headline-title")));
}

static const char *
page_of (DorsalWindow *window)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (rig_find (GTK_WIDGET (window), "GtkStack", "pages")));
}

static gboolean
has_tone (DorsalWindow *window, const char *tone)
{
  return gtk_widget_has_css_class (rig_find (GTK_WIDGET (window), NULL, "top"), tone);
}

static DorsalWindow *
open_window (void)
{
  DorsalWindow *window = dorsal_window_new (ADW_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

static void
test_first_start (void)
{
  DorsalWindow *window = open_window ();

  g_assert_cmpstr (page_of (window), ==, "home");
  g_assert_nonnull (rig_find (GTK_WIDGET (window), "DorsalSourceList", NULL));
  g_assert_false (gtk_widget_get_visible (rig_find (GTK_WIDGET (window), NULL, "headline")));
  g_assert_false (gtk_widget_get_visible (rig_find (GTK_WIDGET (window), NULL, "demo-badge")));
  rig_close (GTK_WINDOW (window));
}

/* A page is made when somebody comes to it; that which hears two presses, when there is a roller to press. */
static void
test_pages_are_made_when_wanted (void)
{
  static const char *const types[] = { "DorsalWelcomePage", "DorsalSessionPage", "DorsalLivePage", "DorsalCalibrationPage",
                                       "DorsalRadiusPage",  "DorsalHistoryPage", "DorsalKeptPage", "DorsalTrendsPage",
                                       "DorsalReader" };
  DorsalWindow *window = open_window ();
  g_autofree const char **pages = dorsal_window_list_pages (window);
  g_autoptr (Feed) feed = feed_new (dorsal_window_get_live (window), "settle 1\n");

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_assert_null (rig_find (GTK_WIDGET (window), types[i], NULL));
  feed_run (feed, 1);
  g_assert_nonnull (rig_find (GTK_WIDGET (window), "DorsalSessionPage", NULL));
  g_assert_null (rig_find (GTK_WIDGET (window), "DorsalHistoryPage", NULL));
  for (guint i = 0; pages[i]; i++)
    g_assert_true (dorsal_window_show_page (window, pages[i]));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_assert_nonnull (rig_find (GTK_WIDGET (window), types[i], NULL));
  rig_close (GTK_WINDOW (window));
}

static const char *
view_of (DorsalWindow *window)
{
  return adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (rig_find (GTK_WIDGET (window), "AdwViewStack", NULL)));
}

/* Size, whether it fills the screen, and which of the views; not a page deep inside, where one could be lost. */
static void
test_size_is_kept (void)
{
  DorsalWindow *window = open_window ();
  int width = 0, height = 0;

  g_assert_cmpstr (view_of (window), ==, "roll-view");
  dorsal_window_show_page (window, "technique");

  gtk_window_set_default_size (GTK_WINDOW (window), 640, 500);
  rig_close (GTK_WINDOW (window));
  window = dorsal_window_new (ADW_APPLICATION (application));
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 640);
  g_assert_cmpint (height, ==, 500);
  g_assert_cmpstr (view_of (window), ==, "learn-view");
  g_assert_false (gtk_widget_get_visible (rig_find (GTK_WIDGET (window), NULL, "way-back")));
  g_assert_false (gtk_window_is_maximized (GTK_WINDOW (window)));
  rig_close (GTK_WINDOW (window));
  g_settings_set_boolean (dorsal_schema_settings (), "window-maximized", TRUE);
  window = dorsal_window_new (ADW_APPLICATION (application));
  g_assert_true (g_settings_get_boolean (dorsal_schema_settings (), "window-maximized")); /* it fills when it is shown */
  rig_close (GTK_WINDOW (window));
  g_settings_reset (dorsal_schema_settings (), "window-maximized");
  g_settings_reset (dorsal_schema_settings (), "window-view");
}

static void
test_pages_switch (void)
{
  DorsalWindow *window = open_window ();

  g_assert_true (dorsal_window_show_page (window, "live"));
  g_assert_cmpstr (page_of (window), ==, "live");
  g_assert_true (dorsal_window_show_page (window, "home"));
  g_assert_cmpstr (page_of (window), ==, "home");
  g_assert_false (dorsal_window_show_page (window, "nowhere"));
  g_assert_cmpstr (page_of (window), ==, "home");
  rig_close (GTK_WINDOW (window));
}

/* The spans of the plot can be chosen, and one is. */
static void
test_spans (void)
{
  DorsalWindow *window = open_window ();
  GtkWidget *spans;
  guint chosen = 0;

  dorsal_window_show_page (window, "live");
  spans = rig_find (GTK_WIDGET (window), NULL, "windows");
  for (GtkWidget *span = gtk_widget_get_first_child (spans); span; span = gtk_widget_get_next_sibling (span))
    {
      g_assert_true (gtk_widget_is_sensitive (span));
      chosen += gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (span));
    }
  g_assert_cmpuint (chosen, ==, 1);
  rig_close (GTK_WINDOW (window));
}

static void
test_demo_connects (void)
{
  DorsalWindow *window = open_window ();
  DorsalLive *live = dorsal_window_get_live (window);

  g_assert_true (dorsal_window_connect (window, "demo", 20));
  g_assert_cmpstr (page_of (window), ==, "live");
  g_assert_true (gtk_widget_get_visible (rig_find (GTK_WIDGET (window), NULL, "demo-badge")));
  WAIT_FOR (dorsal_live_get_reading (live)->place_known);
  g_assert_nonnull (dorsal_live_get_hello (live));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.disconnect", NULL));
  g_assert_cmpstr (page_of (window), ==, "home");
  g_assert_false (gtk_widget_get_visible (rig_find (GTK_WIDGET (window), NULL, "demo-badge")));
  rig_close (GTK_WINDOW (window));
}

/* A whole little session, told in the words on top. */
static void
test_words_and_tones (void)
{
  DorsalWindow *window = open_window ();
  DorsalLive *live = dorsal_window_get_live (window);
  g_autoptr (Feed) feed = feed_new (live, "off 2\nsettle 5\npress\nroll T6 6\nhold 30\nroll T9 6\nlumbar 4\n");

  dorsal_window_show_page (window, "live");
  feed_run (feed, 1.5);
  g_assert_cmpstr (words_of (window), ==, "Off the roller");
  feed_run (feed, 4);
  g_assert_cmpstr (words_of (window), ==, "Place unknown");
  g_assert_true (has_tone (window, "tone-unknown"));
  g_assert_false (has_tone (window, "tone-good"));
  while (!dorsal_live_get_reading (live)->place_known)
    feed_run (feed, 0.1);
  g_assert_true (has_tone (window, "tone-calm"));
  g_assert_cmpstr (words_of (window), ==, "Now roll toward your head");
  while (dorsal_live_get_reading (live)->hold_s < 12.5)
    feed_run (feed, 0.1);
  g_assert_cmpstr (words_of (window), ==, "Hold 0:12, T6");
  g_assert_true (has_tone (window, "tone-good"));
  while (!(dorsal_live_get_reading (live)->alerts & DORSAL_ALERT_LUMBAR))
    feed_run (feed, 0.1);
  g_assert_cmpstr (words_of (window), ==, "Lumbar: walk the roller up");
  g_assert_true (has_tone (window, "tone-stop"));
  feed_silence (feed, 1);
  g_assert_cmpstr (words_of (window), ==, "No signal");
  g_assert_true (has_tone (window, "tone-unknown"));
  g_assert_false (has_tone (window, "tone-stop"));
  g_assert_nonnull (rig_find (GTK_WIDGET (window), "DorsalLivePage", "stale"));
  feed_run (feed, 0.5);
  g_assert_null (rig_find (GTK_WIDGET (window), "DorsalLivePage", "stale"));
  rig_close (GTK_WINDOW (window));
}

static GString *aloud;

static void
voice (GtkAccessible *widget, const char *words, int priority)
{
  g_string_append_printf (aloud, "%s%s|", words, priority == 2 ? "!" : "");
}

/* Each change once, and no clock: the hold counts up without a word. */
static void
test_announced (void)
{
  DorsalWindow *window = open_window ();
  DorsalLive *live = dorsal_window_get_live (window);
  g_autoptr (Feed) feed = feed_new (live, "off 2\nsettle 5\npress\nroll T6 6\nhold 30\nroll T9 6\nlumbar 4\n");

  aloud = g_string_new (NULL);
  dorsal_announce_set_voice (voice);
  dorsal_window_show_page (window, "live");
  feed_run (feed, 0.1);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  while (!(dorsal_live_get_reading (live)->alerts & DORSAL_ALERT_LUMBAR))
    feed_run (feed, 0.1);
  dorsal_announce_set_voice (NULL);
  g_assert_nonnull (strstr (aloud->str, "Place unknown|Now roll toward your head|"));
  g_assert_nonnull (strstr (aloud->str, "|Lumbar: walk the roller up!|"));
  {
    const char *hold = strstr (aloud->str, "|Hold 0:0");
    g_assert_nonnull (hold);
    g_assert_null (strstr (hold + 1, "|Hold 0:1"));
  }
  g_string_free (aloud, TRUE);
  rig_close (GTK_WINDOW (window));
}

/* The first stroke goes the wrong way: nobody knows the place, and two buttons offer the answers. */
/* A sink that listens; heard outlives it. */
static GString *heard;

static void
ear_play (DorsalSoundSink *sink, DorsalSay say, double volume)
{
  g_string_append_printf (heard, "%s ", dorsal_say_to_string (say));
}

static const char *
ear_trouble (DorsalSoundSink *sink)
{
  return "There is no sound.";
}

static void
ear_free (DorsalSoundSink *sink)
{
  g_string_append (heard, "gone");
}

/* Also one that is hidden: no frame is ever asked for here. */
static void
test_cues_are_heard (void)
{
  static const DorsalSoundSinkTable table = { ear_play, ear_trouble, ear_free };
  static DorsalSoundSink ear = { &table };
  DorsalWindow *window = open_window ();

  heard = g_string_new (NULL);
  dorsal_window_set_sound (window, &ear);
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  g_assert_true (dorsal_window_connect (window, "demo", 4));
  WAIT_FOR (strstr (heard->str, "rolling") != NULL);
  g_assert_true (g_str_has_prefix (heard->str, "signal-back "));
  g_assert_nonnull (strstr (heard->str, "placed "));
  g_assert_nonnull (strstr (heard->str, "anchored "));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (rig_find (GTK_WIDGET (window), NULL, "headline-notice"))), ==, "There is no sound.");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.disconnect", NULL);
  g_assert_null (strstr (heard->str, "no-signal"));
  rig_close (GTK_WINDOW (window));
  g_assert_true (g_str_has_suffix (heard->str, "gone"));
  g_string_free (heard, TRUE);
}

static void
test_which_way_round (void)
{
  DorsalWindow *window = open_window ();
  DorsalLive *live = dorsal_window_get_live (window);
  g_autoptr (Feed) feed = feed_new (live, "off 2\nsettle 5\npress\nroll L1 6\nhold 30\n");

  dorsal_window_show_page (window, "live");
  while (!dorsal_live_get_reading (live)->place_known)
    feed_run (feed, 0.1);
  g_assert_false (gtk_widget_get_visible (rig_find (GTK_WIDGET (window), NULL, "direction")));
  while (dorsal_live_get_reading (live)->direction != DORSAL_DIRECTION_SUSPECT)
    feed_run (feed, 0.1);
  g_assert_cmpstr (words_of (window), ==, "Which way was that?");
  g_assert_true (has_tone (window, "tone-unknown"));
  g_assert_true (gtk_widget_get_visible (rig_find (GTK_WIDGET (window), NULL, "direction")));
  feed_silence (feed, 1);
  g_assert_false (gtk_widget_get_visible (rig_find (GTK_WIDGET (window), NULL, "direction")));
  rig_close (GTK_WINDOW (window));
}

static void
test_a_name_that_leads_nowhere (void)
{
  DorsalWindow *window = open_window ();

  g_assert_false (dorsal_window_connect (window, "/nowhere/at/all", 1));
  g_assert_cmpstr (words_of (window), ==, "Not connected");
  g_assert_true (gtk_widget_get_visible (rig_find (GTK_WIDGET (window), NULL, "headline")));
  g_assert_true (has_tone (window, "tone-unknown"));
  rig_close (GTK_WINDOW (window));
}

static void
test_not_a_roller (void)
{
  DorsalWindow *window = open_window ();
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "dorsal-not-a-roller.rl", NULL);

  g_assert_true (g_file_set_contents (path, "nothing that a roller would say\n", -1, NULL));
  g_assert_true (dorsal_window_connect (window, path, 1));
  WAIT_FOR (dorsal_live_get_link (dorsal_window_get_live (window)) == DORSAL_LINK_LOST);
  g_assert_cmpstr (words_of (window), ==, "This is not a roller");
  g_unlink (path);
  rig_close (GTK_WINDOW (window));
}

static void
test_everything_has_a_name (void)
{
  DorsalWindow *window = open_window ();
  GtkWidget *spine, *plot, *headline;

  dorsal_window_show_page (window, "live");
  spine = rig_find (GTK_WIDGET (window), "DorsalSpineView", NULL);
  plot = rig_find (GTK_WIDGET (window), "DorsalTracePlot", NULL);
  headline = rig_find (GTK_WIDGET (window), NULL, "headline-title");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (spine), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (spine), GTK_ACCESSIBLE_PROPERTY_LABEL, "The spine from the side");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (plot), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (plot), GTK_ACCESSIBLE_PROPERTY_LABEL, "Pressure plot");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (headline), GTK_ACCESSIBLE_ROLE_STATUS);
  rig_close (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  application = rig_start (&argc, &argv);
  g_test_add_func ("/app/window/first-start-offers-rollers", test_first_start);
  g_test_add_func ("/app/window/its-size-and-its-view-are-kept", test_size_is_kept);
  g_test_add_func ("/app/window/pages-are-made-when-they-are-wanted", test_pages_are_made_when_wanted);
  g_test_add_func ("/app/window/pages-switch", test_pages_switch);
  g_test_add_func ("/app/window/the-spans-of-the-plot-can-be-chosen", test_spans);
  g_test_add_func ("/app/window/the-demo-connects-and-disconnects", test_demo_connects);
  g_test_add_func ("/app/window/words-and-tones-of-a-session", test_words_and_tones);
  g_test_add_func ("/app/window/each-change-is-announced-once", test_announced);
  g_test_add_func ("/app/window/a-first-stroke-the-wrong-way-is-asked-about", test_which_way_round);
  g_test_add_func ("/app/window/cues-are-heard-while-it-is-hidden", test_cues_are_heard);
  g_test_add_func ("/app/window/a-name-that-leads-nowhere-is-told", test_a_name_that_leads_nowhere);
  g_test_add_func ("/app/window/what-is-not-a-roller-is-told", test_not_a_roller);
  g_test_add_func ("/app/window/every-picture-has-a-role-and-a-name", test_everything_has_a_name);
  return g_test_run ();
}
