/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The host's time and its waiting, so that a test can have its own. */

#include <glib.h>

struct pollfd;

G_BEGIN_DECLS

typedef struct
{
  gint64 (*now_us) (gpointer data);
  /* Until one of the fds is ready (its revents set) or until_us has come; G_MAXINT64: for ever. */
  void (*wait) (gpointer data, struct pollfd *fds, guint n, gint64 until_us);
  gpointer data;
} DorsalHostClock;

/* The real one. Its time never runs back, and goes on while the computer sleeps (CLOCK_BOOTTIME):
 * a lid that was shut for an hour is an hour's absence of the roller. */
const DorsalHostClock *dorsal_host_clock (void);

G_END_DECLS
