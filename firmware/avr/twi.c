/* SPDX-License-Identifier: GPL-3.0-or-later */

/* I²C, one exchange at a time, each step in the interrupt.
 *
 *   START ─▶ address+W ─▶ bytes … ─┬─▶ STOP
 *                                  └─▶ START ─▶ address+R ─▶ bytes …, the last not acknowledged ─▶ STOP
 *   a missed acknowledge, a lost bus, or 4 ms: STOP, not answered
 *
 * 400 kHz: a reading of 14 bytes takes 0.45 ms. After a time-out the bus is clocked free: a slave that was
 * cut off in the middle of a byte holds SDA down until it has had its clocks. */

#include <avr/interrupt.h>
#include <util/delay_basic.h>
#include <util/twi.h>

#include "parts.h"
#include "pins.h"

#define GIVE_UP_US 4000
#define GO         ((1 << TWINT) | (1 << TWEN) | (1 << TWIE))

static volatile ImuExchange exchange;
static volatile uint8_t at;
static volatile bool done, answered;
static volatile uint8_t bytes[IMU_BYTES];
static uint32_t begin_us;

static void
end (bool well)
{
  answered = well;
  done = true;
  TWCR = (1 << TWINT) | (1 << TWEN) | (1 << TWSTO);
}

ISR (TWI_vect)
{
  switch (TW_STATUS)
    {
    case TW_START:
      at = 0;
      TWDR = IMU_ADDRESS << 1 | TW_WRITE;
      TWCR = GO;
      break;
    case TW_REP_START:
      at = 0;
      TWDR = IMU_ADDRESS << 1 | TW_READ;
      TWCR = GO;
      break;
    case TW_MT_SLA_ACK:
    case TW_MT_DATA_ACK:
      if (at < exchange.n_write)
        {
          TWDR = exchange.bytes[at++];
          TWCR = GO;
        }
      else if (exchange.n_read)
        TWCR = GO | (1 << TWSTA);
      else
        end (true);
      break;
    case TW_MR_SLA_ACK:
      TWCR = exchange.n_read > 1 ? GO | (1 << TWEA) : GO;
      break;
    case TW_MR_DATA_ACK:
      bytes[at++] = TWDR;
      TWCR = at + 1 < exchange.n_read ? GO | (1 << TWEA) : GO;
      break;
    case TW_MR_DATA_NACK:
      bytes[at++] = TWDR;
      end (at == exchange.n_read);
      break;
    default:
      end (false);
      break;
    }
}

void
twi_init (void)
{
  TWI_PORT |= TWI_SDA | TWI_SCL;
  TWSR = 0;
  TWBR = (F_CPU / 400000 - 16) / 2;
  TWCR = 1 << TWEN;
  done = true;
}

/* Nine clocks by hand, 5 µs each way: under 0.1 ms, and only after a time-out. */
static void
free_bus (void)
{
  TWCR = 0;
  for (uint8_t i = 0; i < 9; i++)
    {
      TWI_PORT &= (uint8_t) ~TWI_SCL;
      TWI_DDR |= TWI_SCL;
      _delay_loop_1 (27);
      TWI_DDR &= (uint8_t) ~TWI_SCL;
      TWI_PORT |= TWI_SCL;
      _delay_loop_1 (27);
    }
  twi_init ();
}

void
twi_begin (const ImuExchange *next)
{
  exchange = *next;
  done = answered = false;
  begin_us = board_now_us ();
  TWCR = GO | (1 << TWSTA);
}

bool
twi_done (bool *ret_answered, const uint8_t **ret_bytes)
{
  if (!done)
    {
      if (board_now_us () - begin_us < GIVE_UP_US)
        return false;
      free_bus ();
      answered = false;
    }
  *ret_answered = answered;
  *ret_bytes = (const uint8_t *) bytes;
  return true;
}
