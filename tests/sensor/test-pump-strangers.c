/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is no roller, who is one after all, and how long it takes to tell. */

#include "pump-bench.h"

#include <string.h>

static void
test_not_a_roller (PumpBench *c, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *asked = NULL;
  gint64 start_us;

  pump_bench_open (c);
  start_us = c->time.now_us;
  rig_write (c->cable.master, "AT\r\nOK\r\n", 8);
  pump_bench_turn_to_the_end (c, &error);
  g_assert_cmpint (c->time.now_us - start_us, ==, DORSAL_LINK_HELLO_US);
  g_assert_true (dorsal_sensor_error_is_not_a_roller (error));
  rig_assert_says (error, c->cable.path);
  g_assert_cmpstr (c->links->str, ==, "lost ");

  asked = rig_read_all (c->cable.master);
  g_assert_cmpstr (asked, ==, "$RLQ*FE47\r\n$RLQ*FE47\r\n$RLQ*FE47\r\n$RLQ*FE47\r\n$RLQ*FE47\r\n");
}

/* Turns until the pump ends; the error's code. */
static int
end_of (PumpBench *c)
{
  g_autoptr (GError) error = NULL;

  pump_bench_turn_to_the_end (c, &error);
  g_assert_nonnull (error);
  g_assert_true (error->domain == DORSAL_SENSOR_ERROR);
  return error->code;
}

/* Why it is no roller: it speaks a later version, it speaks something else, it says nothing. */
static void
test_kinds_of_strangers (PumpBench *c, gconstpointer data)
{
  static const struct
  {
    const char *says;
    int code;
  } rows[] = {
    { "", DORSAL_SENSOR_ERROR_SILENT },
    { "ATZ\r\nOK\r\n", DORSAL_SENSOR_ERROR_NOT_A_ROLLER },
    { "noise $RLH,proto=2,name=x*DF1E\r\n", DORSAL_SENSOR_ERROR_VERSION + 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 before_us = c->time.now_us;

      pump_bench_open (c);
      rig_write (c->cable.master, rows[i].says, strlen (rows[i].says));
      g_assert_cmpint (end_of (c), ==, rows[i].code);
      /* A later version is told at once; there is nothing to wait for. */
      g_assert_true ((c->time.now_us - before_us < 5 * G_USEC_PER_SEC)
                     == (rows[i].code > DORSAL_SENSOR_ERROR_VERSION));
      g_clear_pointer (&c->pump, dorsal_pump_free);
      rig_cable_unplug (&c->cable);
      rig_cable_open (&c->cable);
    }
}

/* Opening drops DTR on many boards: three seconds of nothing, boot noise, a torn line, then data. */
static void
test_reset_by_opening (PumpBench *c, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  char noise[300];

  pump_bench_open (c);
  while (c->time.now_us < 1003 * (gint64) G_USEC_PER_SEC)
    g_assert_cmpint (dorsal_pump_turn (c->pump, NULL), ==, DORSAL_PUMP_GOING);
  g_assert_cmpstr (c->links->str, ==, ""); /* still opening: no word of trouble */
  for (gsize i = 0; i < sizeof noise; i++)
    noise[i] = (char) g_rand_int (rand);
  rig_write (c->cable.master, noise, sizeof noise);
  rig_write (c->cable.master, "95,401,288*77A1\r\n", 17);
  pump_bench_ride (c, 1, 50);
  pump_bench_turn_until (c, &c->readings, 50);
  g_assert_cmpuint (dorsal_pump_get_statistics (c->pump)->lost, ==, 0);
}

static void
test_other_file (PumpBench *c, gconstpointer data)
{
  g_autofree char *path = rig_file ("letter.txt", "Dear reader,\n", 13);
  g_autoptr (GError) error = NULL;

  pump_bench_make (c, dorsal_source_replay_new (path, 0));
  g_assert_true (dorsal_pump_open (c->pump, NULL));
  pump_bench_turn_to_the_end (c, &error);
  g_assert_true (dorsal_sensor_error_is_not_a_roller (error));
  rig_assert_says (error, "letter.txt");
}

static void
test_garbage (PumpBench *c, gconstpointer data)
{
  g_autofree guint8 *noise = g_malloc (65536);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  pump_bench_open (c);
  for (gsize at = 0; at < 65536; at += 2048)
    {
      for (gsize i = 0; i < 2048; i++)
        noise[i] = (guint8) g_rand_int (rand);
      rig_write (c->cable.master, noise, 2048);
      g_assert_cmpint (dorsal_pump_turn (c->pump, NULL), ==, DORSAL_PUMP_GOING);
      /* Noise must not use up the five seconds of the handshake. */
      c->time.now_us = 1000 * G_USEC_PER_SEC;
    }
  pump_bench_ride (c, 1, 20);
  pump_bench_turn_until (c, &c->readings, 20);
  g_assert_cmpuint (dorsal_pump_get_statistics (c->pump)->samples, ==, 20);
  g_assert_cmpuint (c->hellos, ==, 1);
}

#define ADD(path, func) g_test_add ("/sensor/pump-strangers/" path, PumpBench, NULL, pump_bench_begin, func, pump_bench_end)

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  ADD ("no-hello-in-five-seconds-is-not-a-roller", test_not_a_roller);
  ADD ("a-stranger-is-told-by-what-it-says", test_kinds_of_strangers);
  ADD ("a-board-that-resets-on-opening-has-its-time", test_reset_by_opening);
  ADD ("garbage-before-good-lines-costs-no-line", test_garbage);
  ADD ("a-letter-is-not-a-roller", test_other_file);
  status = g_test_run ();
  rig_clean ();
  return status;
}
