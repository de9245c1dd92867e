/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rolling and rest → sets.
 *
 * Comes in: what the person does. Goes out: which set this is and how far it is. Never: a
 * set from time that nobody saw.
 *
 *   NONE ──rolls──▶ ROLLING ──120 s──▶ ENOUGH
 *                    │   ▲               │
 *                    │   └─rolls again─┐ │ rests, 30 s or more rolled
 *                    └────────────────▶ RESTING ──30 s──▶ READY ──rolls──▶ ROLLING, the next set
 *                                                   └──▶ DONE after the last */

#include "core/sets.h"

#define STEP_MAX_US (250 * 1000)

static void
roll (DorsalSets *sets, gint64 step_us, const DorsalZones *zones)
{
  if (sets->phase == DORSAL_SET_NONE || sets->phase == DORSAL_SET_READY)
    {
      sets->set++;
      sets->rolled_us = 0;
    }
  sets->rest_us = 0;
  sets->rolled_us += step_us;
  sets->total_us += step_us;
  if (sets->phase != DORSAL_SET_DONE)
    sets->phase = sets->rolled_us >= zones->set_longest_s * 1e6 ? DORSAL_SET_ENOUGH : DORSAL_SET_ROLLING;
}

static void
rest (DorsalSets *sets, gint64 step_us, const DorsalZones *zones)
{
  gboolean whole = sets->rolled_us >= zones->set_shortest_s * 1e6;

  if (!whole || sets->phase == DORSAL_SET_READY || sets->phase == DORSAL_SET_DONE)
    return;
  sets->rest_us += step_us;
  if (sets->set >= zones->sets)
    sets->phase = DORSAL_SET_DONE;
  else
    sets->phase = sets->rest_us >= zones->set_rest_s * 1e6 ? DORSAL_SET_READY : DORSAL_SET_RESTING;
}

DorsalSets
dorsal_sets_step (DorsalSets prev, DorsalState state, gint64 step_us, const DorsalZones *zones)
{
  DorsalSets next = prev;

  if (step_us <= 0 || step_us > STEP_MAX_US)
    return next;
  switch (state)
    {
    case DORSAL_STATE_ROLLING:
      roll (&next, step_us, zones);
      break;
    case DORSAL_STATE_OFF:
    case DORSAL_STATE_SETTLING:
      rest (&next, step_us, zones);
      break;
    default:
      break;
    }
  return next;
}

double
dorsal_sets_rest_left_s (const DorsalSets *sets, const DorsalZones *zones)
{
  return sets->phase == DORSAL_SET_RESTING ? MAX (zones->set_rest_s - (double) sets->rest_us * 1e-6, 0) : 0;
}
