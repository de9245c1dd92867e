/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The thread on a pty: samples arrive, it stops at once, it ends once. */

#include "sensor-bench.h"

static void
test_new_and_gone (SensorBench *c, gconstpointer data)
{
  c->sensor = dorsal_sensor_new (dorsal_source_fd_new_for_path (c->cable.path), &c->settings, 16, 0);
  g_assert_null (dorsal_sensor_get_record (c->sensor));
  g_assert_cmpstr (dorsal_sensor_get_name (c->sensor), ==, c->cable.path);
}

static void
test_started_and_gone (SensorBench *c, gconstpointer data)
{
  sensor_bench_start (c);
}

static void
test_flow (SensorBench *c, gconstpointer data)
{
  sensor_bench_start (c);
  sensor_bench_ride (c, 1, 100);
  g_assert_cmpuint (c->hellos, ==, 1);
  g_assert_cmpint (c->link, ==, DORSAL_LINK_STREAMING);
  while (dorsal_sensor_get_statistics (c->sensor).samples < 100)
    g_main_context_iteration (NULL, TRUE); /* the counts follow the readings, and wake the main loop again */
  g_assert_cmpuint (dorsal_sensor_get_statistics (c->sensor).samples, ==, 100);
  /* The record has them as well, with hello and link. */
  g_assert_cmpuint (dorsal_ring_length (dorsal_sensor_get_record (c->sensor)), ==, 102);
}

static void
test_stop (SensorBench *c, gconstpointer data)
{
  gint64 before_us;

  sensor_bench_start (c);
  sensor_bench_ride (c, 1, 10);
  before_us = g_get_monotonic_time ();
  dorsal_sensor_stop (c->sensor);
  g_assert_cmpint (g_get_monotonic_time () - before_us, <, 100 * 1000);

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (c->ends, ==, 0);
  dorsal_sensor_stop (c->sensor);
}

static void
test_hang_up (SensorBench *c, gconstpointer data)
{
  sensor_bench_start (c);
  sensor_bench_ride (c, 1, 10);
  rig_cable_unplug (&c->cable);
  rig_wait_for (&c->ended);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (c->ends, ==, 1);
  g_assert_true (dorsal_source_error_is_gone (c->error));
  g_assert_cmpint (c->link, ==, DORSAL_LINK_LOST);
}

static void
test_freed_when_ended (SensorBench *c, gconstpointer data)
{
  c->free_when_ended = TRUE;
  sensor_bench_start (c);
  rig_cable_unplug (&c->cable);
  rig_wait_for (&c->ended);
  g_assert_null (c->sensor);
}

static void
test_cannot_open (SensorBench *c, gconstpointer data)
{
  sensor_bench_start_with (c, dorsal_source_fd_new_for_path ("/nowhere/roller"), 16, 0);
  rig_wait_for (&c->ended);
  g_assert_error (c->error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_NOT_FOUND);
}

static void
test_not_a_roller (SensorBench *c, gconstpointer data)
{
  DorsalHostClock clock = rig_clock (&c->time);

  c->sensor = dorsal_sensor_new (dorsal_source_fd_new_for_path (c->cable.path), &c->settings, 16, 0);
  dorsal_sensor_set_clock (c->sensor, &clock);
  dorsal_sensor_start (c->sensor, NULL, &sensor_bench_events, c);
  rig_wait_for (&c->ended);
  g_assert_cmpuint (c->ends, ==, 1);
  g_assert_true (dorsal_sensor_error_is_not_a_roller (c->error));
}

static void
test_recording_ends (SensorBench *c, gconstpointer data)
{
  g_autoptr (GString) text = rig_ride (1, 500);
  g_autofree char *path = rig_file ("sensor.rl", text->str, text->len);

  sensor_bench_start_with (c, dorsal_source_replay_new (path, 0), 1024, 0);
  rig_wait_for (&c->ended);
  g_assert_no_error (c->error);
  g_assert_cmpuint (c->readings, ==, 500);
}

static void
test_garbage (SensorBench *c, gconstpointer data)
{
  g_autofree guint8 *noise = g_malloc (65536);
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  sensor_bench_start (c);
  for (gsize i = 0; i < 65536; i++)
    noise[i] = (guint8) g_rand_int (rand);
  rig_write (c->cable.master, noise, 65536);
  sensor_bench_ride (c, 1, 100);
  g_assert_cmpuint (dorsal_sensor_get_statistics (c->sensor).samples, ==, 100);
}

static void
test_full_ring (SensorBench *c, gconstpointer data)
{
  g_autoptr (GString) text = rig_ride (1, 500);
  g_autofree char *path = rig_file ("sensor.rl", text->str, text->len);

  c->lazy = TRUE;
  sensor_bench_start_with (c, dorsal_source_replay_new (path, 0), 16, 1024);
  rig_wait_for (&c->ended);
  g_assert_cmpuint (dorsal_ring_length (dorsal_sensor_get_screen (c->sensor)), ==, 16);
  /* hello, two links, the reading that knows nothing, and 500 */
  g_assert_cmpuint (dorsal_ring_dropped (dorsal_sensor_get_screen (c->sensor)), ==, 504 - 16);
  g_assert_cmpuint (dorsal_ring_dropped (dorsal_sensor_get_record (c->sensor)), ==, 0);
  g_assert_cmpuint (dorsal_ring_length (dorsal_sensor_get_record (c->sensor)), ==, 504);
}

/* Who is gathered for waits no longer than that, also where no sample comes any more: not until silence is news. */
static void
test_leisure (SensorBench *c, gconstpointer data)
{
  sensor_bench_start (c);
  dorsal_sensor_set_leisure (c->sensor, 50 * 1000);
  for (guint i = 0; i < 5; i++)
    {
      sensor_bench_ride (c, 1 + 10 * i, 10);
      g_assert_cmpint (c->link, ==, DORSAL_LINK_STREAMING);
    }
}

#define ADD(path, func) g_test_add ("/sensor/sensor/" path, SensorBench, NULL, sensor_bench_begin, func, sensor_bench_end)

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  ADD ("new-and-gone", test_new_and_gone);
  ADD ("started-and-gone", test_started_and_gone);
  ADD ("samples-flow-into-both-rings", test_flow);
  ADD ("stops-within-100-ms-and-says-nothing-more", test_stop);
  ADD ("a-hang-up-ends-once", test_hang_up);
  ADD ("may-be-freed-when-ended", test_freed_when_ended);
  ADD ("what-cannot-be-opened-ends-with-why", test_cannot_open);
  ADD ("five-seconds-without-a-hello-is-not-a-roller", test_not_a_roller);
  ADD ("a-recording-ends-without-an-error", test_recording_ends);
  ADD ("garbage-before-good-lines-costs-no-line", test_garbage);
  ADD ("a-full-ring-drops-and-counts", test_full_ring);
  ADD ("the-last-of-a-burst-comes-without-another", test_leisure);
  result = g_test_run ();
  rig_clean ();
  return result;
}
