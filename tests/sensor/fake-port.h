/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A USB serial port that is not there: in an umockdev testbed, on a pty whose master the
 * test holds. Plug, write, unplug, plug again. */

#include <umockdev.h>

G_BEGIN_DECLS

/* NULL where a device says nothing. */
typedef struct
{
  const char *name; /* "ttyACM0": CDC; "ttyUSB0": behind a bridge chip */
  const char *usb;  /* "1-1": where on the bus */
  const char *vid, *pid;
  const char *manufacturer, *product, *serial;
} FakeDevice;

typedef struct _FakePort FakePort;

/* An empty computer: its /dev and its class of ttys, to watch before anything is plugged in. */
void fake_ports_begin (UMockdevTestbed *testbed);

FakePort *fake_port_plug (UMockdevTestbed *testbed, const FakeDevice *device);
/* As the kernel does: the fd hangs up, then node and devices go. */
void fake_port_unplug (FakePort *port);

/* The roller's end. */
int fake_port_get_master (FakePort *port);

G_END_DECLS
