/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The vibration motor. motor_tick belongs into a timer's interrupt, every millisecond: then the
 * motor goes off in time whatever the rest of the firmware does or has stopped doing. */

#include <stdbool.h>
#include <stdint.h>

typedef enum
{
  MOTOR_QUIET,
  MOTOR_TICK,
  MOTOR_INHALE, /* one pulse */
  MOTOR_EXHALE, /* two */
  MOTOR_DONE,   /* one long */
  MOTOR_UP,     /* three */
  MOTOR_STOP,   /* without a break until the ttl */
} MotorPattern;

#define MOTOR_TTL_MAX_MS 2000

/* All zeroes is quiet. */
typedef struct
{
  MotorPattern pattern;
  uint8_t step;     /* of the pattern; even ones vibrate */
  uint16_t step_ms; /* left of this step */
  uint16_t ttl_ms;  /* left of all: at 0 the motor is off, whatever the pattern says */
} Motor;

/* ttl_ms is cut to MOTOR_TTL_MAX_MS. Takes the place of whatever was going on. */
Motor motor_start (MotorPattern pattern, uint16_t ttl_ms);
/* A millisecond has passed. Whether the motor runs now. */
bool motor_tick (Motor *motor);
