/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A damaged database → what can be read of it, in a new one.
 *
 *   row by row in the order of the file; where reading fails, it goes on behind the place, each time
 *   twice as far, until it has failed MAX_FAILURES times
 *
 * Never: writes into the damaged file, and never gives its name to another. */

#include "store/store-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_FAILURES 48

static char *
free_name (const char *path)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s.damaged-%u", path, i);
      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}

char *
dorsal_salvage_set_aside (const char *path, GError **error)
{
  /* The log goes with its database: without it the last sessions would be lost, or replayed into the new one. */
  static const char *const companions[] = { "-wal", "-shm", "" };
  g_autofree char *aside = free_name (path);

  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *from = g_strconcat (path, companions[i], NULL), *to = g_strconcat (aside, companions[i], NULL);
      if (g_rename (from, to) == 0 || (errno == ENOENT && *companions[i] != '\0'))
        continue;
      g_set_error (error, DORSAL_STORE_ERROR, DORSAL_STORE_ERROR_DAMAGED,
                   "%s is damaged and could not be set aside (%s): move it away yourself", path, g_strerror (errno));
      return NULL;
    }
  return g_steal_pointer (&aside);
}

static gboolean
copy_row (sqlite3_stmt *from, sqlite3_stmt *to)
{
  int n = sqlite3_bind_parameter_count (to);
  gboolean done;

  for (int i = 0; i < n; i++)
    sqlite3_bind_value (to, i + 1, sqlite3_column_value (from, i + 1));
  done = sqlite3_step (to) == SQLITE_DONE;
  sqlite3_reset (to);
  return done;
}

/* select: rowid first, then what insert takes; from rowid > ?1 on. */
static guint
copy_table (DorsalStore *store, sqlite3 *damaged, const char *select, const char *insert)
{
  DORSAL_AUTO_STMT from = NULL;
  DORSAL_AUTO_STMT to = NULL;
  sqlite3_int64 at = 0;
  guint n = 0, failures = 0;
  int code = SQLITE_ERROR;

  if (sqlite3_prepare_v2 (damaged, select, -1, &from, NULL) != SQLITE_OK
      || sqlite3_prepare_v2 (store->db, insert, -1, &to, NULL) != SQLITE_OK)
    return 0;
  while (code != SQLITE_DONE && failures < MAX_FAILURES)
    {
      sqlite3_reset (from);
      sqlite3_bind_int64 (from, 1, at);
      while ((code = sqlite3_step (from)) == SQLITE_ROW)
        {
          at = sqlite3_column_int64 (from, 0);
          n += copy_row (from, to);
        }
      if (code != SQLITE_DONE)
        {
          at += (sqlite3_int64) 1 << MIN (failures, 40);
          failures++;
        }
    }
  return n;
}

/* As each rung has them, the last first: the second knows of no programme, the first nothing of deleting. What was
 * thrown away stays so. */
static guint
copy_sessions (DorsalStore *store, sqlite3 *damaged)
{
#define SESSION "id, began_us, ended_us, ending, source, model, serial, samples, lost, damaged, dropped, duration_us, note"
#define FROM_SESSIONS " FROM sessions NOT INDEXED WHERE id > ?1 ORDER BY id"
  static const char *const selects[] = { "SELECT id, " SESSION ", deleted_us, guided" FROM_SESSIONS,
                                         "SELECT id, " SESSION ", deleted_us, ''" FROM_SESSIONS,
                                         "SELECT id, " SESSION ", 0, ''" FROM_SESSIONS };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (selects) && n == 0; i++)
    n = copy_table (store, damaged, selects[i],
                    "INSERT OR IGNORE INTO sessions (" SESSION ", deleted_us, guided) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  return n;
}

/* Beside the sessions, or, before the third rung, among them. */
static void
copy_settings (DorsalStore *store, sqlite3 *damaged)
{
  static const char *const selects[]
      = { "SELECT session, session, text FROM settings WHERE session > ?1 ORDER BY session",
          "SELECT id, id, settings FROM sessions NOT INDEXED WHERE id > ?1 ORDER BY id" };

  for (guint i = 0; i < G_N_ELEMENTS (selects); i++)
    copy_table (store, damaged, selects[i], "INSERT OR IGNORE INTO settings (session, text) VALUES (?,?)");
}

void
dorsal_salvage_copy (DorsalStore *store, const char *path, guint *ret_sessions, guint *ret_chunks)
{
  sqlite3 *damaged = NULL;

  *ret_sessions = *ret_chunks = 0;
  if (sqlite3_open_v2 (path, &damaged, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK
      && sqlite3_exec (store->db, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK)
    {
      *ret_sessions = copy_sessions (store, damaged);
      copy_settings (store, damaged);
#define CHUNK "session, n, at_us, readings, digest_version, digest, bytes"
      *ret_chunks
          = copy_table (store, damaged, "SELECT rowid, " CHUNK " FROM chunks NOT INDEXED WHERE rowid > ?1 ORDER BY rowid",
                        "INSERT OR IGNORE INTO chunks (" CHUNK ") VALUES (?,?,?,?,?,?,?)");
      /* A chunk without its session tells nobody whose it was, but the samples can still be played. */
      sqlite3_exec (store->db,
                    "INSERT OR IGNORE INTO sessions (id, began_us, ended_us, ending, source, model, serial) "
                    "SELECT session, min(at_us), max(at_us), 2, '', '', '' FROM chunks "
                    "WHERE session NOT IN (SELECT id FROM sessions) GROUP BY session",
                    NULL, NULL, NULL);
      *ret_sessions += (guint) sqlite3_changes (store->db);
      sqlite3_exec (store->db, "DELETE FROM settings WHERE session NOT IN (SELECT id FROM sessions)", NULL, NULL, NULL);
      sqlite3_exec (store->db, "COMMIT; PRAGMA foreign_keys = ON", NULL, NULL, NULL);
    }
  sqlite3_close (damaged);
}
