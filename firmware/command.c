/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: bytes. Goes out: a command. Never: one whose checksum, name, word or number is not right.
 *
 *   outside   '$' begins a sentence; every other byte is skipped
 *   inside    printable          is kept while there is room
 *             CR                 must be followed by LF
 *             LF                 ends the sentence: checksum, then fields
 *             '$'                begins anew
 *             anything else      breaks it off
 */

#include "command.h"

#include <string.h>

#include "line.h"

typedef struct
{
  const char *at, *end;
} Fields;

/* Whether the next field is this word; then it is behind us. */
static bool
take_word (Fields *fields, const char *word)
{
  uint8_t n = (uint8_t) strlen (word);
  const char *behind = fields->at + 1 + n;

  if (behind > fields->end || fields->at[0] != ',' || memcmp (fields->at + 1, word, n) != 0)
    return false;
  if (behind < fields->end && *behind != ',')
    return false;
  fields->at = behind;
  return true;
}

/* The last field, a number from min to max. */
static bool
take_number (Fields *fields, uint16_t min, uint16_t max, uint16_t *ret_number)
{
  const char *p = fields->at;
  uint16_t value = 0;
  bool negative;

  if (p >= fields->end || *p++ != ',')
    return false;
  negative = p < fields->end && *p == '-';
  p += negative;
  if (p == fields->end || fields->end - p > 18)
    return false;
  for (; p < fields->end; p++)
    {
      if (*p < '0' || *p > '9')
        return false;
      value = value > 6000 ? 6001 : (uint16_t) (value * 10 + (uint16_t) (*p - '0'));
    }
  if (value < min || value > max || (negative && value > 0))
    return false;
  fields->at = p;
  *ret_number = value;
  return true;
}

static Command
understand (const char *body, uint8_t n)
{
  static const char patterns[][8] = { "", "tick", "inhale", "exhale", "done", "up", "stop" };
  Fields fields = { body + 3, body + n };
  Command command = { COMMAND_NONE, 0, MOTOR_QUIET };
  CommandKind kind = COMMAND_NONE;

  if (n < 3 || body[0] != 'R' || body[1] != 'L')
    return command;
  if (body[2] == 'Q')
    kind = COMMAND_QUERY;
  else if (body[2] != 'C')
    return command;
  else if (take_word (&fields, "stop"))
    kind = COMMAND_STOP;
  else if (take_word (&fields, "zero"))
    kind = COMMAND_ZERO;
  else if (take_word (&fields, "start"))
    kind = take_number (&fields, 1, 1000, &command.number) ? COMMAND_START : COMMAND_NONE;
  else if (take_word (&fields, "cue"))
    for (uint8_t i = MOTOR_TICK; i <= MOTOR_STOP; i++)
      if (take_word (&fields, patterns[i]))
        {
          command.pattern = (MotorPattern) i;
          kind = take_number (&fields, 0, 2000, &command.number) ? COMMAND_CUE : COMMAND_NONE;
          break;
        }
  if (fields.at == fields.end)
    command.kind = kind;
  return command;
}

static int8_t
hex_value (char c)
{
  if (c >= '0' && c <= '9')
    return (int8_t) (c - '0');
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? (int8_t) (c - 'a' + 10) : -1;
}

static Command
finish (const char *text, uint8_t n)
{
  static const Command none = { COMMAND_NONE, 0, MOTOR_QUIET };
  uint16_t crc = 0xffff, said = 0;

  if (n > 0 && text[n - 1] == '\r')
    n--;
  if (n < 5 || text[n - 5] != '*')
    return none;
  for (uint8_t i = 4; i > 0; i--)
    {
      int8_t value = hex_value (text[n - i]);
      if (value < 0)
        return none;
      said = (uint16_t) (said << 4) | (uint16_t) value;
    }
  n -= 5;
  for (uint8_t i = 0; i < n; i++)
    crc = crc16_step (crc, (uint8_t) text[i]);
  return crc == said ? understand (text, n) : none;
}

Command
command_take (CommandReader *reader, char byte)
{
  static const Command none = { COMMAND_NONE, 0, MOTOR_QUIET };
  bool after_cr = reader->n > 0 && reader->text[reader->n - 1] == '\r';

  if (byte == '$')
    {
      reader->inside = true;
      reader->n = 0;
    }
  else if (!reader->inside)
    return none;
  else if (byte == '\n')
    {
      reader->inside = false;
      return finish (reader->text, reader->n);
    }
  else if (after_cr || (byte != '\r' && (byte < 0x20 || byte > 0x7e)) || reader->n == COMMAND_MAX_BYTES)
    reader->inside = false;
  else
    reader->text[reader->n++] = byte;
  return none;
}
