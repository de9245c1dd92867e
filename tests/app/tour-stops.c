/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A stop is a function that brings a new window into a state. Comes in: a window that nobody touched. Goes out: the state.
 * Never: a step that another stop takes, too: those are in tour-steps.c. */

#include "tour-private.h"

#include "app/history-page.h"
#include "app/kept-page.h"
#include "app/kept-today.h"
#include "app/side-timer.h"

static void go_home (Tour *tour) { tour_show (tour, "home"); }
static void go_welcome (Tour *tour) { tour_show (tour, "welcome"); }
static void go_trouble (Tour *tour) { dorsal_window_connect (tour->window, "/nowhere/at/all", 1); }
static void go_live (Tour *tour) { tour_roll (tour, "off 2\nsettle 5\npress\nroll T6 6\nhold 60\n", 32); }
static void go_alert (Tour *tour) { tour_roll (tour, "off 2\nsettle 5\npress\nroll T6 6\nroll T9 6\nlumbar 60\n", 28); }
static void go_unplaced (Tour *tour) { tour_roll (tour, "off 2\nsettle 60\n", 12); }

static void
go_direction (Tour *tour)
{
  tour_roll (tour, "off 2\nsettle 5\npress\nroll L1 6\nhold 30\n", 3);
  while (dorsal_live_get_reading (dorsal_window_get_live (tour->window))->direction != DORSAL_DIRECTION_SUSPECT)
    feed_run (tour->feed, 0.1);
}

static void
go_session (Tour *tour)
{
  tour_begin (tour, "daily-mobility", "off 2\nsettle 6\npress\nroll T4 5\nroll T9 5\nroll T4 5\nroll T9 5\nroll T5 5\nroll T9 5\n");
  tour_live_on (tour, 30);
}

static void
go_paused (Tour *tour)
{
  go_session (tour);
  gtk_widget_activate_action (GTK_WIDGET (tour_session (tour)), "session.pause", NULL);
  tour_live_on (tour, 1);
}

static void
go_by_the_clock (Tour *tour)
{
  tour_begin (tour, "first-time", NULL);
  tour_live_on (tour, 5);
}

static void
go_question (Tour *tour)
{
  tour_begin (tour, "", "off 1\nsettle 6\npress\nroll T4 5\nroll T6 5\nhold 16\nroll T9 5\nhold 8\n");
  for (guint i = 0; i < 600 && tour_coach (tour)->reading.asked == DORSAL_LEVEL_UNKNOWN; i++)
    tour_live_on (tour, 0.1);
  g_assert_cmpint (tour_coach (tour)->reading.asked, !=, DORSAL_LEVEL_UNKNOWN);
}

static void
go_summary (Tour *tour)
{
  tour_begin (tour, "", "off 1\nsettle 6\npress\nroll T4 5\nroll T6 5\nhold 16\nroll T9 5\nfirm 3\nhold 2\nroll T6 5\nhold 16\nroll T9 5\n"
                   "firm 3\nhold 4\nlumbar 5\noff 70\n");
  for (guint i = 0; i < 300 && tour_coach (tour)->session.state != DORSAL_SESSION_ENDED; i++)
    tour_live_on (tour, 1);
  g_assert_cmpint (tour_coach (tour)->session.state, ==, DORSAL_SESSION_ENDED);
}

static void
go_calibrate (Tour *tour)
{
  tour_show (tour, "calibrate");
  tour_settle (tour);
  tour_connect_raw (tour, 60);
}

static void go_calibrate_none (Tour *tour) { tour_show (tour, "calibrate"); }

static void
go_radius (Tour *tour)
{
  tour_show (tour, "radius");
  tour_settle (tour);
  tour_connect_raw (tour, 60);
}

static void
go_history (Tour *tour)
{
  tour_show (tour, "history");
  WAIT_FOR (dorsal_history_page_get_rows (DORSAL_HISTORY_PAGE (tour_find (tour, "DorsalHistoryPage", NULL)))->len == TOUR_SESSIONS);
}

static void
go_kept (Tour *tour)
{
  dorsal_window_open_session (tour->window, TOUR_SESSIONS);
  WAIT_FOR (dorsal_kept_page_is_ready (DORSAL_KEPT_PAGE (tour_find (tour, "DorsalKeptPage", NULL))));
}

static void
go_kept_today (Tour *tour)
{
  DorsalSettings settings = dorsal_settings_default ();
  DorsalKeptPage *page;
  DorsalKeptToday *today;

  go_kept (tour);
  page = DORSAL_KEPT_PAGE (tour_find (tour, "DorsalKeptPage", NULL));
  today = DORSAL_KEPT_TODAY (tour_find (tour, "DorsalKeptToday", NULL));
  settings.zones.hard_at_once_kpa = settings.zones.firm_kpa;
  settings.zones.thoracic_end -= 0.1;
  dorsal_kept_page_set_settings (page, &settings);
  dorsal_kept_page_open (page, TOUR_SESSIONS);
  WAIT_FOR (dorsal_kept_page_is_ready (page));
  dorsal_kept_today_wish (today, TRUE);
  WAIT_FOR (dorsal_kept_today_get_summary (today) != NULL);
}

static void
go_trends (Tour *tour)
{
  go_history (tour);
  tour_show (tour, "trends");
}

static void go_your_data (Tour *tour) { go_history (tour); tour_activate (tour, "data.show"); }
static void go_erase (Tour *tour) { go_history (tour); tour_activate (tour, "data.erase"); }
static void go_learn (Tour *tour) { tour_show (tour, "learn"); }
static void go_technique (Tour *tour) { tour_show (tour, "technique"); }
static void go_alternatives (Tour *tour) { tour_show (tour, "alternatives"); }

static void
go_timer (Tour *tour)
{
  gint64 at_us = g_get_monotonic_time ();
  GtkWidget *timer;

  tour_show (tour, "alternatives");
  tour_settle (tour);
  for (GtkWidget *reader = tour_find (tour, "DorsalReader", NULL); reader; reader = gtk_widget_get_parent (reader))
    if (GTK_IS_STACK (reader))
      {
        timer = rig_find (gtk_stack_get_visible_child (GTK_STACK (reader)), "DorsalSideTimer", NULL);
        dorsal_side_timer_toggle (DORSAL_SIDE_TIMER (timer));
        for (guint i = 0; i < 12; i++)
          dorsal_side_timer_advance (DORSAL_SIDE_TIMER (timer), at_us += G_USEC_PER_SEC);
        gtk_widget_grab_focus (gtk_widget_get_first_child (timer)); /* scrolls there */
        return;
      }
}

static void
go_silent (Tour *tour)
{
  tour_roll (tour, "off 2\nsettle 5\npress\nroll T6 6\nhold 60\n", 24);
  feed_silence (tour->feed, 2);
}

static void
go_unplugged (Tour *tour)
{
  tour_roll (tour, "off 2\nsettle 5\npress\nroll T6 6\nhold 60\n", 24);
  tour_lose (tour);
}

static void
go_session_alert (Tour *tour)
{
  tour_begin (tour, "", "off 1\nsettle 6\npress\nroll T6 5\nroll T9 5\nlumbar 60\n");
  tour_live_on (tour, 26);
}

static void
go_session_unplaced (Tour *tour)
{
  tour_begin (tour, "", "off 1\nsettle 60\n");
  tour_live_on (tour, 12);
}

static void
go_session_direction (Tour *tour)
{
  tour_begin (tour, "", "off 1\nsettle 6\npress\nroll L1 6\nhold 30\n");
  for (guint i = 0; i < 300
                    && dorsal_live_get_reading (dorsal_window_get_live (tour->window))->direction != DORSAL_DIRECTION_SUSPECT;
       i++)
    tour_live_on (tour, 0.1);
}

static void
go_session_silent (Tour *tour)
{
  go_session (tour);
  feed_silence (tour->feed, 2);
  dorsal_session_page_tick (tour_session (tour));
}

static void
go_session_unplugged (Tour *tour)
{
  go_session (tour);
  tour_lose (tour);
  dorsal_session_page_tick (tour_session (tour));
}

static void
go_session_no_roller (Tour *tour)
{
  tour_begin (tour, "", NULL);
  tour_live_on (tour, 2);
}

static void
go_none_kept (Tour *tour)
{
  dorsal_window_set_database (tour->window, tour->none);
  tour_show (tour, "history");
}

static void
go_no_match (Tour *tour)
{
  go_history (tour);
  dorsal_history_page_search (DORSAL_HISTORY_PAGE (tour_find (tour, "DorsalHistoryPage", NULL)), "nowhere");
}

static void
go_no_trends (Tour *tour)
{
  go_none_kept (tour);
  tour_show (tour, "trends");
}

/* A part of the welcome, by its name. */
static void
welcome (Tour *tour, const char *part)
{
  tour_show (tour, "welcome");
  gtk_stack_set_visible_child_name (GTK_STACK (rig_find (tour_find (tour, "DorsalWelcomePage", NULL), "GtkStack", NULL)), part);
}

static void go_welcome_questions (Tour *tour) { welcome (tour, "questions"); }
static void go_welcome_ask (Tour *tour) { welcome (tour, "ask"); }
static void go_welcome_body (Tour *tour) { welcome (tour, "body"); }
static void go_body (Tour *tour) { tour_preferences (tour, "body"); }
static void go_coach (Tour *tour) { tour_preferences (tour, "coach"); }
static void go_sounds (Tour *tour) { tour_preferences (tour, "sounds"); }
static void go_limits (Tour *tour) { tour_preferences (tour, "limits"); }
static void go_look (Tour *tour) { tour_preferences (tour, "look"); }

static void
go_roller (Tour *tour)
{
  tour_connect_raw (tour, 60);
  tour_preferences (tour, "roller");
}

static void go_shortcuts (Tour *tour) { tour_activate (tour, "win.show-help-overlay"); }
static void go_about (Tour *tour) { g_action_group_activate_action (G_ACTION_GROUP (tour->application), "about", NULL); }
static void go_rollers (Tour *tour) { tour_activate (tour, "win.choose-roller"); }

static GtkMenuButton *
main_menu (GtkWidget *root)
{
  GtkMenuButton *found = NULL;

  if (GTK_IS_MENU_BUTTON (root) && gtk_menu_button_get_primary (GTK_MENU_BUTTON (root)))
    return GTK_MENU_BUTTON (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found; child = gtk_widget_get_next_sibling (child))
    found = main_menu (child);
  return found;
}

static void
go_menu (Tour *tour)
{
  gtk_menu_button_popup (main_menu (GTK_WIDGET (tour->window)));
}

const TourStop tour_stops[] = {
  { "home", go_home },
  { "home-trouble", go_trouble },
  { "home-rollers", go_rollers },
  { "home-menu", go_menu },
  { "welcome", go_welcome },
  { "welcome-questions", go_welcome_questions },
  { "welcome-ask", go_welcome_ask },
  { "welcome-body", go_welcome_body },
  { "live", go_live },
  { "live-alert", go_alert },
  { "live-unplaced", go_unplaced },
  { "live-direction", go_direction },
  { "live-silent", go_silent },
  { "live-unplugged", go_unplugged },
  { "session", go_session },
  { "session-paused", go_paused },
  { "session-by-the-clock", go_by_the_clock },
  { "session-question", go_question },
  { "session-alert", go_session_alert },
  { "session-unplaced", go_session_unplaced },
  { "session-direction", go_session_direction },
  { "session-silent", go_session_silent },
  { "session-unplugged", go_session_unplugged },
  { "session-no-roller", go_session_no_roller },
  { "session-summary", go_summary },
  { "calibrate", go_calibrate },
  { "calibrate-no-roller", go_calibrate_none },
  { "radius", go_radius },
  { "history", go_history },
  { "history-none", go_none_kept },
  { "history-no-match", go_no_match },
  { "history-session", go_kept },
  { "history-session-today", go_kept_today },
  { "history-trends", go_trends },
  { "history-trends-none", go_no_trends },
  { "history-your-data", go_your_data },
  { "history-erase", go_erase },
  { "learn", go_learn },
  { "learn-technique", go_technique },
  { "learn-alternatives", go_alternatives },
  { "learn-timer", go_timer },
  { "preferences-body", go_body },
  { "preferences-coach", go_coach },
  { "preferences-sounds", go_sounds },
  { "preferences-limits", go_limits },
  { "preferences-roller", go_roller },
  { "preferences-look", go_look },
  { "shortcuts", go_shortcuts },
  { "about", go_about },
};

guint
tour_n_stops (void)
{
  return G_N_ELEMENTS (tour_stops);
}
