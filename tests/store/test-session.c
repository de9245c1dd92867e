/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Replay is truth: what was kept gives the readings of the time, bit for bit. */

#include "rig.h"
#include "store/store-private.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  const RigRide *ride;
  guint at, others, differ;
} Follow;

/* The ride's messages from the first hello on. */
static gboolean
follow (const DorsalMessage *now, const DorsalMessage *other, gint64 at_us, gpointer data)
{
  Follow *f = data;
  const DorsalMessage *want;

  do
    want = &g_array_index (f->ride->messages, DorsalMessage, f->at++);
  while (f->at < 10 && want->kind == DORSAL_MESSAGE_LINK && now->kind == DORSAL_MESSAGE_HELLO);
  if (!rig_is_same (want, now))
    g_error ("message %u of kind %d (want %d) differs", f->at - 1, now->kind, want->kind);
  if (other)
    {
      f->others++;
      f->differ += !rig_is_same (now, other);
    }
  return TRUE;
}

static void
test_bit_for_bit (void)
{
  for (guint64 seed = 1; seed <= 4; seed++)
    {
      g_autofree char *path = rig_path ("truth.db");
      g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
      g_auto (RigRide) ride = rig_ride (seed, 60, seed % 2 ? 100 : 50);
      gint64 id = rig_keep (store, &ride, (guint) (7 + 40 * seed));
      g_autoptr (DorsalKeptSession) session = dorsal_kept_get (store, id, NULL);
      Follow f = { &ride };
      DorsalPlayed played;

      g_assert_true (dorsal_kept_play (store, session, NULL, follow, &f, &played, NULL));
      g_assert_cmpuint (f.at, ==, ride.messages->len);
      g_assert_cmpuint (played.readings, >, 2500);
      g_assert_cmpuint (played.different, ==, 0);
      g_assert_cmpuint (played.unreadable + played.missing + played.unsure, ==, 0);
      g_assert_cmpint (session->ending, ==, DORSAL_ENDING_ENDED);
      g_assert_cmpuint (session->samples, >, 2500);
      g_assert_cmpuint (session->lost, >, 0);
    }
}

static void
test_other_settings (void)
{
  g_autofree char *path = rig_path ("other.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (2, 40, 100);
  gint64 id = rig_keep (store, &ride, 25);
  g_autoptr (DorsalKeptSession) session = dorsal_kept_get (store, id, NULL);
  DorsalSettings other = ride.settings;
  Follow f = { &ride };
  DorsalPlayed played;

  other.body.length_cm += 5;
  other.zones.contact_percent = 9;
  g_assert_true (dorsal_kept_play (store, session, &other, follow, &f, &played, NULL));
  g_assert_cmpuint (played.different, ==, 0);
  g_assert_cmpuint (f.others, >, 3500);
  g_assert_cmpuint (f.differ, >, 100);
}

static void
change (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_difference_is_noticed (void)
{
  static const struct
  {
    const char *sql;
    guint different, missing, unreadable, unsure;
  } cases[] = {
    { "UPDATE chunks SET digest = digest + 1 WHERE n = 20", 1, 0, 0, 0 },
    { "UPDATE chunks SET digest_version = 99 WHERE n = 30", 1, 0, 0, 1 },
    { "UPDATE chunks SET bytes = X'01636301' WHERE n = 9", 2, 0, 1, 1 },
  };
  g_autofree char *path = rig_path ("notice.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (2, 20, 100);
  gint64 id = rig_keep (store, &ride, 25);
  g_autoptr (DorsalKeptSession) session = dorsal_kept_get (store, id, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalPlayed played;

      change (path, cases[i].sql);
      g_assert_true (dorsal_kept_play (store, session, NULL, NULL, NULL, &played, NULL));
      g_assert_cmpuint (played.different, >=, cases[i].different);
      g_assert_cmpuint (played.unreadable, ==, cases[i].unreadable);
      g_assert_cmpuint (played.unsure, ==, cases[i].unsure);
      g_assert_cmpint (played.different_us, >, 0);
    }
  change (path, "DELETE FROM chunks WHERE n IN (5, 6)");
  {
    DorsalPlayed played;

    g_assert_true (dorsal_kept_play (store, session, NULL, NULL, NULL, &played, NULL));
    g_assert_cmpuint (played.missing, ==, 2);
  }
}

static void
test_list (void)
{
  g_autofree char *path = rig_path ("list.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (2, 5, 100);
  g_autoptr (GPtrArray) none = dorsal_kept_list (store, NULL);
  g_autoptr (GPtrArray) some = NULL;
  g_autoptr (DorsalKeptSession) missing = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 1; i <= 3; i++)
    g_assert_cmpint (rig_keep (store, &ride, 100), ==, i);
  some = dorsal_kept_list (store, NULL);
  g_assert_cmpuint (some->len, ==, 3);
  g_assert_cmpint (((DorsalKeptSession *) some->pdata[0])->id, ==, 3);
  missing = dorsal_kept_get (store, 9, &error);
  g_assert_null (missing);
  g_assert_error (error, DORSAL_STORE_ERROR, DORSAL_STORE_ERROR_NO_SESSION);
}

/* Another roller: another session, with the settings of that moment. */
static void
test_another_roller (void)
{
  g_autofree char *path = rig_path ("another.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  DorsalSettings settings = dorsal_settings_default ();
  g_autoptr (DorsalWriter) writer = dorsal_writer_new ("serial", &settings);
  g_auto (RigRide) ride = rig_ride (2, 3, 100);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (DorsalKeptSession) first = NULL, second = NULL;
  DorsalMessage turned = { .kind = DORSAL_MESSAGE_MARKED_END, .marked_end = DORSAL_MARKED_END_RIGHT };

  for (guint half = 0; half < 2; half++)
    {
      for (guint i = 0; i < ride.messages->len; i++)
        {
          DorsalMessage message = g_array_index (ride.messages, DorsalMessage, i);
          if (message.kind == DORSAL_MESSAGE_HELLO)
            message.hello.serial[0] = (char) ('A' + half);
          dorsal_writer_add (writer, &message, 1000 * half + i);
        }
      dorsal_writer_add (writer, &turned, 1000 * half + 999);
    }
  dorsal_writer_end (writer);
  g_assert_true (dorsal_writer_commit (writer, store, 5000, NULL));
  list = dorsal_kept_list (store, NULL);
  g_assert_cmpuint (list->len, ==, 2);
  first = dorsal_kept_get (store, 1, NULL);
  second = dorsal_kept_get (store, 2, NULL);
  g_assert_nonnull (strstr (second->settings, "marked-end=right"));
  g_assert_nonnull (strstr (first->settings, "marked-end=left"));
  g_assert_cmpint (first->ending, ==, DORSAL_ENDING_ENDED);
}

/* The disk is full for a while: what was refused is held, and comes whole. */
static void
test_full (void)
{
  g_autofree char *path = rig_path ("full.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (2, 20, 100);
  g_autoptr (DorsalWriter) writer = dorsal_writer_new ("demo", &ride.settings);
  g_autoptr (DorsalKeptSession) session = NULL;
  Follow f = { &ride };
  DorsalPlayed played;
  guint refused = 0;

  for (guint i = 0; i < ride.messages->len; i++)
    {
      g_autoptr (GError) error = NULL;

      dorsal_writer_add (writer, &g_array_index (ride.messages, DorsalMessage, i), i);
      if (i == ride.messages->len / 3)
        g_assert_true (dorsal_store_exec (store, "PRAGMA max_page_count = 1", NULL)); /* no page more than there are */
      if (i == ride.messages->len / 3 * 2)
        g_assert_true (dorsal_store_exec (store, "PRAGMA max_page_count = 1000000", NULL));
      if (i % 25 == 24 && !dorsal_writer_commit (writer, store, i, &error))
        {
          g_assert_error (error, DORSAL_STORE_ERROR, DORSAL_STORE_ERROR_FULL);
          refused++;
        }
    }
  dorsal_writer_end (writer);
  g_assert_true (dorsal_writer_commit (writer, store, 9999, NULL));
  g_assert_cmpuint (refused, >, 10);
  session = dorsal_kept_get (store, 1, NULL);
  g_assert_true (dorsal_kept_play (store, session, NULL, follow, &f, &played, NULL));
  g_assert_cmpuint (f.at, ==, ride.messages->len);
  g_assert_cmpuint (played.different + played.missing, ==, 0);
}

/* What is worth a transaction, and a page written through to the disk. */
static void
test_news (void)
{
  g_autofree char *path = rig_path ("news.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (2, 5, 100);
  g_autoptr (DorsalWriter) writer = dorsal_writer_new ("demo", &ride.settings);
  guint i = 0;

  g_assert_false (dorsal_writer_has_news (writer));
  for (; g_array_index (ride.messages, DorsalMessage, i).kind != DORSAL_MESSAGE_READING; i++)
    {
      dorsal_writer_add (writer, &g_array_index (ride.messages, DorsalMessage, i), i);
      g_assert_false (dorsal_writer_has_news (writer)); /* a roller without a sample leaves no session */
    }
  dorsal_writer_add (writer, &g_array_index (ride.messages, DorsalMessage, i), i);
  g_assert_true (dorsal_writer_has_news (writer));
  g_assert_true (dorsal_writer_commit (writer, store, i, NULL));
  g_assert_false (dorsal_writer_has_news (writer));
  dorsal_writer_dropped (writer, 3);
  g_assert_true (dorsal_writer_has_news (writer));
  g_assert_true (dorsal_writer_commit (writer, store, i, NULL));
  g_assert_false (dorsal_writer_has_news (writer));
  dorsal_writer_end (writer);
  g_assert_true (dorsal_writer_has_news (writer));
  g_assert_true (dorsal_writer_commit (writer, store, i, NULL));
  g_assert_false (dorsal_writer_has_news (writer));
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/session/replay-gives-the-readings-of-the-time", test_bit_for_bit);
  g_test_add_func ("/store/session/other-settings-stand-beside-them", test_other_settings);
  g_test_add_func ("/store/session/what-differs-is-noticed", test_difference_is_noticed);
  g_test_add_func ("/store/session/the-newest-is-listed-first", test_list);
  g_test_add_func ("/store/session/another-roller-is-another-session", test_another_roller);
  g_test_add_func ("/store/session/a-full-disk-costs-nothing-once-there-is-room", test_full);
  g_test_add_func ("/store/session/silence-is-no-news", test_news);
  result = g_test_run ();
  rig_clean ();
  return result;
}
