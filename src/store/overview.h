/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A whole session in columns of a quarter of a second, kept beside the samples: a page opens ten hours of it without playing
 * a single one. */

#include "core/sample.h"
#include "core/spots.h"
#include "store/session.h"

G_BEGIN_DECLS

#define DORSAL_COLUMN_US (250 * 1000)
#define DORSAL_COLUMN_NONE G_MININT16 /* no value here; the same as DORSAL_TRACE_GAP */

typedef struct
{
  gint16 least_dkpa, most_dkpa; /* of the hardest cell, tenths of kPa; NONE where the pressure is not known */
  gint16 raw;        /* most of the hardest cell, thousandths of full scale; NONE: cells are in kPa, or nothing was read */
  gint16 place_mm;   /* the last known in it, from the tip of C7; NONE: not known */
  gint16 sigma_mm;   /* of that place */
  guint16 hold_ds;   /* tenths of a second of the hold it ended in; 0: none */
  guint8 zone, level, state; /* of its last reading; all UNKNOWN in a gap */
  guint8 pace, band;
  guint8 alerts;     /* all that stood in it */
  guint8 link;       /* of its last reading. ABSENT: there was no reading, a gap */
  guint8 answer, answer_level; /* DorsalAnswer that was given in it, and for which level */
} DorsalColumn;

/* Column i is [i, i + 1) × DORSAL_COLUMN_US of the roller's time since the session's first sample; a table without holes,
 * newly allocated. Empty for a session that has none yet (see store/caretaker.h). 10 h take some
 * milliseconds and 3 MB. */
GArray *dorsal_overview_read (DorsalStore *store, gint64 session, GError **error);

/* The column of a time since the session's first sample; NULL outside. */
const DorsalColumn *dorsal_overview_at (const GArray *columns, gint64 time_us);

/* --- making --- */

typedef struct
{
  GArray *segments; /* those that are not written, and the present one */
  gint64 first_us;
  gboolean begun;
} DorsalOverviewer;

void dorsal_overviewer_begin (DorsalOverviewer *overviewer);
void dorsal_overviewer_clear (DorsalOverviewer *overviewer);
/* READING and GESTURE; others say nothing here. */
void dorsal_overviewer_add (DorsalOverviewer *overviewer, const DorsalMessage *message);
/* Within the caller's transaction. */
gboolean dorsal_overviewer_put (DorsalOverviewer *overviewer, DorsalStore *store, gint64 session, GError **error);
/* What was put is in the database. */
void dorsal_overviewer_forget (DorsalOverviewer *overviewer);

G_END_DECLS
