/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the native-USB board says of itself: a CDC ACM port without AT commands (USB CDC 1.2, PSTN 1.2). */

#include <stdint.h>

#define USB_VENDOR  0x1209 /* pid.codes */
#define USB_PRODUCT 0x0001 /* its test number: for your bench only. Whoever gives rollers away gets one of their own */

#define USB_ENDPOINT_NOTE 1 /* interrupt in */
#define USB_ENDPOINT_OUT  2 /* bulk, from the host */
#define USB_ENDPOINT_IN   3 /* bulk, to the host */
#define USB_PACKET_CONTROL 64
#define USB_PACKET_NOTE    8
#define USB_PACKET_BULK    64

#define USB_CONFIGURATION_BYTES 75

extern const uint8_t usb_device_descriptor[18];
extern const uint8_t usb_configuration_descriptor[USB_CONFIGURATION_BYTES];

/* String number index as a descriptor: 1 maker, 2 product, 3 serial; 0 the languages. Returns its length, 0 when
 * there is no such string. */
uint8_t usb_string_descriptor (uint8_t index, const char *serial, uint8_t ret_bytes[66]);
