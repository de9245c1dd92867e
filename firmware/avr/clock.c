/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Time, and the motor, which must not depend on anything but time.
 *
 *   Timer 1   16 MHz / 8, free running, 16 bits + overflows ─▶ microseconds modulo 2^32
 *   Timer 0   1 kHz ─▶ motor_tick ─▶ the motor's pin
 *
 * Should even the interrupts stop, the watchdog resets the chip within 250 ms, its pins let go, and
 * the resistor at the transistor's gate turns the motor off. */

#include <avr/interrupt.h>
#include <util/atomic.h>

#include "parts.h"
#include "pins.h"

static volatile uint32_t overflows;
static Motor motor;

ISR (TIMER1_OVF_vect) { overflows++; }

ISR (TIMER0_COMPA_vect)
{
  if (motor_tick (&motor))
    PORTB |= MOTOR_BIT;
  else
    PORTB &= (uint8_t) ~MOTOR_BIT;
}

void
clock_init (void)
{
  DDRB |= MOTOR_BIT;
  TCCR1A = 0;
  TCCR1B = 1 << CS11;
  TIMSK1 = 1 << TOIE1;
  TCCR0A = 1 << WGM01;
  TCCR0B = (1 << CS01) | (1 << CS00);
  OCR0A = F_CPU / 64 / 1000 - 1;
  TIMSK0 = 1 << OCIE0A;
}

uint32_t
board_now_us (void)
{
  uint32_t high;
  uint16_t low;

  ATOMIC_BLOCK (ATOMIC_RESTORESTATE)
  {
    low = TCNT1;
    high = overflows;
    /* It ran over, and the interrupt has yet to hear of it. */
    if ((TIFR1 & (1 << TOV1)) && low < 0x8000)
      high++;
  }
  return high << 15 | low >> 1;
}

void
board_motor (MotorPattern pattern, uint16_t ttl_ms)
{
  ATOMIC_BLOCK (ATOMIC_RESTORESTATE) { motor = motor_start (pattern, ttl_ms); }
}

/* At rest the motor itself pulls the line up; while it runs the transistor pulls it down. */
bool
board_motor_well (void)
{
  bool runs, high;

  ATOMIC_BLOCK (ATOMIC_RESTORESTATE)
  {
    runs = PORTB & MOTOR_BIT;
    high = PINB & SENSE_BIT;
  }
  return runs != high;
}
