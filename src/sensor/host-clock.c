/* SPDX-License-Identifier: GPL-3.0-or-later */

/* CLOCK_BOOTTIME, and ppoll. g_get_monotonic_time() stands still while the computer sleeps, and so does ppoll's timeout:
 * who waited then wakes late by at most what was left, and learns from the clock how long it was. */

#include "sensor/host-clock.h"

#include <poll.h>
#include <time.h>

static gint64
now_us (gpointer data)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
wait (gpointer data, struct pollfd *fds, guint n, gint64 until_us)
{
  struct timespec timeout;
  gint64 left_us;

  if (until_us == G_MAXINT64)
    {
      ppoll (fds, n, NULL, NULL);
      return;
    }
  left_us = until_us > 0 ? MAX (until_us - now_us (data), 0) : 0;
  timeout.tv_sec = left_us / G_USEC_PER_SEC;
  timeout.tv_nsec = (left_us % G_USEC_PER_SEC) * 1000;
  ppoll (fds, n, &timeout, NULL);
}

const DorsalHostClock *
dorsal_host_clock (void)
{
  static const DorsalHostClock clock = { .now_us = now_us, .wait = wait };

  return &clock;
}
