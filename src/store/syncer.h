/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Owns a thread that does what a disk may take seconds for: it has the database's log written through, and folds it
 * into the database when it has grown. The recorder never waits for a disk that way. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DorsalSyncer DorsalSyncer;

/* Starts. path: of the database, which need not be there yet. */
DorsalSyncer *dorsal_syncer_new (const char *path);
/* Something was committed: the log is written through, at once or half a second after the last time. */
void dorsal_syncer_wake (DorsalSyncer *syncer);

/* Joins the thread. */
void dorsal_syncer_free (DorsalSyncer *syncer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalSyncer, dorsal_syncer_free)

G_END_DECLS
