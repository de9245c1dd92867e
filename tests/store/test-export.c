/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Out and in again: the same session; and whatever comes in, none of it or all. */

#include "rig.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store/export.h"

static const DorsalRange all = { 0, G_MAXINT64 };

static char *
exported (DorsalExportFunc func, DorsalStore *store, gint64 id, DorsalRange range)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (DorsalKeptSession) session = dorsal_kept_get (store, id, NULL);
  g_autoptr (GError) error = NULL;

  func (store, session, range, out, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (out, "", 1, NULL, NULL, NULL);
  g_output_stream_close (out, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (out));
}

static gint64
import (DorsalStore *store, const char *text, GError **error)
{
  g_autoptr (GInputStream) in = g_memory_input_stream_new_from_data (text, (gssize) strlen (text), NULL);

  return dorsal_import_csv (store, in, "ride.csv", error);
}

typedef struct
{
  const RigRide *ride;
  guint at;
} Follow;

static gboolean
follow (const DorsalMessage *now, const DorsalMessage *other, gint64 at_us, gpointer data)
{
  Follow *f = data;
  const DorsalMessage *want;

  do
    want = &g_array_index (f->ride->messages, DorsalMessage, f->at++);
  while (f->at < 10 && want->kind == DORSAL_MESSAGE_LINK && now->kind == DORSAL_MESSAGE_HELLO);
  g_assert_true (rig_is_same (want, now));
  return TRUE;
}

static void
test_there_and_back (void)
{
  g_autofree char *path = rig_path ("back.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (2, 60, 100);
  gint64 first = rig_keep (store, &ride, 25), second;
  g_autofree char *csv = exported (dorsal_export_csv, store, first, all), *again = NULL;
  g_autoptr (DorsalKeptSession) session = NULL;
  g_autoptr (GError) error = NULL;
  Follow f = { &ride };
  DorsalPlayed played;

  second = import (store, csv, &error);
  g_assert_no_error (error);
  g_assert_cmpint (second, ==, first + 1);
  session = dorsal_kept_get (store, second, NULL);
  g_assert_true (dorsal_kept_play (store, session, NULL, follow, &f, &played, NULL));
  g_assert_cmpuint (f.at, ==, ride.messages->len);
  g_assert_cmpuint (played.different, ==, 0);
  g_assert_cmpint (session->began_us, ==, 1700000000 * (gint64) G_USEC_PER_SEC);
  again = exported (dorsal_export_csv, store, second, all);
  /* All but the time at which it ended, which a file does not bring along to the microsecond. */
  g_assert_cmpstr (strstr (csv, "# source"), ==, strstr (again, "# source"));
}

static guint
count_rows (const char *csv)
{
  guint n = 0;

  for (const char *p = csv; p; p = strchr (p, '\n'))
    {
      p += *p == '\n';
      n += g_ascii_isdigit (*p);
      if (*p == '\0')
        break;
    }
  return n;
}

static void
test_range (void)
{
  g_autofree char *path = rig_path ("range.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (2, 30, 100);
  gint64 id = rig_keep (store, &ride, 25);
  g_autofree char *csv = exported (dorsal_export_csv, store, id, (DorsalRange){ 9000000, 12000000 });
  g_autofree char *none = exported (dorsal_export_csv, store, id, (DorsalRange){ 900000000, G_MAXINT64 });
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_rows (csv), >, 270);
  g_assert_cmpuint (count_rows (csv), <, 302);
  g_assert_nonnull (strstr (csv, "# @ hello $RLH,"));
  g_assert_nonnull (strstr (csv, "weight-kg=67")); /* settings that came before it */
  g_assert_cmpint (import (store, csv, &error), ==, 2);
  g_assert_no_error (error);
  g_assert_cmpuint (count_rows (none), ==, 0);
  g_assert_cmpint (import (store, none, NULL), ==, 0);
}

static void
test_json (void)
{
  g_autofree char *path = rig_path ("json.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (2, 60, 100);
  gint64 id = rig_keep (store, &ride, 25);
  g_autofree char *json = exported (dorsal_export_json, store, id, all);

  g_assert_true (g_str_has_prefix (json, "{\n  \"format\": \"dorsal-session\""));
  g_assert_nonnull (strstr (json, "\"began\": \"2023-11-14T22:13:20.000"));
  g_assert_nonnull (strstr (json, "\"readings\": \"of the time\""));
  g_assert_nonnull (strstr (json, "\"states_s\": {"));
  g_assert_nonnull (strstr (json, "\"settings\": \"[settings]\\u000aversion=1"));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  return n;
}

static void
test_file (void)
{
  g_autofree char *fresh = rig_path ("fresh.csv"), *folder = g_path_get_dirname (fresh);
  GStatBuf status;
  guint before;
  g_autofree char *path = rig_path ("file.db"), *out = rig_path ("out.csv"), *nowhere = rig_path ("no/folder/out.csv");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (2, 3, 100);
  gint64 id = rig_keep (store, &ride, 25);
  g_autoptr (DorsalKeptSession) session = dorsal_kept_get (store, id, NULL);
  g_autofree char *text = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (out, "mine", -1, NULL);
  g_assert_true (dorsal_export_to_file (dorsal_export_csv, store, session, all, out, NULL));
  g_file_get_contents (out, &text, NULL, NULL);
  g_assert_true (g_str_has_prefix (text, "# dorsal session, version 1\n"));
  g_assert_false (dorsal_export_to_file (dorsal_export_csv, store, session, all, nowhere, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (g_stat (out, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  /* What fails on the way leaves the file that was there, and none that was not. */
  g_free (session->settings);
  session->settings = g_strdup ("[settings]\nversion=9\n");
  g_assert_false (dorsal_export_to_file (dorsal_export_csv, store, session, all, out, NULL));
  g_file_get_contents (out, &after, NULL, NULL);
  g_assert_cmpstr (text, ==, after);
  before = count_files (folder);
  g_assert_false (dorsal_export_to_file (dorsal_export_csv, store, session, all, fresh, NULL));
  g_assert_cmpuint (count_files (folder), ==, before);
}

/* A link stays one, and what it points at is replaced. */
static void
test_link (void)
{
  g_autofree char *target = rig_path ("target.bin"), *link = rig_path ("link.bin"), *text = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("page", 4);

  g_file_set_contents (target, "old", -1, NULL);
  g_assert_cmpint (symlink (target, link), ==, 0);
  g_assert_true (dorsal_export_bytes_to_file (bytes, link, NULL));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_file_get_contents (target, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, "page");
}

#define HEAD "# dorsal session, version 1\n"
#define COLUMNS "time_us,seq,step,angle_mdeg,c1\n"

static const struct
{
  const char *text, *complaint;
} mistakes[] = {
  { "", "ride.csv:0: there is not one sample in it" },
  { "time,pressure\n1,2\n", "ride.csv:1: this is no session that Dorsal exported" },
  { HEAD "# began yesterday\n", "ride.csv:2: “yesterday” is no time" },
  { HEAD "# settings [settings]\\nversion=1\\nmarked-end=up\n", "ride.csv:2: marked-end: “up” is not left or right" },
  { HEAD "seq,step\n", "ride.csv:2: the column time_us is missing" },
  { HEAD COLUMNS "0,1,first,0,7\n", "ride.csv:3: 1 cells, but the roller's hello says 0" },
  { HEAD "# @ hello $RLH,1*0000\n", "ride.csv:2: “$RLH,1*0000” is not a sentence" },
  { HEAD "# @ dance now\n", "ride.csv:2: “@ dance now” says nothing known" },
  { HEAD COLUMNS "0,1\n", "ride.csv:3: the row is too short" },
  { HEAD COLUMNS "x,1,first,0\n", "ride.csv:3: time_us: “x” is not a whole number" },
  { HEAD COLUMNS "0,70000,first,0\n", "ride.csv:3: seq: “70000”" },
  { HEAD COLUMNS "0,1,last,0\n", "ride.csv:3: step: “last” is not first, next or gap" },
};

static void
test_mistakes (void)
{
  g_autofree char *path = rig_path ("mistakes.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_autoptr (GPtrArray) list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (import (store, mistakes[i].text, &error), ==, 0);
      g_assert_nonnull (error);
      if (!strstr (error->message, mistakes[i].complaint))
        g_error ("%s instead of %s", error->message, mistakes[i].complaint);
    }
  list = dorsal_kept_list (store, NULL);
  g_assert_cmpuint (list->len, ==, 0);
}

/* A good file with bytes changed, lines lost and swapped: all of it or none, and never the end of the program. */
static void
test_fuzz (void)
{
  g_autofree char *path = rig_path ("fuzz.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (2, 3, 20);
  g_autofree char *csv = exported (dorsal_export_csv, store, rig_keep (store, &ride, 25), all);
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autoptr (GPtrArray) list = NULL;
  guint n = 1;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *bad = g_strdup (csv);
      gsize length = strlen (bad);

      for (guint j = 0; j <= i % 4; j++)
        bad[g_rand_int_range (rand, i % 2 ? 28 : 2000, (gint32) length)] = "0123456789,-\n#@x\\\xff"[g_rand_int_range (rand, 0, 18)];
      if (i % 7 == 0)
        bad[g_rand_int_range (rand, 1, (gint32) length)] = '\0';
      n += import (store, bad, NULL) > 0;
    }
  list = dorsal_kept_list (store, NULL);
  g_assert_cmpuint (list->len, ==, n);
  g_test_message ("%u of 100 were taken", n - 1);
  for (guint i = 0; i < list->len; i++)
    {
      DorsalPlayed played;

      g_assert_true (dorsal_kept_play (store, list->pdata[i], NULL, NULL, NULL, &played, NULL));
      g_assert_cmpuint (played.different + played.unreadable, ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/export/csv-and-back-is-the-same-session", test_there_and_back);
  g_test_add_func ("/store/export/a-range-stands-alone", test_range);
  g_test_add_func ("/store/export/json-says-what-it-comes-to", test_json);
  g_test_add_func ("/store/export/a-file-appears-whole-or-not", test_file);
  g_test_add_func ("/store/export/a-link-stays-a-link", test_link);
  g_test_add_func ("/store/export/every-mistake-is-named", test_mistakes);
  g_test_add_func ("/store/export/whatever-comes-in-all-or-none", test_fuzz);
  result = g_test_run ();
  rig_clean ();
  return result;
}
