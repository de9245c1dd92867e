/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session.h"

static void
take (Session *session, const DorsalMessage *message)
{
  switch (message->kind)
    {
    case DORSAL_MESSAGE_READING:
      if (message->reading.link != DORSAL_LINK_STREAMING)
        {
          g_assert_cmpint (message->reading.zone, ==, DORSAL_ZONE_UNKNOWN);
          break;
        }
      g_assert_cmpint (message->time_us, >=, session->time_us);
      session->widest_us = MAX (session->widest_us, message->time_us - session->time_us);
      session->time_us = message->time_us;
      session->samples++;
      break;
    case DORSAL_MESSAGE_HELLO:
      session->hellos++;
      g_strlcpy (session->serial, message->hello.serial, sizeof session->serial);
      break;
    case DORSAL_MESSAGE_LINK:
      session->link = message->link;
      dorsal_keeper_take_link (session->keeper, message->link);
      break;
    case DORSAL_MESSAGE_CUE:
      session->cue = message->cue.result;
      break;
    default:
      break;
    }
}

static void
on_messages (DorsalSensor *sensor, gpointer data)
{
  DorsalMessage message;

  while (dorsal_ring_pop (dorsal_sensor_get_screen (sensor), &message))
    take (data, &message);
}

static void
on_ended (DorsalSensor *sensor, const GError *error, gpointer data)
{
  Session *session = data;

  session->ends++;
  session->link = DORSAL_LINK_LOST;
  g_clear_error (&session->error);
  session->error = error != NULL ? g_error_copy (error) : NULL;
  dorsal_keeper_take_end (session->keeper, error);
}

static void
on_open (DorsalKeeper *keeper, DorsalPort *port, gpointer data)
{
  Session *session = data;

  session->opens++;
  dorsal_sensor_resume (session->sensor, dorsal_source_serial_new (dorsal_port_get_path (port), 0));
}

static void
on_changed (DorsalKeeper *keeper, gpointer data)
{
}

void
session_begin (Session *session, const char *directory)
{
  *session = (Session){ .settings = dorsal_settings_default (), .ports = dorsal_ports_new (directory) };
}

void
session_end (Session *session)
{
  g_clear_pointer (&session->sensor, dorsal_sensor_free);
  g_clear_pointer (&session->keeper, dorsal_keeper_free);
  g_assert_finalize_object (session->ports);
  g_clear_error (&session->error);
}

void
session_choose (Session *session, const char *path)
{
  static const DorsalSensorEvents sensor_events = { on_messages, on_ended };
  static const DorsalKeeperEvents keeper_events = { on_open, on_changed };
  DorsalPort *port = dorsal_ports_lookup (session->ports, path);

  g_assert_nonnull (port);
  session->keeper = dorsal_keeper_new (session->ports, port, &keeper_events, session);
  session->sensor = dorsal_sensor_new (dorsal_source_serial_new (path, 0), &session->settings, 4096, 0);
  dorsal_sensor_start (session->sensor, NULL, &sensor_events, session);
}

static gboolean
on_tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Wakes now and then, so that a condition on time comes true as well. */
void
session_turn (void)
{
  static guint tick_id;

  if (tick_id == 0)
    tick_id = g_timeout_add (20, on_tick, NULL);
  g_main_context_iteration (NULL, TRUE);
}

static gboolean
on_passed (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
session_pass (guint ms)
{
  gboolean passed = FALSE;

  g_timeout_add (ms, on_passed, &passed);
  while (!passed)
    g_main_context_iteration (NULL, TRUE);
}
