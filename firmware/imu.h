/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The MPU-6050's registers (RM-MPU-6000A): what to send, and what comes back. */

#include "angle.h"

#define IMU_ADDRESS 0x68 /* AD0 to ground */
#define IMU_BYTES   14

/* All zeroes is a sensor yet to be set up. */
typedef struct
{
  uint8_t step; /* of setting up */
} Imu;

/* One exchange on the bus: write n_write bytes, then read n_read. */
typedef struct
{
  uint8_t n_write, n_read;
  uint8_t bytes[2];
} ImuExchange;

/* What to do next. */
ImuExchange imu_next (const Imu *imu);
/* It was done; answered: nobody missed an acknowledge. bytes: what was read. Returns whether
 * ret_reading is a fresh reading. A sensor that missed one, or that has lost its settings, is set up anew. */
bool imu_done (Imu *imu, bool answered, const uint8_t bytes[IMU_BYTES], AngleReading *ret_reading);
