/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A stop is a function that brings a new window into a state. Comes in: a window that nobody touched. Goes out: the state.
 * Never: time that passes by itself in a session. */

#include "tour-private.h"

#include "app/history-page.h"
#include "app/kept-page.h"
#include "app/kept-today.h"
#include "app/now.h"
#include "app/session-page.h"
#include "app/side-timer.h"

static gint64 now_us;

static gint64
hand (void)
{
  return now_us;
}

/* --- what the stops are made of --- */

static GtkWidget *
find (Tour *tour, const char *type, const char *css_class)
{
  return rig_find (GTK_WIDGET (tour->window), type, css_class);
}

static void
show (Tour *tour, const char *page)
{
  g_assert_true (dorsal_window_show_page (tour->window, page));
}

static void
activate (Tour *tour, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (tour->window), action, NULL));
}

/* A scripted person on page live, for so many seconds. */
static void
roll (Tour *tour, const char *script, double seconds)
{
  tour->feed = feed_new (dorsal_window_get_live (tour->window), script);
  show (tour, "live");
  tour_settle (tour);
  for (double at = 0; at < seconds; at += 0.5)
    feed_run (tour->feed, 0.5);
}

static DorsalSessionPage *
session_of (Tour *tour)
{
  return DORSAL_SESSION_PAGE (find (tour, "DorsalSessionPage", NULL));
}

static const DorsalCoach *
coach_of (Tour *tour)
{
  return dorsal_session_page_get_coach (session_of (tour));
}

static void
begin (Tour *tour, const char *programme, const char *script)
{
  DorsalLive *live = dorsal_window_get_live (tour->window);
  DorsalSettings settings = *dorsal_live_get_settings (live);

  now_us = 1000 * G_USEC_PER_SEC;
  dorsal_now_set (hand);
  settings.ask_answers = TRUE;
  dorsal_live_set_settings (live, &settings);
  if (script)
    tour->feed = feed_new (live, script);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (tour->window), "win.begin", "s", programme));
  tour_settle (tour); /* its letters follow its width */
}

static void
live_on (Tour *tour, double seconds)
{
  for (guint i = 0; i < (guint) (seconds * 10 + 0.5); i++)
    {
      now_us += G_USEC_PER_SEC / 10;
      if (tour->feed)
        feed_run (tour->feed, 0.1);
      dorsal_session_page_tick (session_of (tour));
    }
}

static void
preferences (Tour *tour, const char *page)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (tour->window), "win.preferences", "s", page));
}

/* A roller that tells counts, and says so much. */
static void
connect_raw (Tour *tour, gint32 counts)
{
  DorsalLive *live = dorsal_window_get_live (tour->window);
  DorsalMessage link = { .kind = DORSAL_MESSAGE_LINK, .link = DORSAL_LINK_STREAMING };
  DorsalMessage hello = { .kind = DORSAL_MESSAGE_HELLO,
                          .hello = { .model = "Bench", .serial = "B1", .n_cells = 12, .rate_hz = 100, .full_scale = 4095,
                                     .pitch_mm = 25, .diameter_mm = 140, .angle = DORSAL_ANGLE_IMU,
                                     .unit = DORSAL_UNIT_RAW } };

  dorsal_live_take (live, &link);
  dorsal_live_take (live, &hello);
  for (guint i = 0; i < 20; i++)
    {
      DorsalMessage message = { .kind = DORSAL_MESSAGE_READING };

      message.reading.link = DORSAL_LINK_STREAMING;
      message.reading.sample = (DorsalSample){ .time_us = i * 10000, .n_cells = 12 };
      for (guint c = 0; c < 12; c++)
        message.reading.sample.cells[c] = counts;
      dorsal_live_take (live, &message);
      dorsal_live_notify (live);
    }
}

/* --- the stops --- */

static void go_home (Tour *tour) { show (tour, "home"); }
static void go_welcome (Tour *tour) { show (tour, "welcome"); }
static void go_trouble (Tour *tour) { dorsal_window_connect (tour->window, "/nowhere/at/all", 1); }
static void go_live (Tour *tour) { roll (tour, "off 2\nsettle 5\npress\nroll T6 6\nhold 60\n", 32); }
static void go_alert (Tour *tour) { roll (tour, "off 2\nsettle 5\npress\nroll T6 6\nroll T9 6\nlumbar 60\n", 28); }
static void go_unplaced (Tour *tour) { roll (tour, "off 2\nsettle 60\n", 12); }

static void
go_direction (Tour *tour)
{
  roll (tour, "off 2\nsettle 5\npress\nroll L1 6\nhold 30\n", 3);
  while (dorsal_live_get_reading (dorsal_window_get_live (tour->window))->direction != DORSAL_DIRECTION_SUSPECT)
    feed_run (tour->feed, 0.1);
}

static void
go_session (Tour *tour)
{
  begin (tour, "daily-mobility", "off 2\nsettle 6\npress\nroll T4 5\nroll T9 5\nroll T4 5\nroll T9 5\nroll T5 5\nroll T9 5\n");
  live_on (tour, 30);
}

static void
go_paused (Tour *tour)
{
  go_session (tour);
  gtk_widget_activate_action (GTK_WIDGET (session_of (tour)), "session.pause", NULL);
  live_on (tour, 1);
}

static void
go_by_the_clock (Tour *tour)
{
  begin (tour, "first-time", NULL);
  live_on (tour, 5);
}

static void
go_question (Tour *tour)
{
  begin (tour, "", "off 1\nsettle 6\npress\nroll T4 5\nroll T6 5\nhold 16\nroll T9 5\nhold 8\n");
  for (guint i = 0; i < 600 && coach_of (tour)->reading.asked == DORSAL_LEVEL_UNKNOWN; i++)
    live_on (tour, 0.1);
  g_assert_cmpint (coach_of (tour)->reading.asked, !=, DORSAL_LEVEL_UNKNOWN);
}

static void
go_summary (Tour *tour)
{
  begin (tour, "", "off 1\nsettle 6\npress\nroll T4 5\nroll T6 5\nhold 16\nroll T9 5\nfirm 3\nhold 2\nroll T6 5\nhold 16\nroll T9 5\n"
                   "firm 3\nhold 4\nlumbar 5\noff 70\n");
  for (guint i = 0; i < 300 && coach_of (tour)->session.state != DORSAL_SESSION_ENDED; i++)
    live_on (tour, 1);
  g_assert_cmpint (coach_of (tour)->session.state, ==, DORSAL_SESSION_ENDED);
}

static void
go_calibrate (Tour *tour)
{
  show (tour, "calibrate");
  tour_settle (tour);
  connect_raw (tour, 60);
}

static void go_calibrate_none (Tour *tour) { show (tour, "calibrate"); }

static void
go_radius (Tour *tour)
{
  show (tour, "radius");
  tour_settle (tour);
  connect_raw (tour, 60);
}

static void
go_history (Tour *tour)
{
  show (tour, "history");
  WAIT_FOR (dorsal_history_page_get_rows (DORSAL_HISTORY_PAGE (find (tour, "DorsalHistoryPage", NULL)))->len == TOUR_SESSIONS);
}

static void
go_kept (Tour *tour)
{
  dorsal_window_open_session (tour->window, TOUR_SESSIONS);
  WAIT_FOR (dorsal_kept_page_is_ready (DORSAL_KEPT_PAGE (find (tour, "DorsalKeptPage", NULL))));
}

static void
go_kept_today (Tour *tour)
{
  DorsalSettings settings = dorsal_settings_default ();
  DorsalKeptPage *page;
  DorsalKeptToday *today;

  go_kept (tour);
  page = DORSAL_KEPT_PAGE (find (tour, "DorsalKeptPage", NULL));
  today = DORSAL_KEPT_TODAY (find (tour, "DorsalKeptToday", NULL));
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
  show (tour, "trends");
}

static void go_your_data (Tour *tour) { go_history (tour); activate (tour, "data.show"); }
static void go_erase (Tour *tour) { go_history (tour); activate (tour, "data.erase"); }
static void go_learn (Tour *tour) { show (tour, "learn"); }
static void go_technique (Tour *tour) { show (tour, "technique"); }
static void go_alternatives (Tour *tour) { show (tour, "alternatives"); }

static void
go_timer (Tour *tour)
{
  gint64 at_us = g_get_monotonic_time ();
  GtkWidget *timer;

  show (tour, "alternatives");
  tour_settle (tour);
  for (GtkWidget *reader = find (tour, "DorsalReader", NULL); reader; reader = gtk_widget_get_parent (reader))
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
  roll (tour, "off 2\nsettle 5\npress\nroll T6 6\nhold 60\n", 24);
  feed_silence (tour->feed, 2);
}

/* The end of a source, as the sensor says it. */
static void
lose (Tour *tour)
{
  DorsalLive *live = dorsal_window_get_live (tour->window);
  DorsalMessage gone = { .kind = DORSAL_MESSAGE_LINK, .link = DORSAL_LINK_LOST };
  DorsalMessage reading = { .kind = DORSAL_MESSAGE_READING, .reading = { .link = DORSAL_LINK_LOST } };

  dorsal_live_take (live, &gone);
  dorsal_live_take (live, &reading);
  dorsal_live_notify (live);
}

static void
go_unplugged (Tour *tour)
{
  roll (tour, "off 2\nsettle 5\npress\nroll T6 6\nhold 60\n", 24);
  lose (tour);
}

static void
go_session_alert (Tour *tour)
{
  begin (tour, "", "off 1\nsettle 6\npress\nroll T6 5\nroll T9 5\nlumbar 60\n");
  live_on (tour, 26);
}

static void
go_session_unplaced (Tour *tour)
{
  begin (tour, "", "off 1\nsettle 60\n");
  live_on (tour, 12);
}

static void
go_session_direction (Tour *tour)
{
  begin (tour, "", "off 1\nsettle 6\npress\nroll L1 6\nhold 30\n");
  for (guint i = 0; i < 300
                    && dorsal_live_get_reading (dorsal_window_get_live (tour->window))->direction != DORSAL_DIRECTION_SUSPECT;
       i++)
    live_on (tour, 0.1);
}

static void
go_session_silent (Tour *tour)
{
  go_session (tour);
  feed_silence (tour->feed, 2);
  dorsal_session_page_tick (session_of (tour));
}

static void
go_session_unplugged (Tour *tour)
{
  go_session (tour);
  lose (tour);
  dorsal_session_page_tick (session_of (tour));
}

static void
go_session_no_roller (Tour *tour)
{
  begin (tour, "", NULL);
  live_on (tour, 2);
}

static void
go_none_kept (Tour *tour)
{
  dorsal_window_set_database (tour->window, tour->none);
  show (tour, "history");
}

static void
go_no_match (Tour *tour)
{
  go_history (tour);
  dorsal_history_page_search (DORSAL_HISTORY_PAGE (find (tour, "DorsalHistoryPage", NULL)), "nowhere");
}

static void
go_no_trends (Tour *tour)
{
  go_none_kept (tour);
  show (tour, "trends");
}

/* A part of the welcome, by its name. */
static void
welcome (Tour *tour, const char *part)
{
  show (tour, "welcome");
  gtk_stack_set_visible_child_name (GTK_STACK (rig_find (find (tour, "DorsalWelcomePage", NULL), "GtkStack", NULL)), part);
}

static void go_welcome_questions (Tour *tour) { welcome (tour, "questions"); }
static void go_welcome_ask (Tour *tour) { welcome (tour, "ask"); }
static void go_welcome_body (Tour *tour) { welcome (tour, "body"); }
static void go_body (Tour *tour) { preferences (tour, "body"); }
static void go_coach (Tour *tour) { preferences (tour, "coach"); }
static void go_sounds (Tour *tour) { preferences (tour, "sounds"); }
static void go_limits (Tour *tour) { preferences (tour, "limits"); }
static void go_look (Tour *tour) { preferences (tour, "look"); }

static void
go_roller (Tour *tour)
{
  connect_raw (tour, 60);
  preferences (tour, "roller");
}

static void go_shortcuts (Tour *tour) { activate (tour, "win.show-help-overlay"); }
static void go_about (Tour *tour) { g_action_group_activate_action (G_ACTION_GROUP (tour->application), "about", NULL); }
static void go_rollers (Tour *tour) { activate (tour, "win.choose-roller"); }

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
