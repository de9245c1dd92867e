/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Readings → columns → segments of 64 columns, a blob each; and back.
 *
 *   reading ─▶ column (time since the first sample ÷ 250 ms) ─▶ segment ─▶ overviews (session, n, bytes)
 *   bytes: 0x01, then 21 bytes a column, 16 bit numbers low byte first
 *
 * The present segment is written again with each transaction until it is full. Gaps have no segment. Never: more
 * than MOST_COLUMNS, whatever a clock says. */

#include "store/overview.h"

#include "core/stream.h"
#include "store/store-private.h"

#include <math.h>
#include <string.h>

#define FORM 1
#define COLUMNS 64
#define COLUMN_BYTES 21
#define SEGMENT_BYTES (1 + COLUMNS * COLUMN_BYTES)
#define MOST_COLUMNS (4 * 3600 * 24 * 14) /* two weeks */

typedef struct
{
  gint64 n;
  DorsalColumn columns[COLUMNS];
} Segment;

static const DorsalColumn nothing = { .least_dkpa = DORSAL_COLUMN_NONE,
                                      .most_dkpa = DORSAL_COLUMN_NONE,
                                      .raw = DORSAL_COLUMN_NONE,
                                      .place_mm = DORSAL_COLUMN_NONE,
                                      .sigma_mm = DORSAL_COLUMN_NONE };

/* --- making --- */

void
dorsal_overviewer_begin (DorsalOverviewer *overviewer)
{
  *overviewer = (DorsalOverviewer){ .segments = g_array_new (FALSE, FALSE, sizeof (Segment)) };
}

void
dorsal_overviewer_clear (DorsalOverviewer *overviewer)
{
  g_clear_pointer (&overviewer->segments, g_array_unref);
}

static DorsalColumn *
column_of (DorsalOverviewer *overviewer, gint64 time_us)
{
  gint64 i = (time_us - overviewer->first_us) / DORSAL_COLUMN_US;
  guint len = overviewer->segments->len;
  Segment segment = { .n = i / COLUMNS };

  if (time_us < overviewer->first_us || i >= MOST_COLUMNS)
    return NULL;
  if (len == 0 || g_array_index (overviewer->segments, Segment, len - 1).n < segment.n)
    {
      for (guint j = 0; j < COLUMNS; j++)
        segment.columns[j] = nothing;
      g_array_append_val (overviewer->segments, segment);
      len++;
    }
  return &g_array_index (overviewer->segments, Segment, len - 1).columns[i % COLUMNS];
}

static gint16
whole (double value)
{
  return (gint16) lrint (CLAMP (value, -32000, 32000));
}

static void
take_pressure (DorsalColumn *column, const DorsalReading *reading)
{
  gint16 dkpa = whole (reading->pressure_kpa * 10), raw = whole (reading->raw_fraction * 1000);

  if (!reading->pressure_known)
    column->raw = MAX (column->raw, raw);
  else
    {
      column->least_dkpa = column->least_dkpa == DORSAL_COLUMN_NONE ? dkpa : MIN (column->least_dkpa, dkpa);
      column->most_dkpa = MAX (column->most_dkpa, dkpa);
    }
}

static void
take_reading (DorsalColumn *column, const DorsalReading *reading)
{
  column->zone = (guint8) reading->zone;
  column->level = (guint8) reading->level;
  column->state = (guint8) reading->state;
  column->pace = (guint8) reading->pace;
  column->band = (guint8) reading->band;
  column->link = (guint8) reading->link;
  column->alerts |= (guint8) reading->alerts;
  column->hold_ds = (guint16) CLAMP (reading->hold_s * 10, 0, G_MAXUINT16);
  if (reading->link == DORSAL_LINK_STREAMING)
    take_pressure (column, reading);
  if (!reading->place_known)
    return;
  column->place_mm = whole (reading->place_cm * 10);
  column->sigma_mm = whole (reading->sigma_cm * 10);
}

static void
take_answer (DorsalColumn *column, const DorsalMessage *message)
{
  DorsalLevel level;
  DorsalAnswer answer;

  if (!dorsal_message_get_answer (message, &level, &answer))
    return;
  column->answer = (guint8) answer;
  column->answer_level = (guint8) level;
}

void
dorsal_overviewer_add (DorsalOverviewer *overviewer, const DorsalMessage *message)
{
  gboolean reads = message->kind == DORSAL_MESSAGE_READING;
  DorsalColumn *column;

  if (!reads && message->kind != DORSAL_MESSAGE_GESTURE && message->kind != DORSAL_MESSAGE_FELT)
    return;
  if (!overviewer->begun && (!reads || message->reading.link != DORSAL_LINK_STREAMING))
    return;
  if (!overviewer->begun)
    overviewer->first_us = message->reading.sample.time_us;
  overviewer->begun = TRUE;
  column = column_of (overviewer, reads ? message->reading.sample.time_us : message->time_us);
  if (column && reads)
    take_reading (column, &message->reading);
  else if (column)
    take_answer (column, message);
}

/* --- bytes --- */

static void
put16 (guint8 **at, int value)
{
  *(*at)++ = (guint8) value;
  *(*at)++ = (guint8) (value >> 8);
}

static int
take16 (const guint8 **at)
{
  int value = (*at)[0] | (*at)[1] << 8;

  *at += 2;
  return value;
}

static void
pack_column (guint8 **at, const DorsalColumn *column)
{
  const guint8 words[] = { column->zone,   column->level, column->state,  column->pace,        column->band,
                           column->alerts, column->link,  column->answer, column->answer_level };

  put16 (at, column->least_dkpa);
  put16 (at, column->most_dkpa);
  put16 (at, column->raw);
  put16 (at, column->place_mm);
  put16 (at, column->sigma_mm);
  put16 (at, column->hold_ds);
  memcpy (*at, words, sizeof words);
  *at += sizeof words;
}

/* What is out of its range is not known: whoever reads may use these as indices. */
static guint8
take_word (const guint8 **at, guint most)
{
  guint8 word = *(*at)++;

  return word <= most ? word : 0;
}

static void
unpack_column (const guint8 **at, DorsalColumn *column)
{
  column->least_dkpa = (gint16) take16 (at);
  column->most_dkpa = (gint16) take16 (at);
  column->raw = (gint16) take16 (at);
  column->place_mm = (gint16) take16 (at);
  column->sigma_mm = (gint16) take16 (at);
  column->hold_ds = (guint16) take16 (at);
  column->zone = take_word (at, DORSAL_ZONE_PELVIS);
  column->level = take_word (at, DORSAL_N_LEVELS - 1);
  column->state = take_word (at, DORSAL_STATE_EXTENDING);
  column->pace = take_word (at, DORSAL_PACE_TOO_FAST);
  column->band = take_word (at, DORSAL_BAND_TOO_HARD);
  column->alerts = take_word (at, (1u << DORSAL_N_ALERTS) - 1);
  column->link = take_word (at, DORSAL_LINK_LOST);
  column->answer = take_word (at, DORSAL_ANSWER_WORSE);
  column->answer_level = take_word (at, DORSAL_N_LEVELS - 1);
}

static gboolean
run_with (const char *sql, const Segment *segment, const guint8 *bytes, DorsalStore *store, gint64 session, GError **error)
{
  sqlite3_stmt *stmt = dorsal_store_prepared (store, sql, error);

  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, session);
  sqlite3_bind_int64 (stmt, 2, segment->n);
  sqlite3_bind_blob (stmt, 3, bytes, SEGMENT_BYTES, SQLITE_STATIC);
  return dorsal_store_run (store, stmt, error);
}

/* A blob that is as long as before is written over in its place; to replace the row would free its page and take
 * another, four times a second. */
static gboolean
put_segment (const Segment *segment, DorsalStore *store, gint64 session, GError **error)
{
  guint8 bytes[SEGMENT_BYTES] = { FORM };
  guint8 *at = bytes + 1;

  for (guint i = 0; i < COLUMNS; i++)
    pack_column (&at, &segment->columns[i]);
  if (!run_with ("UPDATE overviews SET bytes = ?3 WHERE session = ?1 AND n = ?2", segment, bytes, store, session, error))
    return FALSE;
  return sqlite3_changes (store->db) > 0
         || run_with ("INSERT INTO overviews (session, n, bytes) VALUES (?, ?, ?)", segment, bytes, store, session, error);
}

gboolean
dorsal_overviewer_put (DorsalOverviewer *overviewer, DorsalStore *store, gint64 session, GError **error)
{
  for (guint i = 0; i < overviewer->segments->len; i++)
    if (!put_segment (&g_array_index (overviewer->segments, Segment, i), store, session, error))
      return FALSE;
  return TRUE;
}

void
dorsal_overviewer_forget (DorsalOverviewer *overviewer)
{
  if (overviewer->segments->len > 1)
    g_array_remove_range (overviewer->segments, 0, overviewer->segments->len - 1);
}

/* --- reading --- */

static void
take_segment (GArray *columns, gint64 n, const guint8 *bytes, int len)
{
  const guint8 *at;

  if (n < columns->len / COLUMNS || n >= MOST_COLUMNS / COLUMNS || len != SEGMENT_BYTES || bytes[0] != FORM)
    return;
  at = bytes + 1; /* an empty blob has no place */
  while (columns->len < n * COLUMNS)
    g_array_append_val (columns, nothing);
  for (guint i = 0; i < COLUMNS; i++)
    {
      DorsalColumn column = nothing;

      unpack_column (&at, &column);
      g_array_append_val (columns, column);
    }
}

static void
cut_end (GArray *columns)
{
  guint n = columns->len;

  while (n > 0 && g_array_index (columns, DorsalColumn, n - 1).link == DORSAL_LINK_ABSENT)
    n--;
  g_array_set_size (columns, n);
}

GArray *
dorsal_overview_read (DorsalStore *store, gint64 session, GError **error)
{
  DORSAL_AUTO_STMT stmt
      = dorsal_store_prepare (store, "SELECT n, bytes FROM overviews WHERE session = ? ORDER BY n", error);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (DorsalColumn));
  int code;

  if (!stmt)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, session);
  while ((code = sqlite3_step (stmt)) == SQLITE_ROW)
    take_segment (columns, sqlite3_column_int64 (stmt, 0), sqlite3_column_blob (stmt, 1), sqlite3_column_bytes (stmt, 1));
  if (code != SQLITE_DONE)
    {
      dorsal_store_set_error (error, store, code);
      return NULL;
    }
  cut_end (columns);
  return g_steal_pointer (&columns);
}

const DorsalColumn *
dorsal_overview_at (const GArray *columns, gint64 time_us)
{
  gint64 i = time_us / DORSAL_COLUMN_US;

  return time_us >= 0 && i < columns->len ? &g_array_index (columns, DorsalColumn, i) : NULL;
}
