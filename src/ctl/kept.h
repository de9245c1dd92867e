/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the commands about kept sessions share: the database, and one session of it by its number. */

#include "ctl/command.h"
#include "store/session.h"

G_BEGIN_DECLS

/* clang-format off */
#define CTL_DATABASE_ENTRY(path)                                                                                     \
  { "database", 0, 0, G_OPTION_ARG_FILENAME, &(path), "Database to use instead of the user's own", "FILE" }
/* clang-format on */

/* path: NULL for the user's own. NULL: complained. */
DorsalStore *ctl_open_store (const char *command, const char *path, DorsalStoreMode mode);

/* text: a number as `dorsalctl sessions` lists it. NULL: complained, and *ret_status is the exit status. */
DorsalKeptSession *ctl_get_session (const char *command, DorsalStore *store, const char *text, int *ret_status);

/* In the user's time zone, "2026-11-25 09:30:00"; newly allocated. */
char *ctl_local_time (gint64 at_us);

G_END_DECLS
