/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The reference roller: what it says and does, on whatever board. */

#include "angle.h"
#include "board.h"
#include "button.h"
#include "command.h"
#include "line.h"

#define ROLLER_MODEL       "Wren8"
#define ROLLER_FIRMWARE    "1.0.0"
#define ROLLER_DIAMETER_MM 140 /* yours: measure it, it turns rotation into distance */
#define ROLLER_LENGTH_MM   330
#define ROLLER_PITCH_MM    38
#define ROLLER_RATE_MIN    10
#define ROLLER_RATE_MAX    200
#define ROLLER_RATE        100 /* what the hello recommends */

/* IMU: is its angle to be had? */
typedef enum
{
  IMU_UNDECIDED, /* since boot */
  IMU_KNOWN,
  IMU_GONE,
} ImuState;

typedef enum
{
  EVENT_BUTTON,
  EVENT_BUTTON_LONG,
  EVENT_LIFT,
  EVENT_MOTOR_FAULT,
  EVENT_SENSOR_FAULT, /* and the number of the cell after it */
} RollerEvent;

#define ROLLER_EVENTS 8

typedef struct
{
  /* time */
  uint32_t now_us, uptime_ms, part_us;
  uint32_t slow_ms; /* when button, motor and the rest were last looked at */
  /* sampling: every tick reads the IMU, every n_ticks-th is a sample */
  uint32_t next_us, tick_us;
  uint8_t n_ticks, tick;
  bool measuring, sample_due;
  uint32_t t_us, imu_us;
  uint16_t seq;
  uint32_t overruns;
  bool streaming;
  /* angle */
  Angle angle;
  ImuState imu;
  uint8_t imu_misses;
  /* cells */
  uint8_t dead;                    /* a bit a cell */
  uint16_t odd_ms[BOARD_CELLS];    /* for how long a cell has been other than we think */
  bool loaded;
  /* the rest */
  Button button;
  uint16_t motor_odd_ms, lift_ms;
  bool motor_fault, lifted;
  /* what is to be said */
  CommandReader reader;
  Line line;
  uint8_t waiting; /* bytes of line that the board had no room for yet */
  bool hello_due;
  bool host;
  uint32_t hello_ms, status_ms;
  struct
  {
    uint8_t what;
    uint32_t t_us;
  } events[ROLLER_EVENTS];
  uint8_t n_events;
} Roller;

void roller_init (Roller *roller);
/* Does what is to be done now and returns at once. Call it for ever. */
void roller_step (Roller *roller);
/* The rate that comes nearest to rate_hz on this board. */
uint16_t roller_rate (uint16_t rate_hz);
