/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A stop is a function that brings a new window into a state. Comes in: a number. Goes out: a window that shows it.
 * Never: a state left over from the stop before; time that passes by itself in a session. */

#include "tour.h"

#include "app/history-page.h"
#include "app/kept-page.h"
#include "app/kept-today.h"
#include "app/now.h"
#include "app/session-page.h"
#include "app/side-timer.h"
#include "app/welcome-page.h"
#include "core/roller.h"
#include "core/stream.h"
#include "rig.h"
#include "store/writer.h"

#define SESSIONS 6

struct _Tour
{
  DorsalApplication *application;
  int width, height;
  char *database;
  DorsalWindow *window;
  Feed *feed;
};

static gint64 now_us;

static gint64
hand (void)
{
  return now_us;
}

/* --- what was kept --- */

/* A scripted person, kept as a recorder would have kept them. */
static void
keep_ride (DorsalStore *store, guint64 seed, gint64 began_us)
{
  DorsalSettings settings = dorsal_settings_default ();
  DorsalPersonSetup setup = dorsal_person_setup_default (seed);
  DorsalRoller *roller = dorsal_roller_new (&setup, (DorsalRollerFaults){ 0 });
  g_autoptr (DorsalWriter) writer = dorsal_writer_new (seed % 2 ? "serial" : "demo", &settings);
  g_autoptr (GByteArray) wire = g_byte_array_new ();
  DorsalStream stream;
  gint64 time_us = 0;

  dorsal_stream_init (&stream, &settings, 0);
  dorsal_roller_boot (roller, wire);
  dorsal_roller_start (roller);
  while (time_us < (gint64) (24 + seed * 4) * G_USEC_PER_SEC)
    {
      const guint8 *bytes = wire->data;
      gsize n = wire->len;
      const DorsalMessage *message;

      while ((message = dorsal_stream_next (&stream, &bytes, &n, time_us)))
        dorsal_writer_add (writer, message, began_us + time_us);
      g_byte_array_set_size (wire, 0);
      dorsal_roller_step (roller, wire, NULL, NULL);
      time_us += dorsal_roller_period_us (roller);
    }
  dorsal_writer_end (writer);
  g_assert_true (dorsal_writer_commit (writer, store, began_us + time_us, NULL));
  dorsal_roller_free (roller);
}

static char *
make_database (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dorsal-tour.XXXXXX", NULL);
  char *path = g_build_filename (folder, "sessions.db", NULL);
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  gint64 now = g_get_real_time ();

  for (guint i = 0; i < SESSIONS; i++)
    keep_ride (store, i + 1, now - (SESSIONS - i) * 40 * 3600 * (gint64) G_USEC_PER_SEC);
  return path;
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
  WAIT_FOR (dorsal_history_page_get_rows (DORSAL_HISTORY_PAGE (find (tour, "DorsalHistoryPage", NULL)))->len == SESSIONS);
}

static void
go_kept (Tour *tour)
{
  dorsal_window_open_session (tour->window, SESSIONS);
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
  dorsal_kept_page_open (page, SESSIONS);
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

static const struct
{
  const char *name;
  void (*go) (Tour *tour);
} stops[] = {
  { "home", go_home },
  { "home-trouble", go_trouble },
  { "home-rollers", go_rollers },
  { "home-menu", go_menu },
  { "welcome", go_welcome },
  { "live", go_live },
  { "live-alert", go_alert },
  { "live-unplaced", go_unplaced },
  { "live-direction", go_direction },
  { "session", go_session },
  { "session-paused", go_paused },
  { "session-by-the-clock", go_by_the_clock },
  { "session-question", go_question },
  { "session-summary", go_summary },
  { "calibrate", go_calibrate },
  { "calibrate-no-roller", go_calibrate_none },
  { "radius", go_radius },
  { "history", go_history },
  { "history-session", go_kept },
  { "history-session-today", go_kept_today },
  { "history-trends", go_trends },
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
  return G_N_ELEMENTS (stops);
}

const char *
tour_stop_name (guint stop)
{
  return stops[stop].name;
}

/* --- on the way --- */

/* Over the window; NULL: nothing. */
static GtkWindow *
dialog_of (Tour *tour)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();

  for (GList *l = all; l; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (tour->window) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

/* GTK 4.8 asks a surface that is gone where the pointer is, when a window is destroyed under its menu. */
static void
close_menus (GtkWidget *root)
{
  if (GTK_IS_POPOVER (root))
    gtk_popover_popdown (GTK_POPOVER (root));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    close_menus (child);
}

static void
leave (Tour *tour)
{
  GtkWindow *dialog = tour->window ? dialog_of (tour) : NULL;

  dorsal_now_set (NULL);
  g_clear_pointer (&tour->feed, feed_free);
  if (dialog)
    gtk_window_destroy (dialog);
  if (tour->window)
    {
      close_menus (GTK_WIDGET (tour->window));
      gtk_window_destroy (GTK_WINDOW (tour->window));
    }
  tour->window = NULL;
}

void
tour_settle (Tour *tour)
{
  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_queue_draw (GTK_WIDGET (tour->window));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (tour->window));
    }
}

static void
shrink (Tour *tour, GtkWindow *dialog)
{
  int width, height;

  gtk_window_get_default_size (dialog, &width, &height);
  gtk_window_set_default_size (dialog, MIN (width, tour->width), MIN (height, tour->height));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
}

GtkWindow *
tour_go (Tour *tour, guint stop)
{
  GtkWindow *dialog;

  leave (tour);
  tour->window = dorsal_window_new (ADW_APPLICATION (tour->application));
  dorsal_window_set_database (tour->window, tour->database);
  gtk_window_set_default_size (GTK_WINDOW (tour->window), tour->width, tour->height);
  gtk_window_present (GTK_WINDOW (tour->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (tour->window));
  stops[stop].go (tour);
  tour_settle (tour);
  dialog = dialog_of (tour);
  if (dialog)
    shrink (tour, dialog);
  return dialog ? dialog : GTK_WINDOW (tour->window);
}

DorsalWindow *
tour_get_window (Tour *tour)
{
  return tour->window;
}

Tour *
tour_new (DorsalApplication *application, int width, int height)
{
  Tour *tour = g_new0 (Tour, 1);

  tour->application = application;
  tour->width = width;
  tour->height = height;
  tour->database = make_database ();
  dorsal_welcome_page_answer (DORSAL_SCREENING_NONE);
  return tour;
}

void
tour_free (Tour *tour)
{
  leave (tour);
  rig_remove_database (tour->database);
  g_free (tour->database);
  g_free (tour);
}
