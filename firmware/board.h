/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the roller asks of the board it runs on. avr/ has two; the tests have one of their own.
 * Nothing here waits. */

#include "angle.h"
#include "motor.h"

#define BOARD_CELLS 8
#define BOARD_FULL  1023 /* of the converter */

typedef struct
{
  uint16_t cells[BOARD_CELLS];
  bool imu; /* reading is fresh */
  AngleReading reading;
} Measurement;

/* Microseconds since boot, modulo 2^32. */
uint32_t board_now_us (void);

/* Begins to read cells and IMU; the last one must be done. */
void board_measure (void);
/* Whether what was begun is done; then once its result. An IMU that does not answer is given up after
 * 4 ms at most. */
bool board_measured (Measurement *ret_measurement);

/* The next byte from the host, -1 when there is none. */
int16_t board_read (void);
/* All n bytes or none. */
bool board_send (const char *bytes, uint8_t n);
/* Bytes a second that the line can carry. */
uint32_t board_line_speed (void);
/* Whether anybody can be there: FALSE on a USB port that nobody has opened. */
bool board_host_there (void);

bool board_button (void);
/* Hands the motor over to the timer's interrupt. */
void board_motor (MotorPattern pattern, uint16_t ttl_ms);
/* Whether the motor's line is as it should be: pulled up through the motor at rest, down while it runs. */
bool board_motor_well (void);

/* Of the chip, by its band-gap reference; 0 before the first measurement. */
uint16_t board_supply_mv (void);
/* This one roller's name, [A-Za-z0-9._-]{1,32}. */
const char *board_serial (void);
/* Still alive: the watchdog waits another 250 ms. */
void board_alive (void);
