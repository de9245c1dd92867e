/* SPDX-License-Identifier: GPL-3.0-or-later */

/* UART 0 between two rings.
 *
 * 115200 is what Dorsal opens a bridge at. From 16 MHz, with U2X, UBRR 16 gives 117647, 2.1 % fast, which every
 * bridge takes (without U2X it would be 3.5 % slow). It carries 11.5 kB/s: at 80 bytes a sample, 126 Hz.
 * BAUD=250000 has no error at all and carries 200 Hz, for programs that can be told. */

#include <avr/interrupt.h>
#include <avr/io.h>

#include "parts.h"

#ifndef BAUD
#define BAUD 115200
#endif
#define UBRR_VALUE ((F_CPU / 4 / BAUD - 1) / 2) /* rounded, for U2X */

/* Indices are bytes and run over by themselves: the rings have 256 and 64. */
static volatile uint8_t out[256], in[64];
static volatile uint8_t out_head, out_tail, in_head, in_tail;

ISR (USART_UDRE_vect)
{
  UDR0 = out[out_tail++];
  if (out_tail == out_head)
    UCSR0B &= (uint8_t) ~(1 << UDRIE0);
}

/* A byte without room is gone; the checksum tells. */
ISR (USART_RX_vect)
{
  uint8_t byte = UDR0;

  if ((uint8_t) (in_head - in_tail) < sizeof in)
    in[in_head++ % sizeof in] = byte;
}

void
link_init (void)
{
  UCSR0A = 1 << U2X0;
  UBRR0 = UBRR_VALUE;
  UCSR0C = (1 << UCSZ01) | (1 << UCSZ00);
  UCSR0B = (1 << RXEN0) | (1 << TXEN0) | (1 << RXCIE0);
}

void
link_turn (void)
{
}

int16_t
board_read (void)
{
  if (in_head == in_tail)
    return -1;
  return in[in_tail++ % sizeof in];
}

bool
board_send (const char *bytes, uint8_t n)
{
  uint8_t head = out_head;

  if ((uint8_t) (out_tail - head - 1) < n)
    return false;
  while (n--)
    out[head++] = (uint8_t) *bytes++;
  out_head = head;
  UCSR0B |= 1 << UDRIE0;
  return true;
}

uint32_t
board_line_speed (void)
{
  return BAUD / 10;
}

bool
board_host_there (void)
{
  return true;
}
