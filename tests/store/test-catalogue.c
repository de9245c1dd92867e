/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a list says of sessions, and keeping them in order. */

#include <string.h>

#include "rig.h"
#include "store/catalogue.h"
#include "store/store-private.h"

static void
test_rows (void)
{
  g_autofree char *path = rig_path ("rows.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (3, 30, 100);
  g_autoptr (GPtrArray) rows = NULL;
  gint64 one = rig_keep (store, &ride, 25), other = rig_keep (store, &ride, 25);
  DorsalSummary summary = { 0 };
  const DorsalCatalogueRow *row;

  for (guint i = 0; i < ride.messages->len; i++)
    {
      const DorsalMessage *message = &g_array_index (ride.messages, DorsalMessage, i);
      if (message->kind == DORSAL_MESSAGE_READING)
        summary = dorsal_summary_step (summary, &message->reading, message->step == DORSAL_CLOCK_GAP);
    }
  rows = dorsal_catalogue_read (store, NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  row = rows->pdata[0];
  g_assert_cmpint (row->id, ==, other); /* the newest first */
  g_assert_cmpint (((DorsalCatalogueRow *) rows->pdata[1])->id, ==, one);
  g_assert_cmpstr (row->source, ==, "demo");
  g_assert_cmpint (row->ending, ==, DORSAL_ENDING_ENDED);
  g_assert_cmpint (row->duration_us, >, 25 * G_USEC_PER_SEC);
  for (guint i = 0; i < DORSAL_N_ZONES; i++)
    g_assert_cmpint (row->zone_us[i], ==, summary.zone_us[i]);
  for (guint i = 1; i < DORSAL_N_LEVELS; i++)
    g_assert_cmpint (row->dwell.level_us[i], ==, summary.level_us[i]);
  for (guint i = 0; i < DORSAL_N_ALERTS; i++)
    g_assert_cmpuint (row->alerts[i], ==, summary.alerts[i]);
  g_assert_cmpuint (row->holds, ==, summary.holds);
}

static void
test_note (void)
{
  g_autofree char *path = rig_path ("note.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (3, 3, 100);
  g_autoptr (DorsalKeptSession) session = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = rig_keep (store, &ride, 25);

  g_assert_true (dorsal_catalogue_set_note (store, id, "After the run; “left” side 'tight'", &error));
  session = dorsal_kept_get (store, id, NULL);
  g_assert_cmpstr (session->note, ==, "After the run; “left” side 'tight'");
  g_assert_false (dorsal_catalogue_set_note (store, 99, "", &error));
  g_assert_error (error, DORSAL_STORE_ERROR, DORSAL_STORE_ERROR_NO_SESSION);
}

static void
test_delete (void)
{
  g_autofree char *path = rig_path ("delete.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (3, 3, 100);
  gint64 one = rig_keep (store, &ride, 25), other = rig_keep (store, &ride, 25);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  DorsalPlayed played;
  g_autoptr (DorsalKeptSession) left = NULL;

  g_assert_true (dorsal_catalogue_delete (store, one, &error));
  g_assert_false (dorsal_catalogue_delete (store, one, &error));
  g_assert_error (error, DORSAL_STORE_ERROR, DORSAL_STORE_ERROR_NO_SESSION);
  rows = dorsal_catalogue_read (store, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  left = dorsal_kept_get (store, other, NULL);
  g_assert_true (dorsal_kept_play (store, left, NULL, NULL, NULL, &played, NULL));
  g_assert_cmpuint (played.different + played.missing, ==, 0);
}

/* Nothing of it is in the file any more, and while somebody records nothing is erased. */
static void
test_erase (void)
{
  g_autofree char *path = rig_path ("erase.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_autoptr (DorsalStore) other = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (3, 3, 100);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize n;

  dorsal_catalogue_set_note (store, rig_keep (store, &ride, 25), "MY SECRET NOTE", NULL);
  g_assert_true (dorsal_store_lock (other));
  g_assert_false (dorsal_catalogue_erase (store, &error));
  g_assert_error (error, DORSAL_STORE_ERROR, DORSAL_STORE_ERROR_BUSY);
  g_clear_error (&error);
  dorsal_store_unlock (other);
  g_clear_pointer (&other, dorsal_store_free);
  g_assert_true (dorsal_catalogue_erase (store, &error));
  rows = dorsal_catalogue_read (store, NULL);
  g_assert_cmpuint (rows->len, ==, 0);
  g_assert_true (g_file_get_contents (path, &bytes, &n, NULL));
  g_assert_null (memmem (bytes, n, "MY SECRET NOTE", 14));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/catalogue/a-row-says-what-the-summary-says", test_rows);
  g_test_add_func ("/store/catalogue/a-note-is-kept", test_note);
  g_test_add_func ("/store/catalogue/deleting-one-leaves-the-others", test_delete);
  g_test_add_func ("/store/catalogue/erasing-leaves-nothing-in-the-file", test_erase);
  status = g_test_run ();
  rig_clean ();
  return status;
}
