/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: a pattern and its time to live. Goes out, every millisecond: run or not. Never: a millisecond
 * beyond the time to live.
 *
 *   tick    ▂                 inhale  ▂▂▂▂              exhale  ▂▂▂ ▂▂▂
 *   done    ▂▂▂▂▂▂▂▂▂▂        up      ▂▂ ▂▂ ▂▂          stop    ▂▂▂▂▂▂▂▂▂▂ … ttl
 *
 * An eccentric-mass motor takes some 50 ms to be felt: no pulse is shorter than 60. [E] */

#include "motor.h"

#define STEPS_MAX 6

/* Milliseconds, vibrating and pausing by turns; 0 ends. */
static const uint16_t patterns[][STEPS_MAX] = {
  [MOTOR_TICK] = { 60 },
  [MOTOR_INHALE] = { 300 },
  [MOTOR_EXHALE] = { 200, 150, 200 },
  [MOTOR_DONE] = { 900 },
  [MOTOR_UP] = { 150, 120, 150, 120, 150 },
  [MOTOR_STOP] = { MOTOR_TTL_MAX_MS },
};

Motor
motor_start (MotorPattern pattern, uint16_t ttl_ms)
{
  Motor motor = { pattern, 0, 0, ttl_ms > MOTOR_TTL_MAX_MS ? MOTOR_TTL_MAX_MS : ttl_ms };

  if (pattern > MOTOR_STOP)
    motor.pattern = MOTOR_QUIET;
  motor.step_ms = patterns[motor.pattern][0];
  return motor;
}

bool
motor_tick (Motor *motor)
{
  bool on;

  if (motor->ttl_ms == 0 || motor->step_ms == 0)
    {
      motor->pattern = MOTOR_QUIET;
      motor->ttl_ms = motor->step_ms = 0;
      return false;
    }
  on = motor->step % 2 == 0;
  motor->ttl_ms--;
  if (--motor->step_ms == 0 && ++motor->step < STEPS_MAX)
    motor->step_ms = patterns[motor->pattern][motor->step];
  return on;
}
