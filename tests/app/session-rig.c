/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: a size, an answer to the questions before, seconds. Goes out: a window whose clock and ears are the test's. */

#include "session-rig.h"

#include <adwaita.h>
#include <string.h>

#include "app/now.h"

static DorsalApplication *application;
static gint64 now_us;

GString *session_rig_heard;

static gint64
hand (void)
{
  return now_us;
}

static void
ear_play (DorsalSoundSink *sink, DorsalSay say, double volume)
{
  g_string_append_printf (session_rig_heard, "%s ", dorsal_say_to_string (say));
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

DorsalWindow *
session_rig_open (int width, int height, DorsalScreening answer)
{
  static const DorsalSoundSinkTable table = { ear_play, ear_trouble, ear_free };
  static DorsalSoundSink ear = { &table };
  DorsalWindow *window = dorsal_window_new (ADW_APPLICATION (application));

  now_us = 1000 * G_USEC_PER_SEC;
  dorsal_now_set (hand);
  dorsal_welcome_page_answer (answer);
  session_rig_heard = g_string_new (NULL);
  dorsal_window_set_sound (window, &ear);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  dorsal_window_show_page (window, "session"); /* it is there, though not shown */
  dorsal_window_show_page (window, "home");
  return window;
}

void
session_rig_close (DorsalWindow *window)
{
  rig_close (GTK_WINDOW (window));
  g_string_free (session_rig_heard, TRUE);
  dorsal_now_set (NULL);
}

DorsalSessionPage *
session_rig_page (DorsalWindow *window)
{
  return DORSAL_SESSION_PAGE (rig_find (GTK_WIDGET (window), "DorsalSessionPage", NULL));
}

const DorsalCoach *
session_rig_coach (DorsalWindow *window)
{
  return dorsal_session_page_get_coach (session_rig_page (window));
}

const char *
session_rig_shown_page (DorsalWindow *window)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (rig_find (GTK_WIDGET (window), "GtkStack", "pages")));
}

const char *
session_rig_title (DorsalWindow *window)
{
  return gtk_label_get_text (GTK_LABEL (rig_find (GTK_WIDGET (window), NULL, "session-title")));
}

void
session_rig_begin (DorsalWindow *window, const char *name)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.begin", "s", name));
  g_assert_cmpstr (session_rig_shown_page (window), ==, "session");
}

void
session_rig_live_on (DorsalWindow *window, Feed *feed, double seconds)
{
  for (guint i = 0; i < (guint) (seconds * 10 + 0.5); i++)
    {
      now_us += 100 * 1000;
      if (feed)
        feed_run (feed, 0.1);
      dorsal_session_page_tick (session_rig_page (window));
    }
}

guint
session_rig_times_heard (const char *word)
{
  g_auto (GStrv) words = g_strsplit (session_rig_heard->str, " ", -1);
  guint n = 0;

  for (guint i = 0; words[i]; i++)
    n += strcmp (words[i], word) == 0;
  return n;
}

void
session_rig_start (int *argc, char ***argv)
{
  application = rig_start (argc, argv);
}
