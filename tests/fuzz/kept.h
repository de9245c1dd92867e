/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A database for the targets that need one, in a folder that goes at the end. */

#include "store/export.h"
#include "store/session.h"

G_BEGIN_DECLS

/* Empty at first; made once. */
DorsalStore *kept_store (void);
const char *kept_path (void);

/* Removes all sessions. */
void kept_empty (void);

/* Every number the list, the page and the exports show of a session, asked for once, with whatever error. */
void kept_look_through (gint64 id);

/* These bytes by one of the importers: a sentence why not, or a session, looked through and removed. */
typedef gint64 (*KeptImporter) (DorsalStore *store, GInputStream *in, const char *name, GError **error);
void kept_import (KeptImporter import, const guint8 *bytes, gsize n);

G_END_DECLS
