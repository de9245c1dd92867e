/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Sentences from the host, byte by byte. */

#include <stdbool.h>
#include <stdint.h>

#include "motor.h"

#define COMMAND_MAX_BYTES 64 /* the longest the host may mean, leading zeros and all, is 52 */

typedef enum
{
  COMMAND_NONE,
  COMMAND_QUERY,
  COMMAND_START, /* number: rate, 1 … 1000 Hz */
  COMMAND_STOP,
  COMMAND_ZERO,
  COMMAND_CUE, /* number: ttl, 0 … 2000 ms */
} CommandKind;

typedef struct
{
  CommandKind kind;
  uint16_t number;
  MotorPattern pattern; /* CUE */
} Command;

/* All zeroes is a fresh one. */
typedef struct
{
  uint8_t n;
  bool inside;
  char text[COMMAND_MAX_BYTES];
} CommandReader;

/* Takes one byte. The command when it ends a good sentence, else COMMAND_NONE: as the host
 * itself does, nothing that is damaged, unknown or out of range is ever used. */
Command command_take (CommandReader *reader, char byte);
