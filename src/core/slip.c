/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Path → strokes → do their middles creep?
 *
 * Comes in: the rolled path. Goes out: whether the last strokes crept, and how far. Never: a
 * correction of the place.
 *
 *   head  ╱╲    ╱╲    ╱╲          ╱╲
 *        ╱  ╲  ╱  ╲  ╱  ╲        ╱  ╲╱╲
 *   feet     ╲╱    ╲╱    ╲      ╱      ╲╱╲      middles: the same, or further each time
 *            no slip               slip    ╲ */

#include "core/slip.h"

#include <math.h>
#include <string.h>

#define STROKE_CM 3.0
#define ALIKE 0.8 /* a step differs from the mean by less than this share of it */
#define STROKES 6 /* so many middles … */

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

static void
push_turn (DorsalSlip *slip, double cm, const DorsalZones *zones)
{
  double creep;

  if (slip->n == DORSAL_SLIP_TURNS)
    memmove (slip->turn_cm, slip->turn_cm + 1, --slip->n * sizeof slip->turn_cm[0]);
  slip->turn_cm[slip->n++] = cm;
  creep = creep_of (slip);
  slip->slipping = fabs (creep) >= zones->slip_cm;
  slip->creep_cm = slip->slipping ? creep : 0;
  slip->turned = TRUE;
}

DorsalSlip
dorsal_slip_step (DorsalSlip prev, double path_cm, const DorsalZones *zones)
{
  DorsalSlip next = prev;

  next.turned = FALSE;
  if (prev.way == 0)
    {
      if (prev.n == 0)
        {
          next.turn_cm[next.n++] = path_cm;
          next.farthest_cm = path_cm;
        }
      if (fabs (path_cm - next.turn_cm[0]) >= STROKE_CM)
        {
          next.way = path_cm > next.turn_cm[0] ? 1 : -1;
          next.farthest_cm = path_cm;
        }
      return next;
    }
  if ((path_cm - prev.farthest_cm) * prev.way >= 0)
    next.farthest_cm = path_cm;
  else if (fabs (path_cm - prev.farthest_cm) >= STROKE_CM)
    {
      push_turn (&next, prev.farthest_cm, zones);
      next.way = -prev.way;
      next.farthest_cm = path_cm;
    }
  return next;
}
