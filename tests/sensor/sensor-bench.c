/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: what a test writes to the cable. Goes out: counts of what reached the main loop. */

#include "sensor-bench.h"

static void
take (SensorBench *c, const DorsalMessage *message)
{
  switch (message->kind)
    {
    case DORSAL_MESSAGE_READING:
      c->readings += message->reading.link == DORSAL_LINK_STREAMING;
      c->enough |= c->readings == c->wanted;
      break;
    case DORSAL_MESSAGE_HELLO:
      c->hellos++;
      break;
    case DORSAL_MESSAGE_LINK:
      c->link = message->link;
      break;
    case DORSAL_MESSAGE_ANCHORED:
      c->anchored++;
      c->place_cm = message->anchored.place_cm;
      c->enough = TRUE;
      break;
    case DORSAL_MESSAGE_ANCHOR_REFUSED:
      c->refused++;
      c->enough = TRUE;
      break;
    case DORSAL_MESSAGE_SETTINGS:
      c->settings_taken++;
      break;
    case DORSAL_MESSAGE_WISH:
      g_string_append_c (c->wishes, dorsal_wish_to_string (message->wish)[0]);
      c->enough |= message->wish == DORSAL_WISH_END;
      break;
    default:
      break;
    }
}

static void
on_messages (DorsalSensor *sensor, gpointer data)
{
  SensorBench *c = data;
  DorsalMessage message;

  while (!c->lazy && dorsal_ring_pop (dorsal_sensor_get_screen (sensor), &message))
    take (c, &message);
}

static void
on_ended (DorsalSensor *sensor, const GError *error, gpointer data)
{
  SensorBench *c = data;

  g_assert_true (c->lazy || dorsal_ring_length (dorsal_sensor_get_screen (sensor)) == 0);
  c->ends++;
  c->ended = TRUE;
  c->error = error != NULL ? g_error_copy (error) : NULL;
  if (c->free_when_ended)
    g_clear_pointer (&c->sensor, dorsal_sensor_free);
}

const DorsalSensorEvents sensor_bench_events = { .messages = on_messages, .ended = on_ended };

void
sensor_bench_begin (SensorBench *c, gconstpointer data)
{
  c->settings = dorsal_settings_default ();
  c->wishes = g_string_new (NULL);
  rig_cable_open (&c->cable);
}

void
sensor_bench_end (SensorBench *c, gconstpointer data)
{
  dorsal_sensor_free (c->sensor);
  rig_cable_unplug (&c->cable);
  g_clear_error (&c->error);
  g_string_free (c->wishes, TRUE);
}

void
sensor_bench_start_with (SensorBench *c, DorsalSource *source, gsize screen, gsize record)
{
  c->sensor = dorsal_sensor_new (source, &c->settings, screen, record);
  dorsal_sensor_start (c->sensor, NULL, &sensor_bench_events, c);
}

void
sensor_bench_start (SensorBench *c)
{
  sensor_bench_start_with (c, dorsal_source_fd_new_for_path (c->cable.path), 1024, 1024);
}

void
sensor_bench_ride (SensorBench *c, guint first, guint n)
{
  g_autoptr (GString) text = rig_ride (first, n);

  c->enough = FALSE;
  c->wanted = c->readings + n;
  rig_write (c->cable.master, text->str, text->len);
  rig_wait_for (&c->enough);
}
