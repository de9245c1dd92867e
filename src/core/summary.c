/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Readings → totals.
 *
 *   Comes in: a reading at a time. Goes out: sums. Never: time that nobody watched. */

#include "core/summary.h"

#include <math.h>

#define UNWATCHED_US (500 * 1000)
#define STROKE_CM_S 1.0 /* [E] slower is no stroke yet */

static void
add_alerts (DorsalSummary *summary, guint alerts)
{
  guint raised = alerts & ~summary->standing;

  for (guint i = 0; i < DORSAL_N_ALERTS; i++)
    summary->alerts[i] += raised >> i & 1;
  summary->standing = alerts;
}

static void
add_stroke (DorsalSummary *summary, const DorsalReading *reading)
{
  int heading = reading->speed_cm_s > 0 ? 1 : -1;

  if (reading->state != DORSAL_STATE_ROLLING)
    summary->heading = 0;
  else if (reading->speed_known && fabs (reading->speed_cm_s) >= STROKE_CM_S && heading != summary->heading)
    {
      summary->heading = heading;
      summary->strokes++;
    }
}

static void
add_hold (DorsalSummary *summary, const DorsalReading *reading, gint64 step_us)
{
  DorsalSummarySpot *spot = &summary->spots[reading->level];
  gboolean holds = reading->state == DORSAL_STATE_HOLDING;

  summary->holds += holds && summary->state != DORSAL_STATE_HOLDING;
  summary->placed &= holds && summary->state == DORSAL_STATE_HOLDING;
  summary->longest_hold_s = fmax (summary->longest_hold_s, reading->hold_s);
  if (!holds || reading->level == DORSAL_LEVEL_UNKNOWN)
    return;
  spot->holds += !summary->placed;
  summary->placed = TRUE;
  spot->hold_us += step_us;
  spot->longest_us = MAX (spot->longest_us, (gint64) (reading->hold_s * 1e6));
}

static void
add_pressure (DorsalSummary *summary, const DorsalReading *reading, gint64 step_us)
{
  if (!reading->pressure_known)
    return;
  summary->hardest_kpa = fmax (summary->hardest_kpa, reading->pressure_kpa);
  if (reading->state <= DORSAL_STATE_OFF)
    return;
  summary->loaded_us += step_us;
  summary->loaded_kpa_s += reading->pressure_kpa * (double) step_us * 1e-6;
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
  if (step_us >= UNWATCHED_US)
    {
      next.gaps++;
      next.gap_us += step_us;
    }
  if (step_us < 0 || step_us >= UNWATCHED_US)
    step_us = 0;
  next.samples++;
  next.seq = reading->sample.seq;
  next.last_us = reading->sample.time_us;
  next.state_us[reading->state] += step_us;
  next.zone_us[reading->zone] += step_us;
  next.level_us[reading->level] += step_us;
  add_alerts (&next, reading->alerts);
  next.pace_us[reading->pace] += step_us;
  add_stroke (&next, reading);
  add_hold (&next, reading, step_us);
  add_pressure (&next, reading, step_us);
  next.state = reading->state;
  return next;
}

DorsalSummary
dorsal_summary_answer (DorsalSummary prev, DorsalLevel level, DorsalAnswer answer)
{
  DorsalSummary next = prev;

  if (answer == DORSAL_ANSWER_UNKNOWN || level == DORSAL_LEVEL_UNKNOWN)
    return next;
  next.spots[level].answers[answer]++;
  next.spots[level].answer = answer;
  return next;
}

double
dorsal_summary_mean_kpa (const DorsalSummary *summary)
{
  return summary->loaded_us > 0 ? summary->loaded_kpa_s / ((double) summary->loaded_us * 1e-6) : 0;
}
