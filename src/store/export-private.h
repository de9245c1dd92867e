/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of export.h share. */

#include "store/edf.h"
#include "store/report.h"

G_BEGIN_DECLS

#define DORSAL_CSV_TITLE "# dorsal session, version 1"

/* Text that goes out when there is much of it. After a failure nothing more is written. */
typedef struct
{
  GString *text;
  GOutputStream *out;
  GError *error;
} DorsalPen;

void dorsal_pen_begin (DorsalPen *pen, GOutputStream *out);
/* Between two rows. */
void dorsal_pen_turn (DorsalPen *pen);
/* Writes the rest; FALSE: *error is the first failure. */
gboolean dorsal_pen_end (DorsalPen *pen, GError **error);

/* Never in the user's locale. decimals: 0 … 6. */
void dorsal_pen_number (DorsalPen *pen, double value, guint decimals);
/* UTC, "2026-11-25T09:30:00.000000Z". */
void dorsal_pen_time (DorsalPen *pen, gint64 at_us);
/* On one line: a backslash and a line feed become two letters. So does what a spreadsheet would run as a formula: = + - @
 * after a comma. */
void dorsal_pen_line (DorsalPen *pen, const char *text);

/* What dorsal_import_csv() needs of dorsal_export_csv(): the columns of what was measured, without those that follow from
 * it. */
gboolean dorsal_export_csv_brief (DorsalStore *store, const DorsalKeptSession *session, DorsalRange range,
                                  GOutputStream *out, GError **error);

/* --- EDF+ --- */

#define DORSAL_EDF_RECORD "Dorsal record" /* and a number: the signals that carry the session itself */

/* Annotations on their way into records. */
typedef struct
{
  GPtrArray *texts; /* GByteArray, by time */
  GArray *times;    /* gint64: when each begins */
  gint64 record_us;
  guint room; /* bytes in a record, even */
  guint next; /* to be written */
} DorsalNotes;

/* Those of a report, times since its beginning; both newly allocated. */
GPtrArray *dorsal_notes_of (const DorsalReport *report, GArray **ret_times);
/* Finds the room that lets all of them in. */
void dorsal_notes_plan (DorsalNotes *notes, gint64 records);
/* Appends `room` bytes: those of this record. Records come one after the other. */
void dorsal_notes_fill (DorsalNotes *notes, gint64 record, GByteArray *bytes);

G_END_DECLS
