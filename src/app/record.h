/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A session that was kept, as its page shows it: a picture that costs the same however long it was, the story, the
 * totals, and what was so at any moment. Built once, from its messages; then it does not change. */

#include "core/hold.h"
#include "core/story.h"
#include "core/summary.h"
#include "core/trace.h"
#include "store/overview.h"
#include "store/session.h"

G_BEGIN_DECLS

#define DORSAL_RECORD_MOST_COLUMNS (1 << 20) /* of a long session; a short one has a column a sample */

/* What was so in a column, as the last of its readings had it. */
typedef struct
{
  gint16 place_mm, sigma_mm; /* DORSAL_TRACE_GAP: unknown */
  gint16 pressure;           /* tenths of kPa, or thousandths of full scale; GAP: no sample */
  gint16 hold;               /* tenths of seconds */
  gint16 angle_deg;          /* of the mark, 0 … 359 */
  guint8 state, zone, level, band;
  guint8 alerts;
} DorsalRecordMoment;

typedef struct
{
  DorsalKeptSession *session;
  DorsalSettings settings;     /* it began with */
  gboolean has_hello, raw;
  DorsalHello hello;           /* the last roller's; of an overview: what the session's row says of it */
  gint64 length_us;            /* from the first to the last sample; 1 at least */
  gint64 column_us;
  GArray *moments;             /* DorsalRecordMoment, one a column */
  DorsalTrace *pressure, *hold; /* two values a column: the least and the most in it, so that no peak is lost */
  DorsalStory story;
  DorsalSummary summary;
  DorsalDwell dwell;

  /* While it is built. */
  gint64 time_us;
  gboolean open;             /* a column goes on */
  DorsalRecordMoment now;    /* of it */
  gint16 least, most;
} DorsalRecord;

/* Takes the session. */
DorsalRecord *dorsal_record_new (DorsalKeptSession *session);
void dorsal_record_free (DorsalRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalRecord, dorsal_record_free)

/* In their order; then the end. */
void dorsal_record_add (DorsalRecord *record, const DorsalMessage *message);
void dorsal_record_end (DorsalRecord *record);

/* The same from its overview, in columns of a quarter of a second: at once, however long it was. Its sums are the
 * session's. FALSE: there is none; then nothing has changed. */
gboolean dorsal_record_add_overview (DorsalRecord *record, const GArray *columns);

/* Of a value in the traces. */
gint64 dorsal_record_period_us (const DorsalRecord *record);

/* As much of a reading as was kept of that moment: state, place, pressure, hold, alerts. All zeroes and a silent link
 * where nothing was measured. */
DorsalReading dorsal_record_reading_at (const DorsalRecord *record, gint64 time_us);

G_END_DECLS
