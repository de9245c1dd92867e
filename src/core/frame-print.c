/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A frame as a sentence, checksum and line end included.
 *
 * Comes in: a frame. Goes out: text, always shorter than DORSAL_FRAME_MAX. Never: numbers
 * in the user's locale; digits are made here. */

#include "core/frame-private.h"

#include <string.h>

/* Text that grows; what does not fit makes it `full` for good. */
typedef struct
{
  char *at, *end;
  gboolean full;
} Pen;

static void
put_text (Pen *pen, const char *text)
{
  gsize n = strlen (text);

  if ((gsize) (pen->end - pen->at) < n)
    {
      pen->full = TRUE;
      return;
    }
  memcpy (pen->at, text, n);
  pen->at += n;
}

static void
put_number (Pen *pen, gint64 value)
{
  char digits[24];
  char *p = digits + sizeof digits - 1;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;

  *p = '\0';
  do
    *--p = (char) ('0' + rest % 10);
  while (rest /= 10);
  if (value < 0)
    *--p = '-';
  put_text (pen, p);
}

static void
put_field (Pen *pen, gint64 value)
{
  put_text (pen, ",");
  put_number (pen, value);
}

static void
put_pair (Pen *pen, const char *key, gint64 value)
{
  put_text (pen, key);
  put_number (pen, value);
}

static void
put_hello (Pen *pen, const DorsalHello *hello)
{
  static const char *const angles[] = { "none", "imu", "encoder" };

  put_pair (pen, "RLH,proto=", hello->proto);
  put_text (pen, ",model=");
  put_text (pen, hello->model);
  put_text (pen, ",serial=");
  put_text (pen, hello->serial);
  put_text (pen, ",fw=");
  put_text (pen, hello->firmware);
  put_pair (pen, ",cells=", hello->n_cells);
  put_pair (pen, ",rate=", hello->rate_hz);
  put_pair (pen, ",diameter_mm=", hello->diameter_mm);
  put_pair (pen, ",length_mm=", hello->length_mm);
  put_text (pen, ",angle=");
  put_text (pen, angles[MIN ((guint) hello->angle, 2)]);
  put_text (pen, hello->unit == DORSAL_UNIT_KPA ? ",unit=kpa" : ",unit=raw");
  if (hello->unit == DORSAL_UNIT_RAW)
    put_pair (pen, ",full=", hello->full_scale);
  put_pair (pen, ",pitch_mm=", hello->pitch_mm);
  if (hello->has_cue)
    put_text (pen, ",cue=1");
  if (hello->battery >= 0)
    put_pair (pen, ",battery=", hello->battery);
}

static void
put_sample (Pen *pen, const DorsalFrame *frame)
{
  put_pair (pen, "RLD,", frame->sample.seq);
  put_field (pen, frame->sample.t_us);
  put_field (pen, frame->sample.angle_mdeg);
  for (guint i = 0; i < frame->sample.n_cells; i++)
    put_field (pen, frame->sample.cells[i]);
}

/* Row 0 of every table of words is "unknown". */
static gboolean
is_word (guint value, guint last)
{
  return value > 0 && value <= last;
}

static gboolean
put_event (Pen *pen, const DorsalFrame *frame)
{
  put_pair (pen, "RLE,", frame->event.t_us);
  put_text (pen, ",");
  put_text (pen, dorsal_roller_event_to_string (frame->event.event));
  if (frame->event.event == DORSAL_ROLLER_EVENT_SENSOR_FAULT)
    put_pair (pen, ":", frame->event.cell);
  return is_word (frame->event.event, DORSAL_ROLLER_EVENT_SENSOR_FAULT);
}

static gboolean
put_command (Pen *pen, const DorsalFrame *frame)
{
  put_text (pen, "RLC,");
  put_text (pen, dorsal_command_to_string (frame->command.command));
  if (frame->command.command == DORSAL_COMMAND_START)
    put_field (pen, frame->command.rate_hz);
  if (frame->command.command == DORSAL_COMMAND_CUE)
    {
      put_text (pen, ",");
      put_text (pen, dorsal_cue_to_string (frame->command.cue));
      put_field (pen, frame->command.ttl_ms);
      return is_word (frame->command.cue, DORSAL_CUE_STOP);
    }
  return is_word (frame->command.command, DORSAL_COMMAND_CUE);
}

static gboolean
put_body (Pen *pen, const DorsalFrame *frame)
{
  switch (frame->kind)
    {
    case DORSAL_FRAME_HELLO:
      put_hello (pen, &frame->hello);
      return TRUE;
    case DORSAL_FRAME_SAMPLE:
      put_sample (pen, frame);
      return TRUE;
    case DORSAL_FRAME_EVENT:
      return put_event (pen, frame);
    case DORSAL_FRAME_STATUS:
      put_pair (pen, "RLS,", (gint64) frame->status.uptime_ms);
      put_field (pen, (gint64) frame->status.overruns);
      put_field (pen, (gint64) frame->status.supply_mv);
      return TRUE;
    case DORSAL_FRAME_ANSWER:
      put_text (pen, "RLA,");
      put_text (pen, frame->answer.command);
      put_text (pen, frame->answer.ok ? ",ok," : ",error,");
      put_text (pen, frame->answer.reason);
      return TRUE;
    case DORSAL_FRAME_QUERY:
      put_text (pen, "RLQ");
      return TRUE;
    case DORSAL_FRAME_COMMAND:
      return put_command (pen, frame);
    default:
      return FALSE;
    }
}

gsize
dorsal_frame_print (const DorsalFrame *frame, char ret_text[DORSAL_FRAME_MAX + 1])
{
  static const char hex[] = "0123456789ABCDEF";
  /* Room for '$' in front and "*HHHH\r\n" behind. */
  Pen pen = { ret_text + 1, ret_text + DORSAL_FRAME_MAX - 7, FALSE };
  guint16 crc;

  if (!put_body (&pen, frame) || pen.full)
    return 0;
  ret_text[0] = '$';
  crc = dorsal_crc16 (ret_text + 1, (gsize) (pen.at - ret_text - 1));
  *pen.at++ = '*';
  for (int shift = 12; shift >= 0; shift -= 4)
    *pen.at++ = hex[(crc >> shift) & 15];
  memcpy (pen.at, "\r\n", 3);
  return (gsize) (pen.at + 2 - ret_text);
}
