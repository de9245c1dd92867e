/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page's name → the page, wired. Comes in: a name of window.ui, once. Goes out: a widget that knows what it follows.
 * Never: a page that nobody asked for; to style, to translate and to lay out all of them took half of a start. */

#include "app/window-private.h"

#include "app/calibration-page.h"
#include "app/history-page.h"
#include "app/home-page.h"
#include "app/kept-page.h"
#include "app/live-page.h"
#include "app/radius-page.h"
#include "app/reader.h"
#include "app/session-page.h"
#include "app/trends-page.h"
#include "app/welcome-page.h"

/* --- what they say --- */

static void
on_session_wanted (DorsalWindow *window)
{
  dorsal_coaching_begin_last (window->coaching);
}

static void
on_session_changed (DorsalWindow *window)
{
  dorsal_coaching_refresh (window->coaching);
}

static void
on_session_done (DorsalWindow *window)
{
  dorsal_coaching_leave (window->coaching);
}

/* A page that counts without a roller. */
static void
on_cue (DorsalWindow *window, guint say)
{
  dorsal_cue_player_preview (dorsal_prompter_get_player (window->prompter), (DorsalSay) say);
}

/* --- each --- */

static GtkWidget *
make_home (DorsalWindow *window)
{
  DorsalHomePage *page = g_object_new (DORSAL_TYPE_HOME_PAGE, NULL);

  dorsal_source_list_set_finder (dorsal_home_page_get_sources (page), window->finder);
  dorsal_home_page_set_live (page, window->live);
  g_signal_connect_object (page, "chosen", G_CALLBACK (dorsal_window_on_source_chosen), window, G_CONNECT_SWAPPED);
  return GTK_WIDGET (page);
}

static GtkWidget *
make_welcome (DorsalWindow *window)
{
  GtkWidget *page = g_object_new (DORSAL_TYPE_WELCOME_PAGE, NULL);

  g_signal_connect_object (page, "done", G_CALLBACK (on_session_done), window, G_CONNECT_SWAPPED);
  return page;
}

static GtkWidget *
make_session (DorsalWindow *window)
{
  DorsalSessionPage *page = g_object_new (DORSAL_TYPE_SESSION_PAGE, NULL);

  g_signal_connect_object (page, "wanted", G_CALLBACK (on_session_wanted), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "ended", G_CALLBACK (on_session_changed), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "done", G_CALLBACK (on_session_done), window, G_CONNECT_SWAPPED);
  dorsal_session_page_set_narrow (page, window->narrow);
  dorsal_session_page_follow (page, window->live, window->prompter);
  return GTK_WIDGET (page);
}

static GtkWidget *
make_live (DorsalWindow *window)
{
  DorsalLivePage *page = g_object_new (DORSAL_TYPE_LIVE_PAGE, NULL);

  dorsal_live_page_set_live (page, window->live);
  return GTK_WIDGET (page);
}

static GtkWidget *
make_calibrate (DorsalWindow *window)
{
  DorsalCalibrationPage *page = g_object_new (DORSAL_TYPE_CALIBRATION_PAGE, NULL);

  dorsal_calibration_page_set_live (page, window->live);
  return GTK_WIDGET (page);
}

static GtkWidget *
make_radius (DorsalWindow *window)
{
  DorsalRadiusPage *page = g_object_new (DORSAL_TYPE_RADIUS_PAGE, NULL);

  dorsal_radius_page_set_live (page, window->live);
  return GTK_WIDGET (page);
}

static GtkWidget *
make_kept_one (DorsalWindow *window, GType type)
{
  GtkWidget *page = g_object_new (type, NULL);

  dorsal_history_take (window->history, page);
  return page;
}

static GtkWidget *
make_history (DorsalWindow *window)
{
  return make_kept_one (window, DORSAL_TYPE_HISTORY_PAGE);
}

static GtkWidget *
make_kept (DorsalWindow *window)
{
  return make_kept_one (window, DORSAL_TYPE_KEPT_PAGE);
}

static GtkWidget *
make_trends (DorsalWindow *window)
{
  return make_kept_one (window, DORSAL_TYPE_TRENDS_PAGE);
}

static GtkWidget *
make_lesson (DorsalWindow *window, const char *name)
{
  GtkWidget *page = dorsal_reader_new (name);

  g_signal_connect_object (page, "cue", G_CALLBACK (on_cue), window, G_CONNECT_SWAPPED);
  return page;
}

/* --- by name --- */

GtkWidget *
dorsal_window_make_page (gpointer window, const char *name)
{
  static const struct
  {
    const char *name;
    GtkWidget *(*make) (DorsalWindow *window);
  } makers[] = { { "home", make_home },           { "welcome", make_welcome }, { "session", make_session },
                 { "live", make_live },           { "calibrate", make_calibrate }, { "radius", make_radius },
                 { "history", make_history },     { "kept", make_kept },       { "trends", make_trends } };

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    if (g_str_equal (makers[i].name, name))
      return makers[i].make (window);
  return make_lesson (window, name);
}
