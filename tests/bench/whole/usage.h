/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a running process has cost so far, as the kernel counts it. */

#include <glib.h>

typedef struct
{
  double cpu_s; /* of all its threads that still run, to the nanosecond */
  guint64 minor_faults;
  double rss_mb;
  double unshared_mb; /* private and written to */
} Usage;

/* Zeroes for a process that has ended. */
Usage usage_of (int pid);
