/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: the contact. Goes out: presses. Never: two for one.
 *
 *   contact   ▁▁▁▌▐▁▐█████████▌▐▁▁▁▁▁▁▁▁
 *   down      ▁▁▁▁▁▁▁▁▁███████████▁▁▁▁▁▁     20 ms late, both ways
 *   said                          ╵ short    (long: 800 ms after it went down) */

#include "button.h"

ButtonEvent
button_step (Button *button, bool pressed, uint32_t now_ms)
{
  if (pressed != button->raw)
    {
      button->raw = pressed;
      button->raw_ms = now_ms;
    }
  if (button->raw != button->down && now_ms - button->raw_ms >= BUTTON_BOUNCE_MS)
    {
      bool short_press = button->down && !button->said;

      button->down = button->raw;
      button->down_ms = button->raw_ms;
      button->said = false;
      return short_press ? BUTTON_SHORT : BUTTON_NOTHING;
    }
  if (button->down && !button->said && now_ms - button->down_ms >= BUTTON_LONG_MS)
    {
      button->said = true;
      return BUTTON_LONG;
    }
  return BUTTON_NOTHING;
}
