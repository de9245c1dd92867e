/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A cue → a pattern of the motor.
 *
 *   lower back, near it     up     three pulses: toward the head
 *   neck, too hard          stop   without a break
 *   other warnings, anchor  tick
 *   goals, the end          done   one long
 *   the rest                –      a motor that always hums says nothing
 *
 * An alert that begins → the same pattern, at once.
 *
 *   began     stands   asked
 *   lumbar    –        up       the first of LUMBAR, NECK, TOO_HARD
 *   too hard  lumbar   nothing  the graver one has been felt; the cue will say the other when there is room
 *   near      –        nothing  no harm yet: the cue's
 *
 * Comes in: alerts, a cue. Goes out: what to ask of the motor. Never: a pattern twice for the same news. */

#include "core/motor.h"

#include "core/alert.h"

#define GRAVE (DORSAL_ALERT_LUMBAR | DORSAL_ALERT_NECK | DORSAL_ALERT_TOO_HARD)

DorsalCue
dorsal_motor_pattern (DorsalSay say, gboolean strong, guint *ret_ttl_ms)
{
  static const struct
  {
    DorsalCue cue;
    guint ttl_ms, strong_ms;
  } patterns[DORSAL_N_SAYS] = {
    [DORSAL_SAY_LUMBAR] = { DORSAL_CUE_UP, 900, 1500 },
    [DORSAL_SAY_NECK] = { DORSAL_CUE_STOP, 700, 1500 },
    [DORSAL_SAY_TOO_HARD] = { DORSAL_CUE_STOP, 700, 1500 },
    [DORSAL_SAY_LUMBAR_NEAR] = { DORSAL_CUE_UP, 600, 900 },
    [DORSAL_SAY_NECK_NEAR] = { DORSAL_CUE_TICK, 200, 300 },
    [DORSAL_SAY_TOO_FAST] = { DORSAL_CUE_TICK, 200, 300 },
    [DORSAL_SAY_MIDLINE] = { DORSAL_CUE_TICK, 200, 300 },
    [DORSAL_SAY_PLACE_UNKNOWN] = { DORSAL_CUE_TICK, 200, 300 },
    [DORSAL_SAY_ANCHORED] = { DORSAL_CUE_TICK, 200, 200 },
    [DORSAL_SAY_HOLD_GOAL] = { DORSAL_CUE_DONE, 600, 600 },
    [DORSAL_SAY_HOLD_ENOUGH] = { DORSAL_CUE_DONE, 600, 600 },
    [DORSAL_SAY_HOLD_LONG] = { DORSAL_CUE_DONE, 900, 900 },
    [DORSAL_SAY_STEP_DONE] = { DORSAL_CUE_DONE, 400, 400 },
    [DORSAL_SAY_SET_DONE] = { DORSAL_CUE_DONE, 600, 600 },
    [DORSAL_SAY_SESSION_DONE] = { DORSAL_CUE_DONE, 900, 900 },
  };

  *ret_ttl_ms = strong ? patterns[say].strong_ms : patterns[say].ttl_ms;
  return patterns[say].cue;
}

static DorsalSay
say_of (DorsalAlert alert)
{
  return alert == DORSAL_ALERT_LUMBAR ? DORSAL_SAY_LUMBAR
         : alert == DORSAL_ALERT_NECK ? DORSAL_SAY_NECK
                                      : DORSAL_SAY_TOO_HARD;
}

DorsalReflex
dorsal_reflex_step (DorsalReflex prev, guint alerts, gint64 time_us)
{
  DorsalReflex next = prev;
  DorsalAlert gravest = dorsal_alert_first (alerts & GRAVE);

  next.cue = DORSAL_CUE_UNKNOWN;
  next.alerts = alerts;
  if (gravest & ~prev.alerts)
    {
      next.cue = next.called = dorsal_motor_pattern (say_of (gravest), FALSE, &next.ttl_ms);
      next.until_us = time_us + next.ttl_ms * 1000;
    }
  return next;
}

static gboolean
is_warning (DorsalCue cue)
{
  return cue == DORSAL_CUE_UP || cue == DORSAL_CUE_STOP;
}

gboolean
dorsal_reflex_lets (const DorsalReflex *reflex, DorsalCue cue, guint ttl_ms, gint64 time_us)
{
  if (time_us >= reflex->until_us)
    return TRUE;
  return is_warning (cue) && (cue != reflex->called || ttl_ms > reflex->ttl_ms);
}
