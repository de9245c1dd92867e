/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes as changes of a database → everything that reads it: a disk, or a stranger who can write the file, may put any
 * value of any type into any column, and nothing may come of it but a message.
 *
 *   a change: column, row, what, then a number or n and n bytes; see change() */

#include "fuzz.h"
#include "kept.h"

#include <string.h>

#include "store/store-private.h"
#include "store/writer.h"

#include "rig.h"

static const struct
{
  const char *table, *column;
} columns[] = {
  { "chunks", "bytes" },       { "overviews", "bytes" },  { "sums", "bytes" },         { "settings", "text" },
  { "sessions", "model" },     { "sessions", "serial" },  { "sessions", "note" },      { "sessions", "source" },
  { "sessions", "began_us" },  { "sessions", "ended_us" }, { "sessions", "ending" },   { "sessions", "samples" },
  { "sessions", "lost" },      { "sessions", "damaged" }, { "sessions", "dropped" },   { "sessions", "duration_us" },
  { "sessions", "deleted_us" }, { "chunks", "n" },        { "chunks", "at_us" },       { "chunks", "readings" },
  { "chunks", "digest" },      { "chunks", "digest_version" }, { "sums", "version" },  { "overviews", "n" },
  { "sessions", "guided" },
};
static const char *const tables[] = { "sessions", "settings", "chunks", "sums", "overviews" };

/* A second and a half of a ride, as it was written: kept beside, to begin each time from. */
static void
begin (void)
{
  static gint64 made;

  if (made == 0)
    {
      g_auto (RigRide) ride = rig_ride (2, 2, 20);
      made = rig_keep (kept_store (), &ride, 8);
      for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
        {
          g_autofree char *sql = g_strdup_printf ("CREATE TEMP TABLE good_%s AS SELECT * FROM main.%s", tables[i], tables[i]);
          g_assert_true (dorsal_store_exec (kept_store (), sql, NULL));
        }
      g_assert_cmpint (made, ==, 1);
    }
  g_assert_true (dorsal_store_exec (kept_store (), "BEGIN; DELETE FROM main.sessions", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO main.%s SELECT * FROM temp.good_%s", tables[i], tables[i]);
      g_assert_true (dorsal_store_exec (kept_store (), sql, NULL));
    }
  g_assert_true (dorsal_store_exec (kept_store (), "COMMIT", NULL));
}

/* The blob that stands there, some of its bytes others. */
static GByteArray *
patched (const char *table, const char *column, gint64 row, FuzzBytes *bytes)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM temp.good_%s LIMIT 1 OFFSET %d", column, table, (int) row);
  DORSAL_AUTO_STMT stmt = dorsal_store_prepare (kept_store (), sql, NULL);
  GByteArray *blob = g_byte_array_new ();
  guint at = fuzz_take (bytes) << 8 | fuzz_take (bytes), n = fuzz_take (bytes);

  if (sqlite3_step (stmt) == SQLITE_ROW)
    g_byte_array_append (blob, sqlite3_column_blob (stmt, 0), (guint) sqlite3_column_bytes (stmt, 0));
  at = blob->len > 0 ? at % blob->len : 0;
  for (guint i = 0; i < n && at + i < blob->len; i++)
    blob->data[at + i] = (guint8) fuzz_take (bytes);
  if (n == 255)
    g_byte_array_set_size (blob, at);
  return blob;
}

static gint64
take_number (FuzzBytes *bytes)
{
  guint64 value = 0;

  for (guint i = 0; i < 8; i++)
    value = value << 8 | fuzz_take (bytes);
  return (gint64) value;
}

static void
bind (sqlite3_stmt *stmt, guint what, const char *table, const char *column, gint64 row, FuzzBytes *bytes)
{
  guint n;

  switch (what % 6)
    {
    case 0:
      sqlite3_bind_null (stmt, 1);
      break;
    case 1:
      sqlite3_bind_int64 (stmt, 1, take_number (bytes));
      break;
    case 2:
      sqlite3_bind_double (stmt, 1, (double) take_number (bytes) * 1e-3);
      break;
    case 3:
    case 4:
      n = fuzz_take (bytes) << 8 | fuzz_take (bytes);
      n = MIN (n, (guint) (bytes->end - bytes->at));
      if (what % 6 == 3)
        sqlite3_bind_text (stmt, 1, (const char *) bytes->at, (int) n, SQLITE_TRANSIENT);
      else
        sqlite3_bind_blob (stmt, 1, bytes->at, (int) n, SQLITE_TRANSIENT);
      bytes->at += n;
      break;
    default:
      {
        g_autoptr (GByteArray) blob = patched (table, column, row, bytes);
        sqlite3_bind_blob (stmt, 1, blob->data, (int) blob->len, SQLITE_TRANSIENT);
      }
      break;
    }
}

static void
change (FuzzBytes *bytes)
{
  guint which = fuzz_take_of (bytes, G_N_ELEMENTS (columns)), what;
  gint64 row = fuzz_take_of (bytes, 8);
  const char *table = columns[which].table, *column = columns[which].column;
  gboolean rows = strcmp (table, "chunks") == 0 || strcmp (table, "overviews") == 0;
  g_autofree char *sql = g_strdup_printf ("UPDATE OR IGNORE main.%s SET %s = ?1%s", table, column,
                                          rows ? " WHERE n = ?2" : "");
  DORSAL_AUTO_STMT stmt = dorsal_store_prepare (kept_store (), sql, NULL);

  g_assert_nonnull (stmt);
  what = fuzz_take (bytes);
  bind (stmt, what, table, column, row, bytes);
  if (rows)
    sqlite3_bind_int64 (stmt, 2, row);
  sqlite3_step (stmt);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n)
{
  FuzzBytes bytes = { data, data + n };

  begin ();
  for (guint i = 0; i < 32 && !fuzz_is_over (&bytes); i++)
    change (&bytes);
  kept_look_through (1);
  return 0;
}
