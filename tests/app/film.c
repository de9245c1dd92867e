/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session as pictures: film FOLDER [--script TEXT] [--programme NAME] [--page NAME] [--size WxH] [--from S] [--until S] [--every S].
 *
 *   scripted person ─▶ stream ─▶ window ─▶ FOLDER/0000.png, 0001.png, …
 *
 * No time passes: the clock is moved by hand from picture to picture, so that the same script gives the same film on any
 * machine. Not a test: ./dev film makes the animated picture of the README with it, and whoever changes how the window looks
 * can see it in each state. */

#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/now.h"
#include "app/picture.h"
#include "app/session-page.h"
#include "app/welcome-page.h"
#include "app/window.h"

#include "rig.h"

static gint64 now_us = 1000 * G_USEC_PER_SEC;
static char *script, *programme, *page, *size;
static double from_s, until_s = 10, every_s = 1;

static gint64
hand (void)
{
  return now_us;
}

static void
live_on (Feed *feed, DorsalSessionPage *session, double seconds)
{
  for (double left = seconds; left > 1e-6; left -= 0.25)
    {
      double step = MIN (left, 0.25);

      now_us += (gint64) (step * 1e6);
      if (feed)
        feed_run (feed, step);
      if (session)
        dorsal_session_page_tick (session);
    }
}

/* A frame that was not yet drawn leaves nothing to see: again. */
static void
take (GtkWindow *window, const char *folder, guint n)
{
  g_autofree char *name = g_strdup_printf ("%04u.png", n);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 50; i++)
    {
      gtk_widget_queue_draw (GTK_WIDGET (window));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_clear_error (&error);
      if (dorsal_picture_save (window, path, &error))
        return;
    }
  g_error ("%s", error->message);
}

int
main (int argc, char **argv)
{
  const GOptionEntry options[] = {
    { "script", 0, 0, G_OPTION_ARG_STRING, &script, "What the person does, see dorsalctl simulate; none: no roller", "TEXT" },
    { "programme", 0, 0, G_OPTION_ARG_STRING, &programme, "Begin this one", "NAME" },
    { "page", 0, 0, G_OPTION_ARG_STRING, &page, "Show this page", "NAME" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &size, "Of the window", "WxH" },
    { "from", 0, 0, G_OPTION_ARG_DOUBLE, &from_s, "The first picture", "S" },
    { "until", 0, 0, G_OPTION_ARG_DOUBLE, &until_s, "The last one", "S" },
    { "every", 0, 0, G_OPTION_ARG_DOUBLE, &every_s, "Between two", "S" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("FOLDER");
  g_autoptr (GError) error = NULL;
  g_autoptr (Feed) feed = NULL;
  DorsalApplication *application;
  DorsalSessionPage *session;
  DorsalWindow *window;
  int width = 1000, height = 700;
  guint n = 0;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2
      || (size && sscanf (size, "%dx%d", &width, &height) != 2))
    {
      g_printerr ("film: %s\n", error ? error->message : "which folder? (and a size looks like 1000x700)");
      return 2;
    }
  argc = 1;
  application = rig_start (&argc, &argv);
  dorsal_now_set (hand);
  dorsal_welcome_page_answer (DORSAL_SCREENING_NONE);
  window = dorsal_window_new (ADW_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  if (page)
    dorsal_window_show_page (window, page);
  if (script)
    feed = feed_new (dorsal_window_get_live (window), script);
  if (programme)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.begin", "s", programme);
  session = DORSAL_SESSION_PAGE (rig_find (GTK_WIDGET (window), "DorsalSessionPage", NULL));
  live_on (feed, session, from_s);
  for (double at = from_s; at < until_s + 1e-6; at += every_s)
    {
      take (GTK_WINDOW (window), argv[1], n++);
      live_on (feed, session, every_s);
    }
  rig_close (GTK_WINDOW (window));
  return EXIT_SUCCESS;
}
