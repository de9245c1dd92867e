/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells through the multiplexer, one conversion after the other.
 *
 *   select 0 ─▶ convert ─▶ interrupt: keep, select 1, convert ─▶ … ─▶ interrupt: keep the 8th ─▶ done
 *
 * 125 kHz, 13 cycles: 104 µs a cell, 0.9 ms a scan. The converter samples 12 µs after it was started, many
 * time constants after the multiplexer (100 Ω, 3.3 kΩ, some 50 pF) has settled.
 * Every SUPPLY_EVERY scans the 1.1 V band gap is measured against the supply as well; it settles slowly, so
 * only the last of several conversions counts. */

#include <avr/interrupt.h>
#include <util/atomic.h>

#include "parts.h"
#include "pins.h"

#define SUPPLY_EVERY 100
#define SUPPLY_TRIES 8
#define BANDGAP_MV   1100UL

static volatile uint16_t cells[BOARD_CELLS];
static volatile uint16_t bandgap;
static volatile uint8_t at;
static volatile bool done;
static uint8_t scans, last;

static void
convert (uint8_t channel)
{
  ADMUX = (1 << REFS0) | channel;
  ADCSRA |= 1 << ADSC;
}

ISR (ADC_vect)
{
  uint16_t value = ADC;

  if (at < BOARD_CELLS)
    cells[at] = value;
  else
    bandgap = value;
  at++;
  if (at == last)
    done = true;
  else if (at < BOARD_CELLS)
    {
      MUX_SELECT (at);
      convert (CELL_CHANNEL);
    }
  else
    convert (BANDGAP_CHANNEL);
}

void
adc_init (void)
{
  MUX_DDR_INIT ();
  DIDR0 = 1 << CELL_CHANNEL;
  ADCSRA = (1 << ADEN) | (1 << ADIE) | (1 << ADPS2) | (1 << ADPS1) | (1 << ADPS0);
  ADCSRB = 0;
}

void
adc_begin (void)
{
  done = false;
  at = 0;
  last = BOARD_CELLS + (scans == 0 ? SUPPLY_TRIES : 0);
  scans = (uint8_t) (scans + 1) % SUPPLY_EVERY;
  MUX_SELECT (0);
  convert (CELL_CHANNEL);
}

bool
adc_done (const volatile uint16_t **ret_cells)
{
  *ret_cells = cells;
  return done;
}

uint16_t
board_supply_mv (void)
{
  uint16_t value;

  ATOMIC_BLOCK (ATOMIC_RESTORESTATE) { value = bandgap; }
  return value ? (uint16_t) (BANDGAP_MV * 1024 / value) : 0;
}
