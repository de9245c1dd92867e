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
make_kept (DorsalWindow *window, GType type)
{
  GtkWidget *page = g_object_new (type, NULL);

  dorsal_history_take (window->history, page);
  return page;
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
    GtkWidget *(*live) (DorsalLive *live); /* needs nothing but this */
    GType (*kept) (void);                  /* is wired by the history */
  } pages[] = {
    { "home", .make = make_home },
    { "welcome", .make = make_welcome },
    { "session", .make = make_session },
    { "live", .live = dorsal_live_page_new },
    { "calibrate", .live = dorsal_calibration_page_new },
    { "radius", .live = dorsal_radius_page_new },
    { "history", .kept = dorsal_history_page_get_type },
    { "kept", .kept = dorsal_kept_page_get_type },
    { "trends", .kept = dorsal_trends_page_get_type },
  };
  DorsalWindow *of = window;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].name, name))
      return pages[i].make   ? pages[i].make (of)
             : pages[i].live ? pages[i].live (of->live)
                             : make_kept (of, pages[i].kept ());
  return make_lesson (of, name);
}
