/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the stops are made of. Comes in: a tour. Goes out: a page, an act, time. Never: time that passes by itself in a
 * session. */

#include "tour-private.h"

#include "app/now.h"

static gint64 now_us; /* of the session that began last */

static gint64
hand (void)
{
  return now_us;
}

GtkWidget *
tour_find (Tour *tour, const char *type, const char *css_class)
{
  return rig_find (GTK_WIDGET (tour->window), type, css_class);
}

void
tour_show (Tour *tour, const char *page)
{
  g_assert_true (dorsal_window_show_page (tour->window, page));
}

void
tour_activate (Tour *tour, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (tour->window), action, NULL));
}

void
tour_roll (Tour *tour, const char *script, double seconds)
{
  tour->feed = feed_new (dorsal_window_get_live (tour->window), script);
  tour_show (tour, "live");
  tour_settle (tour);
  for (double at = 0; at < seconds; at += 0.5)
    feed_run (tour->feed, 0.5);
}

DorsalSessionPage *
tour_session (Tour *tour)
{
  return DORSAL_SESSION_PAGE (tour_find (tour, "DorsalSessionPage", NULL));
}

const DorsalCoach *
tour_coach (Tour *tour)
{
  return dorsal_session_page_get_coach (tour_session (tour));
}

void
tour_begin (Tour *tour, const char *programme, const char *script)
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

void
tour_live_on (Tour *tour, double seconds)
{
  for (guint i = 0; i < (guint) (seconds * 10 + 0.5); i++)
    {
      now_us += G_USEC_PER_SEC / 10;
      if (tour->feed)
        feed_run (tour->feed, 0.1);
      dorsal_session_page_tick (tour_session (tour));
    }
}

void
tour_preferences (Tour *tour, const char *page)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (tour->window), "win.preferences", "s", page));
}

void
tour_connect_raw (Tour *tour, gint32 counts)
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

void
tour_lose (Tour *tour)
{
  DorsalLive *live = dorsal_window_get_live (tour->window);
  DorsalMessage gone = { .kind = DORSAL_MESSAGE_LINK, .link = DORSAL_LINK_LOST };
  DorsalMessage reading = { .kind = DORSAL_MESSAGE_READING, .reading = { .link = DORSAL_LINK_LOST } };

  dorsal_live_take (live, &gone);
  dorsal_live_take (live, &reading);
  dorsal_live_notify (live);
}
