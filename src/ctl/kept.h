/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the commands about kept sessions share: the database, one session of it by its number, a part of it. */

#include "ctl/command.h"
#include "store/export.h"

G_BEGIN_DECLS

/* clang-format off */
#define CTL_DATABASE_ENTRY(path)                                                                                     \
  { "database", 0, 0, G_OPTION_ARG_FILENAME, &(path), "Database to use instead of the user's own", "FILE" }
/* clang-format on */

/* path: NULL for the user's own. NULL: complained. */
DorsalStore *ctl_open_store (const char *command, const char *path, DorsalStoreMode mode);

/* A session and the database it is read from. */
typedef struct
{
  DorsalStore *store;
  DorsalKeptSession *session;
} CtlKept;
void ctl_kept_clear (CtlKept *kept);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CtlKept, ctl_kept_clear)

/* path: as above. argv[1]: a number as `dorsalctl sessions` lists it. CTL_GO_ON; else complained, and it is the exit
 * status. */
int ctl_kept_open (const char *command, const char *path, int argc, char **argv, CtlKept *ret_kept);

/* clang-format off */
#define CTL_RANGE_ENTRIES(from, to)                                                                                  \
  { "from", 0, 0, G_OPTION_ARG_STRING, &(from), "From this time after its first sample: 90, 1:30, 1:02:03", "TIME" },     \
  { "to", 0, 0, G_OPTION_ARG_STRING, &(to), "To this time after its first sample", "TIME" }
/* clang-format on */

/* NULL: from its beginning, to its end. FALSE: complained. */
gboolean ctl_range (const char *command, const char *from, const char *to, DorsalRange *ret_range);

/* In the user's time zone, "2026-11-25 09:30:00"; newly allocated. */
char *ctl_local_time (gint64 at_us);

G_END_DECLS
