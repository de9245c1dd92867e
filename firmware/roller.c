/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The roller's life.
 *
 *   bytes ─▶ command ─▶ answer ────────────────┐
 *   tick ─▶ measurement ─▶ angle, cells ─▶ sample ─▶ line ─▶ board
 *   button, motor, lift ─▶ events ─────────────┤
 *   time ─▶ hello, status ─────────────────────┘
 *
 * Comes in: what board.h tells. Goes out: whole lines. Never: waits, half a line, an angle that was not
 * measured.
 *
 *   IMU misses a tick    the sample is dropped and counted: its angle would be a guess
 *   … IMU_MISSES ticks   a hello with angle=none, then samples whose angle nobody believes
 *   IMU answers again    64 readings later a hello with angle=imu; the host has forgotten its place */

#include "say.h"

#include <string.h>

#define IMU_MISSES     10 /* setting it up takes 5 */
#define TICK_MAX_US    10000 /* the IMU is read at 100 Hz at least */
#define SLOW_MS        5
#define HELLO_EVERY_MS 5000
#define HELLO_WAIT_MS  1500 /* at boot, for the IMU */
#define SAMPLE_MAX     80   /* bytes: '$', RLD, 5, 10 and 11 digits, 8 cells of 4, checksum, commas, line end */
#define SHORTED        1018 /* counts: no cell pulls that far up against 3.3 kΩ */
#define ODD_MS         1000
#define MOTOR_ODD_MS   200
#define LOADED         24   /* counts on any cell */
#define LEAN           4096 /* ax: the axle leans by 30° */
#define LIFT_MS        500

static void
note (Roller *roller, uint8_t what)
{
  if (roller->n_events == ROLLER_EVENTS)
    return;
  roller->events[roller->n_events].what = what;
  roller->events[roller->n_events++].t_us = roller->now_us;
}

/* ---- hearing ---- */

uint16_t
roller_rate (uint16_t rate_hz)
{
  /* A seventh of the line is for everything that is no sample. */
  uint16_t most = (uint16_t) (board_line_speed () * 7 / 8 / SAMPLE_MAX);

  if (most > ROLLER_RATE_MAX)
    most = ROLLER_RATE_MAX;
  return rate_hz < ROLLER_RATE_MIN ? ROLLER_RATE_MIN : rate_hz > most ? most : rate_hz;
}

/* So many ticks a sample that the IMU is read at 100 Hz or more. */
static void
set_rate (Roller *roller, uint16_t rate_hz)
{
  uint32_t period_us = (1000000UL + rate_hz / 2) / rate_hz;

  roller->n_ticks = (uint8_t) ((period_us + TICK_MAX_US - 1) / TICK_MAX_US);
  roller->tick_us = period_us / roller->n_ticks;
  roller->tick = 0;
}

static void
obey (Roller *roller, const Command *command)
{
  uint16_t rate_hz;

  switch (command->kind)
    {
    case COMMAND_QUERY:
      roller->hello_due = true;
      break;
    case COMMAND_START:
      rate_hz = roller_rate (command->number);
      set_rate (roller, rate_hz);
      if (!roller->streaming)
        roller->status_ms = roller->uptime_ms;
      roller->streaming = true;
      say_answer (roller, "start", NULL, rate_hz);
      break;
    case COMMAND_STOP:
      roller->streaming = false;
      roller->hello_ms = roller->uptime_ms;
      say_answer (roller, "stop", NULL, 0);
      break;
    case COMMAND_ZERO:
      if (roller->imu == IMU_KNOWN)
        angle_zero (&roller->angle);
      say_answer (roller, "zero", roller->imu == IMU_KNOWN ? NULL : "no angle", 0);
      break;
    case COMMAND_CUE:
      if (!roller->motor_fault)
        board_motor (command->pattern, command->number);
      say_answer (roller, "cue", roller->motor_fault ? "motor does not work" : NULL, 0);
      break;
    default:
      break;
    }
}

static void
hear (Roller *roller)
{
  int16_t byte;

  while (!roller->waiting && (byte = board_read ()) >= 0)
    {
      Command command = command_take (&roller->reader, (char) byte);
      obey (roller, &command);
    }
}

/* ---- measuring ---- */

static void
follow_imu (Roller *roller, const Measurement *measurement)
{
  ImuState before = roller->imu;

  if (!measurement->imu)
    {
      if (roller->imu_misses < IMU_MISSES && ++roller->imu_misses == IMU_MISSES)
        {
          roller->imu = IMU_GONE;
          memset (&roller->angle, 0, sizeof roller->angle);
        }
    }
  else
    {
      roller->imu_misses = 0;
      if (angle_step (&roller->angle, &measurement->reading, roller->t_us - roller->imu_us))
        roller->imu = IMU_KNOWN;
      roller->imu_us = roller->t_us;
    }
  if (roller->imu != before)
    roller->hello_due = true;
}

/* A cell at the upper rail for a second is a short circuit, and one that has left it for a second is mended. */
static void
follow_cells (Roller *roller, const Measurement *measurement)
{
  uint16_t tick_ms = (uint16_t) (roller->tick_us / 1000);

  roller->loaded = false;
  for (uint8_t i = 0; i < BOARD_CELLS; i++)
    {
      uint8_t bit = (uint8_t) (1 << i);
      bool shorted = measurement->cells[i] >= SHORTED;

      roller->loaded |= measurement->cells[i] >= LOADED && !(roller->dead & bit);
      if (shorted == !!(roller->dead & bit))
        roller->odd_ms[i] = 0;
      else if ((roller->odd_ms[i] += tick_ms) >= ODD_MS)
        {
          roller->dead ^= bit;
          if (shorted)
            note (roller, EVENT_SENSOR_FAULT + i);
        }
    }
}

/* In a hand, not under a back: no load, and the axle leaning for a while. Once, until it lies level again. */
static void
follow_lift (Roller *roller, const Measurement *measurement)
{
  bool leans = measurement->imu && (measurement->reading.ax > LEAN || measurement->reading.ax < -LEAN);

  if (roller->loaded || (roller->lifted ? leans : !leans))
    {
      roller->lift_ms = 0;
      roller->lifted &= !roller->loaded;
      return;
    }
  roller->lift_ms += (uint16_t) (roller->tick_us / 1000);
  if (roller->lift_ms < LIFT_MS)
    return;
  roller->lift_ms = 0;
  roller->lifted = !roller->lifted;
  if (roller->lifted)
    note (roller, EVENT_LIFT);
}

/* The tick is late by as many ticks as went by: their samples are told as lost. */
static void
begin_tick (Roller *roller)
{
  roller->next_us += roller->tick_us;
  if (++roller->tick >= roller->n_ticks)
    roller->tick = 0;
  if (roller->measuring)
    {
      if (roller->tick == 0 && roller->streaming)
        {
          roller->seq++;
          roller->overruns++;
        }
      return;
    }
  roller->sample_due = roller->tick == 0;
  roller->t_us = board_now_us ();
  roller->measuring = true;
  board_measure ();
}

static void
measure (Roller *roller)
{
  Measurement measurement;

  if (roller->measuring && board_measured (&measurement))
    {
      roller->measuring = false;
      follow_imu (roller, &measurement);
      follow_cells (roller, &measurement);
      follow_lift (roller, &measurement);
      if (roller->sample_due && roller->streaming)
        say_sample (roller, &measurement);
    }
  if ((int32_t) (roller->now_us - roller->next_us) >= 0)
    begin_tick (roller);
}

/* ---- living ---- */

/* What a person or a motor does is looked at every 5 ms. */
static void
look_around (Roller *roller)
{
  ButtonEvent press;

  if (roller->uptime_ms - roller->slow_ms < SLOW_MS)
    return;
  roller->slow_ms = roller->uptime_ms;
  press = button_step (&roller->button, board_button (), roller->uptime_ms);
  if (press != BUTTON_NOTHING)
    note (roller, press == BUTTON_SHORT ? EVENT_BUTTON : EVENT_BUTTON_LONG);

  if (board_motor_well () == !roller->motor_fault)
    roller->motor_odd_ms = 0;
  else if ((roller->motor_odd_ms += SLOW_MS) >= MOTOR_ODD_MS)
    {
      roller->motor_fault = !roller->motor_fault;
      if (roller->motor_fault)
        note (roller, EVENT_MOTOR_FAULT);
    }
}

/* One line a step, the most urgent first. */
static void
speak (Roller *roller)
{
  bool decided = roller->imu != IMU_UNDECIDED || roller->uptime_ms >= HELLO_WAIT_MS;

  if (roller->waiting)
    {
      if (board_send (roller->line.text, roller->waiting))
        roller->waiting = 0;
    }
  else if (roller->hello_due && decided)
    say_hello (roller);
  else if (roller->n_events)
    say_event (roller);
  else if (roller->streaming && (int32_t) (roller->uptime_ms - roller->status_ms) >= 1000)
    say_status (roller);
  else if (!roller->streaming && roller->uptime_ms - roller->hello_ms >= HELLO_EVERY_MS)
    roller->hello_due = true;
}

/* On a USB port that nobody has opened there is nobody to stream to. */
static void
notice_host (Roller *roller)
{
  bool there = board_host_there ();

  if (there == roller->host)
    return;
  roller->host = there;
  roller->streaming = false;
  roller->waiting = 0;
  roller->hello_due = true;
}

void
roller_init (Roller *roller)
{
  memset (roller, 0, sizeof *roller);
  set_rate (roller, roller_rate (ROLLER_RATE));
  roller->now_us = board_now_us ();
  roller->next_us = roller->now_us + roller->tick_us;
  roller->hello_due = true;
  roller->host = board_host_there ();
}

void
roller_step (Roller *roller)
{
  uint32_t before_us = roller->now_us;

  roller->now_us = board_now_us ();
  for (roller->part_us += roller->now_us - before_us; roller->part_us >= 1000; roller->part_us -= 1000)
    roller->uptime_ms++;
  notice_host (roller);
  hear (roller);
  measure (roller);
  look_around (roller);
  speak (roller);
  board_alive ();
}
