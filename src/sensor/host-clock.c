/* SPDX-License-Identifier: GPL-3.0-or-later */

/* CLOCK_BOOTTIME, and poll. g_get_monotonic_time() stands still while the computer sleeps, and so does poll's own timeout;
 * this timer rings as soon as it wakes up.
 *
 *   samples   │  │  │  │  │  │  │  │  │            each wait ends at the next sample …
 *   deadline  └──────▶└──────▶ … moves on with each
 *   timer     ───────▶ rings too soon, is set anew ───────▶ */

#include "sensor/host-clock.h"

#include <poll.h>
#include <string.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define MOST_FDS 4

static gint64
now_us (gpointer data)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

void
dorsal_host_timer_init (DorsalHostTimer *timer)
{
  timer->fd = timerfd_create (CLOCK_BOOTTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  timer->rings_us = G_MAXINT64;
}

void
dorsal_host_timer_clear (DorsalHostTimer *timer)
{
  if (timer->fd >= 0)
    close (timer->fd);
  timer->fd = -1;
}

static gboolean
set (DorsalHostTimer *timer, gint64 us)
{
  struct itimerspec spec = { .it_value = { us / G_USEC_PER_SEC, us % G_USEC_PER_SEC * 1000 } };

  if (timerfd_settime (timer->fd, TFD_TIMER_ABSTIME, &spec, NULL) < 0)
    return FALSE;
  timer->rings_us = us;
  return TRUE;
}

static void
hear (DorsalHostTimer *timer)
{
  guint64 rings;
  gssize n = read (timer->fd, &rings, sizeof rings);

  (void) n;
  timer->rings_us = G_MAXINT64;
}

/* With the fds in front of the timer's. */
static void
wait_for_timer (DorsalHostTimer *timer, struct pollfd *fds, guint n)
{
  struct pollfd all[MOST_FDS + 1];

  memcpy (all, fds, n * sizeof *fds);
  all[n] = (struct pollfd){ .fd = timer->fd, .events = POLLIN };
  poll (all, n + 1, -1);
  memcpy (fds, all, n * sizeof *fds);
  if (all[n].revents != 0)
    hear (timer);
}

static void
wait (gpointer data, struct pollfd *fds, guint n, gint64 until_us)
{
  DorsalHostTimer *timer = data;
  gint64 left_us;

  g_assert (n <= MOST_FDS);
  if (until_us == G_MAXINT64)
    poll (fds, n, -1);
  else if ((left_us = until_us - now_us (data)) <= 0)
    poll (fds, n, 0);
  else if (timer->fd >= 0 && (timer->rings_us <= until_us || set (timer, until_us)))
    wait_for_timer (timer, fds, n);
  else
    poll (fds, n, (int) MIN (left_us / 1000 + 1, G_MAXINT));
}

DorsalHostClock
dorsal_host_clock (DorsalHostTimer *timer)
{
  return (DorsalHostClock){ .now_us = now_us, .wait = wait, .data = timer };
}
