/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person does with the sessions: finds them, writes on them, throws them away, fetches them back, erases all. */

#include "rig.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "store/caretaker.h"
#include "store/history.h"
#include "store/overview.h"
#include "store/recorder.h"

#define DAY_US (24 * 3600 * (gint64) G_USEC_PER_SEC)

static void
exec (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* So many sessions of three seconds. */
static DorsalStore *
some (const char *path, guint n)
{
  DorsalStore *store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (2, 3, 100);

  for (guint i = 0; i < n; i++)
    rig_keep (store, &ride, 25);
  return store;
}

static void
test_find (void)
{
  static const struct
  {
    DorsalKeptFilter filter;
    const char *found; /* numbers, the newest first */
  } cases[] = {
    { { 0 }, "4321" },
    { { .text = "über" }, "2" },
    { { .text = "SCHULTER über" }, "2" },
    { { .text = "schulter" }, "42" },
    { { .text = "schulter nothing" }, "" },
    { { .text = "  " }, "4321" },
    { { .from_us = 2 * DAY_US }, "432" },
    { { .from_us = 2 * DAY_US, .to_us = 4 * DAY_US }, "32" },
    { { .source = "serial" }, "3" },
    { { .shortest_us = 60 * G_USEC_PER_SEC }, "4" },
    { { .offset = 1, .limit = 2 }, "32" },
    { { .text = "schulter", .offset = 1, .limit = 5 }, "2" },
  };
  g_autofree char *path = rig_path ("find.db");
  g_autoptr (DorsalStore) store = some (path, 4);

  exec (path, "UPDATE sessions SET began_us = id * 86400000000; UPDATE sessions SET source = 'serial' WHERE id = 3;"
              "UPDATE sessions SET duration_us = 90000000 WHERE id = 4");
  g_assert_true (dorsal_kept_set_note (store, 2, "Über die Schulter", NULL));
  g_assert_true (dorsal_kept_set_note (store, 4, "Schulter", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) list = dorsal_kept_find (store, &cases[i].filter, NULL);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint j = 0; j < list->len; j++)
        g_string_append_printf (found, "%d", (int) ((DorsalKeptSession *) list->pdata[j])->id);
      g_assert_cmpstr (found->str, ==, cases[i].found);
    }
}

static void
test_delete (void)
{
  g_autofree char *path = rig_path ("delete.db");
  g_autoptr (DorsalStore) store = some (path, 3);
  g_autoptr (GPtrArray) two = NULL, gone = NULL, three = NULL, last = NULL, nothing = NULL;
  g_autoptr (GError) error = NULL, again = NULL, open = NULL;
  DorsalPlayed played;
  guint n = 9;

  g_assert_true (dorsal_kept_delete (store, 2, 1000, NULL));
  g_assert_false (dorsal_kept_delete (store, 2, 1000, &again));
  g_assert_error (again, DORSAL_STORE_ERROR, DORSAL_STORE_ERROR_NO_SESSION);
  two = dorsal_kept_list (store, NULL);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_null (dorsal_kept_get (store, 2, NULL));
  g_assert_false (dorsal_kept_set_note (store, 2, "no", NULL));
  gone = dorsal_kept_deleted (store, NULL);
  g_assert_cmpuint (gone->len, ==, 1);
  g_assert_cmpint (((DorsalKeptSession *) gone->pdata[0])->deleted_us, ==, 1000);
  g_assert_true (dorsal_kept_restore (store, 2, NULL));
  three = dorsal_kept_list (store, NULL);
  g_assert_cmpuint (three->len, ==, 3);
  g_assert_true (dorsal_kept_play (store, three->pdata[1], NULL, NULL, NULL, &played, NULL));
  g_assert_cmpuint (played.readings, >, 200);
  g_assert_cmpuint (played.different, ==, 0);

  g_assert_true (dorsal_kept_delete (store, 2, 1000, NULL));
  g_assert_true (dorsal_kept_purge (store, 1000, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (dorsal_kept_purge (store, 1001, &n, NULL));
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (dorsal_kept_restore (store, 2, &error));
  g_assert_error (error, DORSAL_STORE_ERROR, DORSAL_STORE_ERROR_NO_SESSION);
  last = dorsal_kept_list (store, NULL);
  g_assert_cmpuint (last->len, ==, 2);
  exec (path, "CREATE TEMP TABLE t (n CHECK (n = 0));"
              "INSERT INTO t SELECT count(*) FROM chunks WHERE session = 2;"
              "INSERT INTO t SELECT count(*) FROM sums WHERE session = 2;"
              "INSERT INTO t SELECT count(*) FROM overviews WHERE session = 2");
  exec (path, "UPDATE sessions SET ending = 0 WHERE id = 3");
  g_assert_false (dorsal_kept_delete (store, 3, 1000, &open));
  g_assert_error (open, DORSAL_STORE_ERROR, DORSAL_STORE_ERROR_BUSY);
}

/* What was purged is nowhere in the file or its log any more. */
static void
test_purged_is_overwritten (void)
{
  g_autofree char *path = rig_path ("overwritten.db"), *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (DorsalStore) store = some (path, 2);

  g_assert_true (dorsal_kept_set_note (store, 1, "a word that nobody is to read", NULL));
  for (guint round = 0; round < 2; round++)
    {
      const char *files[] = { path, log };
      guint found = 0;

      for (guint i = 0; i < 2; i++)
        {
          g_autofree char *bytes = NULL;
          gsize n = 0;

          if (g_file_get_contents (files[i], &bytes, &n, NULL))
            found += memmem (bytes, n, "nobody is to read", 17) != NULL;
        }
      if (round == 0)
        {
          g_assert_cmpuint (found, >, 0);
          g_assert_true (dorsal_kept_delete (store, 1, 5, NULL));
          g_assert_true (dorsal_kept_purge (store, 6, NULL, NULL));
        }
      else
        g_assert_cmpuint (found, ==, 0);
    }
}

static void
test_caretaker (void)
{
  g_autofree char *path = rig_path ("care.db");
  g_autoptr (DorsalStore) store = some (path, 4);
  g_autoptr (DorsalCaretaker) caretaker = NULL;
  g_autoptr (GPtrArray) list = NULL;
  guint n = 0;

  exec (path, "DELETE FROM sums; UPDATE sessions SET deleted_us = 7 WHERE id = 2; UPDATE sessions SET ending = 0 WHERE id = 3;"
              "UPDATE settings SET text = 'nonsense' WHERE session = 4");
  caretaker = dorsal_caretaker_new (path, 8);
  while (!dorsal_caretaker_is_done (caretaker, &n))
    g_thread_yield ();
  dorsal_caretaker_is_done (caretaker, &n);
  g_assert_cmpuint (n, ==, 1);
  list = dorsal_kept_list (store, NULL);
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_true (((DorsalKeptSession *) list->pdata[2])->has_summary);
  g_assert_false (((DorsalKeptSession *) list->pdata[1])->has_summary);
  g_assert_false (dorsal_kept_restore (store, 2, NULL));
  dorsal_caretaker_free (dorsal_caretaker_new ("/nowhere/sessions.db", 1));
}

static void
test_erase (void)
{
  g_autofree char *path = rig_path ("erase/sessions.db"), *folder = g_path_get_dirname (path);
  g_autofree char *other = g_strconcat (path, ".bak", NULL), *aside = g_strconcat (path, ".damaged-1", NULL);
  g_autofree char *aside_log = g_strconcat (aside, "-wal", NULL);
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  guint64 size;

  g_assert_cmpuint (dorsal_history_size (path), ==, 0);
  g_assert_true (dorsal_history_erase (path, NULL));
  dorsal_store_free (some (path, 2));
  g_file_set_contents (other, "mine", -1, NULL);
  size = dorsal_history_size (path);
  g_assert_cmpuint (size, >, 10000);
  g_file_set_contents (aside, "12345", -1, NULL);
  g_file_set_contents (aside_log, "123", -1, NULL);
  g_assert_cmpuint (dorsal_history_size (path), ==, size + 8);
  g_assert_true (dorsal_history_erase (path, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (dorsal_history_size (path), ==, 0);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "sessions.db.bak");
  g_assert_null (g_dir_read_name (dir));
  /* And a fresh one may be made. */
  dorsal_store_free (some (path, 1));
}

static void
test_not_erased (void)
{
  g_autofree char *path = rig_path ("busy.db"), *foreign = rig_path ("recipes.db");
  g_autoptr (DorsalRing) ring = dorsal_ring_new (sizeof (DorsalMessage), 4096);
  g_auto (RigRide) ride = rig_ride (1, 2, 100);
  DorsalRecorder *recorder = dorsal_recorder_new (path, "demo", &ride.settings, ring);
  g_autoptr (GError) busy = NULL, not_ours = NULL;

  for (guint i = 0; i < ride.messages->len; i++)
    dorsal_ring_push (ring, &g_array_index (ride.messages, DorsalMessage, i));
  while (dorsal_recorder_get_session (recorder) == 0)
    g_thread_yield ();
  g_assert_false (dorsal_history_erase (path, &busy));
  g_assert_error (busy, DORSAL_STORE_ERROR, DORSAL_STORE_ERROR_BUSY);
  dorsal_recorder_free (recorder);
  g_assert_cmpuint (dorsal_history_size (path), >, 10000);
  exec (foreign, "CREATE TABLE recipes (id)");
  g_assert_false (dorsal_history_erase (foreign, &not_ours));
  g_assert_error (not_ours, DORSAL_STORE_ERROR, DORSAL_STORE_ERROR_FOREIGN);
  g_assert_cmpuint (dorsal_history_size (foreign), >, 0);
}

/* A database of the first rung, only read: everything that is asked of it now has an answer. */
static void
test_old_one_is_read (void)
{
  g_autofree char *fixture = g_test_build_filename (G_TEST_DIST, "store", "version-1.db", NULL);
  g_autofree char *path = rig_path ("old.db"), *bytes = NULL, *after = NULL;
  g_autoptr (DorsalStore) store = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GArray) columns = NULL;
  gsize n, n_after;

  g_assert_true (g_file_get_contents (fixture, &bytes, &n, NULL));
  g_file_set_contents (path, bytes, (gssize) n, NULL);
  store = dorsal_store_open (path, DORSAL_STORE_READ, NULL, NULL);
  list = dorsal_kept_list (store, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_false (((DorsalKeptSession *) list->pdata[0])->has_summary);
  columns = dorsal_overview_read (store, 1, NULL);
  g_assert_cmpuint (columns->len, ==, 0);
  g_clear_pointer (&store, dorsal_store_free);
  g_file_get_contents (path, &after, &n_after, NULL);
  g_assert_cmpmem (bytes, n, after, n_after);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/history/what-is-looked-for-is-found", test_find);
  g_test_add_func ("/store/history/what-is-deleted-may-be-fetched-back", test_delete);
  g_test_add_func ("/store/history/what-is-purged-is-overwritten", test_purged_is_overwritten);
  g_test_add_func ("/store/history/the-caretaker-makes-what-is-missing", test_caretaker);
  g_test_add_func ("/store/history/erased-means-all-of-it-and-nothing-else", test_erase);
  g_test_add_func ("/store/history/what-is-recorded-into-or-not-ours-stays", test_not_erased);
  g_test_add_func ("/store/history/an-old-database-is-read-as-it-is", test_old_one_is_read);
  result = g_test_run ();
  rig_clean ();
  return result;
}
