/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Owns the store thread (and that of store/syncer.h): drains the sensor's record ring, each 250 ms into one transaction,
 * so that kill -9 or a power failure costs at most a second. The sensor never waits for it: what the ring cannot hold
 * is counted. What the disk refuses is held and tried again. */

#include "core/ring.h"
#include "store/writer.h"

G_BEGIN_DECLS

#define DORSAL_RECORDER_US (250 * 1000)

typedef struct _DorsalRecorder DorsalRecorder;

/* Starts. ring: of DorsalMessage; outlives the recorder, which is its only reader. source, settings: those that the
 * stream begins with. path: made if missing, a damaged one is mended. */
DorsalRecorder *dorsal_recorder_new (const char *path, const char *source, const DorsalSettings *settings,
                                     DorsalRing *ring);

/* Writes what is left, ends the session and joins the thread. */
void dorsal_recorder_free (DorsalRecorder *recorder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalRecorder, dorsal_recorder_free)

/* Any time, from the owner's thread. Sentences that could not be read so far: goes into the session. */
void dorsal_recorder_set_damaged (DorsalRecorder *recorder, guint64 damaged);

/* The same. What became of a programme that leads, so far: see dorsal_writer_set_guided(). */
void dorsal_recorder_set_guided (DorsalRecorder *recorder, const DorsalGuided *guided);

/* TRUE: what is recorded cannot be kept at the moment, for this reason. */
gboolean dorsal_recorder_get_trouble (DorsalRecorder *recorder, DorsalStoreError *ret_trouble);

/* The session being written; 0: none yet. */
gint64 dorsal_recorder_get_session (DorsalRecorder *recorder);

G_END_DECLS
