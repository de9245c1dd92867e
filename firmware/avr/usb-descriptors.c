/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The descriptors, byte by byte. They stand in RAM: 93 bytes are cheaper than a second way to read flash.
 *
 * bmCapabilities of the ACM descriptor has only "line coding and line state" (without it Linux could not tell us
 * that the port was opened), and the interface's protocol is 0: no AT commands. So ModemManager has no reason to
 * greet the roller with them. */

#include "usb-descriptors.h"

#include <string.h>

#define LOW(x)  ((x) & 0xff)
#define HIGH(x) ((x) >> 8)

const uint8_t usb_device_descriptor[18] = {
  18, 1,                            /* device */
  0x00, 0x02,                       /* USB 2.0 */
  2, 0, 0,                          /* communications device */
  USB_PACKET_CONTROL,               /**/
  LOW (USB_VENDOR), HIGH (USB_VENDOR), LOW (USB_PRODUCT), HIGH (USB_PRODUCT),
  0x00, 0x01,                       /* release 1.00 */
  1, 2, 3,                          /* maker, product, serial */
  1,                                /* one configuration */
};

const uint8_t usb_configuration_descriptor[USB_CONFIGURATION_BYTES] = {
  9, 2, USB_CONFIGURATION_BYTES, 0, /* configuration */
  2, 1, 0,                          /* two interfaces */
  0x80, 100,                        /* from the bus, 200 mA: the motor takes 80 */
  8, 11, 0, 2, 2, 2, 0, 0,          /* association: interfaces 0 and 1 are one function */
  9, 4, 0, 0, 1, 2, 2, 0, 0,        /* interface 0: communications, ACM, protocol 0 (none) */
  5, 0x24, 0, 0x10, 0x01,           /* CDC 1.10 */
  5, 0x24, 1, 0, 1,                 /* call management: none; data on interface 1 */
  4, 0x24, 2, 0x02,                 /* ACM: line coding and line state */
  5, 0x24, 6, 0, 1,                 /* union */
  7, 5, 0x80 | USB_ENDPOINT_NOTE, 3, USB_PACKET_NOTE, 0, 64,
  9, 4, 1, 0, 2, 10, 0, 0, 0,       /* interface 1: data */
  7, 5, USB_ENDPOINT_OUT, 2, USB_PACKET_BULK, 0, 0,
  7, 5, 0x80 | USB_ENDPOINT_IN, 2, USB_PACKET_BULK, 0, 0,
};

uint8_t
usb_string_descriptor (uint8_t index, const char *serial, uint8_t ret_bytes[66])
{
  const char *text;
  uint8_t n = 2;

  switch (index)
    {
    case 0:
      memcpy (ret_bytes, (const uint8_t[]){ 4, 3, 0x09, 0x04 }, 4);
      return 4;
    case 1:
      text = "Dorsal";
      break;
    case 2:
      text = "Reference roller";
      break;
    case 3:
      text = serial;
      break;
    default:
      return 0;
    }
  while (*text && n < 66)
    {
      ret_bytes[n++] = (uint8_t) *text++;
      ret_bytes[n++] = 0;
    }
  ret_bytes[0] = n;
  ret_bytes[1] = 3;
  return n;
}
