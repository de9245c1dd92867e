/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows and their totals, in two passes over two tables, joined by the number. Comes in: a store. Goes out: rows.
 * Never: the samples themselves, a session that is being recorded changed. */

#include "store/catalogue.h"

#include "store/store-private.h"
#include "store/totals.h"

void
dorsal_catalogue_row_free (DorsalCatalogueRow *row)
{
  g_free (row->source);
  g_free (row->model);
  g_free (row->note);
  g_free (row);
}

static char *
column_text (sqlite3_stmt *stmt, int column)
{
  const char *text = (const char *) sqlite3_column_text (stmt, column);

  return g_utf8_make_valid (text ? text : "", -1);
}

static gboolean
read_rows (DorsalStore *store, GPtrArray *rows, GHashTable *by_id, GError **error)
{
  DORSAL_AUTO_STMT stmt = dorsal_store_prepare (
      store,
      "SELECT id, began_us, ended_us, ending, duration_us, source, model, note FROM sessions "
      "ORDER BY began_us DESC, id DESC",
      error);
  int code;

  if (!stmt)
    return FALSE;
  while ((code = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      DorsalCatalogueRow *row = g_new0 (DorsalCatalogueRow, 1);

      row->id = sqlite3_column_int64 (stmt, 0);
      row->began_us = sqlite3_column_int64 (stmt, 1);
      row->ended_us = sqlite3_column_int64 (stmt, 2);
      row->ending = (DorsalEnding) sqlite3_column_int (stmt, 3);
      row->duration_us = sqlite3_column_int64 (stmt, 4);
      row->source = column_text (stmt, 5);
      row->model = column_text (stmt, 6);
      row->note = column_text (stmt, 7);
      g_ptr_array_add (rows, row);
      g_hash_table_insert (by_id, &row->id, row);
    }
  if (code != SQLITE_DONE)
    dorsal_store_set_error (error, store, code);
  return code == SQLITE_DONE;
}

/* --- totals: a name leads to a field --- */

typedef enum
{
  FIELD_OTHER,
  FIELD_ZONE,
  FIELD_LEVEL,
  FIELD_ALERT,
  FIELD_HOLDS,
} FieldKind;

static GHashTable *
fields_by_name (void)
{
  GHashTable *fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint zones = DORSAL_N_STATES, levels = zones + DORSAL_N_ZONES, alerts = levels + DORSAL_N_LEVELS,
        others = alerts + DORSAL_N_ALERTS;

  for (guint i = zones; i <= others; i++)
    {
      FieldKind kind = i < levels ? FIELD_ZONE : i < alerts ? FIELD_LEVEL : i < others ? FIELD_ALERT : FIELD_HOLDS;
      guint first = i < levels ? zones : i < alerts ? levels : i < others ? alerts : others;

      g_hash_table_insert (fields, dorsal_total_name (i), GUINT_TO_POINTER ((guint) kind << 16 | (i - first)));
    }
  return fields;
}

static void
take_total (DorsalCatalogueRow *row, guint field, gint64 value)
{
  guint i = field & 0xffff;

  switch ((FieldKind) (field >> 16))
    {
    case FIELD_ZONE:
      row->zone_us[i] = value;
      break;
    case FIELD_LEVEL:
      row->dwell.level_us[i] = i == DORSAL_LEVEL_UNKNOWN ? 0 : value;
      break;
    case FIELD_ALERT:
      row->alerts[i] = (guint) value;
      break;
    case FIELD_HOLDS:
      row->holds = (guint) value;
      break;
    case FIELD_OTHER:
      break;
    }
}

static gboolean
read_totals (DorsalStore *store, GHashTable *by_id, GError **error)
{
  DORSAL_AUTO_STMT stmt = dorsal_store_prepare (store, "SELECT session, what, value FROM totals ORDER BY session", error);
  g_autoptr (GHashTable) fields = fields_by_name ();
  DorsalCatalogueRow *row = NULL;
  int code;

  if (!stmt)
    return FALSE;
  while ((code = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);
      const char *what = (const char *) sqlite3_column_text (stmt, 1);

      if (!row || row->id != id)
        row = g_hash_table_lookup (by_id, &id);
      if (row && what)
        take_total (row, GPOINTER_TO_UINT (g_hash_table_lookup (fields, what)), sqlite3_column_int64 (stmt, 2));
    }
  if (code != SQLITE_DONE)
    dorsal_store_set_error (error, store, code);
  return code == SQLITE_DONE;
}

GPtrArray *
dorsal_catalogue_read (DorsalStore *store, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dorsal_catalogue_row_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (!read_rows (store, rows, by_id, error) || !read_totals (store, by_id, error))
    return NULL;
  return g_steal_pointer (&rows);
}

/* --- keeping in order --- */

static gboolean
run_with_id (DorsalStore *store, const char *sql, gint64 id, const char *text, GError **error)
{
  sqlite3_stmt *stmt = dorsal_store_prepared (store, sql, error);

  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, id);
  if (text)
    sqlite3_bind_text (stmt, 2, text, -1, SQLITE_TRANSIENT);
  if (!dorsal_store_run (store, stmt, error))
    return FALSE;
  if (sqlite3_changes (store->db) > 0)
    return TRUE;
  g_set_error (error, DORSAL_STORE_ERROR, DORSAL_STORE_ERROR_NO_SESSION,
               "There is no session %" G_GINT64_FORMAT " in %s that can be changed: it is gone, or being recorded", id,
               store->path);
  return FALSE;
}

gboolean
dorsal_catalogue_set_note (DorsalStore *store, gint64 id, const char *note, GError **error)
{
  return run_with_id (store, "UPDATE sessions SET note = ?2 WHERE id = ?1", id, note, error);
}

gboolean
dorsal_catalogue_delete (DorsalStore *store, gint64 id, GError **error)
{
  return run_with_id (store, "DELETE FROM sessions WHERE id = ?1 AND ending != 0", id, NULL, error);
}

gboolean
dorsal_catalogue_erase (DorsalStore *store, GError **error)
{
  gboolean done;

  if (!dorsal_store_lock (store))
    {
      g_set_error (error, DORSAL_STORE_ERROR, DORSAL_STORE_ERROR_BUSY,
                   "A session is being recorded into %s: end it, then erase", store->path);
      return FALSE;
    }
  /* secure_delete: what is freed is overwritten; VACUUM and the checkpoint leave no copy in the file or the log. */
  done = dorsal_store_exec (store, "PRAGMA secure_delete = ON; DELETE FROM sessions; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)",
                            error);
  dorsal_store_unlock (store);
  return done;
}
