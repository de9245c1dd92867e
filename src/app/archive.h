/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The sessions that were kept, as the window asks for them: threads of its own open the database, so that no
 * disk is ever waited for. */

#include <gio/gio.h>

#include "store/store.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_ARCHIVE (dorsal_archive_get_type ())
G_DECLARE_FINAL_TYPE (DorsalArchive, dorsal_archive, DORSAL, ARCHIVE, GObject)

/* Signals: "changed": what a list says may be different now.
 * path: need not be there; it is made by the first job that writes into it, or by a recorder. */
DorsalArchive *dorsal_archive_new (const char *path);
const char *dorsal_archive_get_path (DorsalArchive *archive);

/* Two lanes, each with a thread: what somebody waits for, and what takes its time. */
typedef enum
{
  DORSAL_LANE_QUICK,
  DORSAL_LANE_LONG,
} DorsalLane;
#define DORSAL_N_LANES (DORSAL_LANE_LONG + 1)

/* On the lane's thread: ends with one of g_task_return_…(). Asks g_task_get_cancellable() when it takes long. */
typedef void (*DorsalArchiveJob) (DorsalStore *store, GTask *task);

/* In the order of the calls; takes the task. A store that cannot be opened in this mode ends the task with that
 * error, a cancelled one with CANCELLED. After a job that wrote, "changed" is emitted, and before it the task's
 * callback is called. */
void dorsal_archive_run (DorsalArchive *archive, DorsalLane lane, DorsalStoreMode mode, DorsalArchiveJob job,
                         GTask *task);

/* With no store open: job gets NULL. Waits for the quick lane, then runs on the long one, behind what is there. */
void dorsal_archive_run_alone (DorsalArchive *archive, DorsalArchiveJob job, GTask *task);

/* Waits until the quick lane has done all it was given: at the end, so that nothing that was decided is lost. */
void dorsal_archive_settle (DorsalArchive *archive);

/* Somebody else wrote: a recorder. */
void dorsal_archive_touch (DorsalArchive *archive);

G_END_DECLS
