/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Readings → totals.
 *
 *   Comes in: a reading at a time. Goes out: sums. Never: time that nobody watched. */

#include "core/summary.h"

#include <math.h>

#define UNWATCHED_US (500 * 1000)

static void
add_alerts (DorsalSummary *summary, guint alerts)
{
  guint raised = alerts & ~summary->standing;

  for (guint i = 0; i < DORSAL_N_ALERTS; i++)
    summary->alerts[i] += raised >> i & 1;
  summary->standing = alerts;
}

DorsalSummary
dorsal_summary_step (DorsalSummary prev, const DorsalReading *reading, gboolean gap)
{
  DorsalSummary next = prev;
  gint64 step_us = reading->sample.time_us - prev.last_us;

  if (reading->link != DORSAL_LINK_STREAMING)
    {
      next.standing = 0;
      next.state = DORSAL_STATE_UNKNOWN;
      return next;
    }
  if (prev.samples == 0)
    {
      next.first_us = reading->sample.time_us;
      step_us = 0;
    }
  else if (gap)
    next.lost += (guint16) (reading->sample.seq - prev.seq - 1);
  if (step_us < 0 || step_us >= UNWATCHED_US)
    step_us = 0;
  next.samples++;
  next.seq = reading->sample.seq;
  next.last_us = reading->sample.time_us;
  next.state_us[reading->state] += step_us;
  next.zone_us[reading->zone] += step_us;
  next.level_us[reading->level] += step_us;
  add_alerts (&next, reading->alerts);
  next.holds += reading->state == DORSAL_STATE_HOLDING && prev.state != DORSAL_STATE_HOLDING;
  next.state = reading->state;
  next.longest_hold_s = fmax (prev.longest_hold_s, reading->hold_s);
  if (reading->pressure_known)
    next.hardest_kpa = fmax (prev.hardest_kpa, reading->pressure_kpa);
  return next;
}
