/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The serial ports of this computer, as they come and go: a GListModel of DorsalPort,
 * sorted by name. Works in a sandbox, where udev is silent. */

#include <gio/gio.h>

#include "sensor/port.h"

G_BEGIN_DECLS

#define DORSAL_PORTS_BRIEF_US (10 * G_USEC_PER_SEC)

#define DORSAL_TYPE_PORTS (dorsal_ports_get_type ())
G_DECLARE_FINAL_TYPE (DorsalPorts, dorsal_ports, DORSAL, PORTS, GObject)

/* Signals: "items-changed", and "touched" (DorsalPort *): a port that is in the list changed its owner or its
 * rights. directory: where the nodes appear; NULL for "/dev". */
DorsalPorts *dorsal_ports_new (const char *directory);

/* Why there is no list at all; NULL when there is one. */
const GError *dorsal_ports_get_error (DorsalPorts *ports);

/* While a roller is looked for, the ports are listed every two seconds as well, should the kernel's word of a
 * new one have been missed. Off at first. */
void dorsal_ports_set_searching (DorsalPorts *ports, gboolean searching);

/* Lists them now. */
void dorsal_ports_scan (DorsalPorts *ports);

/* The port of this path, or NULL. Not a new reference. */
DorsalPort *dorsal_ports_lookup (DorsalPorts *ports, const char *path);

/* The last port to leave that came and went within DORSAL_PORTS_BRIEF_US: when it left, host time; 0 for none.
 * ret_port may be NULL; it gets that port, not a new reference. */
gint64 dorsal_ports_get_brief (DorsalPorts *ports, DorsalPort **ret_port);

G_END_DECLS
