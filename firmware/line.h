/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One sentence being written: '$', body, '*', checksum, CR LF. No printf, no floats. */

#include <stdbool.h>
#include <stdint.h>

#define LINE_MAX_BYTES 224 /* the longest is the hello: 112 bytes of keys and numbers, 3 names of at most 32 */

typedef struct
{
  uint8_t n;
  bool full; /* something did not fit: the line is worth nothing */
  uint16_t crc;
  char text[LINE_MAX_BYTES];
} Line;

/* Adds one byte to a CRC-16/CCITT-FALSE, which starts at 0xffff. */
uint16_t crc16_step (uint16_t crc, uint8_t byte);

/* Begins anew with "$RL" and the letter of the sentence's name. */
void line_begin (Line *line, char name);
void line_text (Line *line, const char *text);
/* A comma and a number. */
void line_field (Line *line, int32_t value);
void line_field_unsigned (Line *line, uint32_t value);
/* Just the digits. */
void line_number (Line *line, uint32_t value);
/* Checksum and line end. Returns the length in bytes, 0 when it did not fit. */
uint8_t line_end (Line *line);
