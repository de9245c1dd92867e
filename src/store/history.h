/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The sessions as a person goes through them: looked for, with a note, thrown away and fetched back, and
 * all of them erased. All but dorsal_kept_purge() and the erasing take milliseconds; those may take as long as the disk. */

#include "store/session.h"

G_BEGIN_DECLS

/* All zeroes: all of them. */
typedef struct
{
  const char *text;    /* words that must all be in the note, model or serial number; case does not matter */
  gint64 from_us, to_us; /* began at or after, and before; 0: any time. UTC, since 1970 */
  const char *source;  /* "serial", "demo", …; NULL: any */
  gint64 shortest_us;  /* of the roller's clock */
  guint offset, limit; /* passes over so many of those found, then gives so many; limit 0: all */
} DorsalKeptFilter;

/* The newest first: an array of DorsalKeptSession as dorsal_kept_list() gives it. filter: NULL for all. */
GPtrArray *dorsal_kept_find (DorsalStore *store, const DorsalKeptFilter *filter, GError **error);

/* The same, one after the other; the session is the store's again when func returns. FALSE from func: enough. FALSE: *error
 * says why. */
typedef gboolean (*DorsalKeptEach) (DorsalKeptSession *session, gpointer data);
gboolean dorsal_kept_each (DorsalStore *store, const DorsalKeptFilter *filter, DorsalKeptEach func, gpointer data,
                           GError **error);

/* NO_SESSION where there is none of this number. note: UTF-8, "" for none. */
gboolean dorsal_kept_set_note (DorsalStore *store, gint64 id, const char *note, GError **error);

/* Hides it from all lists at once; nothing of it is lost until dorsal_kept_purge(). now_us: UTC. BUSY: it is being recorded. */
gboolean dorsal_kept_delete (DorsalStore *store, gint64 id, gint64 now_us, GError **error);
/* Fetches it back, whole. NO_SESSION: it was never deleted, or is purged. */
gboolean dorsal_kept_restore (DorsalStore *store, gint64 id, GError **error);
/* The deleted ones that may be fetched back, the last deleted first. */
GPtrArray *dorsal_kept_deleted (DorsalStore *store, GError **error);
/* Removes for good what was deleted before this time, overwriting it. At a start (before_us: now), and when an
 * undo has lapsed. Takes a while for long sessions: not on the main thread. *ret_n: how many; may be NULL. */
gboolean dorsal_kept_purge (DorsalStore *store, gint64 before_us, guint *ret_n, GError **error);

/* Bytes on the disk of the database, its companions and what was set aside of it. 0: nothing is there. */
guint64 dorsal_history_size (const char *path);
/* Everything of it is overwritten and removed: sessions, notes, log, damaged ones that were set aside. Close
 * every store and stop the caretaker before. BUSY: it is being recorded into; FOREIGN: not ours, untouched. What flash
 * memory or backups keep of it nobody can promise. */
gboolean dorsal_history_erase (const char *path, GError **error);

G_END_DECLS
