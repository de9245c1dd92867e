/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: what a test writes to the cable, and time. Goes out: counts of messages. */

#include "pump-bench.h"

#include <fcntl.h>
#include <sys/eventfd.h>
#include <unistd.h>

static void
on_message (const DorsalMessage *message, gpointer data)
{
  PumpBench *c = data;

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
      c->place_cm = message->anchored.place_cm;
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

void
pump_bench_make (PumpBench *c, DorsalSource *source)
{
  c->pump = dorsal_pump_new (source, &c->settings, c->wake_fd, &c->clock, on_message, c);
}

void
pump_bench_begin (PumpBench *c, gconstpointer data)
{
  c->settings = dorsal_settings_default ();
  c->wake_fd = eventfd (0, EFD_NONBLOCK | EFD_CLOEXEC);
  c->clock = rig_clock (&c->time);
  c->links = g_string_new (NULL);
  rig_cable_open (&c->cable);
}

void
pump_bench_end (PumpBench *c, gconstpointer data)
{
  dorsal_pump_free (c->pump);
  rig_cable_unplug (&c->cable);
  close (c->wake_fd);
  g_string_free (c->links, TRUE);
}

void
pump_bench_open (PumpBench *c)
{
  g_autoptr (GError) error = NULL;

  pump_bench_make (c, dorsal_source_fd_new_for_path (c->cable.path));
  g_assert_true (dorsal_pump_open (c->pump, &error));
  g_assert_no_error (error);
}

void
pump_bench_ride (PumpBench *c, guint first, guint n)
{
  g_autoptr (GString) ride = rig_ride (first, n);

  rig_write (c->cable.master, ride->str, ride->len);
}

void
pump_bench_turn_until (PumpBench *c, const guint *count, guint n)
{
  for (guint i = 0; *count < n; i++)
    {
      g_assert_cmpuint (i, <, 5000);
      g_assert_cmpint (dorsal_pump_turn (c->pump, NULL), ==, DORSAL_PUMP_GOING);
    }
}

void
pump_bench_turn_to_the_end (PumpBench *c, GError **error)
{
  for (guint i = 0;; i++)
    {
      g_assert_cmpuint (i, <, 5000);
      if (dorsal_pump_turn (c->pump, error) == DORSAL_PUMP_ENDED)
        break;
    }
  g_assert_cmpint (dorsal_source_fd (dorsal_pump_get_source (c->pump)), ==, -1);
}
