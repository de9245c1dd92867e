/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What both boards have in common, and main.
 *
 * Comes in: nothing. Goes out: never returns. Never: without a watchdog. */

#include <avr/boot.h>
#include <avr/eeprom.h>
#include <avr/interrupt.h>
#include <avr/wdt.h>

#include "../line.h"
#include "../roller.h"
#include "parts.h"
#include "pins.h"

#define SERIAL_MAX 32

static char serial[SERIAL_MAX + 1];
static Imu imu;

static bool
is_name (char c)
{
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '_' || c == '-';
}

/* The name in the first bytes of the EEPROM; without one, eight digits out of the chip's own serial number, which
 * the ATmega32U4 has by its data sheet and the ATmega328P without it. */
static void
read_serial (void)
{
  uint16_t crc = 0xffff;
  uint8_t n = 0;

  for (; n < SERIAL_MAX && is_name ((char) eeprom_read_byte ((const uint8_t *) (uintptr_t) n)); n++)
    serial[n] = (char) eeprom_read_byte ((const uint8_t *) (uintptr_t) n);
  if (n > 0)
    return;
  for (uint8_t half = 0; half < 2; half++)
    {
      for (uint8_t i = 0x0e; i <= 0x17; i++)
        crc = crc16_step (crc, boot_signature_byte_get (i));
      for (int8_t shift = 12; shift >= 0; shift -= 4)
        serial[n++] = "0123456789ABCDEF"[crc >> shift & 15];
    }
}

const char *
board_serial (void)
{
  return serial;
}

bool
board_button (void)
{
  return !(BUTTON_PIN & BUTTON_BIT);
}

void
board_measure (void)
{
  ImuExchange next = imu_next (&imu);

  adc_begin ();
  twi_begin (&next);
}

bool
board_measured (Measurement *ret_measurement)
{
  const volatile uint16_t *cells;
  const uint8_t *bytes;
  bool answered;

  if (!adc_done (&cells) || !twi_done (&answered, &bytes))
    return false;
  for (uint8_t i = 0; i < BOARD_CELLS; i++)
    ret_measurement->cells[i] = cells[i];
  ret_measurement->reading = (AngleReading){ 0, 0, 0, 0 };
  ret_measurement->imu = imu_done (&imu, answered, bytes, &ret_measurement->reading);
  return true;
}

void
board_alive (void)
{
  link_turn ();
  wdt_reset ();
}

/* A watchdog that has bitten stays on, at its shortest: off with it before anything takes long. */
void watchdog_off (void) __attribute__ ((naked, used, section (".init3")));
void
watchdog_off (void)
{
  MCUSR = 0;
  wdt_disable ();
}

int
main (void)
{
  static Roller roller;

  BUTTON_PORT |= BUTTON_BIT;
  read_serial ();
  clock_init ();
  adc_init ();
  twi_init ();
  link_init ();
  wdt_enable (WDTO_250MS);
  sei ();
  roller_init (&roller);
  for (;;)
    roller_step (&roller);
}
