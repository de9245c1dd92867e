/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How far the shell has turned, from a gyroscope and gravity, in whole numbers.
 *
 * The sensor lies on the axle, its X axis along it, away from the marked end. Turned by θ about X,
 * gravity reads ay = g sin θ, az = g cos θ, and the gyro's X reads dθ/dt. */

#include <stdbool.h>
#include <stdint.h>

#define ANGLE_TURN_MDEG  360000L
#define ANGLE_SEED_STEPS 64   /* readings that find the gyro's offset */
#define ANGLE_ACCEL_PER_G 8192 /* at ±4 g */

typedef struct
{
  int16_t ax, ay, az; /* ANGLE_ACCEL_PER_G */
  int16_t gx;         /* 32.8 per °/s */
} AngleReading;

/* All zeroes is a fresh one. */
typedef struct
{
  int32_t mdeg;   /* the sum, wraps at 2^32 */
  int32_t rest;   /* what is left of it: 1/32800 mdeg */
  int32_t offset; /* gravity's angle when the sum is 0: less than a turn, either way */
  int32_t bias;   /* of the gyro: 1/65536 counts */
  uint8_t seeds;
  int16_t seed_min, seed_max;
  int32_t seed_sum, seed_ay, seed_az;
} Angle;

/* atan2 in thousandths of a degree, -180000 … 180000, right to 10. (0, 0) gives 0. */
int32_t arctan2_mdeg (int16_t y, int16_t x);

/* One reading, dt_us after the last. Returns whether the angle is known: after ANGLE_SEED_STEPS.
 * dt_us beyond 50 ms (a gap) counts as 50 ms for gravity's pull. */
bool angle_step (Angle *angle, const AngleReading *reading, uint32_t dt_us);
/* The present angle is 0 from now on. */
void angle_zero (Angle *angle);
