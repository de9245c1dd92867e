/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader's turns on a pty, with a clock of the test's own: handshake, silence, hang-up. */

#include "pump-bench.h"

#include <fcntl.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

static void
turn_until_links (PumpBench *c, const char *links)
{
  for (guint i = 0; !g_str_equal (c->links->str, links); i++)
    {
      g_assert_cmpuint (i, <, 5000);
      g_assert_cmpint (dorsal_pump_turn (c->pump, NULL), ==, DORSAL_PUMP_GOING);
    }
}

static void
test_new_and_gone (PumpBench *c, gconstpointer data)
{
  pump_bench_make (c, dorsal_source_fd_new_for_path (c->cable.path));
}

static void
test_handshake (PumpBench *c, gconstpointer data)
{
  g_autofree char *asked = NULL;
  g_autofree char *started = NULL;

  pump_bench_open (c);
  asked = rig_read_all (c->cable.master);
  g_assert_cmpstr (asked, ==, "$RLQ*FE47\r\n");

  pump_bench_ride (c, 1, 3);
  pump_bench_turn_until (c, &c->readings, 3);
  g_assert_cmpuint (c->hellos, ==, 1);
  g_assert_cmpstr (c->links->str, ==, "streaming ");
  started = rig_read_all (c->cable.master);
  g_assert_cmpstr (started, ==, "$RLC,start,100*1638\r\n");
}

static void
test_silence (PumpBench *c, gconstpointer data)
{
  pump_bench_open (c);
  pump_bench_ride (c, 1, 10);
  pump_bench_turn_until (c, &c->readings, 10);
  turn_until_links (c, "streaming silent ");
  pump_bench_ride (c, 11, 10);
  pump_bench_turn_until (c, &c->readings, 20);
  g_assert_true (g_str_has_prefix (c->links->str, "streaming silent streaming "));
  g_assert_cmpuint (c->hellos, ==, 1);
}

static void
test_held_up (PumpBench *c, gconstpointer data)
{
  pump_bench_open (c);
  pump_bench_ride (c, 1, 10);
  pump_bench_turn_until (c, &c->readings, 10);

  pump_bench_ride (c, 11, 10);
  c->time.now_us += 10 * G_USEC_PER_SEC; /* we slept; the bytes did not */
  pump_bench_turn_until (c, &c->readings, 20);
  g_assert_cmpstr (c->links->str, ==, "streaming ");
}

static void
test_hang_up (PumpBench *c, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  pump_bench_open (c);
  pump_bench_ride (c, 1, 10);
  pump_bench_turn_until (c, &c->readings, 10);
  rig_cable_unplug (&c->cable);
  pump_bench_turn_to_the_end (c, &error);
  g_assert_true (dorsal_source_error_is_gone (error));
  g_assert_cmpstr (c->links->str, ==, "streaming lost ");
}

static void
test_pipe_drained (PumpBench *c, gconstpointer data)
{
  g_autoptr (GString) ride = rig_ride (1, 300);
  g_autoptr (GError) error = NULL;
  int fds[2];

  g_assert_cmpint (pipe2 (fds, O_CLOEXEC), ==, 0);
  rig_write (fds[1], ride->str, ride->len);
  close (fds[1]);
  pump_bench_make (c, dorsal_source_fd_new_for_fd (fds[0], "a pipe"));
  g_assert_true (dorsal_pump_open (c->pump, NULL));
  pump_bench_turn_to_the_end (c, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (c->readings, ==, 300);
  g_assert_cmpstr (c->links->str, ==, "streaming lost ");
}

static void
test_recording (PumpBench *c, gconstpointer data)
{
  g_autoptr (GString) ride = rig_ride (1, 5000);
  g_autofree char *path = rig_file ("pump.rl", ride->str, ride->len);
  g_autoptr (GError) error = NULL;

  pump_bench_make (c, dorsal_source_replay_new (path, 0));
  g_assert_true (dorsal_pump_open (c->pump, NULL));
  pump_bench_turn_to_the_end (c, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (c->readings, ==, 5000);
  g_assert_cmpuint (dorsal_pump_get_statistics (c->pump)->samples, ==, 5000);
}

static void
test_life_speed (PumpBench *c, gconstpointer data)
{
  g_autoptr (GString) ride = rig_ride (1, 500);
  g_autofree char *path = rig_file ("pump.rl", ride->str, ride->len);
  gint64 start_us = c->time.now_us;

  pump_bench_make (c, dorsal_source_replay_new (path, 1));
  g_assert_true (dorsal_pump_open (c->pump, NULL));
  pump_bench_turn_to_the_end (c, NULL);
  g_assert_cmpuint (c->readings, ==, 500);
  g_assert_cmpint (c->time.now_us - start_us, ==, 4990000);
  g_assert_cmpstr (c->links->str, ==, "streaming lost ");
}

static void
test_woken (PumpBench *c, gconstpointer data)
{
  const guint64 one = 1;

  pump_bench_open (c);
  rig_write (c->wake_fd, &one, sizeof one);
  rig_write (c->wake_fd, &one, sizeof one);
  g_assert_cmpint (dorsal_pump_turn (c->pump, NULL), ==, DORSAL_PUMP_WOKEN);
  g_assert_cmpint (dorsal_pump_turn (c->pump, NULL), ==, DORSAL_PUMP_GOING);
}

static void
test_anchor (PumpBench *c, gconstpointer data)
{
  pump_bench_open (c);
  dorsal_pump_do (c->pump, &(DorsalOrder){ DORSAL_ORDER_ANCHOR });
  g_assert_cmpuint (c->refused, ==, 1);

  pump_bench_ride (c, 1, 100); /* a second of lying still */
  pump_bench_turn_until (c, &c->readings, 100);
  dorsal_pump_do (c->pump, &(DorsalOrder){ DORSAL_ORDER_ANCHOR });
  g_assert_cmpuint (c->anchored, ==, 1);
}

/* Where it is anchored, and that a grave alert calls the motor. */
static void
test_before_the_opening (PumpBench *c, gconstpointer data)
{
  DorsalSettings settings = c->settings;
  g_autofree char *asked = NULL, *heard = NULL;

  settings.anchor_cm = 12.5;
  pump_bench_make (c, dorsal_source_fd_new_for_path (c->cable.path));
  dorsal_pump_do (c->pump, &(DorsalOrder){ DORSAL_ORDER_CONFIGURE, .settings = &settings });
  dorsal_pump_do (c->pump, &(DorsalOrder){ DORSAL_ORDER_REFLEX, .reflex = TRUE });
  g_assert_true (dorsal_pump_open (c->pump, NULL));
  pump_bench_ride (c, 1, 100);
  pump_bench_turn_until (c, &c->readings, 100);
  dorsal_pump_do (c->pump, &(DorsalOrder){ DORSAL_ORDER_ANCHOR });
  g_assert_cmpuint (c->anchored, ==, 1);
  g_assert_cmpfloat (c->place_cm, ==, 12.5);

  asked = rig_read_all (c->cable.master);
  for (guint i = 101; i < 300; i++)
    {
      g_autofree char *hard = rig_sample (i, i * 10000, 0, 2600);

      rig_write (c->cable.master, hard, strlen (hard));
    }
  pump_bench_turn_until (c, &c->readings, 299);
  heard = rig_read_all (c->cable.master);
  g_assert_nonnull (strstr (heard, "$RLC,cue,stop,700*"));
}

/* A bridge that hands its bytes on in lumps of 16 ms: the same samples, the same times. */
static void
test_lumps (PumpBench *c, gconstpointer data)
{
  g_autoptr (GString) ride = rig_ride (1, 200);
  gsize at = 0;

  pump_bench_open (c);
  while (at < ride->len)
    {
      gsize n = MIN (184, ride->len - at); /* 16 ms of 115200 baud */

      rig_write (c->cable.master, ride->str + at, n);
      at += n;
      c->time.now_us += 16000;
      g_assert_cmpint (dorsal_pump_turn (c->pump, NULL), ==, DORSAL_PUMP_GOING);
    }
  pump_bench_turn_until (c, &c->readings, 200);
  g_assert_cmpstr (c->links->str, ==, "streaming ");
  g_assert_cmpuint (dorsal_pump_get_statistics (c->pump)->lost, ==, 0);
}

/* Another source takes the place of one that ended: the same stream, its counts go on. */
static void
test_another_source (PumpBench *c, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DorsalPumpTurn turn;

  pump_bench_open (c);
  pump_bench_ride (c, 1, 20);
  pump_bench_turn_until (c, &c->readings, 20);
  rig_cable_unplug (&c->cable);
  do
    turn = dorsal_pump_turn (c->pump, &error);
  while (turn == DORSAL_PUMP_GOING);
  g_assert_true (dorsal_source_error_is_gone (error));
  g_assert_cmpstr (c->links->str, ==, "streaming lost ");

  rig_cable_open (&c->cable);
  dorsal_pump_set_source (c->pump, dorsal_source_fd_new_for_path (c->cable.path));
  g_assert_true (dorsal_pump_open (c->pump, NULL));
  pump_bench_ride (c, 1, 20);
  pump_bench_turn_until (c, &c->readings, 40);
  g_assert_cmpstr (c->links->str, ==, "streaming lost opening streaming ");
  g_assert_cmpuint (dorsal_pump_get_statistics (c->pump)->samples, ==, 40);
  g_assert_cmpuint (dorsal_pump_get_statistics (c->pump)->lost, ==, 0);
}

#define ADD(path, func) g_test_add ("/sensor/pump/" path, PumpBench, NULL, pump_bench_begin, func, pump_bench_end)

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  ADD ("new-and-gone", test_new_and_gone);
  ADD ("asks-at-once-and-starts-after-the-hello", test_handshake);
  ADD ("lumps-of-bytes-are-the-same-samples", test_lumps);
  ADD ("another-source-goes-on-with-the-stream", test_another_source);
  ADD ("silence-is-told-and-ends-by-itself", test_silence);
  ADD ("bytes-that-waited-are-no-silence", test_held_up);
  ADD ("a-hang-up-is-gone", test_hang_up);
  ADD ("a-closed-pipe-is-drained-first", test_pipe_drained);
  ADD ("what-was-ordered-before-the-opening-holds", test_before_the_opening);
  ADD ("a-recording-has-no-host-time", test_recording);
  ADD ("life-speed-is-life-speed", test_life_speed);
  ADD ("a-wake-comes-first-and-once", test_woken);
  ADD ("anchor-answers-at-once", test_anchor);
  result = g_test_run ();
  rig_clean ();
  return result;
}
