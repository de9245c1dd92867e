/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked now, and how far it is.
 *
 *   step asked ─▶ gate felt? ─▶ counted toward n ─▶ times ─▶ next step
 *                    └ no roller, or one that cannot feel this gate: the clock, for the step's seconds
 *
 * Comes in: a reading, or none, and the time. Goes out: the run. Never: progress while the roller is silent; a stroke
 * or hold on the lower back or the neck that counts; a step that no roller of this kind could ever end.
 *
 *   gate                    counts                                   starts again
 *   time                    always
 *   placed, off, anchored   a second of it                           when it is over
 *   still, hips-lowered     seconds of it                            when it is over
 *   hips-up                 a second of a quarter more load          when the load sinks
 *   hold                    the reading's own hold_s                 with the hold
 *   strokes                 a turn after 4 cm, none of it spoilt     never */

#include "core/programme.h"

#include <math.h>

#define CALL_MAX_S  1.0
#define MOMENT_S    1.0  /* what "is so" must last */
#define HIPS_UP     1.25 /* lowered hips bear 0.62 of what lifted ones do, by the static bridge of core/person.h */
#define STROKE_CM   4.0  /* a shorter way is no stroke [E] */
#define STROKE_CM_S 0.35 /* slower than this is a turn-around */

static gboolean
on (const DorsalReading *reading)
{
  return reading->state > DORSAL_STATE_OFF;
}

static gboolean
forbidden (const DorsalReading *reading)
{
  return (reading->alerts & (DORSAL_ALERT_LUMBAR | DORSAL_ALERT_NECK)) != 0;
}

/* Without its rotation a roller feels contact and load, and no more. */
static gboolean
can_feel (DorsalGate gate, const DorsalReading *reading)
{
  if (!reading)
    return FALSE;
  if (gate == DORSAL_GATE_PLACED || gate == DORSAL_GATE_OFF || gate == DORSAL_GATE_HIPS_UP)
    return TRUE;
  return gate != DORSAL_GATE_TIME && (reading->speed_known || !on (reading));
}

/* Load in whatever measure there is; 0 for none. */
static double
load_of (const DorsalReading *reading)
{
  return reading->load_known       ? reading->load_percent
         : reading->pressure_known ? reading->pressure_kpa
                                   : reading->raw_fraction;
}

static void
follow_load (DorsalProgrammeRun *run, const DorsalReading *reading)
{
  double load = load_of (reading);

  if (!on (reading))
    run->least = 0;
  else if (run->least == 0 || load < run->least)
    run->least = load;
}

static gboolean
is_so (const DorsalProgrammeRun *run, DorsalGate gate, const DorsalReading *reading)
{
  switch (gate)
    {
    case DORSAL_GATE_PLACED:
      return on (reading);
    case DORSAL_GATE_ANCHORED:
      return reading->place_known;
    case DORSAL_GATE_STILL:
      return on (reading) && reading->state != DORSAL_STATE_ROLLING;
    case DORSAL_GATE_HIPS_UP:
      return on (reading) && (reading->state == DORSAL_STATE_ROLLING || load_of (reading) >= HIPS_UP * run->least);
    case DORSAL_GATE_HOLD:
      return reading->state == DORSAL_STATE_HOLDING && !forbidden (reading);
    case DORSAL_GATE_HIPS_LOWERED:
      return reading->state == DORSAL_STATE_EXTENDING && !forbidden (reading);
    case DORSAL_GATE_OFF:
      return reading->state == DORSAL_STATE_OFF;
    default:
      return FALSE;
    }
}

/* TRUE when a stroke has just ended well. */
static gboolean
follow_stroke (DorsalProgrammeRun *run, const DorsalReading *reading, double dt_s)
{
  double speed = reading->speed_known ? reading->speed_cm_s : 0;
  gboolean rolling = reading->state == DORSAL_STATE_ROLLING, ended = FALSE;

  if (!rolling || (run->way_cm * speed < 0 && fabs (speed) > STROKE_CM_S))
    {
      ended = fabs (run->way_cm) >= STROKE_CM && !run->spoilt && on (reading);
      run->way_cm = 0;
      run->spoilt = FALSE;
    }
  if (!rolling)
    return ended;
  run->way_cm += speed * dt_s;
  run->spoilt |= forbidden (reading) || (reading->alerts & DORSAL_ALERT_TOO_FAST) || reading->pace == DORSAL_PACE_FAST
                 || reading->pace == DORSAL_PACE_TOO_FAST;
  return ended;
}

static void
enter (DorsalProgrammeRun *run, const DorsalProgramme *programme, guint step)
{
  run->step = MIN (step, programme->n_steps);
  run->finished = run->step == programme->n_steps;
  run->done = 0;
  run->spent_s = run->progress = run->way_cm = 0;
  run->closed = run->spoilt = FALSE;
  run->stepped = TRUE;
}

/* Once more; the step is done when it was often enough. */
static void
open_gate (DorsalProgrammeRun *run, const DorsalProgramme *programme)
{
  const DorsalProgrammeStep *step = &programme->steps[run->step];

  run->done++;
  run->spent_s = 0;
  run->closed = TRUE;
  run->progress = (double) run->done / step->times;
  if (run->done >= step->times)
    enter (run, programme, run->step + 1);
}

static void
go_by_clock (DorsalProgrammeRun *run, const DorsalProgramme *programme, double dt_s)
{
  const DorsalProgrammeStep *step = &programme->steps[run->step];
  double length_s = step->gate == DORSAL_GATE_TIME && step->times == 1 ? step->n : step->seconds;

  run->spent_s += dt_s;
  run->progress = MIN (run->spent_s / length_s, 1);
  if (run->spent_s >= length_s)
    enter (run, programme, run->step + 1);
}

static void
count_strokes (DorsalProgrammeRun *run, const DorsalProgramme *programme, const DorsalReading *reading, double dt_s)
{
  const DorsalProgrammeStep *step = &programme->steps[run->step];

  if (follow_stroke (run, reading, dt_s))
    run->spent_s++;
  run->progress = (run->done + MIN (run->spent_s / step->n, 1)) / step->times;
  if (run->spent_s >= step->n)
    open_gate (run, programme);
}

static void
wait_for (DorsalProgrammeRun *run, const DorsalProgramme *programme, const DorsalReading *reading, double dt_s)
{
  const DorsalProgrammeStep *step = &programme->steps[run->step];
  double wanted_s
      = step->gate == DORSAL_GATE_STILL || step->gate == DORSAL_GATE_HIPS_LOWERED || step->gate == DORSAL_GATE_HOLD
            ? step->n
            : MOMENT_S;

  if (!is_so (run, step->gate, reading))
    {
      run->spent_s = 0;
      run->closed = FALSE;
    }
  else if (!run->closed)
    run->spent_s = step->gate == DORSAL_GATE_HOLD ? reading->hold_s : run->spent_s + dt_s;
  run->progress = (run->done + MIN (run->spent_s / wanted_s, 1)) / step->times;
  if (run->spent_s >= wanted_s)
    open_gate (run, programme);
}

DorsalProgrammeRun
dorsal_programme_step (DorsalProgrammeRun prev, const DorsalProgramme *programme, const DorsalReading *reading,
                       gint64 time_us)
{
  DorsalProgrammeRun next = prev;
  double dt_s = prev.time_us ? CLAMP ((double) (time_us - prev.time_us) * 1e-6, 0, CALL_MAX_S) : 0;
  DorsalGate gate;

  next.stepped = FALSE;
  next.time_us = time_us;
  next.paused = reading && (reading->link != DORSAL_LINK_STREAMING || reading->state == DORSAL_STATE_UNKNOWN);
  if (next.finished || next.paused)
    return next;
  gate = programme->steps[next.step].gate;
  if (reading)
    follow_load (&next, reading);
  next.by_clock = !can_feel (gate, reading);
  if (next.by_clock)
    go_by_clock (&next, programme, dt_s);
  else if (gate == DORSAL_GATE_STROKES)
    count_strokes (&next, programme, reading, dt_s);
  else
    wait_for (&next, programme, reading, dt_s);
  return next;
}

DorsalProgrammeRun
dorsal_programme_skip (DorsalProgrammeRun run, const DorsalProgramme *programme)
{
  if (!run.finished)
    enter (&run, programme, run.step + 1);
  return run;
}

DorsalProgrammeRun
dorsal_programme_back (DorsalProgrammeRun run)
{
  guint to = run.step > 0 ? run.step - 1 : 0;

  return (DorsalProgrammeRun){ .step = to, .stepped = TRUE, .time_us = run.time_us, .least = run.least };
}

double
dorsal_programme_progress (const DorsalProgrammeRun *run, const DorsalProgramme *programme)
{
  double passed_s = 0;

  for (guint i = 0; i < run->step && i < programme->n_steps; i++)
    passed_s += programme->steps[i].seconds;
  if (run->step < programme->n_steps)
    passed_s += run->progress * programme->steps[run->step].seconds;
  return passed_s / dorsal_programme_seconds (programme);
}
