/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Jobs of the archive for one session: read it, and compare it. */

#include "app/archive.h"
#include "app/record.h"

G_BEGIN_DECLS

typedef struct
{
  DorsalRecord *record;
  DorsalPlayed played;
  gboolean coarse; /* from the overview: nothing was played, and `played` is empty */
} DorsalLoaded;
void dorsal_loaded_free (DorsalLoaded *loaded);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalLoaded, dorsal_loaded_free)

/* The task's pointer is a DorsalLoaded: coarse and at once for a session that takes long to play, if it has an
 * overview; else, and with fine, of all its samples. */
void dorsal_kept_load (DorsalArchive *archive, gint64 id, gboolean fine, GTask *task);

/* A session as other settings judge it. */
typedef struct
{
  DorsalStory story;
  DorsalSummary summary;
  gboolean same; /* the story is the very one that the settings of the time tell */
} DorsalJudged;
void dorsal_judged_free (DorsalJudged *judged);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalJudged, dorsal_judged_free)

/* The task's pointer is the DorsalJudged under these settings: all its samples, judged by both, side by side. */
void dorsal_kept_compare (DorsalArchive *archive, gint64 id, const DorsalSettings *settings, GTask *task);

G_END_DECLS
