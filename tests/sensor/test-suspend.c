/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The computer sleeps: the clock that counts it goes on, the others stand still, as this program's own clock_gettime()
 * has it. The reader runs on the real clock. */

#include "rig.h"

#include <fcntl.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define HOUR_US (3600 * (gint64) G_USEC_PER_SEC)

static gint64 asleep_s;

/* In the place of the C library's. */
int
clock_gettime (clockid_t clock, struct timespec *ret_time)
{
  int result = (int) syscall (SYS_clock_gettime, clock, ret_time);

  if (clock == CLOCK_BOOTTIME || clock == CLOCK_REALTIME)
    ret_time->tv_sec += asleep_s;
  return result;
}

typedef struct
{
  RigCable cable;
  DorsalSettings settings;
  DorsalPump *pump;
  int wake_fd;
  gint64 time_us; /* of the last sample */
  guint samples, silences;
} Case;

static void
on_message (const DorsalMessage *message, gpointer data)
{
  Case *c = data;

  if (message->kind == DORSAL_MESSAGE_LINK && message->link == DORSAL_LINK_SILENT)
    c->silences++;
  if (message->kind != DORSAL_MESSAGE_READING || message->reading.link != DORSAL_LINK_STREAMING)
    return;
  c->time_us = message->time_us;
  c->samples++;
}

static void
ride (Case *c)
{
  g_autoptr (GString) text = rig_ride (1, 10);

  rig_write (c->cable.master, text->str, text->len);
}

static void
turn_until (Case *c, guint samples)
{
  for (guint i = 0; c->samples < samples; i++)
    {
      g_assert_cmpuint (i, <, 1000);
      g_assert_cmpint (dorsal_pump_turn (c->pump, NULL), ==, DORSAL_PUMP_GOING);
    }
}

static void
set_up (Case *c, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  c->settings = dorsal_settings_default ();
  c->wake_fd = eventfd (0, EFD_NONBLOCK | EFD_CLOEXEC);
  rig_cable_open (&c->cable);
  c->pump = dorsal_pump_new (dorsal_source_fd_new_for_path (c->cable.path), &c->settings, c->wake_fd, NULL, on_message, c);
  g_assert_true (dorsal_pump_open (c->pump, &error));
  ride (c);
  turn_until (c, 10);
}

static void
tear_down (Case *c, gconstpointer data)
{
  dorsal_pump_free (c->pump);
  rig_cable_unplug (&c->cable);
  close (c->wake_fd);
}

static void
sleep_for_an_hour (void)
{
  asleep_s += 3600;
}

static void
assert_gap_of_an_hour (gint64 gap_us)
{
  g_assert_cmpint (gap_us, >=, HOUR_US);
  g_assert_cmpint (gap_us, <, HOUR_US + 5 * G_USEC_PER_SEC);
}

/* The port was taken away by the sleep, and is there again. */
static void
test_replugged (Case *c, gconstpointer data)
{
  gint64 before_us = c->time_us;

  rig_cable_unplug (&c->cable);
  while (dorsal_pump_turn (c->pump, NULL) != DORSAL_PUMP_ENDED)
    continue;
  sleep_for_an_hour ();
  rig_cable_open (&c->cable);
  dorsal_pump_set_source (c->pump, dorsal_source_fd_new_for_path (c->cable.path));
  g_assert_true (dorsal_pump_open (c->pump, NULL));
  ride (c);
  turn_until (c, 11);
  assert_gap_of_an_hour (c->time_us - before_us);
}

/* The port stayed, and the roller had lost its power: it begins anew. */
static void
test_restarted (Case *c, gconstpointer data)
{
  gint64 before_us = c->time_us;

  sleep_for_an_hour ();
  ride (c);
  turn_until (c, 11);
  assert_gap_of_an_hour (c->time_us - before_us);
  g_assert_cmpuint (c->silences, ==, 1);
}

#define ADD(path, func) g_test_add ("/sensor/suspend/" path, Case, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("who-was-unplugged-by-it-was-away-for-as-long", test_replugged);
  ADD ("who-restarted-meanwhile-was-away-for-as-long", test_restarted);
  return g_test_run ();
}
