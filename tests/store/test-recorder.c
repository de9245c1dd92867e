/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The store thread: what is pushed is kept, and what the disk refuses is kept later. */

#include "rig.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>

#include "store/recorder.h"

static void
push (DorsalRing *ring, const RigRide *ride)
{
  for (guint i = 0; i < ride->messages->len; i++)
    dorsal_ring_push (ring, &g_array_index (ride->messages, DorsalMessage, i));
}

/* Until the thread has taken its turn; the test's own limit ends a wait that is too long. */
static void
wait_for_trouble (DorsalRecorder *recorder, gboolean wanted, DorsalStoreError *ret_trouble)
{
  while (dorsal_recorder_get_trouble (recorder, ret_trouble) != wanted)
    g_thread_yield ();
}

static void
assert_kept (const char *path, const RigRide *ride, guint64 dropped)
{
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_READ, NULL, NULL);
  g_autoptr (GPtrArray) list = dorsal_kept_list (store, NULL);
  DorsalKeptSession *session;
  DorsalPlayed played;
  guint64 readings = 0;

  for (guint i = 0; i < ride->messages->len; i++)
    readings += g_array_index (ride->messages, DorsalMessage, i).kind == DORSAL_MESSAGE_READING;
  g_assert_cmpuint (list->len, ==, 1);
  session = list->pdata[0];
  g_assert_cmpint (session->ending, ==, DORSAL_ENDING_ENDED);
  g_assert_cmpuint (session->dropped, ==, dropped);
  g_assert_true (dorsal_kept_play (store, session, NULL, NULL, NULL, &played, NULL));
  if (dropped > 0)
    return;
  g_assert_cmpuint (played.readings, ==, readings);
  g_assert_cmpuint (played.different, ==, 0);
}

static void
test_kept (void)
{
  g_autofree char *path = rig_path ("kept/sessions.db");
  g_auto (RigRide) ride = rig_ride (1, 20, 100);
  g_autoptr (DorsalRing) ring = dorsal_ring_new (sizeof (DorsalMessage), 4096);
  g_autoptr (DorsalRecorder) recorder = dorsal_recorder_new (path, "demo", &ride.settings, ring);

  push (ring, &ride);
  dorsal_recorder_set_damaged (recorder, 17);
  while (dorsal_recorder_get_session (recorder) == 0)
    g_thread_yield ();
  g_assert_cmpint (dorsal_recorder_get_session (recorder), ==, 1);
  g_clear_pointer (&recorder, dorsal_recorder_free);
  assert_kept (path, &ride, 0);
}

/* The last word of a programme stands in the session; one that was over before it began does not. */
static void
test_guided (void)
{
  g_autofree char *path = rig_path ("guided.db");
  g_auto (RigRide) ride = rig_ride (1, 2, 100);
  g_autoptr (DorsalRing) ring = dorsal_ring_new (sizeof (DorsalMessage), 4096);
  DorsalRecorder *recorder = dorsal_recorder_new (path, "demo", &ride.settings, ring);
  DorsalGuided guided = { .began_us = 5, .name = "desk-back", .title = "Desk back", .n_steps = 3 };
  g_autoptr (DorsalStore) store = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GArray) kept = NULL;

  dorsal_recorder_set_guided (recorder, &guided);
  push (ring, &ride);
  while (dorsal_recorder_get_session (recorder) == 0)
    g_thread_yield ();
  guided = dorsal_guided_end (dorsal_guided_skip (guided, 1));
  dorsal_recorder_set_guided (recorder, &guided);
  guided.began_us = 6;
  dorsal_recorder_set_guided (recorder, &guided);
  dorsal_recorder_free (recorder);
  store = dorsal_store_open (path, DORSAL_STORE_READ, NULL, NULL);
  list = dorsal_kept_list (store, NULL);
  kept = dorsal_kept_guided (list->pdata[0]);
  g_assert_cmpuint (kept->len, ==, 2);
  g_assert_cmpint (g_array_index (kept, DorsalGuided, 0).began_us, ==, 5);
  g_assert_true (g_array_index (kept, DorsalGuided, 0).over);
  g_assert_cmpuint (g_array_index (kept, DorsalGuided, 0).fates[1], ==, DORSAL_FATE_SKIPPED);
  g_assert_cmpuint (dorsal_guided_count (&g_array_index (kept, DorsalGuided, 0), DORSAL_FATE_UNKNOWN), ==, 2);
}

static void
test_at_once (void)
{
  g_autofree char *path = rig_path ("once.db");
  g_auto (RigRide) ride = rig_ride (1, 2, 100);
  g_autoptr (DorsalRing) ring = dorsal_ring_new (sizeof (DorsalMessage), 4096);
  DorsalRecorder *recorder = dorsal_recorder_new (path, "demo", &ride.settings, ring);

  push (ring, &ride);
  dorsal_recorder_free (recorder);
  assert_kept (path, &ride, 0);
}

static void
test_nothing (void)
{
  g_autofree char *path = rig_path ("nothing.db");
  DorsalSettings settings = dorsal_settings_default ();
  g_autoptr (DorsalRing) ring = dorsal_ring_new (sizeof (DorsalMessage), 16);
  g_autoptr (DorsalStore) store = NULL;
  g_autoptr (GPtrArray) list = NULL;

  dorsal_recorder_free (dorsal_recorder_new (path, "demo", &settings, ring));
  store = dorsal_store_open (path, DORSAL_STORE_READ, NULL, NULL);
  list = dorsal_kept_list (store, NULL);
  g_assert_cmpuint (list->len, ==, 0);
}

static void
test_dropped (void)
{
  g_autofree char *path = rig_path ("dropped.db");
  g_auto (RigRide) ride = rig_ride (1, 2, 100);
  g_autoptr (DorsalRing) ring = dorsal_ring_new (sizeof (DorsalMessage), 64);
  DorsalRecorder *recorder;

  push (ring, &ride);
  recorder = dorsal_recorder_new (path, "demo", &ride.settings, ring);
  dorsal_recorder_free (recorder);
  assert_kept (path, &ride, ride.messages->len - 64);
}

/* Another program writes and does not end: told, held, and written when it does. */
static void
test_busy (void)
{
  g_autofree char *path = rig_path ("busy.db");
  g_auto (RigRide) ride = rig_ride (1, 2, 100);
  g_autoptr (DorsalRing) ring = dorsal_ring_new (sizeof (DorsalMessage), 4096);
  DorsalRecorder *recorder;
  DorsalStoreError trouble;
  sqlite3 *other = NULL;

  dorsal_store_free (dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL));
  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  recorder = dorsal_recorder_new (path, "demo", &ride.settings, ring);
  push (ring, &ride);
  wait_for_trouble (recorder, TRUE, &trouble);
  g_assert_cmpint (trouble, ==, DORSAL_STORE_ERROR_BUSY);
  g_assert_cmpint (sqlite3_exec (other, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  wait_for_trouble (recorder, FALSE, &trouble);
  sqlite3_close (other);
  dorsal_recorder_free (recorder);
  assert_kept (path, &ride, 0);
}

static void
test_newer (void)
{
  g_autofree char *path = rig_path ("newer.db");
  DorsalSettings settings = dorsal_settings_default ();
  g_autoptr (DorsalRing) ring = dorsal_ring_new (sizeof (DorsalMessage), 16);
  g_autoptr (DorsalRecorder) recorder = NULL;
  DorsalStoreError trouble;
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  sqlite3_exec (other, "PRAGMA application_id = 0x4452534c; PRAGMA user_version = 99; CREATE TABLE sessions (x)", NULL,
                NULL, NULL);
  sqlite3_close (other);
  recorder = dorsal_recorder_new (path, "demo", &settings, ring);
  wait_for_trouble (recorder, TRUE, &trouble);
  g_assert_cmpint (trouble, ==, DORSAL_STORE_ERROR_NEWER);
}

/* While a recorder is at work no session of its own is closed. */
static void
test_lock (void)
{
  g_autofree char *path = rig_path ("lock.db");
  g_auto (RigRide) ride = rig_ride (1, 2, 100);
  g_autoptr (DorsalRing) ring = dorsal_ring_new (sizeof (DorsalMessage), 4096);
  DorsalRecorder *recorder = dorsal_recorder_new (path, "demo", &ride.settings, ring);
  g_autoptr (DorsalStore) store = NULL;
  guint n = 9;

  push (ring, &ride);
  while (dorsal_recorder_get_session (recorder) == 0)
    g_thread_yield ();
  store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_assert_true (dorsal_store_close_open_sessions (store, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
  dorsal_recorder_free (recorder);
  assert_kept (path, &ride, 0);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/recorder/a-programme-is-kept-with-its-last-word", test_guided);
  g_test_add_func ("/store/recorder/what-is-pushed-is-kept", test_kept);
  g_test_add_func ("/store/recorder/what-was-pushed-last-is-kept-as-well", test_at_once);
  g_test_add_func ("/store/recorder/nothing-is-no-session", test_nothing);
  g_test_add_func ("/store/recorder/what-the-ring-dropped-is-counted", test_dropped);
  g_test_add_func ("/store/recorder/a-busy-database-is-told-and-waited-for", test_busy);
  g_test_add_func ("/store/recorder/a-newer-database-is-told", test_newer);
  g_test_add_func ("/store/recorder/its-own-session-is-not-closed-by-others", test_lock);
  result = g_test_run ();
  rig_clean ();
  return result;
}
