/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: messages that are not readings. Out: one line each, of named fields; JSON and CSV
 * differ in the marks between them only. Never prints a reading.
 *
 *   {"event":"link","t":12.340,"state":"silent"}
 *   # link t=12.340 state=silent */

#include "ctl/print.h"

typedef struct
{
  Output *output;
  EventStyle style;
} Line;

static Line
begin (Output *output, EventStyle style, const char *event, gint64 time_us)
{
  const Line line = { output, style };

  output_text (output, style == EVENT_JSON ? "{\"event\":\"" : "# ");
  output_text (output, event);
  output_text (output, style == EVENT_JSON ? "\",\"t\":" : " t=");
  output_fixed (output, (double) time_us * 1e-6, 3);
  return line;
}

static void
end (Line line)
{
  output_text (line.output, line.style == EVENT_JSON ? "}\n" : "\n");
}

static void
key (Line line, const char *name)
{
  output_text (line.output, line.style == EVENT_JSON ? ",\"" : " ");
  output_text (line.output, name);
  output_text (line.output, line.style == EVENT_JSON ? "\":" : "=");
}

static void
text (Line line, const char *name, const char *value)
{
  key (line, name);
  if (line.style == EVENT_JSON)
    output_json_string (line.output, value);
  else
    output_text (line.output, value);
}

static void
integer (Line line, const char *name, gint64 value)
{
  key (line, name);
  output_integer (line.output, value);
}

static void
fixed (Line line, const char *name, double value)
{
  key (line, name);
  output_fixed (line.output, value, 1);
}

static void
nothing (Line line, const char *name)
{
  key (line, name);
  output_text (line.output, line.style == EVENT_JSON ? "null" : "");
}

static void
boolean (Line line, const char *name, gboolean value)
{
  key (line, name);
  output_text (line.output, value ? "true" : "false");
}

static void
fill_hello (Line line, const DorsalHello *hello)
{
  static const char *const angles[] = { "none", "imu", "encoder" };
  static const char *const units[] = { "raw", "kpa" };

  text (line, "model", hello->model);
  text (line, "serial", hello->serial);
  text (line, "fw", hello->firmware);
  integer (line, "proto", hello->proto);
  integer (line, "cells", hello->n_cells);
  integer (line, "rate", hello->rate_hz);
  integer (line, "diameter_mm", hello->diameter_mm);
  integer (line, "length_mm", hello->length_mm);
  integer (line, "pitch_mm", hello->pitch_mm);
  text (line, "angle", angles[hello->angle]);
  text (line, "unit", units[hello->unit]);
  integer (line, "full", hello->full_scale);
  boolean (line, "cue", hello->has_cue);
  if (hello->battery < 0)
    nothing (line, "battery");
  else
    integer (line, "battery", hello->battery);
}

static void
print_roller_event (Output *output, EventStyle style, const DorsalMessage *message)
{
  const DorsalRollerEvent event = message->frame.event.event;
  Line line = begin (output, style, dorsal_roller_event_to_string (event), message->time_us);

  if (event == DORSAL_ROLLER_EVENT_SENSOR_FAULT)
    integer (line, "cell", message->frame.event.cell);
  end (line);
}

void
print_event (Output *output, EventStyle style, const DorsalMessage *message)
{
  Line line;

  switch (message->kind)
    {
    case DORSAL_MESSAGE_HELLO:
      line = begin (output, style, "hello", message->time_us);
      fill_hello (line, &message->hello);
      break;
    case DORSAL_MESSAGE_LINK:
      line = begin (output, style, "link", message->time_us);
      text (line, "state", dorsal_link_state_to_string (message->link));
      break;
    case DORSAL_MESSAGE_ANCHORED:
      line = begin (output, style, "anchored", message->time_us);
      fixed (line, "place_cm", message->anchored.place_cm);
      fixed (line, "sigma_cm", message->anchored.sigma_cm);
      text (line, "level", dorsal_level_to_string (message->anchored.level));
      break;
    case DORSAL_MESSAGE_ANCHOR_REFUSED:
      line = begin (output, style, "anchor-refused", message->time_us);
      text (line, "reason", dorsal_anchor_result_to_string (message->refused));
      break;
    case DORSAL_MESSAGE_MARKED_END:
      line = begin (output, style, "marked-end", message->time_us);
      text (line, "side", message->marked_end == DORSAL_MARKED_END_LEFT ? "left" : "right");
      break;
    case DORSAL_MESSAGE_GESTURE:
      line = begin (output, style, "gesture", message->time_us);
      text (line, "kind", dorsal_gesture_to_string (message->gesture.gesture.kind));
      integer (line, "presses", message->gesture.gesture.presses);
      break;
    case DORSAL_MESSAGE_FELT:
      line = begin (output, style, "felt", message->time_us);
      text (line, "level", dorsal_level_to_string (message->felt.level));
      text (line, "answer", dorsal_answer_to_string (message->felt.answer));
      break;
    case DORSAL_MESSAGE_WISH:
      line = begin (output, style, "wish", message->time_us);
      text (line, "wish", dorsal_wish_to_string (message->wish));
      break;
    case DORSAL_MESSAGE_EVENT:
      print_roller_event (output, style, message);
      return;
    case DORSAL_MESSAGE_STATUS:
      line = begin (output, style, "status", message->time_us);
      integer (line, "uptime_ms", (gint64) message->frame.status.uptime_ms);
      integer (line, "overruns", (gint64) message->frame.status.overruns);
      integer (line, "supply_mv", (gint64) message->frame.status.supply_mv);
      break;
    case DORSAL_MESSAGE_ANSWER:
      line = begin (output, style, "answer", message->time_us);
      text (line, "command", message->frame.answer.command);
      boolean (line, "ok", message->frame.answer.ok);
      text (line, "reason", message->frame.answer.reason);
      break;
    case DORSAL_MESSAGE_CUE:
      line = begin (output, style, "cue", message->time_us);
      text (line, "cue", dorsal_cue_to_string (message->cue.cue));
      text (line, "result", dorsal_cue_result_to_string (message->cue.result));
      break;
    default:
      return;
    }
  end (line);
}

void
print_statistics (Output *output, EventStyle style, const DorsalStatistics *statistics)
{
  Line line = { output, style };

  output_text (output, style == EVENT_JSON ? "{\"event\":\"statistics\"" : "# statistics");
  integer (line, "good", (gint64) statistics->good);
  integer (line, "samples", (gint64) statistics->samples);
  integer (line, "lost", (gint64) statistics->lost);
  integer (line, "duplicate", (gint64) statistics->duplicate);
  integer (line, "crc", (gint64) statistics->crc);
  integer (line, "too_long", (gint64) statistics->too_long);
  integer (line, "malformed", (gint64) statistics->malformed);
  integer (line, "unknown", (gint64) statistics->unknown);
  end (line);
}

gboolean
is_sample (const DorsalMessage *message)
{
  return message->kind == DORSAL_MESSAGE_READING && message->reading.link == DORSAL_LINK_STREAMING;
}

void
print_alerts (Output *output, guint alerts, const char *quote, const char *between)
{
  gboolean first = TRUE;

  for (guint i = 0; alerts != 0 && i < DORSAL_N_ALERTS; i++)
    {
      if ((alerts & (1u << i)) == 0)
        continue;
      output_text (output, first ? "" : between);
      output_text (output, quote);
      output_text (output, dorsal_alert_to_string ((DorsalAlert) (1u << i)));
      output_text (output, quote);
      first = FALSE;
    }
}
