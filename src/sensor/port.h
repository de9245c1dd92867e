/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A USB or Bluetooth serial port as people and programs know it. */

#include <gio/gio.h>

G_BEGIN_DECLS

#define DORSAL_TYPE_PORT (dorsal_port_get_type ())
G_DECLARE_FINAL_TYPE (DorsalPort, dorsal_port, DORSAL, PORT, GObject)

/* Any serial port of the system by its path, opened or not; NULL when there is none there. */
DorsalPort *dorsal_port_new_for_path (const char *path);

/* Every string but path and name may be NULL: a CH340 has no serial number. */
const char *dorsal_port_get_path (DorsalPort *port); /* "/dev/ttyACM0" */
const char *dorsal_port_get_name (DorsalPort *port); /* "ttyACM0" */
const char *dorsal_port_get_manufacturer (DorsalPort *port);
const char *dorsal_port_get_product (DorsalPort *port);
const char *dorsal_port_get_serial (DorsalPort *port);
guint16 dorsal_port_get_vid (DorsalPort *port); /* 0 when not USB */
guint16 dorsal_port_get_pid (DorsalPort *port);

/* Host time at which it was seen to appear; 0 when it was there before anybody looked. */
gint64 dorsal_port_get_arrived_us (DorsalPort *port);

/* "Dorsal Roller Ref12 (ttyACM0)"; falls back on the description and on "Serial port". Newly allocated. */
char *dorsal_port_dup_label (DorsalPort *port);

/* Elements DorsalPort, sorted by name; empty when there are none. USB ports and Bluetooth's rfcomm. NULL with an error when the system
 * gives no list at all (a sandbox without device access). 0.5 ms. */
GPtrArray *dorsal_port_list (GError **error);

G_END_DECLS
