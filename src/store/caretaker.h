/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Owns a thread that once, after a start, does what takes long: removes for good what was deleted, and makes the totals
 * and the overview of sessions that have none (saved from a damaged database, or kept by an older Dorsal). */

#include "store/session.h"

G_BEGIN_DECLS

typedef struct _DorsalCaretaker DorsalCaretaker;

/* Starts. path: of the database; where there is none, or it cannot be written, nothing is done. purge_before_us:
 * UTC, see dorsal_kept_purge(); 0: nothing is purged. */
DorsalCaretaker *dorsal_caretaker_new (const char *path, gint64 purge_before_us);
/* Stops within a tenth of a second of play, and joins. What was not made is made after another start. */
void dorsal_caretaker_free (DorsalCaretaker *caretaker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalCaretaker, dorsal_caretaker_free)

/* Any time. TRUE: there is nothing left to do. *ret_done: sessions whose totals were made; lists read before
 * it last changed are worth reading again. May be NULL. */
gboolean dorsal_caretaker_is_done (DorsalCaretaker *caretaker, guint *ret_done);

/* The same without a thread, for one session. NO_SESSION; FALSE with no error set: cancelled. */
gboolean dorsal_kept_sum_up (DorsalStore *store, gint64 id, GCancellable *cancellable, GError **error);
/* Of those that have no totals, are over and have a number below this one, the newest; 0: none. */
gint64 dorsal_kept_next_unsummed (DorsalStore *store, gint64 below, GError **error);

G_END_DECLS
