/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The button: bounces swallowed, short told from long. */

#include <stdbool.h>
#include <stdint.h>

#define BUTTON_BOUNCE_MS 20
#define BUTTON_LONG_MS   800

typedef enum
{
  BUTTON_NOTHING,
  BUTTON_SHORT, /* let go before BUTTON_LONG_MS */
  BUTTON_LONG,  /* said once, while it is still held */
} ButtonEvent;

/* All zeroes is a button that is up. */
typedef struct
{
  bool raw, down, said;
  uint32_t raw_ms, down_ms; /* since when */
} Button;

/* pressed: the contact now. Call it every few milliseconds. */
ButtonEvent button_step (Button *button, bool pressed, uint32_t now_ms);
