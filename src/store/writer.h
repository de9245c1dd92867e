/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Messages → sessions in the database. Holds what is not yet written, so that a disk that is full or busy for a
 * while costs nothing. Used by one thread. */

#include "store/session.h"

G_BEGIN_DECLS

#define DORSAL_WRITER_MOST (8 * 1024 * 1024) /* bytes held while the disk refuses: an hour at 100 Hz */

typedef struct _DorsalWriter DorsalWriter;

/* source: as in DorsalKeptSession. */
DorsalWriter *dorsal_writer_new (const char *source, const DorsalSettings *settings);
void dorsal_writer_free (DorsalWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalWriter, dorsal_writer_free)

/* A hello begins a session, and one of another roller ends it and begins the next; what comes before the
 * first is not kept. at_us: UTC now. */
void dorsal_writer_add (DorsalWriter *writer, const DorsalMessage *message, gint64 at_us);
/* So many messages never came. */
void dorsal_writer_dropped (DorsalWriter *writer, guint64 n);
/* Sentences that could not be read so far. */
void dorsal_writer_set_damaged (DorsalWriter *writer, guint64 damaged);
/* A programme leads, or what became of it so far: goes into the session that is written, and into those that begin
 * before it is over. */
void dorsal_writer_set_guided (DorsalWriter *writer, const DorsalGuided *guided);
/* The session ends with what came; the next hello begins another. */
void dorsal_writer_end (DorsalWriter *writer);

/* Whether a transaction would hold anything. */
gboolean dorsal_writer_has_news (const DorsalWriter *writer);

/* Writes all that is held, in one transaction. FALSE: nothing of it, and it is still held. */
gboolean dorsal_writer_commit (DorsalWriter *writer, DorsalStore *store, gint64 at_us, GError **error);

/* The same within a transaction of the caller's, whose failure is the writer's end. */
gboolean dorsal_writer_put (DorsalWriter *writer, DorsalStore *store, gint64 at_us, GError **error);

/* The session that is being written, 0 before the first commit of one. A session without a sample is never written. */
gint64 dorsal_writer_get_session (DorsalWriter *writer);

G_END_DECLS
