/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One sentence as text and as a value.
 *
 * Comes in: the body between '$' and '*', its checksum already verified, or a frame.
 * Goes out: a frame, or a whole sentence.
 * Never: guesses. A field that is missing, superfluous, out of range or not a number drops
 * the sentence.
 *
 *   RLD,17,170000,-1250,0,12,155      name, then fields between commas
 *   RLH,proto=1,model=Ref12,…         hello: key=value in any order (frame-hello.c)
 */

#include "core/frame-private.h"

#include <string.h>


static gboolean
at_end (const DorsalFields *fields)
{
  return fields->at == fields->end;
}

static gboolean
equals (const char *word, gsize n, const char *other)
{
  return strlen (other) == n && memcmp (word, other, n) == 0;
}

/* The index of a word in a table whose row 0 means "unknown"; 0 when it is not there. */
static guint
lookup (const char *const *words, guint n_words, const char *word, gsize n)
{
  for (guint i = 1; i < n_words; i++)
    if (equals (word, n, words[i]))
      return i;
  return 0;
}

static const char *const event_words[]
    = { "unknown", "button", "button-long", "lift", "motor-fault", "sensor-fault" };
static const char *const command_words[] = { "unknown", "start", "stop", "zero", "cue" };
static const char *const cue_words[] = { "unknown", "tick", "inhale", "exhale", "done", "up", "stop" };

const char *
dorsal_roller_event_to_string (DorsalRollerEvent event)
{
  return event_words[event < G_N_ELEMENTS (event_words) ? event : 0];
}

const char *
dorsal_command_to_string (DorsalCommand command)
{
  return command_words[command < G_N_ELEMENTS (command_words) ? command : 0];
}

const char *
dorsal_cue_to_string (DorsalCue cue)
{
  return cue_words[cue < G_N_ELEMENTS (cue_words) ? cue : 0];
}

static gboolean
parse_sample (DorsalFields *fields, const DorsalHello *hello, DorsalFrame *frame)
{
  gboolean strict = hello && hello->n_cells > 0;
  gint32 max_cell = !strict ? DORSAL_FULL_SCALE_MAX : hello->unit == DORSAL_UNIT_KPA ? 10000 : (gint32) hello->full_scale;
  gint64 seq, t_us, angle;
  guint n;

  if (!dorsal_fields_number (fields, 0, G_MAXUINT16, &seq) || !dorsal_fields_number (fields, 0, G_MAXUINT32, &t_us)
      || !dorsal_fields_number (fields, G_MININT32, G_MAXINT32, &angle)
      || !dorsal_fields_numbers (fields, DORSAL_CELL_DEAD, max_cell, DORSAL_MAX_CELLS, frame->sample.cells, &n))
    return FALSE;
  if (n == 0 || (strict && n != hello->n_cells))
    return FALSE;
  frame->sample.seq = (guint16) seq;
  frame->sample.t_us = (guint32) t_us;
  frame->sample.angle_mdeg = (gint32) angle;
  frame->sample.n_cells = n;
  return TRUE;
}

static gboolean
parse_event (DorsalFields *fields, DorsalFrame *frame)
{
  const char *word, *colon;
  gsize n;
  gint64 t_us, cell = 0;

  if (!dorsal_fields_number (fields, 0, G_MAXUINT32, &t_us) || !dorsal_fields_word (fields, &word, &n)
      || !at_end (fields))
    return FALSE;
  colon = memchr (word, ':', n);
  frame->event.event = lookup (event_words, G_N_ELEMENTS (event_words), word, colon ? (gsize) (colon - word) : n);
  if ((frame->event.event == DORSAL_ROLLER_EVENT_SENSOR_FAULT) != (colon != NULL))
    return FALSE;
  if (colon)
    {
      /* "sensor-fault:3": read the number as if the colon were a comma. */
      char text[8];
      gsize length = (gsize) (word + n - colon);
      DorsalFields tail = { text, text + MIN (length, sizeof text) };

      if (length >= sizeof text)
        return FALSE;
      memcpy (text, colon, length);
      text[0] = ',';
      if (!dorsal_fields_number (&tail, 0, DORSAL_MAX_CELLS - 1, &cell) || !at_end (&tail))
        return FALSE;
    }
  frame->event.t_us = (guint32) t_us;
  frame->event.cell = (guint) cell;
  return frame->event.event != DORSAL_ROLLER_EVENT_UNKNOWN;
}

static gboolean
parse_status (DorsalFields *fields, DorsalFrame *frame)
{
  gint64 uptime, overruns, supply;

  if (!dorsal_fields_number (fields, 0, G_MAXINT64, &uptime) || !dorsal_fields_number (fields, 0, G_MAXINT64, &overruns)
      || !dorsal_fields_number (fields, 0, G_MAXINT64, &supply) || !at_end (fields))
    return FALSE;
  frame->status.uptime_ms = (guint64) uptime;
  frame->status.overruns = (guint64) overruns;
  frame->status.supply_mv = (guint64) supply;
  return TRUE;
}

/* The reason is whatever follows, commas and all; one that is too long is cut. */
static gboolean
parse_answer (DorsalFields *fields, DorsalFrame *frame)
{
  const char *command, *verdict, *reason;
  gsize n_command, n_verdict, n_reason;

  if (!dorsal_fields_word (fields, &command, &n_command) || !dorsal_fields_word (fields, &verdict, &n_verdict))
    return FALSE;
  if (n_command == 0 || n_command >= sizeof frame->answer.command)
    return FALSE;
  frame->answer.ok = equals (verdict, n_verdict, "ok");
  if (!frame->answer.ok && !equals (verdict, n_verdict, "error"))
    return FALSE;
  reason = at_end (fields) ? fields->at : fields->at + 1;
  n_reason = MIN ((gsize) (fields->end - reason), sizeof frame->answer.reason - 1);
  memcpy (frame->answer.command, command, n_command);
  frame->answer.command[n_command] = '\0';
  memcpy (frame->answer.reason, reason, n_reason);
  frame->answer.reason[n_reason] = '\0';
  return TRUE;
}

static gboolean
parse_command (DorsalFields *fields, DorsalFrame *frame)
{
  const char *word;
  gsize n;
  gint64 number;

  if (!dorsal_fields_word (fields, &word, &n))
    return FALSE;
  frame->command.command = lookup (command_words, G_N_ELEMENTS (command_words), word, n);
  frame->command.rate_hz = frame->command.ttl_ms = 0;
  frame->command.cue = DORSAL_CUE_UNKNOWN;
  switch (frame->command.command)
    {
    case DORSAL_COMMAND_START:
      if (!dorsal_fields_number (fields, 1, 1000, &number))
        return FALSE;
      frame->command.rate_hz = (guint) number;
      break;
    case DORSAL_COMMAND_CUE:
      if (!dorsal_fields_word (fields, &word, &n) || !dorsal_fields_number (fields, 0, 2000, &number))
        return FALSE;
      frame->command.cue = lookup (cue_words, G_N_ELEMENTS (cue_words), word, n);
      frame->command.ttl_ms = (guint) number;
      if (frame->command.cue == DORSAL_CUE_UNKNOWN)
        return FALSE;
      break;
    case DORSAL_COMMAND_STOP:
    case DORSAL_COMMAND_ZERO:
      break;
    default:
      return FALSE;
    }
  return at_end (fields);
}

gboolean
dorsal_frame_parse (const char *body, gsize n, const DorsalHello *hello, DorsalFrame *ret_frame)
{
  DorsalFields fields = { body + MIN (n, 3), body + n };
  DorsalFrame frame;
  gboolean good;

  frame.kind = DORSAL_FRAME_UNKNOWN;
  if (n >= 3 && body[0] == 'R' && body[1] == 'L' && (n == 3 || body[3] == ','))
    switch (body[2])
      {
      case 'D':
        frame.kind = DORSAL_FRAME_SAMPLE;
        good = parse_sample (&fields, hello, &frame);
        break;
      case 'H':
        frame.kind = DORSAL_FRAME_HELLO;
        good = dorsal_hello_parse (&fields, &frame.hello);
        break;
      case 'E':
        frame.kind = DORSAL_FRAME_EVENT;
        good = parse_event (&fields, &frame);
        break;
      case 'S':
        frame.kind = DORSAL_FRAME_STATUS;
        good = parse_status (&fields, &frame);
        break;
      case 'A':
        frame.kind = DORSAL_FRAME_ANSWER;
        good = parse_answer (&fields, &frame);
        break;
      case 'Q':
        frame.kind = DORSAL_FRAME_QUERY;
        good = at_end (&fields);
        break;
      case 'C':
        frame.kind = DORSAL_FRAME_COMMAND;
        good = parse_command (&fields, &frame);
        break;
      default:
        good = TRUE;
        break;
      }
  else
    good = TRUE;
  if (good)
    *ret_frame = frame;
  return good;
}
