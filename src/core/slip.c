/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Path → strokes → do they creep?
 *
 * Comes in: the rolled path, and whether the place said has left what people roll. Goes out: whether the last strokes
 * crept, and how far. Never: a correction of the place.
 *
 *   head  ╱╲    ╱╲    ╱╲          ╱╲
 *        ╱  ╲  ╱  ╲  ╱  ╲        ╱  ╲╱╲
 *   feet     ╲╱    ╲╱    ╲      ╱      ╲╱╲      middles: the same, or further each time
 *            no slip               slip    ╲ */

#include "core/slip.h"

#include <math.h>
#include <string.h>

#define STROKE_CM 3.0
#define ALIKE 0.6     /* a step differs from the mean by less than this share of it */
#define STROKES 6     /* so many middles … */
#define LINE_SHARE 0.8 /* … or a line through all turn-arounds, of this share of slip_cm a stroke … */
#define LINE_ERRORS 1.5 /* … and so many of its standard errors */

static double
middle (const DorsalSlip *slip, guint i)
{
  return (slip->turn_cm[i] + slip->turn_cm[i + 1]) / 2;
}

/* The mean step between the last middles; 0 unless all are alike. */
static double
creep_of (const DorsalSlip *slip)
{
  guint first, steps = STROKES - 1;
  double mean;

  if (slip->n < STROKES + 1)
    return 0;
  first = slip->n - (STROKES + 1);
  mean = (middle (slip, first + steps) - middle (slip, first)) / steps;
  for (guint i = 0; i < steps; i++)
    {
      double step = middle (slip, first + i + 1) - middle (slip, first + i);

      if (step * mean <= 0 || fabs (step - mean) > fabs (mean) * ALIKE)
        return 0;
    }
  return mean;
}

/* Upper and lower turn-arounds each about a line of their own, both as steep: how much a stroke, and the error of that. */
static double
slope_of (const DorsalSlip *slip, double *ret_error)
{
  double mean_i[2] = { 0 }, mean_cm[2] = { 0 }, ii = 0, ic = 0, rest = 0, slope;
  guint half = DORSAL_SLIP_TURNS / 2;

  for (guint i = 0; i < DORSAL_SLIP_TURNS; i++)
    {
      mean_i[i % 2] += (double) i / half;
      mean_cm[i % 2] += slip->turn_cm[i] / half;
    }
  for (guint i = 0; i < DORSAL_SLIP_TURNS; i++)
    {
      ii += (i - mean_i[i % 2]) * (i - mean_i[i % 2]);
      ic += (i - mean_i[i % 2]) * (slip->turn_cm[i] - mean_cm[i % 2]);
    }
  slope = ic / ii;
  for (guint i = 0; i < DORSAL_SLIP_TURNS; i++)
    {
      double off = slip->turn_cm[i] - mean_cm[i % 2] - slope * (i - mean_i[i % 2]);
      rest += off * off;
    }
  *ret_error = sqrt (rest / (DORSAL_SLIP_TURNS - 3) / ii);
  return slope;
}

/* The way of all turn-arounds, when it led beyond the back; else 0. */
static double
drift_of (const DorsalSlip *slip, DorsalBeyond beyond, const DorsalZones *zones)
{
  double slope, error;

  if (slip->n < DORSAL_SLIP_TURNS || beyond == DORSAL_BEYOND_NOTHING)
    return 0;
  slope = slope_of (slip, &error);
  if (fabs (slope) < zones->slip_cm * LINE_SHARE || fabs (slope) < error * LINE_ERRORS
      || (slope < 0) != (beyond == DORSAL_BEYOND_HEAD))
    return 0;
  return slope;
}

DorsalBeyond
dorsal_slip_beyond (double f, const DorsalZones *zones)
{
  if (f < zones->upper_caution_end)
    return DORSAL_BEYOND_HEAD;
  return f > (zones->lower_caution_end + zones->lumbar_end) / 2 ? DORSAL_BEYOND_FEET : DORSAL_BEYOND_NOTHING;
}

static void
push_turn (DorsalSlip *slip, double cm, DorsalBeyond beyond, const DorsalZones *zones)
{
  double creep;
  guint strokes = STROKES - 1;

  if (slip->n == DORSAL_SLIP_TURNS)
    memmove (slip->turn_cm, slip->turn_cm + 1, --slip->n * sizeof slip->turn_cm[0]);
  slip->turn_cm[slip->n++] = cm;
  creep = creep_of (slip);
  if (fabs (creep) < zones->slip_cm)
    {
      creep = drift_of (slip, beyond, zones);
      strokes = DORSAL_SLIP_TURNS - 1;
    }
  slip->crept_cm = slip->slipping ? creep : creep * strokes;
  slip->creep_cm = creep;
  slip->slipping = creep != 0;
  slip->turned = TRUE;
}

void
dorsal_slip_step (DorsalSlip *slip, double path_cm, DorsalBeyond beyond, const DorsalZones *zones)
{
  slip->turned = FALSE;
  slip->crept_cm = 0;
  if (slip->way == 0)
    {
      if (slip->n == 0)
        {
          slip->turn_cm[slip->n++] = path_cm;
          slip->farthest_cm = path_cm;
        }
      if (fabs (path_cm - slip->turn_cm[0]) >= STROKE_CM)
        {
          slip->way = path_cm > slip->turn_cm[0] ? 1 : -1;
          slip->farthest_cm = path_cm;
        }
      return;
    }
  if ((path_cm - slip->farthest_cm) * slip->way >= 0)
    slip->farthest_cm = path_cm;
  else if (fabs (path_cm - slip->farthest_cm) >= STROKE_CM)
    {
      push_turn (slip, slip->farthest_cm, beyond, zones);
      slip->way = -slip->way;
      slip->farthest_cm = path_cm;
    }
}
