/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the main thread asks of the sensor's: taken up in order, and by whom when no thread is there. */

#include "sensor-bench.h"

#include <string.h>

static void
test_commands (SensorBench *c, gconstpointer data)
{
  DorsalSettings settings = c->settings;

  sensor_bench_start (c);
  dorsal_sensor_do (c->sensor, &(DorsalOrder){ DORSAL_ORDER_ANCHOR });
  rig_wait_for (&c->enough);
  g_assert_cmpuint (c->refused, ==, 1);

  sensor_bench_ride (c, 1, 100);
  c->enough = FALSE;
  dorsal_sensor_do (c->sensor, &(DorsalOrder){ DORSAL_ORDER_ANCHOR });
  rig_wait_for (&c->enough);
  g_assert_cmpuint (c->anchored, ==, 1);
  g_assert_cmpfloat (c->place_cm, !=, 12.5);

  c->enough = FALSE;
  settings.anchor_cm = 12.5;
  dorsal_sensor_do (c->sensor, &(DorsalOrder){ DORSAL_ORDER_CONFIGURE, .settings = &settings });
  dorsal_sensor_do (c->sensor, &(DorsalOrder){ DORSAL_ORDER_ANCHOR });
  rig_wait_for (&c->enough);
  g_assert_cmpuint (c->anchored, ==, 2);
  g_assert_cmpfloat (c->place_cm, ==, 12.5);
}

/* What the roller would hear, until it hears this. The main loop stands still meanwhile. */
static gboolean
hears (SensorBench *c, const char *words)
{
  g_autoptr (GString) said = g_string_new (NULL);

  for (gint64 until_us = g_get_monotonic_time () + 5 * G_USEC_PER_SEC; g_get_monotonic_time () < until_us;)
    {
      g_autofree char *more = rig_read_all (c->cable.master);

      g_string_append (said, more);
      if (strstr (said->str, words))
        return TRUE;
    }
  return FALSE;
}

/* A window that hangs keeps nobody from being warned. */
static void
test_reflex (SensorBench *c, gconstpointer data)
{
  g_autoptr (GString) ride = rig_ride (1, 100);

  for (guint i = 101; i < 300; i++)
    {
      g_autofree char *hard = rig_sample (i, i * 10000, 0, 2600);

      g_string_append (ride, hard);
    }
  sensor_bench_start (c);
  dorsal_sensor_do (c->sensor, &(DorsalOrder){ DORSAL_ORDER_REFLEX, .reflex = TRUE });
  rig_write (c->cable.master, ride->str, ride->len);
  g_assert_true (hears (c, "$RLC,cue,stop,700*"));
}

/* In order, and in the record; an answer to what nobody asked is no message. */
static void
test_wishes (SensorBench *c, gconstpointer data)
{
  DorsalRing *record;
  DorsalMessage message;
  guint n = 0;

  sensor_bench_start (c);
  sensor_bench_ride (c, 1, 10);
  c->enough = FALSE;
  dorsal_sensor_do (c->sensor, &(DorsalOrder){ DORSAL_ORDER_WISH, .wish = DORSAL_WISH_PAUSE });
  dorsal_sensor_do (c->sensor, &(DorsalOrder){ DORSAL_ORDER_WISH, .wish = DORSAL_WISH_START });
  dorsal_sensor_do (c->sensor, &(DorsalOrder){ DORSAL_ORDER_ANSWER, .felt = { DORSAL_LEVEL_T6, DORSAL_ANSWER_WORSE } });
  dorsal_sensor_do (c->sensor, &(DorsalOrder){ DORSAL_ORDER_WISH, .wish = DORSAL_WISH_END });
  rig_wait_for (&c->enough);
  g_assert_cmpstr (c->wishes->str, ==, "pse");
  record = dorsal_sensor_get_record (c->sensor);
  while (dorsal_ring_pop (record, &message))
    {
      g_assert_cmpint (message.kind, !=, DORSAL_MESSAGE_FELT);
      n += message.kind == DORSAL_MESSAGE_WISH;
    }
  g_assert_cmpuint (n, ==, 3);
}

/* While a roller is away somebody moves every slider there is: the last word holds when it is back. */
static void
test_commands_without_thread (SensorBench *c, gconstpointer data)
{
  DorsalSettings settings = c->settings;
  DorsalMessage message = { 0 };

  sensor_bench_start (c);
  sensor_bench_ride (c, 1, 10);
  rig_cable_unplug (&c->cable);
  rig_wait_for (&c->ended);
  for (guint i = 1; i <= 500; i++)
    {
      settings.anchor_cm = i * 0.1;
      dorsal_sensor_do (c->sensor, &(DorsalOrder){ DORSAL_ORDER_CONFIGURE, .settings = &settings });
    }
  while (dorsal_ring_pop (dorsal_sensor_get_record (c->sensor), &message))
    c->settings_taken += message.kind == DORSAL_MESSAGE_SETTINGS;
  g_assert_cmpuint (c->settings_taken, ==, 500);
  g_assert_cmpint (message.kind, ==, DORSAL_MESSAGE_SETTINGS);
  g_assert_cmpfloat (message.settings->anchor_cm, ==, 50.0);
}

#define ADD(path, func) g_test_add ("/sensor/orders/" path, SensorBench, NULL, sensor_bench_begin, func, sensor_bench_end)

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  ADD ("anchor-and-configure-are-taken-up-in-order", test_commands);
  ADD ("a-grave-alert-reaches-the-motor-while-the-main-loop-stands-still", test_reflex);
  ADD ("wishes-are-taken-up-in-order-and-recorded", test_wishes);
  ADD ("without-a-thread-no-command-is-lost", test_commands_without_thread);
  result = g_test_run ();
  rig_clean ();
  return result;
}
