/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever a roller, an import or a database calls itself: no path leads out, no cell is a formula, no terminal obeys,
 * and what is exported is what its format says. */

#include "store/export.h"
#include "store/roller-store.h"
#include "store/store-private.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rig.h"

static const char *const words[] = {
  "../../../etc/passwd", "/etc/passwd",   "..",          ".",           ".bashrc",      "a/b",
  "a\\b",                "a\nb",          "a\r\nb",      "a,=cmd()",    "=cmd()|'/c'",  "+1",
  "-1",                  "@SUM(A1)",      "\t=1",        "%n%s%n",      "%2E%2E%2F",    "<b>&amp;</b>",
  "\"quoted\"",          "a\033[31mb",    "exe.\u202egpj", "\xff\xfe",  "Rücken 右 ظهر", "a\024b\025c",
  "con",                 "~root",         "$(reboot)",   "`reboot`",    "a;b",          "",
};

static DorsalStore *store;
static gint64 session;

/* --- file names --- */

static DorsalHello
hello_of (const char *model, const char *serial)
{
  DorsalHello hello = { 0 };

  g_strlcpy (hello.model, model, sizeof hello.model);
  g_strlcpy (hello.serial, serial, sizeof hello.serial);
  return hello;
}

static void
test_file_names (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint j = 0; j < G_N_ELEMENTS (words); j++)
      {
        DorsalHello hello = hello_of (words[i], words[j]);
        char *name = dorsal_roller_store_file_name (&hello);

        g_assert_cmpuint (strlen (name), <, 250);
        g_assert_true (name[0] != '.' && g_str_has_suffix (name, ".ini"));
        for (const char *p = name; *p; p++)
          g_assert_true (g_ascii_isalnum (*p) || strchr ("%._~-", *p));
        g_assert_true (g_hash_table_add (names, name)); /* no two share a file */
      }
}

static void
test_stays_inside (void)
{
  g_autofree char *folder = rig_path ("rollers");
  const DorsalRollerProfile profile = { .radius_cm = 7, .radius_sigma = 0.01 };
  guint found = 0;
  g_autoptr (GDir) dir = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      DorsalHello hello = hello_of (words[i], words[i]);
      DorsalRollerProfile back;

      g_assert_true (dorsal_roller_store_write (folder, &hello, &profile, NULL));
      g_assert_true (dorsal_roller_store_read (folder, &hello, &back, NULL));
      g_assert_true (back.radius_cm == 7);
    }
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir))
    found++;
  g_assert_cmpuint (found, ==, G_N_ELEMENTS (words));
}

/* --- what leaves --- */

static void
say (const char *word)
{
  DORSAL_AUTO_STMT stmt
      = dorsal_store_prepare (store, "UPDATE sessions SET model = ?1, serial = ?1, note = ?1, source = ?1", NULL);

  sqlite3_bind_text (stmt, 1, word, -1, SQLITE_TRANSIENT);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_DONE);
}

static char *
exported (DorsalExportFunc func, gsize *ret_n)
{
  static const DorsalRange all = { 0, G_MAXINT64, "=cmd()\n\xff\u202e" };
  g_autoptr (DorsalKeptSession) kept = dorsal_kept_get (store, session, NULL);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (out);
  char *text;

  g_assert_true (func (store, kept, all, out, NULL));
  g_output_stream_write_all (out, "", 1, NULL, NULL, NULL);
  *ret_n = g_memory_output_stream_get_data_size (memory) - 1;
  g_output_stream_close (out, NULL, NULL);
  text = g_memory_output_stream_steal_data (memory);
  return text;
}

static gboolean
is_number (const char *cell)
{
  char *end = NULL;

  g_ascii_strtod (cell, &end);
  return end != cell && *end == '\0';
}

/* As a spreadsheet takes it apart. */
static void
check_csv (const char *text, gsize n)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_true (g_utf8_validate (text, (gssize) n, NULL));
  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) cells = g_strsplit_set (lines[i], ",;\t", -1);

      g_assert_true (*lines[i] == '\0' || *lines[i] == '#' || g_ascii_isalnum (*lines[i]));
      for (guint j = 0; cells[j]; j++)
        g_assert_true (!*cells[j] || !strchr ("=+-@", *cells[j]) || is_number (cells[j]));
      for (const char *p = lines[i]; *p; p++)
        g_assert_false (g_ascii_iscntrl (*p));
    }
}

static void
check_json (const char *text, gsize n)
{
  gboolean inside = FALSE;

  g_assert_true (g_utf8_validate (text, (gssize) n, NULL));
  for (const char *p = text; *p; p++)
    if (inside && *p == '\\')
      p++;
    else if (*p == '"')
      inside = !inside;
    else
      g_assert_false (inside && g_ascii_iscntrl (*p));
  g_assert_false (inside);
}

static void
check_edf (const char *bytes, gsize n)
{
  g_autofree char *patient = g_strchomp (g_strndup (bytes + 8, 80)), *recording = g_strchomp (g_strndup (bytes + 88, 80));
  g_auto (GStrv) parts = g_strsplit (patient, " ", -1);

  for (guint i = 0; i < 256; i++)
    g_assert_true (g_ascii_isprint (bytes[i]));
  g_assert_cmpuint (g_strv_length (parts), ==, 4); /* code, sex, birthday, name: no word adds one */
  g_assert_true (g_str_has_prefix (recording, "Startdate "));
}

typedef struct
{
  DorsalExportFunc func;
  void (*check) (const char *bytes, gsize n);
} Format;

static const Format as_csv = { dorsal_export_csv, check_csv }, as_json = { dorsal_export_json, check_json },
                    as_edf = { dorsal_export_edf, check_edf };

/* Each word, in one of them. */
static void
test_format (gconstpointer data)
{
  const Format *format = data;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n;
      g_autofree char *bytes = NULL;

      say (words[i]);
      bytes = exported (format->func, &n);
      format->check (bytes, n);
    }
}

static void
test_shown (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (DorsalKeptSession) kept = NULL;
      const char *texts[4];

      say (words[i]);
      kept = dorsal_kept_get (store, session, NULL);
      texts[0] = kept->model;
      texts[1] = kept->serial;
      texts[2] = kept->note;
      texts[3] = kept->source;
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          g_assert_true (g_utf8_validate (texts[j], -1, NULL));
          g_assert_null (strstr (texts[j], "\u202e"));
          for (const char *p = texts[j]; *p; p++)
            g_assert_true (!g_ascii_iscntrl (*p) || (texts[j] == kept->note && *p == '\n')); /* a note has lines */
        }
    }
}

/* --- what comes back --- */

/* A roller's reason for a refusal is its own text: it goes out as no formula, and comes back as it was. */
static void
test_reason (void)
{
  g_auto (RigRide) ride = rig_ride (2, 1, 20);
  DorsalMessage message = { .kind = DORSAL_MESSAGE_ANSWER, .frame = { .kind = DORSAL_FRAME_ANSWER } };
  g_autofree char *text = NULL, *again = NULL;
  gsize n, n_again;
  g_autoptr (GInputStream) in = NULL;
  g_autoptr (GError) error = NULL;

  g_strlcpy (message.frame.answer.command, "start", sizeof message.frame.answer.command);
  g_strlcpy (message.frame.answer.reason, "no,=cmd(),\\n,-1,@a,\\", sizeof message.frame.answer.reason);
  g_array_append_val (ride.messages, message);
  session = rig_keep (store, &ride, 8);
  text = exported (dorsal_export_csv, &n);
  g_assert_nonnull (strstr (text, "start,error,no,\\=cmd(),"));
  in = g_memory_input_stream_new_from_data (text, (gssize) n, NULL);
  session = dorsal_import_csv (store, in, "back.csv", &error);
  g_assert_no_error (error);
  again = exported (dorsal_export_csv, &n_again);
  g_assert_cmpstr (strstr (text, "# @ roller"), ==, strstr (again, "# @ roller"));
}

/* --- who may read it --- */

/* The mode of everything under a folder, whoever made it. */
static void
check_modes (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;
  GStatBuf st;

  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_test_message ("%s %o", path, st.st_mode & 0777);
  g_assert_cmphex (st.st_mode & 0777, ==, S_ISDIR (st.st_mode) ? 0700 : 0600);
  dir = S_ISDIR (st.st_mode) ? g_dir_open (path, 0, NULL) : NULL;
  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);
      check_modes (inner);
    }
}

static void
test_modes (void)
{
  static const DorsalRange all = { 0, G_MAXINT64, NULL };
  mode_t usual = umask (0); /* nothing that the user set protects */
  g_autofree char *folder = rig_path ("home"), *path = g_build_filename (folder, "deep", "sessions.db", NULL);
  g_autofree char *rollers = g_build_filename (folder, "rollers", NULL);
  g_autofree char *csv = g_build_filename (folder, "a.csv", NULL), *edf = g_build_filename (folder, "a.edf", NULL);
  g_auto (RigRide) ride = rig_ride (2, 1, 20);
  DorsalStore *own = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  gint64 id = rig_keep (own, &ride, 8);
  g_autoptr (DorsalKeptSession) kept = dorsal_kept_get (own, id, NULL);
  DorsalHello hello = hello_of ("Wren", "1");

  g_assert_true (dorsal_store_lock (own));
  g_assert_true (dorsal_export_to_file (dorsal_export_csv, own, kept, all, csv, NULL));
  g_assert_true (dorsal_export_to_file (dorsal_export_edf, own, kept, all, edf, NULL));
  g_assert_true (dorsal_roller_store_write (rollers, &hello, &(DorsalRollerProfile){ .diameter_mm = 140 }, NULL));
  check_modes (folder); /* the log and the lock are there as well */
  dorsal_store_free (own);
  check_modes (folder);
  umask (usual);
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = rig_path ("sessions.db");
  int result;

  g_test_init (&argc, &argv, NULL);
  store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  {
    g_auto (RigRide) ride = rig_ride (2, 1, 20);
    session = rig_keep (store, &ride, 8);
  }
  g_test_add_func ("/security/strangers/no-name-of-a-roller-is-a-path", test_file_names);
  g_test_add_func ("/security/strangers/no-file-of-a-roller-lies-elsewhere", test_stays_inside);
  g_test_add_data_func ("/security/strangers/no-cell-of-a-csv-is-a-formula", &as_csv, test_format);
  g_test_add_data_func ("/security/strangers/json-is-json", &as_json, test_format);
  g_test_add_data_func ("/security/strangers/an-edf-header-has-its-fields", &as_edf, test_format);
  g_test_add_func ("/security/strangers/what-is-listed-can-be-shown", test_shown);
  g_test_add_func ("/security/strangers/a-reason-comes-back-as-it-was", test_reason);
  g_test_add_func ("/security/strangers/what-is-kept-is-for-its-owner", test_modes);
  result = g_test_run ();
  dorsal_store_free (store);
  rig_clean ();
  return result;
}
