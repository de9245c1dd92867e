/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the person does.
 *
 * Comes in: contact, load and motion of one sample. Goes out: the state and since when.
 * Never: a hold that runs without contact or while rolling.
 *
 *             contact                 speed                  still a while
 *   OFF ─────────────▶ SETTLING ─────────────▶ ROLLING ─────────────▶ HOLDING ──┐
 *    ▲                    │  still for settle_s     ▲                  ▲   │      │ load falls by a quarter
 *    │                    └─────────────────────────┼──────────────────┘   │      ▼
 *    └── contact lost (from any)                    └──── speed, or strayed ┴── EXTENDING
 *
 * A turn-around is ROLLING: it is over before "a while" is, which grows with the stroke
 * before it (patience_us). A hold is dated back to when the roller came to rest; an
 * extension to when the load began to fall. */

#include "core/hold.h"

#include <math.h>

#define SMOOTH_S 0.3  /* time constant of the smoothed load */
#define FORGET_S 6.0  /* the reference load sinks to the present one this slowly */
#define HIGH 0.93     /* the load is still "up" above this share of the reference */
#define RETURNED 0.88 /* hips are up again above this share */
#define MIDDLE_S 5.0  /* the middle of a hold follows the place this slowly */
#define PATIENCE_MAX_S 2.5
#define DWELL_STEP_MAX_US (250 * 1000)

/* The reference is the load at rest here: elsewhere on the back the same hips weigh more or less. */
static void
follow_load (DorsalHold *hold, double level, gint64 time_us, gboolean still, gboolean frozen)
{
  double dt = (double) MAX (time_us - hold->load_us, 0) * 1e-6;

  hold->load_us = time_us;
  hold->smooth += (level - hold->smooth) * MIN (dt / SMOOTH_S, 1);
  if (!still && !frozen)
    hold->reference = hold->smooth;
  else if (!frozen)
    hold->reference = MAX (hold->smooth, hold->reference + (hold->smooth - hold->reference) * MIN (dt / FORGET_S, 1));
  if (hold->smooth >= HIGH * hold->reference)
    hold->high_us = time_us;
}

static gboolean
hips_lowered (const DorsalHold *hold, gint64 time_us, const DorsalZones *zones)
{
  return hold->smooth <= (1 - zones->extend_drop_percent / 100) * hold->reference
         && time_us - hold->high_us <= zones->extend_within_s * 1e6;
}

/* Follows the present stroke: where it began and how fast it became. The last one is remembered until
 * the next truly rolls: patience needs it at the turn-around. */
static void
follow_stroke (DorsalHold *hold, const DorsalMotion *motion, double path_cm, const DorsalZones *zones)
{
  double speed = motion->speed_cm_s;

  if (fabs (speed) < zones->roll_enter_cm_s)
    return;
  if (speed * hold->stroke_peak <= 0)
    {
      hold->stroke_from_cm = path_cm;
      hold->stroke_peak = speed;
    }
  else if (fabs (speed) > fabs (hold->stroke_peak))
    hold->stroke_peak = speed;
}

/* The middle of a hold follows its sway and creep, slowly. */
static void
follow_place (DorsalHold *hold, double path_cm, gint64 step_us)
{
  hold->hold_path_cm += (path_cm - hold->hold_path_cm) * CLAMP ((double) step_us * 1e-6 / MIDDLE_S, 0, 1);
}

/* The time that a minimum-jerk stroke (Flash & Hogan 1985) of length D and peak v spends below
 * the speed s at one end: it takes T = 1.875 D / v, and is slower than s for the share u of T
 * where 16 u² (1 − u)² = s / v. */
static double
stroke_end_s (double length_cm, double peak_cm_s, double speed_cm_s)
{
  double u_one_less_u = 0.25 * sqrt (MIN (speed_cm_s / peak_cm_s, 1));

  return 1.875 * length_cm / peak_cm_s * (1 - sqrt (1 - 4 * u_one_less_u)) / 2;
}

/* How long a roller must be still before it is a hold and no turn-around: the longest pause,
 * and the slow beginning of a stroke like the last. */
static gint64
patience_us (const DorsalHold *hold, double path_cm, const DorsalZones *zones)
{
  double peak = fabs (hold->stroke_peak);
  double begin_s = 0;

  if (peak > zones->roll_enter_cm_s)
    begin_s = stroke_end_s (fabs (path_cm - hold->stroke_from_cm), peak, zones->roll_enter_cm_s);
  return (gint64) (zones->hold_confirm_ms * 1000 + MIN (begin_s, PATIENCE_MAX_S) * 1e6);
}

static void
enter (DorsalHold *hold, DorsalState state, gint64 since_us, double path_cm)
{
  hold->state = state;
  hold->since_us = since_us;
  hold->hold_path_cm = path_cm;
  hold->rolled |= state == DORSAL_STATE_ROLLING;
}

DorsalHold
dorsal_hold_step (DorsalHold prev, const DorsalContact *contact, const DorsalLoad *load, const DorsalMotion *motion,
                  double path_cm, gboolean angle_known, gint64 time_us, const DorsalZones *zones)
{
  DorsalHold next = prev;
  double speed = fabs (motion->speed_cm_s);
  gint64 still_us = motion->still_since_us == G_MAXINT64 ? -1 : time_us - motion->still_since_us;
  gint64 rest_us;
  gboolean strayed = fabs (path_cm - prev.hold_path_cm) > zones->hold_excursion_cm;
  gboolean moving = motion->known && speed >= zones->roll_enter_cm_s;

  if (!contact->on)
    {
      next = (DorsalHold){ .state = DORSAL_STATE_OFF, .since_us = prev.since_us, .rolled = prev.rolled };
      if (prev.state != DORSAL_STATE_OFF)
        next.since_us = contact->since_us;
      return next;
    }
  if (prev.state <= DORSAL_STATE_OFF)
    {
      /* A bounce goes on where it was; lying down anew settles first. */
      gboolean again = prev.rolled && contact->since_us - prev.since_us < zones->keep_s * 1e6;
      next.rolled = FALSE;
      enter (&next, again ? DORSAL_STATE_ROLLING : DORSAL_STATE_SETTLING, contact->since_us, path_cm);
      next.smooth = next.reference = load->level;
      next.load_us = next.high_us = time_us;
      return next;
    }
  follow_load (&next, load->level, time_us, still_us >= 0,
               prev.state == DORSAL_STATE_EXTENDING);
  if (!angle_known)
    return next;
  follow_stroke (&next, motion, path_cm, zones);
  follow_place (&next, path_cm, time_us - prev.load_us);

  switch (prev.state)
    {
    case DORSAL_STATE_SETTLING:
      if (moving)
        enter (&next, DORSAL_STATE_ROLLING, time_us, path_cm);
      else if (strayed)
        enter (&next, DORSAL_STATE_SETTLING, time_us, path_cm);
      else if (time_us - prev.since_us >= zones->settle_s * 1e6)
        enter (&next, DORSAL_STATE_HOLDING, prev.since_us, path_cm);
      break;
    case DORSAL_STATE_ROLLING:
      /* What was still before it strayed or bounced is not still since. */
      rest_us = MIN (still_us, time_us - prev.since_us);
      if (rest_us >= patience_us (&next, path_cm, zones))
        enter (&next, DORSAL_STATE_HOLDING, time_us - rest_us, path_cm);
      break;
    case DORSAL_STATE_HOLDING:
      if (moving || strayed)
        enter (&next, DORSAL_STATE_ROLLING, time_us, path_cm);
      else if (hips_lowered (&next, time_us, zones))
        enter (&next, DORSAL_STATE_EXTENDING, next.high_us, path_cm);
      break;
    case DORSAL_STATE_EXTENDING:
      if (moving || strayed)
        enter (&next, DORSAL_STATE_ROLLING, time_us, path_cm);
      else if (next.smooth >= RETURNED * next.reference)
        enter (&next, DORSAL_STATE_HOLDING, time_us, path_cm);
      break;
    default:
      break;
    }
  return next;
}

double
dorsal_hold_seconds (const DorsalHold *hold, gint64 time_us)
{
  return hold->state == DORSAL_STATE_HOLDING ? (double) MAX (time_us - hold->since_us, 0) * 1e-6 : 0;
}

DorsalHoldPhase
dorsal_hold_phase (double hold_s, const DorsalZones *zones)
{
  return hold_s <= 0                      ? DORSAL_HOLD_NONE
         : hold_s < zones->hold_goal_s    ? DORSAL_HOLD_RUNNING
         : hold_s < zones->hold_enough_s  ? DORSAL_HOLD_GOAL
         : hold_s < zones->hold_long_s    ? DORSAL_HOLD_ENOUGH
                                          : DORSAL_HOLD_LONG;
}

void
dorsal_dwell_add (DorsalDwell *dwell, DorsalLevel level, gint64 step_us)
{
  if (level > DORSAL_LEVEL_UNKNOWN && level < DORSAL_N_LEVELS && step_us > 0 && step_us <= DWELL_STEP_MAX_US)
    dwell->level_us[level] += step_us;
}
