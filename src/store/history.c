/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A filter → rows; a number → a change of one row, or all of a session gone.
 *
 *   date, source, length   SQL asks        words   looked for here: SQLite folds the case of ASCII only
 *   delete   deleted_us = now      restore   deleted_us = 0      purge   DELETE, overwritten, log folded in
 *
 * Never: changes a sample, a reading or a digest. */

#include "store/history.h"

#include "store/session-private.h"
#include "store/store-private.h"

#include <string.h>

/* --- finding --- */

static gboolean
has_word (const char *text, const char *folded_word)
{
  g_autofree char *valid = NULL, *folded = NULL;

  if (!text || *text == '\0')
    return FALSE;
  if (g_str_is_ascii (text))
    return strcasestr (text, folded_word) != NULL;
  valid = g_utf8_make_valid (text, -1);
  folded = g_utf8_casefold (valid, -1);
  return strstr (folded, folded_word) != NULL;
}

/* A row, before anything is made of it. */
static gboolean
matches (sqlite3_stmt *stmt, char **folded_words)
{
  static const int columns[] = { DORSAL_KEPT_NOTE, DORSAL_KEPT_MODEL, DORSAL_KEPT_SERIAL };

  for (guint i = 0; folded_words[i]; i++)
    {
      gboolean found = *folded_words[i] == '\0';

      for (guint j = 0; j < G_N_ELEMENTS (columns) && !found; j++)
        found = has_word ((const char *) sqlite3_column_text (stmt, columns[j]), folded_words[i]);
      if (!found)
        return FALSE;
    }
  return TRUE;
}

static char **
fold_words (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);

  return g_strsplit_set (folded, " \t\n", -1);
}

static const DorsalKeptFilter all = { 0 };

/* FALSE: enough. The session is func's from then on. */
static gboolean
hand_out (sqlite3_stmt *stmt, const DorsalKeptFilter *filter, guint found, DorsalKeptEach func, gpointer data)
{
  if (found <= filter->offset)
    return TRUE;
  return func (dorsal_kept_take_row (stmt), data) && (filter->limit == 0 || found - filter->offset < filter->limit);
}

static gboolean
walk (DorsalStore *store, sqlite3_stmt *stmt, const DorsalKeptFilter *filter, DorsalKeptEach func, gpointer data,
      GError **error)
{
  g_auto (GStrv) words = fold_words (filter->text);
  gboolean more = TRUE;
  guint found = 0;
  int code = SQLITE_DONE;

  while (more && (code = sqlite3_step (stmt)) == SQLITE_ROW)
    if (matches (stmt, words))
      more = hand_out (stmt, filter, ++found, func, data);
  if (!more || code == SQLITE_DONE)
    return TRUE;
  dorsal_store_set_error (error, store, code);
  return FALSE;
}

static gboolean
walk_kept (DorsalStore *store, const DorsalKeptFilter *filter, DorsalKeptEach func, gpointer data, GError **error)
{
  DORSAL_AUTO_STMT stmt = dorsal_store_prepare (
      store,
      "SELECT " DORSAL_KEPT_COLUMNS " FROM " DORSAL_KEPT_TABLES " WHERE deleted_us = 0 AND began_us >= ?1 AND began_us < ?2 "
      "AND (?3 IS NULL OR source = ?3) AND duration_us >= ?4" DORSAL_KEPT_ORDER,
      error);

  if (!stmt)
    return FALSE;
  filter = filter ? filter : &all;
  sqlite3_bind_int64 (stmt, 1, filter->from_us != 0 ? filter->from_us : G_MININT64);
  sqlite3_bind_int64 (stmt, 2, filter->to_us != 0 ? filter->to_us : G_MAXINT64);
  sqlite3_bind_text (stmt, 3, filter->source, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 4, filter->shortest_us != 0 ? filter->shortest_us : G_MININT64);
  return walk (store, stmt, filter, func, data, error);
}

typedef struct
{
  DorsalKeptEach func;
  gpointer data;
} Borrower;

static gboolean
lend_one (DorsalKeptSession *session, gpointer data)
{
  const Borrower *borrower = data;
  gboolean more = borrower->func (session, borrower->data);

  dorsal_kept_free (session);
  return more;
}

gboolean
dorsal_kept_each (DorsalStore *store, const DorsalKeptFilter *filter, DorsalKeptEach func, gpointer data, GError **error)
{
  return walk_kept (store, filter, lend_one, &(Borrower){ func, data }, error);
}

static gboolean
keep_one (DorsalKeptSession *session, gpointer found)
{
  g_ptr_array_add (found, session);
  return TRUE;
}

GPtrArray *
dorsal_kept_find (DorsalStore *store, const DorsalKeptFilter *filter, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) dorsal_kept_free);

  return walk_kept (store, filter, keep_one, found, error) ? g_steal_pointer (&found) : NULL;
}

GPtrArray *
dorsal_kept_deleted (DorsalStore *store, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) dorsal_kept_free);
  DORSAL_AUTO_STMT stmt = dorsal_store_prepare (store,
                                                "SELECT " DORSAL_KEPT_COLUMNS " FROM " DORSAL_KEPT_TABLES
                                                " WHERE deleted_us != 0 ORDER BY deleted_us DESC, id DESC",
                                                error);

  return stmt && walk (store, stmt, &all, keep_one, found, error) ? g_steal_pointer (&found) : NULL;
}

/* --- changing --- */

/* sql: changes one row; ?1 is its number. FALSE also where no row was changed. */
static gboolean
change (DorsalStore *store, sqlite3_stmt *stmt, gint64 id, GError **error)
{
  sqlite3_bind_int64 (stmt, 1, id);
  if (!dorsal_store_run (store, stmt, error))
    return FALSE;
  if (sqlite3_changes (store->db) > 0)
    return TRUE;
  dorsal_kept_set_missing (error, store, id);
  return FALSE;
}

gboolean
dorsal_kept_set_note (DorsalStore *store, gint64 id, const char *note, GError **error)
{
  DORSAL_AUTO_STMT stmt
      = dorsal_store_prepare (store, "UPDATE sessions SET note = ?2 WHERE id = ?1 AND deleted_us = 0", error);

  if (!stmt)
    return FALSE;
  sqlite3_bind_text (stmt, 2, note, -1, SQLITE_STATIC);
  return change (store, stmt, id, error);
}

static gboolean
is_recorded (DorsalStore *store, gint64 id, GError **error)
{
  g_autoptr (DorsalKeptSession) session = dorsal_kept_get (store, id, NULL);

  if (!session || session->ending != DORSAL_ENDING_OPEN)
    return FALSE;
  g_set_error (error, DORSAL_STORE_ERROR, DORSAL_STORE_ERROR_BUSY,
               "Session %" G_GINT64_FORMAT " is being recorded: end it before it is deleted", id);
  return TRUE;
}

gboolean
dorsal_kept_delete (DorsalStore *store, gint64 id, gint64 now_us, GError **error)
{
  DORSAL_AUTO_STMT stmt = NULL;

  if (is_recorded (store, id, error))
    return FALSE;
  stmt = dorsal_store_prepare (store, "UPDATE sessions SET deleted_us = ?2 WHERE id = ?1 AND deleted_us = 0", error);
  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 2, MAX (now_us, 1));
  return change (store, stmt, id, error);
}

gboolean
dorsal_kept_restore (DorsalStore *store, gint64 id, GError **error)
{
  DORSAL_AUTO_STMT stmt
      = dorsal_store_prepare (store, "UPDATE sessions SET deleted_us = 0 WHERE id = ?1 AND deleted_us != 0", error);

  return stmt && change (store, stmt, id, error);
}

gboolean
dorsal_kept_purge (DorsalStore *store, gint64 before_us, guint *ret_n, GError **error)
{
  DORSAL_AUTO_STMT stmt = NULL;
  guint n;

  if (!dorsal_store_exec (store, "PRAGMA secure_delete = ON", error))
    return FALSE;
  stmt = dorsal_store_prepare (store, "DELETE FROM sessions WHERE deleted_us != 0 AND deleted_us < ?", error);
  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, before_us);
  if (!dorsal_store_run (store, stmt, error))
    return FALSE;
  n = (guint) sqlite3_changes (store->db);
  /* The log still has the old pages; it is folded in and cut off, unless somebody reads just now. */
  if (n > 0)
    sqlite3_wal_checkpoint_v2 (store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  if (ret_n)
    *ret_n = n;
  return TRUE;
}
