/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A session that was kept: what a list says of it, and playing it again. */

#include "core/guided.h"
#include "core/summary.h"
#include "store/replay.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef enum
{
  DORSAL_ENDING_OPEN,    /* being recorded */
  DORSAL_ENDING_ENDED,
  DORSAL_ENDING_CUT_OFF, /* killed or without power; closed later */
} DorsalEnding;

typedef struct
{
  gint64 id;
  gint64 began_us, ended_us; /* UTC, since 1970 */
  DorsalEnding ending;
  char *source; /* "serial", "demo", … or "csv" */
  char *model, *serial, *note;
  char *settings;            /* as it began: core/settings.h. NULL in a list: dorsal_kept_get() has them */
  guint64 samples, lost;     /* lost: by the sequence numbers */
  guint64 damaged;           /* sentences that could not be read */
  guint64 dropped;           /* messages that could not be kept; then no replay is exact */
  gint64 duration_us;        /* of the roller's clock */
  char *guided;              /* programmes that led in it: see dorsal_kept_guided() */
  gint64 deleted_us;         /* UTC when it was thrown away, 0: it was not */
  gboolean has_summary;      /* FALSE: the totals are not made yet, see store/caretaker.h */
  DorsalSummary summary;     /* what it comes to; the sums only, not what the last reading was */
} DorsalKeptSession;

void dorsal_kept_free (DorsalKeptSession *session);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalKeptSession, dorsal_kept_free)

/* "open", "ended", "cut-off". */
const char *dorsal_ending_to_string (DorsalEnding ending);

/* The programmes that led in it, in their order: an array of DorsalGuided. */
GArray *dorsal_kept_guided (const DorsalKeptSession *session);

/* All that are not deleted, the newest first: an array of DorsalKeptSession. store/history.h has more. */
GPtrArray *dorsal_kept_list (DorsalStore *store, GError **error);

/* NO_SESSION: there is none of this number, or it is deleted. */
DorsalKeptSession *dorsal_kept_get (DorsalStore *store, gint64 id, GError **error);

/* How the readings of the time compare with those of today. */
typedef struct
{
  guint64 readings;
  guint64 chunks, different; /* quarters of a second, and those whose readings are not those of the time */
  gint64 different_us;       /* time of the roller's clock up to which all are the same */
  guint64 unsure;            /* chunks that cannot be compared: another Dorsal wrote them */
  guint64 unreadable;        /* chunks that are damaged */
  guint64 missing;           /* chunks that are not there */
} DorsalPlayed;

/* One message of a session, as today's judgement gives it. now: under the settings of the time. other: the
 * same message under other settings, NULL without them. at_us: UTC when it was written, to a quarter of a
 * second. Return FALSE to stop. */
typedef gboolean (*DorsalKeptFunc) (const DorsalMessage *now, const DorsalMessage *other, gint64 at_us,
                                       gpointer data);

/* From the beginning. other: NULL, or settings to judge it by as well. func: may be NULL. ret_played: may be NULL. */
gboolean dorsal_kept_play (DorsalStore *store, const DorsalKeptSession *session, const DorsalSettings *other,
                              DorsalKeptFunc func, gpointer data, DorsalPlayed *ret_played, GError **error);

G_END_DECLS
