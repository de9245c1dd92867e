/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The session as somebody on the floor has it: begun, paused and ended by a back on a roller, heard as cues, read from
 * afar; and the same by the clock, by keys, and for somebody who should not roll. No time passes here. */

#include <adwaita.h>
#include <string.h>

#include "app/face-view.h"
#include "app/now.h"
#include "app/schema.h"
#include "app/session-page.h"
#include "app/turner.h"
#include "app/welcome-page.h"
#include "app/window.h"
#include "core/anatomy.h"

#include "rig.h"

static DorsalApplication *application;
static gint64 now_us;
static GString *heard;

static gint64
hand (void)
{
  return now_us;
}

static void
ear_play (DorsalSoundSink *sink, DorsalSay say, double volume)
{
  g_string_append_printf (heard, "%s ", dorsal_say_to_string (say));
}

static const char *
ear_trouble (DorsalSoundSink *sink)
{
  return NULL;
}

static void
ear_free (DorsalSoundSink *sink)
{
}

static DorsalWindow *
open_window (int width, int height, DorsalScreening answer)
{
  static const DorsalSoundSinkTable table = { ear_play, ear_trouble, ear_free };
  static DorsalSoundSink ear = { &table };
  DorsalWindow *window = dorsal_window_new (ADW_APPLICATION (application));

  now_us = 1000 * G_USEC_PER_SEC;
  dorsal_now_set (hand);
  dorsal_welcome_page_answer (answer);
  heard = g_string_new (NULL);
  dorsal_window_set_sound (window, &ear);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  dorsal_window_show_page (window, "session"); /* it is there, though not shown */
  dorsal_window_show_page (window, "home");
  return window;
}

static void
close_window (DorsalWindow *window)
{
  rig_close (GTK_WINDOW (window));
  g_string_free (heard, TRUE);
  dorsal_now_set (NULL);
}

static DorsalSessionPage *
page_of (DorsalWindow *window)
{
  return DORSAL_SESSION_PAGE (rig_find (GTK_WIDGET (window), "DorsalSessionPage", NULL));
}

static const DorsalCoach *
coach_of (DorsalWindow *window)
{
  return dorsal_session_page_get_coach (page_of (window));
}

static const char *
shown_page (DorsalWindow *window)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (rig_find (GTK_WIDGET (window), "GtkStack", "pages")));
}

static const char *
title_of (DorsalWindow *window)
{
  return gtk_label_get_text (GTK_LABEL (rig_find (GTK_WIDGET (window), NULL, "session-title")));
}

static void
begin (DorsalWindow *window, const char *name)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.begin", "s", name));
  g_assert_cmpstr (shown_page (window), ==, "session");
}

/* The person and the clock live on together. */
static void
live_on (DorsalWindow *window, Feed *feed, double seconds)
{
  for (guint i = 0; i < (guint) (seconds * 10 + 0.5); i++)
    {
      now_us += 100 * 1000;
      if (feed)
        feed_run (feed, 0.1);
      dorsal_session_page_tick (page_of (window));
    }
}

static guint
times_heard (const char *word)
{
  g_auto (GStrv) words = g_strsplit (heard->str, " ", -1);
  guint n = 0;

  for (guint i = 0; words[i]; i++)
    n += strcmp (words[i], word) == 0;
  return n;
}

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
  DorsalWindow *window = open_window (1000, 700, DORSAL_SCREENING_NONE);
  g_autofree char *set = strokes (14);
  g_autofree char *script = g_strconcat ("off 2\nsettle 6\npress\nroll T4 5\nfirm 2\nhold 9\n", set, "hold 24\n", set,
                                         "firm 2\nhold 4\nfirm 2\nhold 22\noff 6\n", NULL);
  g_autoptr (Feed) feed = feed_new (dorsal_window_get_live (window), script);

  for (guint i = 0; i < 60 && strcmp (shown_page (window), "session") != 0; i++)
    live_on (window, feed, 1);
  g_assert_cmpstr (shown_page (window), ==, "session");
  g_assert_true (dorsal_coach_listens (coach_of (window)) || coach_of (window)->guide == DORSAL_GUIDE_ROLLER);
  for (guint i = 0; i < 400 && coach_of (window)->session.state != DORSAL_SESSION_ENDED; i++)
    live_on (window, feed, 1);
  g_assert_cmpint (coach_of (window)->session.state, ==, DORSAL_SESSION_ENDED);
  g_assert_true (coach_of (window)->run.finished);
  g_assert_cmpint (coach_of (window)->session.paused_us, >, G_USEC_PER_SEC);
  g_assert_cmpint (coach_of (window)->summary.zone_us[DORSAL_ZONE_THORACIC], >, 60 * G_USEC_PER_SEC);
  live_on (window, feed, 2);
  g_test_message ("%s", heard->str);
  for (guint i = 0; i < G_N_ELEMENTS (cues); i++)
    {
      g_test_message ("%s", cues[i]);
      g_assert_cmpuint (times_heard (cues[i]), >, 0);
    }
  g_assert_cmpuint (times_heard ("step-done"), >=, 7);
  g_assert_true (gtk_widget_get_mapped (rig_find (GTK_WIDGET (window), "DorsalSummaryView", NULL)));
  close_window (window);
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
      DorsalWindow *window = open_window (sizes[i].width, sizes[i].height, DORSAL_SCREENING_NONE);
      DorsalFaceView *view;

      begin (window, "first-time");
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
          gtk_widget_activate_action (GTK_WIDGET (page_of (window)), "session.skip", NULL);
          while (g_main_context_iteration (NULL, FALSE))
            ;
        }
      close_window (window);
    }
}

static void
test_by_the_clock (void)
{
  DorsalWindow *window = open_window (1000, 700, DORSAL_SCREENING_UNSURE);
  g_autoptr (Feed) feed = feed_new (dorsal_window_get_live (window), "settle 600\n");

  begin (window, "first-time");
  g_assert_cmpstr (title_of (window), ==, "Before you begin");
  live_on (window, feed, 19);
  g_assert_cmpstr (title_of (window), ==, "Before you begin");
  live_on (window, feed, 2);
  g_assert_cmpstr (title_of (window), ==, "Lie down on it");
  live_on (window, feed, 10); /* somebody lies there, and that counts for nothing */
  g_assert_cmpstr (title_of (window), ==, "Lie down on it");
  g_assert_cmpuint (times_heard ("step-done"), ==, 1);
  live_on (window, feed, 300);
  g_assert_cmpint (coach_of (window)->session.state, ==, DORSAL_SESSION_ENDED);
  close_window (window);
}

static void
test_keys (void)
{
  DorsalWindow *window = open_window (1000, 700, DORSAL_SCREENING_NONE);
  GtkWidget *page;
  DorsalTurner *turner;
  graphene_point_t turned;

  page = GTK_WIDGET (page_of (window));
  turner = DORSAL_TURNER (rig_find (GTK_WIDGET (window), "DorsalTurner", NULL));
  gtk_widget_activate_action (page, "session.pause", NULL); /* nothing, while it is not there */
  g_assert_cmpstr (shown_page (window), ==, "home");
  begin (window, "desk-back");
  live_on (window, NULL, 1);
  gtk_widget_activate_action (page, "session.pause", NULL);
  g_assert_cmpint (coach_of (window)->session.state, ==, DORSAL_SESSION_PAUSED);
  live_on (window, NULL, 60);
  g_assert_cmpstr (title_of (window), ==, "Take your time");
  gtk_widget_activate_action (page, "session.pause", NULL);
  g_assert_cmpstr (title_of (window), ==, "Lie down on it");
  gtk_widget_activate_action (page, "session.skip", NULL);
  g_assert_cmpstr (title_of (window), ==, "Tell it where you are");
  gtk_widget_activate_action (page, "session.back", NULL);
  g_assert_cmpstr (title_of (window), ==, "Lie down on it");
  live_on (window, NULL, 1);
  g_string_truncate (heard, 0);
  gtk_widget_activate_action (page, "session.repeat", NULL);
  g_assert_cmpuint (times_heard ("step-done"), ==, 1);
  gtk_widget_activate_action (page, "session.flip", NULL);
  g_assert_true (dorsal_turner_get_turned (turner));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_true (gtk_widget_compute_point (gtk_widget_get_first_child (GTK_WIDGET (turner)), GTK_WIDGET (turner),
                                           &GRAPHENE_POINT_INIT (0, 0), &turned));
  g_assert_cmpfloat_with_epsilon (turned.x, gtk_widget_get_width (GTK_WIDGET (turner)), 1);
  g_assert_cmpfloat_with_epsilon (turned.y, gtk_widget_get_height (GTK_WIDGET (turner)), 1);
  gtk_widget_activate_action (page, "session.end", "b", TRUE);
  g_assert_cmpint (coach_of (window)->session.state, ==, DORSAL_SESSION_ENDED);
  gtk_widget_activate_action (page, "session.end", "b", TRUE);
  g_assert_cmpstr (shown_page (window), ==, "home");
  close_window (window);
}

/* Unknown is never safe, silence waits, and the lower back is answered by a way elsewhere. */
static void
test_troubles (void)
{
  DorsalWindow *window = open_window (1000, 700, DORSAL_SCREENING_NONE);
  g_autoptr (Feed) feed
      = feed_new (dorsal_window_get_live (window), "off 1\nsettle 30\npress\nroll T5 5\nroll T9 5\nlumbar 6\nroll T7 5\noff 9\n");

  begin (window, "");
  while (dorsal_live_get_reading (dorsal_window_get_live (window))->state <= DORSAL_STATE_OFF)
    live_on (window, feed, 0.5);
  live_on (window, feed, 1);
  g_assert_cmpstr (title_of (window), ==, "Nobody knows where on the back this is");
  while (!(dorsal_live_get_reading (dorsal_window_get_live (window))->alerts & DORSAL_ALERT_LUMBAR))
    live_on (window, feed, 0.1);
  g_assert_cmpstr (title_of (window), ==, "Lower back");
  feed_silence (feed, 1);
  g_assert_cmpstr (title_of (window), ==, "Nobody knows where the roller is");
  g_assert_cmpint (coach_of (window)->session.state, ==, DORSAL_SESSION_RUNNING);
  live_on (window, feed, 1);
  gtk_widget_activate_action (GTK_WIDGET (page_of (window)), "session.end", "b", TRUE);
  g_assert_true (coach_of (window)->strayed);
  close_window (window);
}

/* A question after a hold, answered by presses: worse, and worse again. */
static void
test_answers (void)
{
  DorsalWindow *window = open_window (1000, 700, DORSAL_SCREENING_NONE);
  DorsalLive *live = dorsal_window_get_live (window);
  DorsalSettings settings = *dorsal_live_get_settings (live);
  g_autoptr (Feed) feed = NULL;

  settings.ask_answers = TRUE;
  dorsal_live_set_settings (live, &settings);
  feed = feed_new (live, "off 1\nsettle 6\npress\nroll T4 5\nroll T6 5\nhold 16\nroll T9 5\nfirm 3\nhold 2\nroll T6 5\n"
                         "hold 16\nroll T9 5\nfirm 3\nhold 4\noff 70\n");
  begin (window, "");
  for (guint i = 0; i < 300 && coach_of (window)->session.state != DORSAL_SESSION_ENDED; i++)
    live_on (window, feed, 1);
  g_test_message ("%s", heard->str);
  g_assert_cmpint (coach_of (window)->session.state, ==, DORSAL_SESSION_ENDED); /* away for a minute */
  g_assert_cmpuint (times_heard ("asked"), >=, 2);
  g_assert_cmpuint (times_heard ("answered"), ==, 2);
  g_assert_cmpuint (times_heard ("spot-over"), ==, 1);
  g_assert_cmpuint (coach_of (window)->answers[DORSAL_ANSWER_WORSE], ==, 2);
  close_window (window);
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
  DorsalWindow *window = open_window (1000, 700, DORSAL_SCREENING_NONE);
  GtkWidget *page = GTK_WIDGET (page_of (window));
  g_autoptr (Feed) feed = feed_new (dorsal_window_get_live (window),
                                    "off 1\nsettle 8\npress\nroll T5 5\noff 8\nsettle 9\nfirm 2\nhold 200\n");
  const DorsalSession *head = dorsal_live_get_session (dorsal_window_get_live (window));
  gint64 before_us;

  live_on (window, feed, 2);
  begin (window, "");
  g_assert_cmpint (head_of (window), ==, DORSAL_SESSION_RUNNING);
  gtk_widget_activate_action (page, "session.pause", NULL);
  g_assert_cmpint (head_of (window), ==, DORSAL_SESSION_PAUSED);
  before_us = head->running_us;
  live_on (window, feed, 3);
  g_assert_cmpint (head->running_us, ==, before_us);
  gtk_widget_activate_action (page, "session.pause", NULL);
  live_on (window, feed, 3);
  g_assert_cmpint (head->running_us, >, before_us + 2 * G_USEC_PER_SEC);
  for (guint i = 0; i < 600 && coach_of (window)->session.state != DORSAL_SESSION_PAUSED; i++)
    live_on (window, feed, 0.1); /* off */
  g_assert_cmpint (head_of (window), ==, DORSAL_SESSION_PAUSED);
  for (guint i = 0; i < 100 && coach_of (window)->session.state != DORSAL_SESSION_RUNNING; i++)
    live_on (window, feed, 0.1); /* and on again */
  g_assert_cmpint (head_of (window), ==, DORSAL_SESSION_RUNNING);
  for (guint i = 0; i < 200 && coach_of (window)->session.state != DORSAL_SESSION_PAUSED; i++)
    live_on (window, feed, 0.1); /* two presses */
  g_assert_cmpint (head_of (window), ==, DORSAL_SESSION_PAUSED);
  g_assert_cmpfloat_with_epsilon (head->running_us * 1e-6, coach_of (window)->session.running_us * 1e-6, 0.3);
  gtk_widget_activate_action (page, "session.end", "b", TRUE);
  g_assert_cmpint (head_of (window), ==, DORSAL_SESSION_ENDED);
  gtk_widget_activate_action (page, "session.end", "b", TRUE);
  begin (window, "");
  g_assert_cmpint (head_of (window), ==, DORSAL_SESSION_RUNNING);
  g_assert_cmpint (head->running_us, ==, 0);
  close_window (window);
}

/* For whom no roller counts, nothing is asked of one. */
static void
test_two_clocks (void)
{
  DorsalWindow *window = open_window (1000, 700, DORSAL_SCREENING_UNSURE);
  g_autoptr (Feed) feed = feed_new (dorsal_window_get_live (window), "settle 600\n");

  live_on (window, feed, 1);
  begin (window, "first-time");
  gtk_widget_activate_action (GTK_WIDGET (page_of (window)), "session.pause", NULL);
  g_assert_cmpint (head_of (window), ==, DORSAL_SESSION_IDLE);
  close_window (window);
}

/* A question after a hold, answered by click. */
static void
test_clicked_answer (void)
{
  DorsalWindow *window = open_window (1000, 700, DORSAL_SCREENING_NONE);
  DorsalLive *live = dorsal_window_get_live (window);
  DorsalSettings settings = *dorsal_live_get_settings (live);
  GtkWidget *page = GTK_WIDGET (page_of (window));
  g_autoptr (Feed) feed = NULL;

  settings.ask_answers = TRUE;
  dorsal_live_set_settings (live, &settings);
  feed = feed_new (live, "off 1\nsettle 6\npress\nroll T4 5\nroll T6 5\nhold 16\nroll T9 5\nhold 60\n");
  begin (window, "");
  live_on (window, feed, 3);
  gtk_widget_activate_action (page, "session.answer", "i", DORSAL_ANSWER_BETTER); /* nobody asks */
  g_assert_cmpuint (times_heard ("answered"), ==, 0);
  for (guint i = 0; i < 600 && coach_of (window)->reading.asked == DORSAL_LEVEL_UNKNOWN; i++)
    live_on (window, feed, 0.1);
  g_assert_cmpint (coach_of (window)->reading.asked, !=, DORSAL_LEVEL_UNKNOWN);
  gtk_widget_activate_action (page, "session.answer", "i", DORSAL_ANSWER_WORSE);
  gtk_widget_activate_action (page, "session.answer", "i", DORSAL_ANSWER_WORSE); /* a double click is one answer */
  g_assert_cmpuint (coach_of (window)->answers[DORSAL_ANSWER_WORSE], ==, 1);
  live_on (window, feed, 0.5);
  g_assert_cmpint (coach_of (window)->reading.asked, ==, DORSAL_LEVEL_UNKNOWN);
  close_window (window);
}

int
main (int argc, char **argv)
{
  application = rig_start (&argc, &argv);
  g_test_add_func ("/app/session-page/a-back-on-a-roller-is-all-it-takes", test_by_gestures);
  g_test_add_func ("/app/session-page/each-figure-is-a-sixth-of-the-window", test_large_enough);
  g_test_add_func ("/app/session-page/who-is-not-sure-is-led-by-the-clock", test_by_the_clock);
  g_test_add_func ("/app/session-page/keys-do-what-presses-do", test_keys);
  g_test_add_func ("/app/session-page/unknown-is-never-safe-and-silence-waits", test_troubles);
  g_test_add_func ("/app/session-page/an-answer-is-heard", test_answers);
  g_test_add_func ("/app/session-page/one-session-has-one-clock", test_one_clock);
  g_test_add_func ("/app/session-page/who-is-not-sure-has-no-rollers-clock", test_two_clocks);
  g_test_add_func ("/app/session-page/a-click-is-an-answer-once", test_clicked_answer);
  return g_test_run ();
}
