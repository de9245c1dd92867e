/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The session as somebody on the floor has it: begun, paused and ended by a back on a roller, heard as cues, read from
 * afar; and the same by the clock, by keys, and for somebody who should not roll. */

#include "session-rig.h"

#include <adwaita.h>
#include <string.h>

#include "app/face-view.h"
#include "app/turner.h"

static char *
strokes (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, i % 2 ? "roll T5 5\n" : "roll T9 5\n");
  return g_string_free (text, FALSE);
}

/* Nobody touches anything but the roller: two presses begin daily mobility on the home page, and a lift-off ends it. */
static void
test_by_gestures (void)
{
  static const char *const cues[] = { "placed", "anchored", "direction-asked", "rolling", "hold",   "step-done",
                                      "paused", "goes-on",  "off",             "session-done" };
  DorsalWindow *window = session_rig_open (1000, 700, DORSAL_SCREENING_NONE);
  g_autofree char *set = strokes (14);
  g_autofree char *script = g_strconcat ("off 2\nsettle 6\npress\nroll T4 5\nfirm 2\nhold 9\n", set, "hold 24\n", set,
                                         "firm 2\nhold 4\nfirm 2\nhold 22\noff 6\n", NULL);
  g_autoptr (Feed) feed = feed_new (dorsal_window_get_live (window), script);

  for (guint i = 0; i < 60 && strcmp (session_rig_shown_page (window), "session") != 0; i++)
    session_rig_live_on (window, feed, 1);
  g_assert_cmpstr (session_rig_shown_page (window), ==, "session");
  g_assert_true (dorsal_coach_listens (session_rig_coach (window)) || session_rig_coach (window)->guide == DORSAL_GUIDE_ROLLER);
  for (guint i = 0; i < 400 && session_rig_coach (window)->session.state != DORSAL_SESSION_ENDED; i++)
    session_rig_live_on (window, feed, 1);
  g_assert_cmpint (session_rig_coach (window)->session.state, ==, DORSAL_SESSION_ENDED);
  g_assert_true (session_rig_coach (window)->run.finished);
  g_assert_cmpint (session_rig_coach (window)->session.paused_us, >, G_USEC_PER_SEC);
  g_assert_cmpint (session_rig_coach (window)->summary.zone_us[DORSAL_ZONE_THORACIC], >, 60 * G_USEC_PER_SEC);
  session_rig_live_on (window, feed, 2);
  g_test_message ("%s", session_rig_heard->str);
  for (guint i = 0; i < G_N_ELEMENTS (cues); i++)
    {
      g_test_message ("%s", cues[i]);
      g_assert_cmpuint (session_rig_times_heard (cues[i]), >, 0);
    }
  g_assert_cmpuint (session_rig_times_heard ("step-done"), >=, 7);
  g_assert_true (gtk_widget_get_mapped (rig_find (GTK_WIDGET (window), "DorsalSummaryView", NULL)));
  session_rig_close (window);
}

/* Word, ring and number, in every size of window, for every word there is; a word too long for a telephone fills its width. */
static void
test_large_enough (void)
{
  static const struct
  {
    int width, height;
  } sizes[] = { { 360, 640 }, { 1180, 780 }, { 1240, 600 }, { 600, 780 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      DorsalWindow *window = session_rig_open (sizes[i].width, sizes[i].height, DORSAL_SCREENING_NONE);
      DorsalFaceView *view;

      session_rig_begin (window, "first-time");
      view = DORSAL_FACE_VIEW (rig_find (GTK_WIDGET (window), "DorsalFaceView", NULL));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      for (guint step = 0; step < 11; step++)
        {
          DorsalFaceLayout layout = dorsal_face_view_layout (view);
          double least = gtk_widget_get_height (GTK_WIDGET (window)) / 6.0;

          g_test_message ("%d×%d step %u: word %.0f ring %.0f number %.0f of %.0f", sizes[i].width, sizes[i].height, step,
                          layout.word.height, layout.ring.height, layout.number.height, least);
          if (layout.word.height < least)
            g_assert_cmpfloat (layout.word.width, >, 0.85 * sizes[i].width);
          g_assert_cmpfloat (layout.ring.height, >=, least);
          g_assert_cmpfloat (layout.number.height, >=, least);
          gtk_widget_activate_action (GTK_WIDGET (session_rig_page (window)), "session.skip", NULL);
          while (g_main_context_iteration (NULL, FALSE))
            ;
        }
      session_rig_close (window);
    }
}

static void
test_by_the_clock (void)
{
  DorsalWindow *window = session_rig_open (1000, 700, DORSAL_SCREENING_UNSURE);
  g_autoptr (Feed) feed = feed_new (dorsal_window_get_live (window), "settle 600\n");

  session_rig_begin (window, "first-time");
  g_assert_cmpstr (session_rig_title (window), ==, "Before you begin");
  session_rig_live_on (window, feed, 19);
  g_assert_cmpstr (session_rig_title (window), ==, "Before you begin");
  session_rig_live_on (window, feed, 2);
  g_assert_cmpstr (session_rig_title (window), ==, "Lie down on it");
  session_rig_live_on (window, feed, 10); /* somebody lies there, and that counts for nothing */
  g_assert_cmpstr (session_rig_title (window), ==, "Lie down on it");
  g_assert_cmpuint (session_rig_times_heard ("step-done"), ==, 1);
  session_rig_live_on (window, feed, 300);
  g_assert_cmpint (session_rig_coach (window)->session.state, ==, DORSAL_SESSION_ENDED);
  session_rig_close (window);
}

static void
test_keys (void)
{
  DorsalWindow *window = session_rig_open (1000, 700, DORSAL_SCREENING_NONE);
  GtkWidget *page;
  DorsalTurner *turner;
  graphene_point_t turned;

  page = GTK_WIDGET (session_rig_page (window));
  turner = DORSAL_TURNER (rig_find (GTK_WIDGET (window), "DorsalTurner", NULL));
  gtk_widget_activate_action (page, "session.pause", NULL); /* nothing, while it is not there */
  g_assert_cmpstr (session_rig_shown_page (window), ==, "home");
  session_rig_begin (window, "desk-back");
  session_rig_live_on (window, NULL, 1);
  gtk_widget_activate_action (page, "session.pause", NULL);
  g_assert_cmpint (session_rig_coach (window)->session.state, ==, DORSAL_SESSION_PAUSED);
  session_rig_live_on (window, NULL, 60);
  g_assert_cmpstr (session_rig_title (window), ==, "Take your time");
  gtk_widget_activate_action (page, "session.pause", NULL);
  g_assert_cmpstr (session_rig_title (window), ==, "Lie down on it");
  gtk_widget_activate_action (page, "session.skip", NULL);
  g_assert_cmpstr (session_rig_title (window), ==, "Tell it where you are");
  gtk_widget_activate_action (page, "session.back", NULL);
  g_assert_cmpstr (session_rig_title (window), ==, "Lie down on it");
  session_rig_live_on (window, NULL, 1);
  g_string_truncate (session_rig_heard, 0);
  gtk_widget_activate_action (page, "session.repeat", NULL);
  g_assert_cmpuint (session_rig_times_heard ("step-done"), ==, 1);
  gtk_widget_activate_action (page, "session.flip", NULL);
  g_assert_true (dorsal_turner_get_turned (turner));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_true (gtk_widget_compute_point (gtk_widget_get_first_child (GTK_WIDGET (turner)), GTK_WIDGET (turner),
                                           &GRAPHENE_POINT_INIT (0, 0), &turned));
  g_assert_cmpfloat_with_epsilon (turned.x, gtk_widget_get_width (GTK_WIDGET (turner)), 1);
  g_assert_cmpfloat_with_epsilon (turned.y, gtk_widget_get_height (GTK_WIDGET (turner)), 1);
  gtk_widget_activate_action (page, "session.end", "b", TRUE);
  g_assert_cmpint (session_rig_coach (window)->session.state, ==, DORSAL_SESSION_ENDED);
  gtk_widget_activate_action (page, "session.end", "b", TRUE);
  g_assert_cmpstr (session_rig_shown_page (window), ==, "home");
  session_rig_close (window);
}

/* Unknown is never safe, silence waits, and the lower back is answered by a way elsewhere. */
static void
test_troubles (void)
{
  DorsalWindow *window = session_rig_open (1000, 700, DORSAL_SCREENING_NONE);
  g_autoptr (Feed) feed
      = feed_new (dorsal_window_get_live (window), "off 1\nsettle 30\npress\nroll T5 5\nroll T9 5\nlumbar 6\nroll T7 5\noff 9\n");

  session_rig_begin (window, "");
  while (dorsal_live_get_reading (dorsal_window_get_live (window))->state <= DORSAL_STATE_OFF)
    session_rig_live_on (window, feed, 0.5);
  session_rig_live_on (window, feed, 1);
  g_assert_cmpstr (session_rig_title (window), ==, "Nobody knows where on the back this is");
  while (!(dorsal_live_get_reading (dorsal_window_get_live (window))->alerts & DORSAL_ALERT_LUMBAR))
    session_rig_live_on (window, feed, 0.1);
  g_assert_cmpstr (session_rig_title (window), ==, "Lower back");
  feed_silence (feed, 1);
  g_assert_cmpstr (session_rig_title (window), ==, "Nobody knows where the roller is");
  g_assert_cmpint (session_rig_coach (window)->session.state, ==, DORSAL_SESSION_RUNNING);
  session_rig_live_on (window, feed, 1);
  gtk_widget_activate_action (GTK_WIDGET (session_rig_page (window)), "session.end", "b", TRUE);
  g_assert_true (session_rig_coach (window)->strayed);
  session_rig_close (window);
}

static DorsalSessionState
head_of (DorsalWindow *window)
{
  return dorsal_live_get_session (dorsal_window_get_live (window))->state;
}

/* One session, one clock: what leads and what the head shows begin, pause and end together, by key, by presses and by
 * lying down again. */
static void
test_one_clock (void)
{
  DorsalWindow *window = session_rig_open (1000, 700, DORSAL_SCREENING_NONE);
  GtkWidget *page = GTK_WIDGET (session_rig_page (window));
  g_autoptr (Feed) feed = feed_new (dorsal_window_get_live (window),
                                    "off 1\nsettle 8\npress\nroll T5 5\noff 8\nsettle 9\nfirm 2\nhold 200\n");
  const DorsalSession *head = dorsal_live_get_session (dorsal_window_get_live (window));
  gint64 before_us;

  session_rig_live_on (window, feed, 2);
  session_rig_begin (window, "");
  g_assert_cmpint (head_of (window), ==, DORSAL_SESSION_RUNNING);
  gtk_widget_activate_action (page, "session.pause", NULL);
  g_assert_cmpint (head_of (window), ==, DORSAL_SESSION_PAUSED);
  before_us = head->running_us;
  session_rig_live_on (window, feed, 3);
  g_assert_cmpint (head->running_us, ==, before_us);
  gtk_widget_activate_action (page, "session.pause", NULL);
  session_rig_live_on (window, feed, 3);
  g_assert_cmpint (head->running_us, >, before_us + 2 * G_USEC_PER_SEC);
  for (guint i = 0; i < 600 && session_rig_coach (window)->session.state != DORSAL_SESSION_PAUSED; i++)
    session_rig_live_on (window, feed, 0.1); /* off */
  g_assert_cmpint (head_of (window), ==, DORSAL_SESSION_PAUSED);
  for (guint i = 0; i < 100 && session_rig_coach (window)->session.state != DORSAL_SESSION_RUNNING; i++)
    session_rig_live_on (window, feed, 0.1); /* and on again */
  g_assert_cmpint (head_of (window), ==, DORSAL_SESSION_RUNNING);
  for (guint i = 0; i < 200 && session_rig_coach (window)->session.state != DORSAL_SESSION_PAUSED; i++)
    session_rig_live_on (window, feed, 0.1); /* two presses */
  g_assert_cmpint (head_of (window), ==, DORSAL_SESSION_PAUSED);
  g_assert_cmpfloat_with_epsilon (head->running_us * 1e-6, session_rig_coach (window)->session.running_us * 1e-6, 0.3);
  gtk_widget_activate_action (page, "session.end", "b", TRUE);
  g_assert_cmpint (head_of (window), ==, DORSAL_SESSION_ENDED);
  gtk_widget_activate_action (page, "session.end", "b", TRUE);
  session_rig_begin (window, "");
  g_assert_cmpint (head_of (window), ==, DORSAL_SESSION_RUNNING);
  g_assert_cmpint (head->running_us, ==, 0);
  session_rig_close (window);
}

/* For whom no roller counts, nothing is asked of one. */
static void
test_two_clocks (void)
{
  DorsalWindow *window = session_rig_open (1000, 700, DORSAL_SCREENING_UNSURE);
  g_autoptr (Feed) feed = feed_new (dorsal_window_get_live (window), "settle 600\n");

  session_rig_live_on (window, feed, 1);
  session_rig_begin (window, "first-time");
  gtk_widget_activate_action (GTK_WIDGET (session_rig_page (window)), "session.pause", NULL);
  g_assert_cmpint (head_of (window), ==, DORSAL_SESSION_IDLE);
  session_rig_close (window);
}

int
main (int argc, char **argv)
{
  session_rig_start (&argc, &argv);
  g_test_add_func ("/app/session-page/a-back-on-a-roller-is-all-it-takes", test_by_gestures);
  g_test_add_func ("/app/session-page/each-figure-is-a-sixth-of-the-window", test_large_enough);
  g_test_add_func ("/app/session-page/who-is-not-sure-is-led-by-the-clock", test_by_the_clock);
  g_test_add_func ("/app/session-page/keys-do-what-presses-do", test_keys);
  g_test_add_func ("/app/session-page/unknown-is-never-safe-and-silence-waits", test_troubles);
  g_test_add_func ("/app/session-page/one-session-has-one-clock", test_one_clock);
  g_test_add_func ("/app/session-page/who-is-not-sure-has-no-rollers-clock", test_two_clocks);
  return g_test_run ();
}
