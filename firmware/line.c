/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sentence as bytes. Comes in: text and numbers, in order. Goes out: a whole line, or none.
 * Never: part of a number. */

#include "line.h"

#define TAIL 7 /* "*HHHH\r\n" */

uint16_t
crc16_step (uint16_t crc, uint8_t byte)
{
  /* Eight shifts at once: x is what the byte does to the polynomial's taps 12, 5 and 0. */
  uint8_t x = (uint8_t) (crc >> 8) ^ byte;

  x ^= x >> 4;
  return (uint16_t) (crc << 8) ^ (uint16_t) ((uint16_t) x << 12) ^ (uint16_t) ((uint16_t) x << 5) ^ x;
}

static void
put (Line *line, char c)
{
  if (line->n >= LINE_MAX_BYTES - TAIL)
    {
      line->full = true;
      return;
    }
  line->text[line->n++] = c;
  line->crc = crc16_step (line->crc, (uint8_t) c);
}

void
line_begin (Line *line, char name)
{
  line->text[0] = '$';
  line->n = 1;
  line->full = false;
  line->crc = 0xffff;
  put (line, 'R');
  put (line, 'L');
  put (line, name);
}

void
line_text (Line *line, const char *text)
{
  while (*text)
    put (line, *text++);
}

/* Small numbers, which are most, are divided with 16 bits. */
void
line_number (Line *line, uint32_t value)
{
  char digits[10];
  uint8_t n = 0;
  uint16_t small;

  for (; value > UINT16_MAX; value /= 10)
    digits[n++] = (char) ('0' + value % 10);
  small = (uint16_t) value;
  do
    digits[n++] = (char) ('0' + small % 10);
  while (small /= 10);
  while (n)
    put (line, digits[--n]);
}

void
line_field_unsigned (Line *line, uint32_t value)
{
  put (line, ',');
  line_number (line, value);
}

void
line_field (Line *line, int32_t value)
{
  put (line, ',');
  if (value < 0)
    put (line, '-');
  line_number (line, value < 0 ? -(uint32_t) value : (uint32_t) value);
}

uint8_t
line_end (Line *line)
{
  uint16_t crc = line->crc;

  if (line->full)
    return 0;
  line->text[line->n++] = '*';
  for (int8_t shift = 12; shift >= 0; shift -= 4)
    line->text[line->n++] = "0123456789ABCDEF"[(crc >> shift) & 15];
  line->text[line->n++] = '\r';
  line->text[line->n++] = '\n';
  return line->n;
}
