/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: a roller. Goes out: its line, to the board. Never: waits, half a line. */

#include "say.h"

#include <string.h>

static bool
put (Roller *roller)
{
  uint8_t n = line_end (&roller->line);

  roller->waiting = board_send (roller->line.text, n) ? 0 : n;
  return roller->waiting == 0;
}

void
say_hello (Roller *roller)
{
  Line *line = &roller->line;

  line_begin (line, 'H');
  line_text (line, ",proto=1,model=" ROLLER_MODEL ",serial=");
  line_text (line, board_serial ());
  line_text (line, ",fw=" ROLLER_FIRMWARE ",cells=");
  line_number (line, BOARD_CELLS);
  line_text (line, ",rate=");
  line_number (line, roller_rate (ROLLER_RATE));
  line_text (line, ",diameter_mm=");
  line_number (line, ROLLER_DIAMETER_MM);
  line_text (line, ",length_mm=");
  line_number (line, ROLLER_LENGTH_MM);
  line_text (line, roller->imu == IMU_KNOWN ? ",angle=imu" : ",angle=none");
  line_text (line, ",unit=raw,full=");
  line_number (line, BOARD_FULL);
  line_text (line, ",pitch_mm=");
  line_number (line, ROLLER_PITCH_MM);
  line_text (line, ",cue=1");
  put (roller);
  roller->hello_due = false;
  roller->hello_ms = roller->uptime_ms;
}

void
say_event (Roller *roller)
{
  static const char words[][16] = { "button", "button-long", "lift", "motor-fault", "sensor-fault:" };
  uint8_t what = roller->events[0].what;
  Line *line = &roller->line;

  line_begin (line, 'E');
  line_field_unsigned (line, roller->events[0].t_us);
  line_text (line, ",");
  line_text (line, words[what < EVENT_SENSOR_FAULT ? what : EVENT_SENSOR_FAULT]);
  if (what >= EVENT_SENSOR_FAULT)
    line_number (line, what - EVENT_SENSOR_FAULT);
  put (roller);
  roller->n_events--;
  memmove (roller->events, roller->events + 1, roller->n_events * sizeof roller->events[0]);
}

void
say_status (Roller *roller)
{
  line_begin (&roller->line, 'S');
  line_field_unsigned (&roller->line, roller->uptime_ms);
  line_field_unsigned (&roller->line, roller->overruns);
  line_field_unsigned (&roller->line, board_supply_mv ());
  put (roller);
  roller->status_ms += 1000;
}

void
say_answer (Roller *roller, const char *command, const char *error, uint16_t rate_hz)
{
  Line *line = &roller->line;

  line_begin (line, 'A');
  line_text (line, ",");
  line_text (line, command);
  line_text (line, error ? ",error," : ",ok,");
  if (error)
    line_text (line, error);
  if (rate_hz)
    line_number (line, rate_hz);
  put (roller);
}

void
say_sample (Roller *roller, const Measurement *measurement)
{
  uint16_t seq = roller->seq++;
  bool angle_is_true = roller->imu == IMU_GONE || (roller->imu == IMU_KNOWN && measurement->imu);

  if (roller->waiting || roller->hello_due || !angle_is_true)
    {
      roller->overruns++;
      return;
    }
  line_begin (&roller->line, 'D');
  line_field_unsigned (&roller->line, seq);
  line_field_unsigned (&roller->line, roller->t_us);
  line_field (&roller->line, roller->angle.mdeg);
  for (uint8_t i = 0; i < BOARD_CELLS; i++)
    line_field (&roller->line, roller->dead & 1 << i ? -1 : (int32_t) measurement->cells[i]);
  if (!put (roller))
    {
      roller->waiting = 0;
      roller->overruns++;
    }
}
