/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader's turns on a pty, with a clock of the test's own: handshake, silence, hang-up. */

#include "rig.h"

#include <fcntl.h>
#include <sys/eventfd.h>
#include <unistd.h>

typedef struct
{
  RigCable cable;
  RigClock time;
  DorsalHostClock clock;
  DorsalSettings settings;
  DorsalPump *pump;
  int wake_fd;

  guint readings, hellos, anchored, refused, events;
  GString *links; /* "streaming silent …" */
} Case;

static void
on_message (const DorsalMessage *message, gpointer data)
{
  Case *c = data;

  switch (message->kind)
    {
    case DORSAL_MESSAGE_READING:
      c->readings += message->reading.link == DORSAL_LINK_STREAMING;
      break;
    case DORSAL_MESSAGE_HELLO:
      c->hellos++;
      break;
    case DORSAL_MESSAGE_LINK:
      g_string_append_printf (c->links, "%s ", dorsal_link_state_to_string (message->link));
      break;
    case DORSAL_MESSAGE_ANCHORED:
      c->anchored++;
      break;
    case DORSAL_MESSAGE_ANCHOR_REFUSED:
      c->refused++;
      break;
    case DORSAL_MESSAGE_EVENT:
      c->events++;
      break;
    default:
      break;
    }
}

static void
make_pump (Case *c, DorsalSource *source)
{
  c->pump = dorsal_pump_new (source, &c->settings, c->wake_fd, &c->clock, on_message, c);
}

static void
set_up (Case *c, gconstpointer data)
{
  c->settings = dorsal_settings_default ();
  c->wake_fd = eventfd (0, EFD_NONBLOCK | EFD_CLOEXEC);
  c->clock = rig_clock (&c->time);
  c->links = g_string_new (NULL);
  rig_cable_open (&c->cable);
}

static void
tear_down (Case *c, gconstpointer data)
{
  dorsal_pump_free (c->pump);
  rig_cable_unplug (&c->cable);
  close (c->wake_fd);
  g_string_free (c->links, TRUE);
}

static void
open_cable (Case *c)
{
  g_autoptr (GError) error = NULL;

  make_pump (c, dorsal_source_fd_new_for_path (c->cable.path));
  g_assert_true (dorsal_pump_open (c->pump, &error));
  g_assert_no_error (error);
}

static void
write_ride (Case *c, guint first, guint n)
{
  g_autoptr (GString) ride = rig_ride (first, n);

  rig_write (c->cable.master, ride->str, ride->len);
}

static void
turn_until (Case *c, const guint *count, guint n)
{
  for (guint i = 0; *count < n; i++)
    {
      g_assert_cmpuint (i, <, 5000);
      g_assert_cmpint (dorsal_pump_turn (c->pump, NULL), ==, DORSAL_PUMP_GOING);
    }
}

static void
turn_until_links (Case *c, const char *links)
{
  for (guint i = 0; !g_str_equal (c->links->str, links); i++)
    {
      g_assert_cmpuint (i, <, 5000);
      g_assert_cmpint (dorsal_pump_turn (c->pump, NULL), ==, DORSAL_PUMP_GOING);
    }
}

static void
turn_to_the_end (Case *c, GError **error)
{
  for (guint i = 0;; i++)
    {
      g_assert_cmpuint (i, <, 5000);
      if (dorsal_pump_turn (c->pump, error) == DORSAL_PUMP_ENDED)
        break;
    }
  g_assert_cmpint (dorsal_source_fd (dorsal_pump_get_source (c->pump)), ==, -1);
}

static void
test_new_and_gone (Case *c, gconstpointer data)
{
  make_pump (c, dorsal_source_fd_new_for_path (c->cable.path));
}

static void
test_handshake (Case *c, gconstpointer data)
{
  g_autofree char *asked = NULL;
  g_autofree char *started = NULL;

  open_cable (c);
  asked = rig_read_all (c->cable.master);
  g_assert_cmpstr (asked, ==, "$RLQ*FE47\r\n");

  write_ride (c, 1, 3);
  turn_until (c, &c->readings, 3);
  g_assert_cmpuint (c->hellos, ==, 1);
  g_assert_cmpstr (c->links->str, ==, "streaming ");
  started = rig_read_all (c->cable.master);
  g_assert_cmpstr (started, ==, "$RLC,start,100*1638\r\n");
}

static void
test_not_a_roller (Case *c, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *asked = NULL;
  gint64 start_us;

  open_cable (c);
  start_us = c->time.now_us;
  rig_write (c->cable.master, "AT\r\nOK\r\n", 8);
  turn_to_the_end (c, &error);
  g_assert_cmpint (c->time.now_us - start_us, ==, DORSAL_LINK_HELLO_US);
  g_assert_true (dorsal_sensor_error_is_not_a_roller (error));
  rig_assert_says (error, c->cable.path);
  g_assert_cmpstr (c->links->str, ==, "lost ");

  asked = rig_read_all (c->cable.master);
  g_assert_cmpstr (asked, ==, "$RLQ*FE47\r\n$RLQ*FE47\r\n$RLQ*FE47\r\n$RLQ*FE47\r\n$RLQ*FE47\r\n");
}

static void
test_silence (Case *c, gconstpointer data)
{
  open_cable (c);
  write_ride (c, 1, 10);
  turn_until (c, &c->readings, 10);
  turn_until_links (c, "streaming silent ");
  write_ride (c, 11, 10);
  turn_until (c, &c->readings, 20);
  g_assert_true (g_str_has_prefix (c->links->str, "streaming silent streaming "));
  g_assert_cmpuint (c->hellos, ==, 1);
}

static void
test_held_up (Case *c, gconstpointer data)
{
  open_cable (c);
  write_ride (c, 1, 10);
  turn_until (c, &c->readings, 10);

  write_ride (c, 11, 10);
  c->time.now_us += 10 * G_USEC_PER_SEC; /* we slept; the bytes did not */
  turn_until (c, &c->readings, 20);
  g_assert_cmpstr (c->links->str, ==, "streaming ");
}

static void
test_hang_up (Case *c, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  open_cable (c);
  write_ride (c, 1, 10);
  turn_until (c, &c->readings, 10);
  rig_cable_unplug (&c->cable);
  turn_to_the_end (c, &error);
  g_assert_true (dorsal_source_error_is_gone (error));
  g_assert_cmpstr (c->links->str, ==, "streaming lost ");
}

static void
test_pipe_drained (Case *c, gconstpointer data)
{
  g_autoptr (GString) ride = rig_ride (1, 300);
  g_autoptr (GError) error = NULL;
  int fds[2];

  g_assert_cmpint (pipe2 (fds, O_CLOEXEC), ==, 0);
  rig_write (fds[1], ride->str, ride->len);
  close (fds[1]);
  make_pump (c, dorsal_source_fd_new_for_fd (fds[0], "a pipe"));
  g_assert_true (dorsal_pump_open (c->pump, NULL));
  turn_to_the_end (c, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (c->readings, ==, 300);
  g_assert_cmpstr (c->links->str, ==, "streaming lost ");
}

static void
test_recording (Case *c, gconstpointer data)
{
  g_autoptr (GString) ride = rig_ride (1, 5000);
  g_autofree char *path = rig_file ("pump.rl", ride->str, ride->len);
  g_autoptr (GError) error = NULL;

  make_pump (c, dorsal_source_replay_new (path, 0));
  g_assert_true (dorsal_pump_open (c->pump, NULL));
  turn_to_the_end (c, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (c->readings, ==, 5000);
  g_assert_cmpuint (dorsal_pump_get_statistics (c->pump)->samples, ==, 5000);
}

static void
test_life_speed (Case *c, gconstpointer data)
{
  g_autoptr (GString) ride = rig_ride (1, 500);
  g_autofree char *path = rig_file ("pump.rl", ride->str, ride->len);
  gint64 start_us = c->time.now_us;

  make_pump (c, dorsal_source_replay_new (path, 1));
  g_assert_true (dorsal_pump_open (c->pump, NULL));
  turn_to_the_end (c, NULL);
  g_assert_cmpuint (c->readings, ==, 500);
  g_assert_cmpint (c->time.now_us - start_us, ==, 4990000);
  g_assert_cmpstr (c->links->str, ==, "streaming lost ");
}

static void
test_other_file (Case *c, gconstpointer data)
{
  g_autofree char *path = rig_file ("letter.txt", "Dear reader,\n", 13);
  g_autoptr (GError) error = NULL;

  make_pump (c, dorsal_source_replay_new (path, 0));
  g_assert_true (dorsal_pump_open (c->pump, NULL));
  turn_to_the_end (c, &error);
  g_assert_true (dorsal_sensor_error_is_not_a_roller (error));
  rig_assert_says (error, "letter.txt");
}

static void
test_woken (Case *c, gconstpointer data)
{
  const guint64 one = 1;

  open_cable (c);
  rig_write (c->wake_fd, &one, sizeof one);
  rig_write (c->wake_fd, &one, sizeof one);
  g_assert_cmpint (dorsal_pump_turn (c->pump, NULL), ==, DORSAL_PUMP_WOKEN);
  g_assert_cmpint (dorsal_pump_turn (c->pump, NULL), ==, DORSAL_PUMP_GOING);
}

static void
test_anchor (Case *c, gconstpointer data)
{
  open_cable (c);
  dorsal_pump_anchor (c->pump);
  g_assert_cmpuint (c->refused, ==, 1);

  write_ride (c, 1, 100); /* a second of lying still */
  turn_until (c, &c->readings, 100);
  dorsal_pump_anchor (c->pump);
  g_assert_cmpuint (c->anchored, ==, 1);
}

static void
test_garbage (Case *c, gconstpointer data)
{
  g_autofree guint8 *noise = g_malloc (65536);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  open_cable (c);
  for (gsize at = 0; at < 65536; at += 2048)
    {
      for (gsize i = 0; i < 2048; i++)
        noise[i] = (guint8) g_rand_int (rand);
      rig_write (c->cable.master, noise, 2048);
      g_assert_cmpint (dorsal_pump_turn (c->pump, NULL), ==, DORSAL_PUMP_GOING);
      /* Noise must not use up the five seconds of the handshake. */
      c->time.now_us = 1000 * G_USEC_PER_SEC;
    }
  write_ride (c, 1, 20);
  turn_until (c, &c->readings, 20);
  g_assert_cmpuint (dorsal_pump_get_statistics (c->pump)->samples, ==, 20);
  g_assert_cmpuint (c->hellos, ==, 1);
}

/* Turns until the pump ends; the error's code. */
static int
end_of (Case *c)
{
  g_autoptr (GError) error = NULL;

  turn_to_the_end (c, &error);
  g_assert_nonnull (error);
  g_assert_true (error->domain == DORSAL_SENSOR_ERROR);
  return error->code;
}

/* Why it is no roller: it speaks a later version, it speaks something else, it says nothing. */
static void
test_kinds_of_strangers (Case *c, gconstpointer data)
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

      open_cable (c);
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
test_reset_by_opening (Case *c, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  char noise[300];

  open_cable (c);
  while (c->time.now_us < 1003 * (gint64) G_USEC_PER_SEC)
    g_assert_cmpint (dorsal_pump_turn (c->pump, NULL), ==, DORSAL_PUMP_GOING);
  g_assert_cmpstr (c->links->str, ==, ""); /* still opening: no word of trouble */
  for (gsize i = 0; i < sizeof noise; i++)
    noise[i] = (char) g_rand_int (rand);
  rig_write (c->cable.master, noise, sizeof noise);
  rig_write (c->cable.master, "95,401,288*77A1\r\n", 17);
  write_ride (c, 1, 50);
  turn_until (c, &c->readings, 50);
  g_assert_cmpuint (dorsal_pump_get_statistics (c->pump)->lost, ==, 0);
}

/* A bridge that hands its bytes on in lumps of 16 ms: the same samples, the same times. */
static void
test_lumps (Case *c, gconstpointer data)
{
  g_autoptr (GString) ride = rig_ride (1, 200);
  gsize at = 0;

  open_cable (c);
  while (at < ride->len)
    {
      gsize n = MIN (184, ride->len - at); /* 16 ms of 115200 baud */

      rig_write (c->cable.master, ride->str + at, n);
      at += n;
      c->time.now_us += 16000;
      g_assert_cmpint (dorsal_pump_turn (c->pump, NULL), ==, DORSAL_PUMP_GOING);
    }
  turn_until (c, &c->readings, 200);
  g_assert_cmpstr (c->links->str, ==, "streaming ");
  g_assert_cmpuint (dorsal_pump_get_statistics (c->pump)->lost, ==, 0);
}

/* Another source takes the place of one that ended: the same stream, its counts go on. */
static void
test_another_source (Case *c, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DorsalPumpTurn turn;

  open_cable (c);
  write_ride (c, 1, 20);
  turn_until (c, &c->readings, 20);
  rig_cable_unplug (&c->cable);
  do
    turn = dorsal_pump_turn (c->pump, &error);
  while (turn == DORSAL_PUMP_GOING);
  g_assert_true (dorsal_source_error_is_gone (error));
  g_assert_cmpstr (c->links->str, ==, "streaming lost ");

  rig_cable_open (&c->cable);
  dorsal_pump_set_source (c->pump, dorsal_source_fd_new_for_path (c->cable.path));
  g_assert_true (dorsal_pump_open (c->pump, NULL));
  write_ride (c, 1, 20);
  turn_until (c, &c->readings, 40);
  g_assert_cmpstr (c->links->str, ==, "streaming lost opening streaming ");
  g_assert_cmpuint (dorsal_pump_get_statistics (c->pump)->samples, ==, 40);
  g_assert_cmpuint (dorsal_pump_get_statistics (c->pump)->lost, ==, 0);
}

#define ADD(path, func) g_test_add ("/sensor/pump/" path, Case, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  ADD ("new-and-gone", test_new_and_gone);
  ADD ("asks-at-once-and-starts-after-the-hello", test_handshake);
  ADD ("no-hello-in-five-seconds-is-not-a-roller", test_not_a_roller);
  ADD ("a-stranger-is-told-by-what-it-says", test_kinds_of_strangers);
  ADD ("a-board-that-resets-on-opening-has-its-time", test_reset_by_opening);
  ADD ("lumps-of-bytes-are-the-same-samples", test_lumps);
  ADD ("another-source-goes-on-with-the-stream", test_another_source);
  ADD ("silence-is-told-and-ends-by-itself", test_silence);
  ADD ("bytes-that-waited-are-no-silence", test_held_up);
  ADD ("a-hang-up-is-gone", test_hang_up);
  ADD ("a-closed-pipe-is-drained-first", test_pipe_drained);
  ADD ("a-recording-has-no-host-time", test_recording);
  ADD ("life-speed-is-life-speed", test_life_speed);
  ADD ("a-letter-is-not-a-roller", test_other_file);
  ADD ("a-wake-comes-first-and-once", test_woken);
  ADD ("anchor-answers-at-once", test_anchor);
  ADD ("garbage-before-good-lines-costs-no-line", test_garbage);
  result = g_test_run ();
  rig_clean ();
  return result;
}
