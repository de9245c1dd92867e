/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The database of sessions: one file that survives kill -9, power loss and a full disk. A store belongs to
 * the thread that opened it; any number may be open on one file. */

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  DORSAL_STORE_ERROR_FAILED,
  DORSAL_STORE_ERROR_MISSING,   /* to be read, and not there */
  DORSAL_STORE_ERROR_READ_ONLY, /* no right to write, or to read */
  DORSAL_STORE_ERROR_FULL,      /* the disk */
  DORSAL_STORE_ERROR_BUSY,      /* another program writes, and does not end */
  DORSAL_STORE_ERROR_DAMAGED,   /* no database, or a broken one */
  DORSAL_STORE_ERROR_NEWER,     /* written by a newer Dorsal; untouched */
  DORSAL_STORE_ERROR_FOREIGN,   /* another program's database; untouched */
  DORSAL_STORE_ERROR_NO_SESSION,
} DorsalStoreError;
#define DORSAL_STORE_ERROR (dorsal_store_error_quark ())
GQuark dorsal_store_error_quark (void);

typedef enum
{
  DORSAL_STORE_READ,  /* must be there; nothing is changed */
  DORSAL_STORE_WRITE, /* is made if missing: directories 0700, the file 0600 */
  DORSAL_STORE_MEND,  /* WRITE, and a damaged one is set aside and what can be read of it saved */
} DorsalStoreMode;

typedef struct _DorsalStore DorsalStore;

/* What opening found out of order. */
typedef struct
{
  char *set_aside;        /* where the damaged database lies now; NULL: none was */
  guint sessions, chunks; /* saved from it */
} DorsalStoreReport;
void dorsal_store_report_clear (DorsalStoreReport *report);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DorsalStoreReport, dorsal_store_report_clear)

/* $XDG_DATA_HOME/dorsal/sessions.db; newly allocated. */
char *dorsal_store_default_path (void);

/* ret_report: may be NULL; filled where the mode is MEND. Errors are sentences that name the file and a next step. */
DorsalStore *dorsal_store_open (const char *path, DorsalStoreMode mode, DorsalStoreReport *ret_report, GError **error);
void dorsal_store_free (DorsalStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalStore, dorsal_store_free)

/* Closes sessions that nobody records any more: their program was killed, or the power failed. *ret_n: how
 * many. 0 while a recorder is at work on this file. FALSE: could not be written. */
gboolean dorsal_store_close_open_sessions (DorsalStore *store, guint *ret_n, GError **error);

/* The whole file is read. Returns NULL when it is in order, else what SQLite says; newly allocated. */
char *dorsal_store_check (DorsalStore *store);

G_END_DECLS
