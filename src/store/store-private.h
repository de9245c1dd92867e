/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of this room share; the only header beside schema.h that knows SQLite. */

#include <sqlite3.h>

#include "store/store.h"

G_BEGIN_DECLS

struct _DorsalStore
{
  sqlite3 *db;
  char *path;
  guint opening; /* a number of its own, from 1 */
  GHashTable *statements; /* sql → sqlite3_stmt, those that are run again and again */
  int lock_fd; /* -1, or the lock that says "a recorder is at work" */
};

/* From the last thing that went wrong; code: a SQLite one. */
void dorsal_store_set_error (GError **error, DorsalStore *store, int code);

/* FALSE: *error says why. */
gboolean dorsal_store_exec (DorsalStore *store, const char *sql, GError **error);
/* NULL: *error says why. */
sqlite3_stmt *dorsal_store_prepare (DorsalStore *store, const char *sql, GError **error);
/* The same, kept by the store and prepared once. sql: a literal. Bindings are forgotten after dorsal_store_run(). */
sqlite3_stmt *dorsal_store_prepared (DorsalStore *store, const char *sql, GError **error);
/* For a statement that gives no rows: steps and resets. */
gboolean dorsal_store_run (DorsalStore *store, sqlite3_stmt *stmt, GError **error);

/* TRUE: nobody else records into this file, until the store is freed. */
gboolean dorsal_store_lock (DorsalStore *store);
void dorsal_store_unlock (DorsalStore *store);

/* As DORSAL_STORE_MEND where somebody has found the damage already: set aside whatever opening says. */
DorsalStore *dorsal_store_open_anew (const char *path, DorsalStoreReport *ret_report, GError **error);

/* Moves the database and its companions to PATH.damaged-N, which is returned; NULL: could not. */
char *dorsal_salvage_set_aside (const char *path, GError **error);
/* Copies what can be read of the database at `from` into store. */
void dorsal_salvage_copy (DorsalStore *store, const char *from, guint *ret_sessions, guint *ret_chunks);

static inline void
dorsal_stmt_clear (sqlite3_stmt **stmt)
{
  sqlite3_finalize (*stmt);
  *stmt = NULL;
}
#define DORSAL_AUTO_STMT __attribute__ ((cleanup (dorsal_stmt_clear))) sqlite3_stmt *

G_END_DECLS
