/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening: all that may be wrong with a file, and what is left of it then. */

#include "rig.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "store/caretaker.h"
#include "store/history.h"
#include "store/schema.h"
#include "store/store-private.h"

static guint
mode_of (const char *path)
{
  GStatBuf buffer;

  g_assert_cmpint (g_stat (path, &buffer), ==, 0);
  return buffer.st_mode & 0777;
}

static void
expect (const char *path, DorsalStoreMode mode, DorsalStoreError code)
{
  g_autoptr (GError) error = NULL;
  DorsalStore *store = dorsal_store_open (path, mode, NULL, &error);

  g_assert_null (store);
  g_assert_error (error, DORSAL_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_null (strchr (error->message, '\n'));
}

static void
exec (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_made (void)
{
  g_autofree char *path = rig_path ("made/here/sessions.db"), *folder = g_path_get_dirname (path);
  g_autoptr (DorsalStore) store = NULL;
  g_auto (RigRide) ride = rig_ride (1, 1, 100);

  expect (path, DORSAL_STORE_READ, DORSAL_STORE_ERROR_MISSING);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_assert_nonnull (store);
  rig_keep (store, &ride, 10);
  g_assert_cmpuint (mode_of (folder), ==, 0700);
  g_assert_cmpuint (mode_of (path), ==, 0600);
  {
    g_autofree char *wal = g_strconcat (path, "-wal", NULL);
    g_assert_cmpuint (mode_of (wal), ==, 0600);
  }
  g_assert_null (dorsal_store_check (store));
}

static void
test_untouched (void)
{
  static const struct
  {
    const char *sql;
    DorsalStoreError code;
  } cases[] = {
    { "PRAGMA application_id = 0x4452534c; PRAGMA user_version = 99; CREATE TABLE sessions (later);", DORSAL_STORE_ERROR_NEWER },
    { "CREATE TABLE recipes (id);", DORSAL_STORE_ERROR_FOREIGN },
    { "PRAGMA application_id = 7;", DORSAL_STORE_ERROR_FOREIGN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("untouched-%u.db", i), *path = rig_path (name);
      g_autofree char *before = NULL, *after = NULL;
      gsize n_before, n_after;

      exec (path, cases[i].sql);
      g_file_get_contents (path, &before, &n_before, NULL);
      for (DorsalStoreMode mode = DORSAL_STORE_READ; mode <= DORSAL_STORE_MEND; mode++)
        expect (path, mode, cases[i].code);
      g_file_get_contents (path, &after, &n_after, NULL);
      g_assert_cmpmem (before, n_before, after, n_after);
    }
}

static void
test_read_only (void)
{
  g_autofree char *path = rig_path ("locked/sessions.db"), *folder = g_path_get_dirname (path);

  expect ("/proc/dorsal/sessions.db", DORSAL_STORE_MEND, DORSAL_STORE_ERROR_READ_ONLY); /* even to root */
  dorsal_store_free (dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL));
  g_chmod (path, 0400);
  g_chmod (folder, 0500);
  if (g_access (path, W_OK) == 0)
    g_test_skip ("root may write everything");
  else
    {
      expect (path, DORSAL_STORE_WRITE, DORSAL_STORE_ERROR_READ_ONLY);
      expect (path, DORSAL_STORE_MEND, DORSAL_STORE_ERROR_READ_ONLY);
    }
  g_chmod (folder, 0700);
}

static void
test_a_folder (void)
{
  g_autofree char *path = rig_path ("folder.db");

  g_mkdir (path, 0700);
  expect (path, DORSAL_STORE_WRITE, DORSAL_STORE_ERROR_READ_ONLY);
}

static void
overwrite (const char *path, goffset at, gsize n)
{
  int fd = g_open (path, O_RDWR, 0);

  for (gsize i = 0; i < n; i++)
    g_assert_cmpint (pwrite (fd, "\xa5", 1, at + (goffset) i), ==, 1);
  close (fd);
}

static goffset
size_of (const char *path)
{
  GStatBuf buffer;

  g_assert_cmpint (g_stat (path, &buffer), ==, 0);
  return buffer.st_size;
}

/* Three sessions in a closed file. */
static char *
full (const char *name, guint seconds)
{
  char *path = rig_path (name);
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (1, seconds, 100);

  for (guint i = 0; i < 3; i++)
    rig_keep (store, &ride, 25);
  return path;
}

static void
test_no_database (void)
{
  g_autofree char *path = full ("head.db", 3);
  g_autoptr (DorsalStore) store = NULL;
  g_auto (DorsalStoreReport) report = { 0 };

  overwrite (path, 0, 100);
  expect (path, DORSAL_STORE_READ, DORSAL_STORE_ERROR_DAMAGED);
  expect (path, DORSAL_STORE_WRITE, DORSAL_STORE_ERROR_DAMAGED);
  g_assert_false (g_file_test (report.set_aside ? report.set_aside : "/nowhere", G_FILE_TEST_EXISTS));
  store = dorsal_store_open (path, DORSAL_STORE_MEND, &report, NULL);
  g_assert_nonnull (store);
  g_assert_true (g_str_has_suffix (report.set_aside, "head.db.damaged-1"));
  g_assert_true (g_file_test (report.set_aside, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (report.sessions, ==, 0);
  g_assert_null (dorsal_store_check (store));
}

/* A page of the tables of chunks is gone: all the rest is saved. */
static void
test_salvage (void)
{
  g_autofree char *path = full ("hole.db", 30);
  g_autoptr (DorsalStore) store = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_auto (DorsalStoreReport) report = { 0 };
  goffset size = size_of (path);

  g_assert_cmpint (size, >, 40 * 4096);
  overwrite (path, size / 4096 / 3 * 4096, 4096);
  overwrite (path, size - 4096, 4096);
  overwrite (path, size - 3 * 4096, 2 * 4096);
  store = dorsal_store_open (path, DORSAL_STORE_MEND, &report, NULL);
  g_assert_nonnull (store);
  g_assert_nonnull (report.set_aside);
  g_assert_cmpint (size_of (report.set_aside), ==, size);
  g_assert_cmpuint (report.sessions, ==, 3);
  g_test_message ("%u chunks saved", report.chunks);
  g_assert_cmpuint (report.chunks, >, 250);
  list = dorsal_kept_list (store, NULL);
  g_assert_cmpuint (list->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_true (dorsal_kept_play (store, list->pdata[i], NULL, NULL, NULL, NULL, NULL));
  g_assert_null (dorsal_store_check (store));
}

/* What is saved stays as thrown away as it was, and gets its totals anew. Also from earlier rungs, which knew less. */
static void
test_salvaged_anew (void)
{
  for (guint old = 0; old < DORSAL_SCHEMA_VERSION; old++)
    {
      g_autofree char *name = g_strdup_printf ("version-%u.db", old);
      g_autofree char *fixture = g_test_build_filename (G_TEST_DIST, "store", name, NULL);
      g_autofree char *path = old ? rig_path (name) : full ("anew.db", 30), *bytes = NULL;
      g_autoptr (DorsalStore) store = NULL;
      g_autoptr (GPtrArray) list = NULL, gone = NULL;
      g_auto (DorsalStoreReport) report = { 0 };
      g_autoptr (DorsalKeptSession) session = NULL;
      gsize n;

      if (old)
        {
          g_assert_true (g_file_get_contents (fixture, &bytes, &n, NULL));
          g_file_set_contents (path, bytes, (gssize) n, NULL);
        }
      else
        exec (path, "UPDATE sessions SET deleted_us = 5 WHERE id = 2; PRAGMA wal_checkpoint (TRUNCATE)");
      store = dorsal_store_open_anew (path, &report, NULL);
      g_assert_nonnull (store);
      g_assert_cmpuint (report.sessions, ==, old ? 1 : 3);
      list = dorsal_kept_list (store, NULL);
      gone = dorsal_kept_deleted (store, NULL);
      g_assert_cmpuint (list->len, ==, old ? 1 : 2);
      g_assert_cmpuint (gone->len, ==, old ? 0 : 1);
      g_assert_false (((DorsalKeptSession *) list->pdata[0])->has_summary);
      g_assert_true (dorsal_kept_sum_up (store, 1, NULL, NULL));
      session = dorsal_kept_get (store, 1, NULL);
      g_assert_true (session->has_summary);
      g_assert_cmpuint (session->summary.samples, ==, session->samples);
      g_assert_nonnull (strstr (session->settings, "[settings]"));
    }
}

/* Any damage at all: it opens, or says why; and it never ends otherwise. */
static void
test_any_damage (void)
{
  g_autofree char *path = full ("any.db", 5), *bytes = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  gsize n;

  g_file_get_contents (path, &bytes, &n, NULL);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("any-%u.db", i), *other = rig_path (name);
      g_autoptr (DorsalStore) store = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) list = NULL;

      g_file_set_contents (other, bytes, (gssize) n, NULL);
      for (guint j = 0; j <= i % 5; j++)
        overwrite (other, g_rand_int_range (rand, 0, (gint32) n - 700), (gsize) g_rand_int_range (rand, 1, 700));
      store = dorsal_store_open (other, DORSAL_STORE_MEND, NULL, &error);
      g_assert_true (store || error);
      list = store ? dorsal_kept_list (store, NULL) : NULL;
      for (guint j = 0; list && j < list->len; j++)
        dorsal_kept_play (store, list->pdata[j], NULL, NULL, NULL, NULL, NULL);
    }
}

static void
test_open_session (void)
{
  g_autofree char *path = rig_path ("open.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  DorsalSettings settings = dorsal_settings_default ();
  g_autoptr (DorsalWriter) writer = dorsal_writer_new ("demo", &settings);
  g_auto (RigRide) ride = rig_ride (1, 1, 100);
  g_autoptr (DorsalKeptSession) session = NULL;
  guint n = 9;

  for (guint i = 0; i < ride.messages->len; i++)
    dorsal_writer_add (writer, &g_array_index (ride.messages, DorsalMessage, i), 1000);
  g_assert_true (dorsal_writer_commit (writer, store, 1000, NULL));
  g_assert_true (dorsal_store_close_open_sessions (store, &n, NULL));
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (dorsal_store_close_open_sessions (store, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
  session = dorsal_kept_get (store, 1, NULL);
  g_assert_cmpint (session->ending, ==, DORSAL_ENDING_CUT_OFF);
  g_assert_cmpint (session->ended_us, ==, 1000);
}

/* Looked at and no more: all that a list and a page ask for is there, on whatever rung. */
static void
assert_read (const char *path)
{
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_READ, NULL, NULL);
  g_autoptr (DorsalKeptSession) session = store ? dorsal_kept_get (store, 1, NULL) : NULL;
  g_autoptr (GPtrArray) list = store ? dorsal_kept_list (store, NULL) : NULL;
  g_autoptr (GArray) guided = session ? dorsal_kept_guided (session) : NULL;

  g_assert_nonnull (session);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpuint (guided->len, ==, 0);
  g_assert_nonnull (strstr (session->settings, "[settings]"));
}

/* Each rung's database still opens, and plays. A change of the schema adds one: copy a database that
 * the last version wrote to version-N.db. */
static void
test_ladder (void)
{
  for (guint version = 1; version <= DORSAL_SCHEMA_VERSION; version++)
    {
      g_autofree char *name = g_strdup_printf ("version-%u.db", version), *path = rig_path (name);
      g_autofree char *fixture = g_test_build_filename (G_TEST_DIST, "store", name, NULL);
      g_autoptr (DorsalStore) store = NULL;
      g_autoptr (GPtrArray) list = NULL;
      g_autofree char *bytes = NULL;
      DorsalPlayed played;
      gsize n;

      g_assert_true (g_file_get_contents (fixture, &bytes, &n, NULL));
      g_assert_true (g_file_set_contents (path, bytes, (gssize) n, NULL));
      assert_read (path);
      store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
      g_assert_nonnull (store);
      list = dorsal_kept_list (store, NULL);
      g_assert_cmpuint (list->len, ==, 1);
      assert_read (path); /* by another, after the climb */
      g_assert_true (dorsal_kept_play (store, list->pdata[0], NULL, NULL, NULL, &played, NULL));
      g_assert_cmpuint (played.readings, >, 50);
      g_assert_cmpuint (played.unreadable, ==, 0);
      g_assert_null (dorsal_store_check (store));
    }
}

/* test-store --make FILE: a database for test_ladder. */
static int
make (const char *path)
{
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (1, 10, 10);

  rig_keep (store, &ride, 30);
  return 0;
}

int
main (int argc, char *argv[])
{
  int result;

  if (argc == 3 && strcmp (argv[1], "--make") == 0)
    return make (argv[2]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/store/is-made-for-its-owner-alone", test_made);
  g_test_add_func ("/store/store/newer-and-foreign-ones-stay-untouched", test_untouched);
  g_test_add_func ("/store/store/what-may-not-be-written-says-so", test_read_only);
  g_test_add_func ("/store/store/a-folder-is-no-database", test_a_folder);
  g_test_add_func ("/store/store/what-is-no-database-is-set-aside", test_no_database);
  g_test_add_func ("/store/store/what-can-be-read-is-saved", test_salvage);
  g_test_add_func ("/store/store/what-is-saved-is-summed-up-anew-and-stays-deleted", test_salvaged_anew);
  g_test_add_func ("/store/store/no-damage-ends-the-program", test_any_damage);
  g_test_add_func ("/store/store/an-open-session-is-closed", test_open_session);
  g_test_add_func ("/store/store/old-databases-open", test_ladder);
  result = g_test_run ();
  rig_clean ();
  return result;
}
