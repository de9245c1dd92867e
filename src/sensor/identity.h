/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which device it is, whatever name its port has today: vendor, product and serial number. */

#include <gio/gio.h>

#include "sensor/port.h"

G_BEGIN_DECLS

/* All zeroes: none. */
typedef struct
{
  guint16 vid, pid; /* 0 where the port is no USB one: then serial is the port's name */
  char serial[64];  /* empty: the device has none, as a CH340 */
} DorsalIdentity;

DorsalIdentity dorsal_identity_of_port (DorsalPort *port);
gboolean dorsal_identity_is_set (const DorsalIdentity *identity);
gboolean dorsal_identity_equal (const DorsalIdentity *a, const DorsalIdentity *b);

/* "1209:0001 A1B2C3", "1a86:7523". Newly allocated. */
char *dorsal_identity_print (const DorsalIdentity *identity);
/* FALSE when it is not such a text; *ret_identity is then untouched. */
gboolean dorsal_identity_parse (const char *text, DorsalIdentity *ret_identity);

/* The one port of `ports` (elements DorsalPort) that is this device. Where several look alike, the only one
 * that arrived at since_us or later; NULL when none is it, or nobody can say which: opening the
 * wrong one would reset somebody else's board. since_us: G_MAXINT64 for no such hint. */
DorsalPort *dorsal_identity_find (const DorsalIdentity *identity, GListModel *ports, gint64 since_us);

G_END_DECLS
