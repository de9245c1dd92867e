/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cost of the last pictures → when the next one may come. At 60 Hz, with a share of 35 %:
 *
 *   every   pictures a second   slower from   faster below
 *   1       60                  5.8 ms        –
 *   2       30                  11.7 ms       4.1 ms
 *   4       15                  23.3 ms       8.2 ms
 *   8       7.5                 –             16.3 ms
 *
 * Comes in: costs. Goes out: a pace. Never: a pace that flutters between two. */

#include "app/cadence.h"

#define SMOOTHING  8
#define OUTLIER    4 /* a first picture, or a process that had to wait, counts for no more than so many */
#define WELL_BELOW 0.7

static double
allowed_us (guint every, gint64 frame_us)
{
  return DORSAL_CADENCE_SHARE * (double) frame_us * every;
}

static gint64
smooth (gint64 prev_us, gint64 cost_us)
{
  if (prev_us == 0)
    return cost_us;
  return prev_us + (MIN (cost_us, OUTLIER * prev_us) - prev_us) / SMOOTHING;
}

DorsalCadence
dorsal_cadence_step (DorsalCadence prev, gint64 cost_us, gint64 frame_us)
{
  DorsalCadence next = { smooth (prev.cost_us, MAX (cost_us, 1)), MAX (prev.every, 1) };

  if (next.every < DORSAL_CADENCE_MOST && (double) next.cost_us > allowed_us (next.every, frame_us))
    next.every *= 2;
  else if (next.every > 1 && (double) next.cost_us < WELL_BELOW * allowed_us (next.every / 2, frame_us))
    next.every /= 2;
  return next;
}

gint64
dorsal_cadence_interval_us (DorsalCadence cadence, gint64 frame_us)
{
  return frame_us * MAX (cadence.every, 1);
}
