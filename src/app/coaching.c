/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: begin, leave, and that something moved. Goes out: a page, hidden chrome, an inhibited screen. Never: a
 * session for somebody who said that something speaks against it: then it goes by the clock, and no roller counts. */

#include "app/coaching.h"

#include <glib/gi18n.h>

#include "app/schema.h"
#include "core/screening.h"

struct _DorsalCoaching
{
  GtkWindow *window;
  DorsalPager *pager;
  GtkWidget *top, *head, *bar;
  guint awake; /* of gtk_application_inhibit(); 0: nothing is */
};

DorsalCoaching *
dorsal_coaching_new (GtkWindow *window, DorsalPager *pager, GtkWidget *top, GtkWidget *head, GtkWidget *bar)
{
  DorsalCoaching *coaching = g_new0 (DorsalCoaching, 1);

  coaching->window = window;
  coaching->pager = pager;
  coaching->top = top;
  coaching->head = head;
  coaching->bar = bar;
  g_signal_connect_swapped (window, "notify::fullscreened", G_CALLBACK (dorsal_coaching_refresh), coaching);
  return coaching;
}

/* What it is at; a session that was never shown is none. */
static DorsalSessionState
state_of (DorsalCoaching *coaching)
{
  GtkWidget *page = dorsal_pager_peek (coaching->pager, "session");

  return page ? dorsal_session_page_get_coach (DORSAL_SESSION_PAGE (page))->session.state : DORSAL_SESSION_IDLE;
}

/* --- the screen --- */

static void
let_sleep (DorsalCoaching *coaching)
{
  GtkApplication *application = gtk_window_get_application (coaching->window);

  if (coaching->awake && application)
    gtk_application_uninhibit (application, coaching->awake);
  coaching->awake = 0;
}

static void
keep_awake (DorsalCoaching *coaching)
{
  gboolean wanted = state_of (coaching) == DORSAL_SESSION_RUNNING
                    && g_settings_get_boolean (dorsal_schema_settings (), "keep-awake");
  GtkApplication *application = gtk_window_get_application (coaching->window);

  if (!wanted)
    let_sleep (coaching);
  else if (coaching->awake == 0 && application)
    coaching->awake = gtk_application_inhibit (application, coaching->window, GTK_APPLICATION_INHIBIT_IDLE,
                                               _("A session is under way"));
}

void
dorsal_coaching_free (DorsalCoaching *coaching)
{
  g_signal_handlers_disconnect_by_data (coaching->window, coaching);
  let_sleep (coaching);
  g_free (coaching);
}

void
dorsal_coaching_refresh (DorsalCoaching *coaching)
{
  gboolean shown = g_strcmp0 (dorsal_pager_get_name (coaching->pager), "session") == 0;

  gtk_widget_set_visible (coaching->top, !(shown && gtk_window_is_fullscreen (coaching->window)));
  gtk_widget_set_visible (coaching->bar, !shown);
  if (shown)
    gtk_widget_set_visible (coaching->head, FALSE);
  keep_awake (coaching);
}

/* --- sessions --- */

DorsalGuide
dorsal_coaching_guide (void)
{
  g_autofree char *caution = g_settings_get_string (dorsal_schema_settings (), "caution");

  return dorsal_screening_guide (g_strcmp0 (caution, "none") == 0 ? DORSAL_SCREENING_NONE : DORSAL_SCREENING_UNKNOWN);
}

char *
dorsal_coaching_begin (DorsalCoaching *coaching, const char *name)
{
  DorsalSessionPage *page = DORSAL_SESSION_PAGE (dorsal_pager_need (coaching->pager, "session"));
  g_autoptr (GError) error = NULL;

  if (!dorsal_session_page_begin (page, name, dorsal_coaching_guide (), &error))
    /* Translators: %s is what is wrong with the file of a programme, with its line. */
    return g_strdup_printf (_("This programme cannot be read: %s"), error->message);
  dorsal_pager_show (coaching->pager, "session");
  dorsal_coaching_refresh (coaching);
  return NULL;
}

void
dorsal_coaching_begin_last (DorsalCoaching *coaching)
{
  const char *page = dorsal_pager_get_name (coaching->pager);

  if (g_strcmp0 (page, "home") == 0 || g_strcmp0 (page, "session") == 0)
    g_free (dorsal_coaching_begin (coaching, NULL));
}

void
dorsal_coaching_leave (DorsalCoaching *coaching)
{
  if (gtk_window_is_fullscreen (coaching->window))
    gtk_window_unfullscreen (coaching->window);
  dorsal_pager_show (coaching->pager, "home");
}

gboolean
dorsal_coaching_is_under_way (DorsalCoaching *coaching)
{
  DorsalSessionState state = state_of (coaching);

  return state == DORSAL_SESSION_RUNNING || state == DORSAL_SESSION_PAUSED;
}
