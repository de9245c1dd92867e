/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: bytes from the bus. Goes out: the next exchange, a reading. Never: a reading of a sensor that is
 * asleep or was not set up. */

#include "imu.h"

#define FIRST 0x3b /* ACCEL_XOUT_H: three accelerations, temperature, three rates, high byte first */

static const uint8_t settings[][2] = {
  { 0x6b, 0x01 }, /* PWR_MGMT_1: awake, clock from the gyro */
  { 0x1a, 0x03 }, /* CONFIG: low-pass 44 Hz, 4.9 ms late */
  { 0x19, 0x00 }, /* SMPLRT_DIV: 1 kHz */
  { 0x1b, 0x10 }, /* GYRO_CONFIG: ±1000 °/s */
  { 0x1c, 0x08 }, /* ACCEL_CONFIG: ±4 g */
};
#define N_SETTINGS (sizeof settings / sizeof settings[0])

ImuExchange
imu_next (const Imu *imu)
{
  ImuExchange read = { 1, IMU_BYTES, { FIRST } };
  ImuExchange set = { 2, 0, { 0 } };

  if (imu->step >= N_SETTINGS)
    return read;
  set.bytes[0] = settings[imu->step][0];
  set.bytes[1] = settings[imu->step][1];
  return set;
}

static int16_t
word (const uint8_t *bytes)
{
  return (int16_t) (uint16_t) (bytes[0] << 8 | bytes[1]);
}

bool
imu_done (Imu *imu, bool answered, const uint8_t bytes[IMU_BYTES], AngleReading *ret_reading)
{
  AngleReading reading;

  if (!answered)
    {
      imu->step = 0;
      return false;
    }
  if (imu->step < N_SETTINGS)
    {
      imu->step++;
      return false;
    }
  reading = (AngleReading){ word (bytes), word (bytes + 2), word (bytes + 4), word (bytes + 8) };
  /* Asleep, as after a brown-out, it reads zero; gravity never does. */
  if (reading.ax == 0 && reading.ay == 0 && reading.az == 0)
    {
      imu->step = 0;
      return false;
    }
  *ret_reading = reading;
  return true;
}
