/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A question after a hold, answered on the floor. */

#include "session-rig.h"

#include "core/anatomy.h"

/* By presses: worse, and worse again. */
static void
test_answers (void)
{
  DorsalWindow *window = session_rig_open (1000, 700, DORSAL_SCREENING_NONE);
  DorsalLive *live = dorsal_window_get_live (window);
  DorsalSettings settings = *dorsal_live_get_settings (live);
  g_autoptr (Feed) feed = NULL;

  settings.ask_answers = TRUE;
  dorsal_live_set_settings (live, &settings);
  feed = feed_new (live, "off 1\nsettle 6\npress\nroll T4 5\nroll T6 5\nhold 16\nroll T9 5\nfirm 3\nhold 2\nroll T6 5\n"
                         "hold 16\nroll T9 5\nfirm 3\nhold 4\noff 70\n");
  session_rig_begin (window, "");
  for (guint i = 0; i < 300 && session_rig_coach (window)->session.state != DORSAL_SESSION_ENDED; i++)
    session_rig_live_on (window, feed, 1);
  g_test_message ("%s", session_rig_heard->str);
  g_assert_cmpint (session_rig_coach (window)->session.state, ==, DORSAL_SESSION_ENDED); /* away for a minute */
  g_assert_cmpuint (session_rig_times_heard ("asked"), >=, 2);
  g_assert_cmpuint (session_rig_times_heard ("answered"), ==, 2);
  g_assert_cmpuint (session_rig_times_heard ("spot-over"), ==, 1);
  g_assert_cmpuint (session_rig_coach (window)->answers[DORSAL_ANSWER_WORSE], ==, 2);
  session_rig_close (window);
}

/* By a click. */
static void
test_clicked_answer (void)
{
  DorsalWindow *window = session_rig_open (1000, 700, DORSAL_SCREENING_NONE);
  DorsalLive *live = dorsal_window_get_live (window);
  DorsalSettings settings = *dorsal_live_get_settings (live);
  GtkWidget *page = GTK_WIDGET (session_rig_page (window));
  g_autoptr (Feed) feed = NULL;

  settings.ask_answers = TRUE;
  dorsal_live_set_settings (live, &settings);
  feed = feed_new (live, "off 1\nsettle 6\npress\nroll T4 5\nroll T6 5\nhold 16\nroll T9 5\nhold 60\n");
  session_rig_begin (window, "");
  session_rig_live_on (window, feed, 3);
  gtk_widget_activate_action (page, "session.answer", "i", DORSAL_ANSWER_BETTER); /* nobody asks */
  g_assert_cmpuint (session_rig_times_heard ("answered"), ==, 0);
  for (guint i = 0; i < 600 && session_rig_coach (window)->reading.asked == DORSAL_LEVEL_UNKNOWN; i++)
    session_rig_live_on (window, feed, 0.1);
  g_assert_cmpint (session_rig_coach (window)->reading.asked, !=, DORSAL_LEVEL_UNKNOWN);
  gtk_widget_activate_action (page, "session.answer", "i", DORSAL_ANSWER_WORSE);
  gtk_widget_activate_action (page, "session.answer", "i", DORSAL_ANSWER_WORSE); /* a double click is one answer */
  g_assert_cmpuint (session_rig_coach (window)->answers[DORSAL_ANSWER_WORSE], ==, 1);
  session_rig_live_on (window, feed, 0.5);
  g_assert_cmpint (session_rig_coach (window)->reading.asked, ==, DORSAL_LEVEL_UNKNOWN);
  session_rig_close (window);
}

int
main (int argc, char **argv)
{
  session_rig_start (&argc, &argv);
  g_test_add_func ("/app/session-answers/an-answer-is-heard", test_answers);
  g_test_add_func ("/app/session-answers/a-click-is-an-answer-once", test_clicked_answer);
  return g_test_run ();
}
