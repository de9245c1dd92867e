/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions are kept while the view-model runs, and what went wrong last time is said at the start. */

#include <glib/gstdio.h>
#include <string.h>

#include "app/error-text.h"
#include "app/keeping.h"
#include "app/live.h"
#include "rig.h"
#include "store/session.h"

static char *path;

static void
set_up (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dorsal-keeping.XXXXXX", NULL);

  path = g_build_filename (folder, "sessions.db", NULL);
}

static void
tear_down (void)
{
  rig_remove_database (path);
  g_clear_pointer (&path, g_free);
}

static void
test_kept (void)
{
  g_autoptr (DorsalLive) live = dorsal_live_new ();
  g_autoptr (DorsalStore) store = NULL;
  g_autoptr (GPtrArray) list = NULL;
  DorsalStoreError trouble;
  DorsalPlayed played;

  dorsal_live_set_database (live, path);
  dorsal_live_connect (live, dorsal_source_new_for_name ("demo", 20, NULL));
  WAIT_FOR (dorsal_live_get_reading (live)->sample.time_us > 2 * G_USEC_PER_SEC);
  g_assert_false (dorsal_live_get_trouble (live, &trouble));
  dorsal_live_disconnect (live);
  store = dorsal_store_open (path, DORSAL_STORE_READ, NULL, NULL);
  list = dorsal_kept_list (store, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((DorsalKeptSession *) list->pdata[0])->source, ==, "demo");
  g_assert_cmpint (((DorsalKeptSession *) list->pdata[0])->ending, ==, DORSAL_ENDING_ENDED);
  g_assert_true (dorsal_kept_play (store, list->pdata[0], NULL, NULL, NULL, &played, NULL));
  g_assert_cmpuint (played.readings, >=, 200);
  g_assert_cmpuint (played.different, ==, 0);
  g_assert_null (dorsal_keeping_start (path));
}

static void
test_nowhere (void)
{
  g_autoptr (DorsalLive) live = dorsal_live_new ();

  dorsal_live_connect (live, dorsal_source_new_for_name ("demo", 20, NULL));
  WAIT_FOR (dorsal_live_get_reading (live)->sample.time_us > 0);
  dorsal_live_disconnect (live);
  g_assert_null (dorsal_keeping_start (path));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_set_aside (void)
{
  g_autofree char *sentence = NULL, *again = NULL;

  g_file_set_contents (path, "This is no database, but it lies where one should be.", -1, NULL);
  sentence = dorsal_keeping_start (path);
  g_assert_nonnull (strstr (sentence, "was damaged: 0 sessions were saved"));
  g_assert_nonnull (strstr (sentence, ".damaged-1"));
  again = dorsal_keeping_start (path);
  g_assert_null (again);
}

static void
test_trouble (void)
{
  g_autoptr (DorsalLive) live = dorsal_live_new ();
  DorsalStoreError trouble;

  dorsal_live_set_database (live, "/proc/dorsal/sessions.db");
  dorsal_live_connect (live, dorsal_source_new_for_name ("demo", 20, NULL));
  WAIT_FOR (dorsal_live_get_trouble (live, &trouble));
  g_assert_cmpint (trouble, ==, DORSAL_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (dorsal_error_text_of_store (trouble), "permissions"));
  WAIT_FOR (dorsal_live_get_reading (live)->sample.time_us > 2 * G_USEC_PER_SEC); /* it goes on */
  dorsal_live_disconnect (live);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (void);
  } tests[] = {
    { "/app/keeping/the-demo-is-kept", test_kept },
    { "/app/keeping/without-a-database-nothing-is-kept", test_nowhere },
    { "/app/keeping/what-was-set-aside-is-said", test_set_aside },
    { "/app/keeping/what-cannot-be-kept-goes-on", test_trouble },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_vtable (tests[i].path, 0, NULL, (GTestFixtureFunc) (void (*) (void)) set_up,
                       (GTestFixtureFunc) (void (*) (void)) tests[i].func,
                       (GTestFixtureFunc) (void (*) (void)) tear_down);
  return g_test_run ();
}
