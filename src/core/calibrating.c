/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Samples → zero and points.
 *
 *   asked ── 1 s: the hand goes ──┬── 3 s: sums ──┬─▶ zero, or a cell that is not empty
 *                                 │               └─▶ a point, or why it is none
 *                                 └── a hole of 0.5 s: from the beginning
 *
 * Comes in: samples of one roller, what is asked for. Goes out: means and unrest. Never: a point
 * without a zero, a point that core/calibration would not take. */

#include "core/calibrating.h"

#include <math.h>
#include <string.h>

DorsalCalibrating
dorsal_calibrating_begin (const DorsalHello *hello)
{
  return (DorsalCalibrating){ .hello = *hello };
}

static void
restart (DorsalCalibrating *next)
{
  next->asked_us = next->last_us = 0;
  next->n = 0;
  next->total = next->total_sq = 0;
  memset (next->sum, 0, sizeof next->sum);
  memset (next->sum_sq, 0, sizeof next->sum_sq);
}

DorsalCalibrating
dorsal_calibrating_zero (DorsalCalibrating prev)
{
  DorsalCalibrating next = prev;

  restart (&next);
  next.measuring = DORSAL_MEASURING_ZERO;
  next.zeroed = FALSE;
  next.n_points = 0;
  return next;
}

DorsalCalibrating
dorsal_calibrating_weigh (DorsalCalibrating prev, DorsalCalibrationOn on, double force_n, double area_cm2)
{
  DorsalCalibrating next = prev;

  if (!prev.zeroed || prev.n_points == DORSAL_CALIBRATION_MAX_POINTS)
    return prev;
  restart (&next);
  next.measuring = DORSAL_MEASURING_WEIGHT;
  next.wanted = (DorsalCalibrationPoint){ .on = on, .force_n = force_n, .area_cm2 = area_cm2 };
  return next;
}

/* --- a measurement --- */

static void
add (DorsalCalibrating *next, const DorsalSample *sample)
{
  double total = 0;

  for (guint i = 0; i < next->hello.n_cells; i++)
    {
      double count = MAX (sample->cells[i], 0); /* −1: dead, and bears nothing */

      next->sum[i] += count;
      next->sum_sq[i] += count * count;
      total += count - next->zero[i];
    }
  next->total += total;
  next->total_sq += total * total;
  next->n++;
}

static double
deviation (double sum, double sum_sq, guint n)
{
  double mean = sum / n;
  return sqrt (MAX (sum_sq / n - mean * mean, 0));
}

static DorsalCalibratingNews
finish_zero (DorsalCalibrating *next)
{
  for (guint i = 0; i < next->hello.n_cells; i++)
    {
      next->zero[i] = next->sum[i] / next->n;
      if (next->zero[i] <= DORSAL_CALIBRATING_MAX_ZERO * next->hello.full_scale
          && deviation (next->sum[i], next->sum_sq[i], next->n)
                 <= DORSAL_CALIBRATING_MAX_ZERO_UNREST * next->hello.full_scale)
        continue;
      next->blamed = i;
      memset (next->zero, 0, sizeof next->zero);
      return DORSAL_CALIBRATING_NOT_EMPTY;
    }
  next->zeroed = TRUE;
  return DORSAL_CALIBRATING_ZEROED;
}

static DorsalCalibratingNews
finish_weight (DorsalCalibrating *next)
{
  DorsalCalibrationPoint point = next->wanted;
  double mean = next->total / next->n;

  for (guint i = 0; i < next->hello.n_cells; i++)
    point.cells[i] = MAX (next->sum[i] / next->n - next->zero[i], 0);
  point.unrest = mean > 0 ? deviation (next->total, next->total_sq, next->n) / mean : 0;
  next->verdict = dorsal_calibration_check (&point, &next->hello);
  if (next->verdict.result != DORSAL_CALIBRATION_GOOD)
    return DORSAL_CALIBRATING_REFUSED;
  next->points[next->n_points++] = point;
  return DORSAL_CALIBRATING_TAKEN;
}

DorsalCalibratingNews
dorsal_calibrating_step (DorsalCalibrating *calibrating, const DorsalSample *sample)
{
  DorsalMeasuring measuring = calibrating->measuring;

  if (measuring == DORSAL_MEASURING_UNKNOWN)
    return DORSAL_CALIBRATING_NOTHING;
  if (calibrating->last_us != 0 && sample->time_us - calibrating->last_us >= DORSAL_CALIBRATING_GAP_US)
    restart (calibrating);
  calibrating->last_us = sample->time_us;
  if (calibrating->asked_us == 0)
    calibrating->asked_us = sample->time_us;
  if (sample->time_us - calibrating->asked_us < DORSAL_CALIBRATING_SETTLE_US)
    return DORSAL_CALIBRATING_NOTHING;
  /* A zero is measured against nothing. */
  if (measuring == DORSAL_MEASURING_ZERO && calibrating->n == 0)
    memset (calibrating->zero, 0, sizeof calibrating->zero);
  add (calibrating, sample);
  if (dorsal_calibrating_progress (calibrating) < 1)
    return DORSAL_CALIBRATING_NOTHING;
  calibrating->measuring = DORSAL_MEASURING_UNKNOWN;
  return measuring == DORSAL_MEASURING_ZERO ? finish_zero (calibrating) : finish_weight (calibrating);
}

double
dorsal_calibrating_progress (const DorsalCalibrating *calibrating)
{
  double whole_us = DORSAL_CALIBRATING_SETTLE_US + DORSAL_CALIBRATING_MEASURE_US;

  if (calibrating->measuring == DORSAL_MEASURING_UNKNOWN || calibrating->asked_us == 0)
    return 0;
  return MIN ((double) (calibrating->last_us - calibrating->asked_us) / whole_us, 1);
}

DorsalCalibrating
dorsal_calibrating_remove (DorsalCalibrating prev, guint index)
{
  DorsalCalibrating next = prev;

  next.n_points--;
  memmove (&next.points[index], &next.points[index + 1], (next.n_points - index) * sizeof next.points[0]);
  return next;
}

DorsalCalibrationVerdict
dorsal_calibrating_fit (const DorsalCalibrating *calibrating, DorsalCalibration *ret_calibration)
{
  return dorsal_calibration_fit (calibrating->points, calibrating->n_points, &calibrating->hello, ret_calibration);
}
