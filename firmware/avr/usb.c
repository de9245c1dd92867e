/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The USB device of the ATmega32U4 as a serial port.
 *
 *   interrupt   reset ─▶ endpoint 0;  set-up packet ─▶ answer from endpoint 0
 *   main loop   ring ─▶ packets in,  packets out ─▶ board_read
 *
 * Comes in: the host's requests. Goes out: bytes, once somebody has opened the port (the DTR line).
 * Never: waits longer than 2 ms for the host, and that only inside a request; the motor's time is not lost
 * meanwhile, for Timer 0 may interrupt. */

#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>

#include "parts.h"
#include "usb-descriptors.h"

#define GET_STATUS        0
#define CLEAR_FEATURE     1
#define SET_FEATURE       3
#define SET_ADDRESS       5
#define GET_DESCRIPTOR    6
#define GET_CONFIGURATION 8
#define SET_CONFIGURATION 9
#define SET_LINE_CODING   0x20
#define GET_LINE_CODING   0x21
#define SET_LINE_STATE    0x22

#define TYPE_IN_BULK   0x81 /* UECFG0X */
#define TYPE_OUT_BULK  0x80
#define TYPE_IN_NOTE   0xc1
#define TWO_BANKS_64   0x36 /* UECFG1X */
#define ONE_BANK_64    0x32
#define ONE_BANK_8     0x02
#define PATIENCE       4000 /* rounds of 8 cycles: 2 ms */

typedef struct
{
  uint8_t type, request;
  uint16_t value, index, length;
} Setup;

static volatile uint8_t configuration, line_state;
static uint8_t coding[7] = { 0x00, 0xc2, 0x01, 0x00, 0, 0, 8 }; /* 115200 8N1; kept for whoever asks */
static uint8_t out[256];
static uint8_t out_head, out_tail;

static bool
await (uint8_t bits)
{
  for (uint16_t i = 0; i < PATIENCE; i++)
    if (UEINTX & bits)
      return true;
  return false;
}

static void
stall (void)
{
  UECONX = (1 << STALLRQ) | (1 << EPEN);
}

/* The data of a request, at most as long as was asked for. A last packet that is full and ends early is followed by
 * an empty one. */
static void
reply (const uint8_t *bytes, uint8_t n, uint16_t asked)
{
  uint8_t left = n < asked ? n : (uint8_t) asked;
  bool more = true;

  while (more)
    {
      uint8_t size = left < USB_PACKET_CONTROL ? left : USB_PACKET_CONTROL;

      if (!await ((1 << TXINI) | (1 << RXOUTI)) || UEINTX & (1 << RXOUTI))
        return;
      for (uint8_t i = 0; i < size; i++)
        UEDATX = *bytes++;
      left -= size;
      more = left > 0 || (size == USB_PACKET_CONTROL && n < asked);
      UEINTX = (uint8_t) ~(1 << TXINI);
    }
}

static void
acknowledge (void)
{
  UEINTX = (uint8_t) ~(1 << TXINI);
}

static void
endpoint (uint8_t number, uint8_t type, uint8_t size)
{
  UENUM = number;
  UECONX = 1 << EPEN;
  UECFG0X = type;
  UECFG1X = size;
}

static void
configure (uint8_t value)
{
  configuration = value;
  line_state = 0;
  endpoint (USB_ENDPOINT_NOTE, TYPE_IN_NOTE, ONE_BANK_8);
  endpoint (USB_ENDPOINT_OUT, TYPE_OUT_BULK, TWO_BANKS_64);
  endpoint (USB_ENDPOINT_IN, TYPE_IN_BULK, TWO_BANKS_64);
  UERST = 0x1e;
  UERST = 0;
  UENUM = 0;
}

static void
describe (const Setup *setup)
{
  uint8_t string[66];
  uint8_t n;

  switch (setup->value >> 8)
    {
    case 1:
      reply (usb_device_descriptor, sizeof usb_device_descriptor, setup->length);
      break;
    case 2:
      reply (usb_configuration_descriptor, sizeof usb_configuration_descriptor, setup->length);
      break;
    case 3:
      n = usb_string_descriptor ((uint8_t) setup->value, board_serial (), string);
      if (n)
        reply (string, n, setup->length);
      else
        stall ();
      break;
    default:
      stall ();
      break;
    }
}

/* A halted bulk endpoint begins anew; there is nothing else to set or clear. */
static void
feature (const Setup *setup)
{
  uint8_t number = setup->index & 7;

  if (setup->type != 0x02 || setup->value != 0 || number == 0 || number > USB_ENDPOINT_IN)
    {
      stall ();
      return;
    }
  acknowledge ();
  await (1 << TXINI);
  UENUM = number;
  if (setup->request == SET_FEATURE)
    UECONX = (1 << STALLRQ) | (1 << EPEN);
  else
    {
      UECONX = (1 << STALLRQC) | (1 << RSTDT) | (1 << EPEN);
      UERST = (uint8_t) (1 << number);
      UERST = 0;
    }
  UENUM = 0;
}

static void
status (const Setup *setup)
{
  uint8_t bytes[2] = { 0, 0 };

  if (setup->type == 0x82)
    {
      UENUM = setup->index & 7;
      bytes[0] = !!(UECONX & (1 << STALLRQ));
      UENUM = 0;
    }
  reply (bytes, sizeof bytes, setup->length);
}

static void
standard (const Setup *setup)
{
  uint8_t value = (uint8_t) setup->value;

  switch (setup->request)
    {
    case GET_STATUS:
      status (setup);
      break;
    case CLEAR_FEATURE:
    case SET_FEATURE:
      feature (setup);
      break;
    case SET_ADDRESS:
      UDADDR = value & 0x7f;
      acknowledge ();
      await (1 << TXINI);
      UDADDR |= 1 << ADDEN;
      break;
    case GET_DESCRIPTOR:
      describe (setup);
      break;
    case GET_CONFIGURATION:
      value = configuration;
      reply (&value, 1, setup->length);
      break;
    case SET_CONFIGURATION:
      acknowledge ();
      configure (value);
      break;
    default:
      stall ();
      break;
    }
}

static void
class (const Setup *setup)
{
  switch (setup->request)
    {
    case GET_LINE_CODING:
      reply (coding, sizeof coding, setup->length);
      break;
    case SET_LINE_CODING:
      if (!await (1 << RXOUTI))
        return;
      for (uint8_t i = 0; i < sizeof coding && i < setup->length; i++)
        coding[i] = UEDATX;
      UEINTX = (uint8_t) ~(1 << RXOUTI);
      acknowledge ();
      break;
    case SET_LINE_STATE:
      line_state = (uint8_t) setup->value;
      acknowledge ();
      break;
    default:
      stall ();
      break;
    }
}

static void
take_setup (void)
{
  Setup setup;
  uint8_t *bytes = (uint8_t *) &setup; /* the wire's order is this chip's order */

  for (uint8_t i = 0; i < sizeof setup; i++)
    bytes[i] = UEDATX;
  UEINTX = (uint8_t) ~((1 << RXSTPI) | (1 << RXOUTI) | (1 << TXINI));
  if (setup.type & 0x80)
    await (1 << TXINI);
  if ((setup.type & 0x60) == 0x20)
    class (&setup);
  else if ((setup.type & 0x60) == 0)
    standard (&setup);
  else
    stall ();
}

/* Requests may wait for the host: everybody else may interrupt, another request may not. The main loop's endpoint
 * is put back as it was. */
ISR (USB_COM_vect)
{
  uint8_t before = UENUM;

  UENUM = 0;
  if (UEINTX & (1 << RXSTPI))
    {
      UEIENX = 0;
      sei ();
      take_setup ();
      cli ();
      UENUM = 0;
      UEIENX = 1 << RXSTPE;
    }
  UENUM = before;
}

ISR (USB_GEN_vect)
{
  uint8_t flags = UDINT;
  uint8_t before = UENUM;

  UDINT = 0;
  if (flags & (1 << EORSTI))
    {
      configuration = line_state = 0;
      endpoint (0, 0, ONE_BANK_64);
      UEIENX = 1 << RXSTPE;
      UENUM = before;
    }
}

void
link_init (void)
{
  UHWCON = 1 << UVREGE;
  USBCON = (1 << USBE) | (1 << FRZCLK);
  PLLCSR = (1 << PINDIV) | (1 << PLLE);
  while (!(PLLCSR & (1 << PLOCK))) /* 0.1 ms, at boot */
    ;
  USBCON = (1 << USBE) | (1 << OTGPADE);
  UDCON = 0;
  UDINT = 0;
  UDIEN = 1 << EORSTE;
}

bool
board_host_there (void)
{
  return configuration && line_state & 1;
}

/* One packet a turn, when the bus has taken the last. A packet is filled in less than 0.05 ms. */
void
link_turn (void)
{
  if (!board_host_there ())
    {
      out_tail = out_head;
      return;
    }
  if (out_tail == out_head)
    return;
  ATOMIC_BLOCK (ATOMIC_RESTORESTATE)
  {
    UENUM = USB_ENDPOINT_IN;
    if (UEINTX & (1 << RWAL))
      {
        for (uint8_t i = 0; i < USB_PACKET_BULK - 1 && out_tail != out_head; i++)
          UEDATX = out[out_tail++];
        UEINTX = (uint8_t) ~((1 << TXINI) | (1 << FIFOCON));
      }
  }
}

int16_t
board_read (void)
{
  int16_t byte = -1;

  if (!configuration)
    return -1;
  ATOMIC_BLOCK (ATOMIC_RESTORESTATE)
  {
    UENUM = USB_ENDPOINT_OUT;
    if (UEINTX & (1 << RWAL))
      {
        byte = UEDATX;
        if (!(UEINTX & (1 << RWAL)))
          UEINTX = (uint8_t) ~((1 << RXOUTI) | (1 << FIFOCON));
      }
    else if (UEINTX & (1 << RXOUTI)) /* an empty packet */
      UEINTX = (uint8_t) ~((1 << RXOUTI) | (1 << FIFOCON));
  }
  return byte;
}

bool
board_send (const char *bytes, uint8_t n)
{
  if (!board_host_there ())
    return true; /* nobody listens */
  if ((uint8_t) (out_tail - out_head - 1) < n)
    return false;
  while (n--)
    out[out_head++] = (uint8_t) *bytes++;
  return true;
}

/* Full speed carries far more; this is what 200 Hz ask for. */
uint32_t
board_line_speed (void)
{
  return 64000;
}
