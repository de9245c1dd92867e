/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The host's time and its waiting, so that a test can have its own. */

#include <glib.h>

struct pollfd;

G_BEGIN_DECLS

typedef struct
{
  gint64 (*now_us) (gpointer data);
  /* Until one of the fds (4 at most) is ready, its revents set, or until_us has come; G_MAXINT64: for ever. */
  void (*wait) (gpointer data, struct pollfd *fds, guint n, gint64 until_us);
  gpointer data;
} DorsalHostClock;

/* What wakes who waits until a time. To set it is dear beside the rest of a wait, most of which end sooner: it is
 * set anew only to ring sooner, and where it rings too soon that is one turn for nothing. */
typedef struct
{
  int fd;          /* -1: no timer could be had, and each wait has its own end */
  gint64 rings_us; /* G_MAXINT64: not set */
} DorsalHostTimer;

void dorsal_host_timer_init (DorsalHostTimer *timer);
void dorsal_host_timer_clear (DorsalHostTimer *timer);

/* The real one, for one thread; it may come back from a wait before its time. Its time never runs back, and goes on while the
 * computer sleeps (CLOCK_BOOTTIME): a lid that was shut for an hour is an hour's absence of the roller. */
DorsalHostClock dorsal_host_clock (DorsalHostTimer *timer);

G_END_DECLS
