/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* All readings of a part of a session, bit for bit those of the time, without playing it from the beginning again
 * and again. Remembers the judgement's state each 240 chunks (a minute) of what it has played: about 10 kB a place, 6 MB for ten
 * hours. The first look at the end of a long session plays all of it (about a microsecond a sample): use it in a thread of its
 * own, one at a time, and show the columns of store/overview.h until it answers. */

#include "store/session.h"

G_BEGIN_DECLS

typedef struct _DorsalDetail DorsalDetail;

/* Opens the database for itself. NULL: *error says why. May be made in one thread and used in another. */
DorsalDetail *dorsal_detail_new (const char *path, gint64 session, GError **error);
void dorsal_detail_free (DorsalDetail *detail);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalDetail, dorsal_detail_free)

/* Messages of [from_us, to_us) of the roller's time since the session's first sample, in order; func as in
 * dorsal_kept_play(), other is NULL. FALSE: *error says why; or cancelled, and then it is not set. */
gboolean dorsal_detail_read (DorsalDetail *detail, gint64 from_us, gint64 to_us, GCancellable *cancellable,
                             DorsalKeptFunc func, gpointer data, GError **error);

/* Chunks played so far, for whom it took too long. */
guint64 dorsal_detail_get_chunks (const DorsalDetail *detail);

G_END_DECLS
