/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening, in this order; the first that holds decides:
 *
 *   missing             READ: MISSING              else made, directories 0700, file 0600
 *   no right            READ_ONLY
 *   no SQLite, broken   MEND: set aside, saved     else DAMAGED
 *   not ours            FOREIGN, untouched
 *   of a later version  NEWER, untouched
 *   of an earlier one   READ: as it is             else up the ladder
 *
 * WAL, so that readers and the recorder don't wait for each other; synchronous FULL, so that what is committed
 * survives a power failure (the recorder has a thread for that: store/syncer.h). Never: overwrites or deletes what it cannot read. */

#include "store/store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "store/schema.h"

#define BUSY_MS 1000

G_DEFINE_QUARK (dorsal-store-error-quark, dorsal_store_error)

void
dorsal_store_report_clear (DorsalStoreReport *report)
{
  g_clear_pointer (&report->set_aside, g_free);
}

char *
dorsal_store_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "dorsal", "sessions.db", NULL);
}

/* --- errors --- */

static DorsalStoreError
error_of (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
      return DORSAL_STORE_ERROR_READ_ONLY;
    case SQLITE_FULL:
      return DORSAL_STORE_ERROR_FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return DORSAL_STORE_ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return DORSAL_STORE_ERROR_DAMAGED;
    default:
      return DORSAL_STORE_ERROR_FAILED;
    }
}

static void
set_error (GError **error, DorsalStoreError code, const char *path, const char *cause)
{
  static const char *const sentences[] = {
    [DORSAL_STORE_ERROR_FAILED] = "%s could not be used: %s",
    [DORSAL_STORE_ERROR_MISSING] = "%s is not there: no session has been recorded yet, or name another file",
    [DORSAL_STORE_ERROR_READ_ONLY] = "%s may not be opened for this: check the permissions of the file and its folder",
    [DORSAL_STORE_ERROR_FULL] = "%s cannot grow: the disk is full, make room on it",
    [DORSAL_STORE_ERROR_BUSY] = "%s is in use by another program: end that one, or try again",
    [DORSAL_STORE_ERROR_DAMAGED]
    = "%s is damaged, or no database of sessions: start Dorsal to have a damaged one set aside and saved from",
    [DORSAL_STORE_ERROR_NEWER] = "%s was written by a newer Dorsal, and is left as it is: use that version",
    [DORSAL_STORE_ERROR_FOREIGN] = "%s is a database of another program, and is left as it is: name another file",
  };

  if (code == DORSAL_STORE_ERROR_FAILED)
    g_set_error (error, DORSAL_STORE_ERROR, code, "%s could not be used: %s", path, cause);
  else
    {
      g_auto (GStrv) halves = g_strsplit (sentences[code], "%s", 2);
      g_set_error (error, DORSAL_STORE_ERROR, code, "%s%s%s", halves[0], path, halves[1]);
    }
}

void
dorsal_store_set_error (GError **error, DorsalStore *store, int code)
{
  DorsalStoreError mine = error_of (code);
  int reason = sqlite3_system_errno (store->db);

  if ((code & 0xff) == SQLITE_IOERR && (reason == ENOSPC || reason == EDQUOT))
    mine = DORSAL_STORE_ERROR_FULL;
  set_error (error, mine, store->path, sqlite3_errmsg (store->db));
}

gboolean
dorsal_store_exec (DorsalStore *store, const char *sql, GError **error)
{
  int code = sqlite3_exec (store->db, sql, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    dorsal_store_set_error (error, store, code);
  return code == SQLITE_OK;
}

sqlite3_stmt *
dorsal_store_prepare (DorsalStore *store, const char *sql, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  int code = sqlite3_prepare_v2 (store->db, sql, -1, &stmt, NULL);

  if (code != SQLITE_OK)
    dorsal_store_set_error (error, store, code);
  return stmt;
}

sqlite3_stmt *
dorsal_store_prepared (DorsalStore *store, const char *sql, GError **error)
{
  sqlite3_stmt *stmt = g_hash_table_lookup (store->statements, sql);

  if (!stmt)
    {
      stmt = dorsal_store_prepare (store, sql, error);
      if (stmt)
        g_hash_table_insert (store->statements, (gpointer) sql, stmt);
    }
  return stmt;
}

static void
finalize_stmt (gpointer stmt)
{
  sqlite3_finalize (stmt);
}

gboolean
dorsal_store_run (DorsalStore *store, sqlite3_stmt *stmt, GError **error)
{
  int code = sqlite3_step (stmt);

  if (code != SQLITE_DONE)
    dorsal_store_set_error (error, store, code);
  sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);
  return code == SQLITE_DONE;
}

/* --- opening --- */

static int
ask_number (sqlite3 *db, const char *sql, int *ret_code)
{
  DORSAL_AUTO_STMT stmt = NULL;
  int value = 0;
  int code = sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_step (stmt);
  if (code == SQLITE_ROW)
    value = sqlite3_column_int (stmt, 0);
  *ret_code = code == SQLITE_ROW ? SQLITE_OK : code;
  return value;
}

/* Reads the head and a little of each table: damage there is noticed now. */
static int
look (sqlite3 *db, int *ret_version, gboolean *ret_foreign)
{
  int code, id, tables = 0, version = 0;

  id = ask_number (db, "PRAGMA application_id", &code);
  if (code == SQLITE_OK)
    version = ask_number (db, "PRAGMA user_version", &code);
  if (code == SQLITE_OK)
    tables = ask_number (db, "SELECT count(*) FROM sqlite_master", &code);
  *ret_version = version;
  *ret_foreign = id != DORSAL_SCHEMA_ID && (id != 0 || tables > 0);
  if (code == SQLITE_OK && version > 0 && version <= DORSAL_SCHEMA_VERSION && !*ret_foreign)
    {
      ask_number (db, "SELECT count(*), sum(samples) FROM sessions", &code);
      if (code == SQLITE_OK)
        ask_number (db, "SELECT (SELECT count(bytes) FROM (SELECT bytes FROM chunks ORDER BY rowid DESC LIMIT 8))", &code);
    }
  return code;
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  set_error (error, DORSAL_STORE_ERROR_READ_ONLY, path, NULL);
  return FALSE;
}

/* SQLite gives its companions the rights of the file, so this one comes first. */
static void
make_file (const char *path)
{
  int fd = g_open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);

  if (fd >= 0)
    close (fd);
}

static gboolean
settle (DorsalStore *store, DorsalStoreMode mode, GError **error)
{
  gboolean writes = mode != DORSAL_STORE_READ;
  gboolean foreign = FALSE;
  int version = 0;
  int code;

  sqlite3_busy_timeout (store->db, BUSY_MS);
  sqlite3_extended_result_codes (store->db, 1);
  code = look (store->db, &version, &foreign);
  if (code == SQLITE_OK && foreign)
    set_error (error, DORSAL_STORE_ERROR_FOREIGN, store->path, NULL);
  else if (code == SQLITE_OK && version > DORSAL_SCHEMA_VERSION)
    set_error (error, DORSAL_STORE_ERROR_NEWER, store->path, NULL);
  else if (code == SQLITE_OK && !writes && version == 0)
    set_error (error, DORSAL_STORE_ERROR_MISSING, store->path, NULL);
  else if (code == SQLITE_OK && writes && sqlite3_db_readonly (store->db, "main") == 1)
    set_error (error, DORSAL_STORE_ERROR_READ_ONLY, store->path, NULL);
  else
    {
      if (code == SQLITE_OK && writes)
        code = sqlite3_exec (store->db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;",
                             NULL, NULL, NULL);
      if (code == SQLITE_OK && writes)
        code = dorsal_schema_climb (store->db, version);
      else if (code == SQLITE_OK)
        code = dorsal_schema_bridge (store->db, version);
      if (code != SQLITE_OK)
        dorsal_store_set_error (error, store, code);
      return code == SQLITE_OK;
    }
  return FALSE;
}

static int openings;

static DorsalStore *
open_once (const char *path, DorsalStoreMode mode, GError **error)
{
  g_autoptr (DorsalStore) store = g_new0 (DorsalStore, 1);
  int flags = SQLITE_OPEN_NOMUTEX | (mode == DORSAL_STORE_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
  int code;

  store->path = g_strdup (path);
  store->opening = (guint) g_atomic_int_add (&openings, 1) + 1;
  store->lock_fd = -1;
  store->statements = g_hash_table_new_full (NULL, NULL, NULL, finalize_stmt);
  if (mode == DORSAL_STORE_READ && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      set_error (error, DORSAL_STORE_ERROR_MISSING, path, NULL);
      return NULL;
    }
  if (mode != DORSAL_STORE_READ)
    {
      if (!make_folder (path, error))
        return NULL;
      make_file (path);
    }
  code = sqlite3_open_v2 (path, &store->db, flags, NULL);
  if (code != SQLITE_OK)
    {
      dorsal_store_set_error (error, store, code);
      return NULL;
    }
  return settle (store, mode, error) ? g_steal_pointer (&store) : NULL;
}

DorsalStore *
dorsal_store_open_anew (const char *path, DorsalStoreReport *ret_report, GError **error)
{
  g_auto (DorsalStoreReport) report = { 0 };
  DorsalStore *store;

  report.set_aside = dorsal_salvage_set_aside (path, error);
  if (!report.set_aside)
    return NULL;
  store = open_once (path, DORSAL_STORE_WRITE, error);
  if (!store)
    return NULL;
  dorsal_salvage_copy (store, report.set_aside, &report.sessions, &report.chunks);
  if (ret_report)
    {
      *ret_report = report;
      report.set_aside = NULL;
    }
  return store;
}

DorsalStore *
dorsal_store_open (const char *path, DorsalStoreMode mode, DorsalStoreReport *ret_report, GError **error)
{
  g_autoptr (GError) cause = NULL;
  DorsalStore *store = open_once (path, mode, &cause);

  if (!store && mode == DORSAL_STORE_MEND && g_error_matches (cause, DORSAL_STORE_ERROR, DORSAL_STORE_ERROR_DAMAGED))
    return dorsal_store_open_anew (path, ret_report, error);
  if (store && ret_report)
    *ret_report = (DorsalStoreReport){ 0 };
  if (!store)
    g_propagate_error (error, g_steal_pointer (&cause));
  return store;
}

void
dorsal_store_free (DorsalStore *store)
{
  if (!store)
    return;
  dorsal_store_unlock (store);
  g_hash_table_unref (store->statements);
  sqlite3_close (store->db);
  g_free (store->path);
  g_free (store);
}

/* --- who records --- */

gboolean
dorsal_store_lock (DorsalStore *store)
{
  g_autofree char *path = g_strconcat (store->path, "-recording", NULL);

  if (store->lock_fd < 0)
    store->lock_fd = g_open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (store->lock_fd >= 0 && flock (store->lock_fd, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  dorsal_store_unlock (store);
  return FALSE;
}

void
dorsal_store_unlock (DorsalStore *store)
{
  if (store->lock_fd >= 0)
    close (store->lock_fd);
  store->lock_fd = -1;
}

gboolean
dorsal_store_close_open_sessions (DorsalStore *store, guint *ret_n, GError **error)
{
  gboolean done;

  *ret_n = 0;
  if (!dorsal_store_lock (store))
    return TRUE;
  done = dorsal_store_exec (store, "UPDATE sessions SET ending = 2 WHERE ending = 0", error);
  if (done)
    *ret_n = (guint) sqlite3_changes (store->db);
  dorsal_store_unlock (store);
  return done;
}

char *
dorsal_store_check (DorsalStore *store)
{
  DORSAL_AUTO_STMT stmt = NULL;
  const char *word = NULL;

  if (sqlite3_prepare_v2 (store->db, "PRAGMA integrity_check(1)", -1, &stmt, NULL) == SQLITE_OK
      && sqlite3_step (stmt) == SQLITE_ROW)
    word = (const char *) sqlite3_column_text (stmt, 0);
  if (word && g_str_equal (word, "ok"))
    return NULL;
  return g_strdup (word ? word : sqlite3_errmsg (store->db));
}
