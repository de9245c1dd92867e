/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A place for bytes that are too many for memory: a file without a name, gone with its last user. */

#include <gio/gio.h>

G_BEGIN_DECLS

/* Readable and writable, at its beginning; the caller closes it. -1: *error says why. */
int dorsal_spool_new (GError **error);

/* Onto it, or from its beginning on. The descriptor stays the caller's. */
GOutputStream *dorsal_spool_write (int fd);
GInputStream *dorsal_spool_read (int fd);

G_END_DECLS
