/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A complementary filter with an integrator, after Mahony, Hamel & Pflimlin 2008 (IEEE TAC 53:1203), in one
 * dimension.
 *
 *   gyro ──(- bias)──▶ sum ──▶ angle
 *             ▲         ▲
 *             └─ ki ─┬──┘ kp          error = gravity's angle - angle, the short way round
 *                    └── error ◀── gravity, while the axle is level and nothing shakes
 *
 * kp = 1 / 1.49 s, ki = kp² / 4 (critically damped). With kp alone an offset of 20 °/s, which the
 * MPU-6050 may have (PS-MPU-6000A), would stand as an error of 30°; ki takes it out.
 *
 * Comes in: readings. Goes out: an angle that goes on beyond full turns. Never: floats, 64 bits. */

#include "angle.h"

#include <stdlib.h>

#define PER_MDEG   32800L /* gyro counts × µs in a thousandth of a degree: 32.8 × 1e6 / 1000 */
#define STILL      100    /* gyro counts between smallest and largest: 3 °/s [E] */
#define BIAS_MAX   (1400L * 65536) /* 43 °/s: twice the data sheet's worst */
#define SHIFT      5      /* 256 units a g, so that squares fit */
#define LEVEL_MAX  88     /* ax: the axle leans by 20° [E] */
#define SQUARE_MIN (192L * 192) /* 0.75 g [E] */
#define SQUARE_MAX (320L * 320) /* 1.25 g [E] */

/* CORDIC (Volder 1959): turns the vector onto the X axis by ever smaller angles whose tangents are
 * powers of two. */
int32_t
arctan2_mdeg (int16_t y, int16_t x)
{
  static const uint16_t steps[]
      = { 45000, 26565, 14036, 7125, 3576, 1790, 895, 448, 224, 112, 56, 28, 14, 7, 3, 2 };
  int32_t across = (int32_t) y * 1024, along = (int32_t) x * 1024;
  int32_t angle = 0;

  if (x == 0 && y == 0)
    return 0;
  if (along < 0)
    {
      angle = across < 0 ? -180000L : 180000L;
      across = -across;
      along = -along;
    }
  for (uint8_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
    {
      int32_t a = along >> i, b = across >> i;

      if (across > 0)
        {
          along += b;
          across -= a;
          angle += steps[i];
        }
      else
        {
          along -= b;
          across += a;
          angle -= steps[i];
        }
    }
  return angle;
}

/* Gravity tells the angle only on a level axle that nobody shakes. */
static bool
gravity_holds (const AngleReading *reading)
{
  int16_t x = reading->ax >> SHIFT, y = reading->ay >> SHIFT, z = reading->az >> SHIFT;
  int32_t square = (int32_t) y * y + (int32_t) z * z;

  return x >= -LEVEL_MAX && x <= LEVEL_MAX && square >= SQUARE_MIN && square <= SQUARE_MAX;
}

/* How far gravity's angle is ahead, the short way round. */
static int32_t
gravity_error (const Angle *angle, const AngleReading *reading)
{
  int32_t error = (arctan2_mdeg (reading->ay, reading->az) - angle->offset - angle->mdeg % ANGLE_TURN_MDEG)
                  % ANGLE_TURN_MDEG;

  if (error > ANGLE_TURN_MDEG / 2)
    error -= ANGLE_TURN_MDEG;
  else if (error < -ANGLE_TURN_MDEG / 2)
    error += ANGLE_TURN_MDEG;
  return error;
}

/* The first readings: where gravity is, and what a still gyro says. */
static void
seed (Angle *angle, const AngleReading *reading)
{
  if (angle->seeds == 0)
    angle->seed_min = angle->seed_max = reading->gx;
  if (reading->gx < angle->seed_min)
    angle->seed_min = reading->gx;
  if (reading->gx > angle->seed_max)
    angle->seed_max = reading->gx;
  angle->seed_sum += reading->gx;
  angle->seed_ay += reading->ay;
  angle->seed_az += reading->az;
  if (++angle->seeds < ANGLE_SEED_STEPS)
    return;
  if ((int32_t) angle->seed_max - angle->seed_min <= STILL)
    angle->bias = angle->seed_sum * (65536L / ANGLE_SEED_STEPS);
  angle->offset = arctan2_mdeg ((int16_t) (angle->seed_ay / ANGLE_SEED_STEPS), (int16_t) (angle->seed_az / ANGLE_SEED_STEPS));
}

bool
angle_step (Angle *angle, const AngleReading *reading, uint32_t dt_us)
{
  int32_t turned;

  if (angle->seeds < ANGLE_SEED_STEPS)
    {
      seed (angle, reading);
      return angle->seeds == ANGLE_SEED_STEPS;
    }
  if (dt_us > 50000)
    dt_us = 50000;
  turned = ((int32_t) reading->gx - (angle->bias >> 16)) * (int32_t) dt_us;
  /* The bias's fraction, too: 1/65536 count is next to nothing, half a count is 15 mdeg/s. */
  turned -= (int32_t) ((uint16_t) angle->bias >> 8) * (int32_t) (dt_us >> 4) / 16;
  angle->mdeg = (int32_t) ((uint32_t) angle->mdeg + (uint32_t) (turned / PER_MDEG));
  angle->rest += turned % PER_MDEG;

  if (gravity_holds (reading))
    {
      int32_t error = gravity_error (angle, reading);
      int32_t pull = error * (int32_t) (dt_us * 22 / 1000); /* × 32800 / 1.49e6 */

      angle->mdeg = (int32_t) ((uint32_t) angle->mdeg + (uint32_t) (pull / PER_MDEG));
      angle->rest += pull % PER_MDEG;
      /* ki × 32.8 counts/(°/s) × 65536, for 16 µs: 1 / 258 */
      angle->bias -= error * (int32_t) (dt_us >> 4) / 258;
      if (labs (angle->bias) > BIAS_MAX)
        angle->bias = angle->bias > 0 ? BIAS_MAX : -BIAS_MAX;
    }
  angle->mdeg = (int32_t) ((uint32_t) angle->mdeg + (uint32_t) (angle->rest / PER_MDEG));
  angle->rest %= PER_MDEG;
  return true;
}

void
angle_zero (Angle *angle)
{
  angle->offset = (angle->offset + angle->mdeg % ANGLE_TURN_MDEG) % ANGLE_TURN_MDEG;
  angle->mdeg = 0;
  angle->rest = 0;
}
