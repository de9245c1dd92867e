/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Waits of the real clock: they end, and set the timer no more often than they must. */

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "sensor/host-clock.h"

#define MS   1000
#define HOUR (3600 * G_TIME_SPAN_SECOND)

typedef struct
{
  DorsalHostTimer timer;
  DorsalHostClock clock;
  struct pollfd quiet, ready;
} Case;

static void
set_up (Case *c, gconstpointer data)
{
  dorsal_host_timer_init (&c->timer);
  g_assert_cmpint (c->timer.fd, >=, 0);
  c->clock = dorsal_host_clock (&c->timer);
  c->quiet = (struct pollfd){ .fd = eventfd (0, EFD_CLOEXEC), .events = POLLIN };
  c->ready = (struct pollfd){ .fd = eventfd (1, EFD_CLOEXEC), .events = POLLIN };
}

static void
tear_down (Case *c, gconstpointer data)
{
  dorsal_host_timer_clear (&c->timer);
  close (c->quiet.fd);
  close (c->ready.fd);
}

static gint64
now (Case *c)
{
  return c->clock.now_us (c->clock.data);
}

/* How many waits it took. */
static guint
wait_until (Case *c, gint64 until_us)
{
  guint waits = 0;

  for (; now (c) < until_us; waits++)
    {
      c->clock.wait (c->clock.data, &c->quiet, 1, until_us);
      g_assert_cmpint (c->quiet.revents, ==, 0);
    }
  return waits;
}

static void
test_ends (Case *c, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (wait_until (c, now (c) + 2 * MS), <=, 2);
  c->clock.wait (c->clock.data, &c->quiet, 1, now (c) - 1); /* is over */
  c->clock.wait (c->clock.data, &c->quiet, 1, 0);
}

static void
test_ready (Case *c, gconstpointer data)
{
  struct pollfd fds[2] = { c->quiet, c->ready };

  c->clock.wait (c->clock.data, fds, 2, now (c) + HOUR);
  g_assert_cmpint (fds[0].revents, ==, 0);
  g_assert_cmpint (fds[1].revents, ==, POLLIN);
  c->clock.wait (c->clock.data, fds, 2, G_MAXINT64);
  g_assert_cmpint (fds[1].revents, ==, POLLIN);
}

static void
test_lazy (Case *c, gconstpointer data)
{
  gint64 first_us = now (c) + HOUR, sooner_us;

  c->clock.wait (c->clock.data, &c->ready, 1, first_us);
  g_assert_cmpint (c->timer.rings_us, ==, first_us);
  c->clock.wait (c->clock.data, &c->ready, 1, first_us + HOUR); /* moved on: left as it is */
  g_assert_cmpint (c->timer.rings_us, ==, first_us);
  sooner_us = now (c) + 2 * MS;
  g_assert_cmpuint (wait_until (c, sooner_us), <=, 2);
  g_assert_cmpint (c->timer.rings_us, ==, G_MAXINT64); /* has rung */
}

/* It rings too soon, and the wait begun again goes on to its own end. */
static void
test_too_soon (Case *c, gconstpointer data)
{
  gint64 soon_us = now (c) + 1 * MS;

  c->clock.wait (c->clock.data, &c->ready, 1, soon_us);
  g_assert_cmpuint (wait_until (c, soon_us + 5 * MS), >=, 1);
}

/* Too many files are open: the wait has its own end. */
static void
test_no_timer (Case *c, gconstpointer data)
{
  dorsal_host_timer_clear (&c->timer);
  g_assert_cmpuint (wait_until (c, now (c) + 2 * MS), <=, 2);
}

#define ADD(path, func) g_test_add ("/sensor/host-clock/" path, Case, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-wait-ends-at-its-time", test_ends);
  ADD ("what-is-ready-ends-it", test_ready);
  ADD ("the-timer-is-set-to-ring-sooner-only", test_lazy);
  ADD ("a-ring-too-soon-ends-nothing", test_too_soon);
  ADD ("without-a-timer-a-wait-ends-as-well", test_no_timer);
  return g_test_run ();
}
