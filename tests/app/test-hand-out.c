/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A kept session as a file or on paper: what the dialogs offer, what lies there after, what is said. */

#include <adwaita.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "app/error-text.h"
#include "app/hand-out.h"
#include "app/kept-board.h"
#include "app/kept-page.h"
#include "app/schema.h"
#include "rig.h"

#define SECONDS 20

static const DorsalRange all = { .to_us = G_MAXINT64 };
static DorsalApplication *application;

typedef struct
{
  char *path, *folder; /* of the database; where files go */
  DorsalArchive *archive;
  GtkWindow *window;
  DorsalKeptPage *page;
  char *told;
} Rig;

static Rig *current;

static void
take_sentence (Rig *rig, const char *sentence)
{
  g_free (rig->told);
  rig->told = g_strdup (sentence);
}

static void
on_handed (const char *sentence, gpointer data)
{
  g_assert_true (data == current->page);
  take_sentence (current, sentence);
}

static void
set_up (Rig *rig, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dorsal-hand.XXXXXX", NULL);
  g_autoptr (DorsalStore) store = NULL;

  current = rig;
  rig->path = g_build_filename (folder, "sessions.db", NULL);
  rig->folder = g_dir_make_tmp ("dorsal-out.XXXXXX", NULL);
  store = dorsal_store_open (rig->path, DORSAL_STORE_WRITE, NULL, NULL);
  rig_keep (store, "serial", SECONDS, 1700000000 * (gint64) G_USEC_PER_SEC);
  rig->archive = dorsal_archive_new (rig->path);
  rig->page = g_object_new (DORSAL_TYPE_KEPT_PAGE, NULL);
  rig->window = GTK_WINDOW (adw_window_new ());
  dorsal_kept_page_set_archive (rig->page, rig->archive);
  g_signal_connect_swapped (rig->page, "told", G_CALLBACK (take_sentence), rig);
  adw_window_set_content (ADW_WINDOW (rig->window), GTK_WIDGET (rig->page));
  gtk_window_set_default_size (rig->window, 900, 700);
  gtk_window_present (rig->window);
  dorsal_kept_page_open (rig->page, 1);
  WAIT_FOR (dorsal_kept_page_is_ready (rig->page));
}

static void
tear_down (Rig *rig, gconstpointer data)
{
  rig_close (rig->window);
  g_object_unref (rig->archive);
  rig_remove_database (rig->path);
  g_assert_cmpint (g_rmdir (rig->folder), ==, 0); /* each test has taken away all it knows of */
  g_free (rig->path);
  g_free (rig->folder);
  g_free (rig->told);
}

static char *
in_folder (Rig *rig, const char *name)
{
  return g_build_filename (rig->folder, name, NULL);
}

/* What lies at path, which is taken away. */
static char *
take_file (const char *path, gsize *ret_n)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, ret_n, NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
  return text;
}

static void
write_part (Rig *rig, DorsalRange range, const char *format, const char *path)
{
  g_clear_pointer (&rig->told, g_free);
  dorsal_hand_out_write (GTK_WIDGET (rig->page), rig->archive, 1, range, format, path, on_handed);
  WAIT_FOR (rig->told != NULL);
}

static void
test_formats (Rig *rig, gconstpointer data)
{
  static const struct
  {
    const char *format, *name, *begin;
  } table[] = {
    { "csv", "a.csv", "# dorsal session" }, { "edf", "a.edf", "0       " }, { "json", "a.json", "{" },
    { "pdf", "a.pdf", "%PDF-" },            { "png", "a.png", "\x89PNG" },  { "png", "a.svg", "<?xml" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *path = in_folder (rig, table[i].name), *text = NULL;
      g_autofree char *sentence = g_strdup_printf ("Saved as %s", table[i].name);
      gsize n;

      write_part (rig, all, table[i].format, path);
      g_assert_cmpstr (rig->told, ==, sentence);
      text = take_file (path, &n);
      g_assert_cmpuint (n, >, 300);
      g_assert_cmpint (memcmp (text, table[i].begin, strlen (table[i].begin)), ==, 0);
    }
}

/* The one that the preferences ask for. */
static void
test_name (Rig *rig, gconstpointer data)
{
  g_autofree char *path = in_folder (rig, "a.png"), *nobodys = NULL, *anns = NULL;
  gsize n, m;

  write_part (rig, all, "png", path);
  nobodys = take_file (path, &n);
  g_settings_set_string (dorsal_schema_settings (), "report-name", "Ann");
  write_part (rig, all, "png", path);
  anns = take_file (path, &m);
  g_settings_reset (dorsal_schema_settings (), "report-name");
  g_assert_false (n == m && memcmp (nobodys, anns, n) == 0);
}

static guint
count_rows (const char *csv)
{
  guint n = 0;

  for (const char *line = csv; *line; line = strchr (line, '\n') + 1)
    n += g_ascii_isdigit (*line);
  return n;
}

static void
test_range (Rig *rig, gconstpointer data)
{
  g_autofree char *path = in_folder (rig, "part.csv"), *whole = NULL, *part = NULL;

  write_part (rig, all, "csv", path);
  whole = take_file (path, NULL);
  g_assert_cmpuint (count_rows (whole), ==, SECONDS * 100);
  write_part (rig, (DorsalRange){ .from_us = 3 * G_USEC_PER_SEC, .to_us = 5 * G_USEC_PER_SEC }, "csv", path);
  part = take_file (path, NULL);
  g_assert_cmpuint (count_rows (part), ==, 201); /* both ends are of it */
}

/* --- what goes wrong --- */

static void
test_no_folder (Rig *rig, gconstpointer data)
{
  g_autofree char *path = in_folder (rig, "gone/a.csv");

  write_part (rig, all, "csv", path);
  g_assert_cmpstr (rig->told, ==, "a.csv could not be saved there. Choose another folder.");
}

static void
test_read_only (Rig *rig, gconstpointer data)
{
  g_autofree char *path = in_folder (rig, "a.csv");

  if (geteuid () == 0)
    {
      g_test_skip ("root may write anywhere");
      return;
    }
  g_assert_cmpint (g_chmod (rig->folder, 0500), ==, 0);
  write_part (rig, all, "csv", path);
  g_assert_cmpint (g_chmod (rig->folder, 0700), ==, 0);
  g_assert_cmpstr (rig->told, ==, "Nothing may be written there. Choose another folder for a.csv.");
}

/* In the middle of the file nothing more may be written: the file that was there stays as it was, and no other is left.
 * The limit has room for what SQLite needs. */
static void
test_breaks_off (Rig *rig, gconstpointer data)
{
  static const char *const formats[] = { "csv", "edf", "png" };
  g_autofree char *path = in_folder (rig, "a.csv"), *text = NULL;
  struct rlimit before, little;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  little = (struct rlimit){ 36000, before.rlim_max };
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
      dorsal_archive_settle (rig->archive);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &little), ==, 0);
      write_part (rig, all, formats[i], path);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
      g_assert_cmpstr (rig->told, ==, "a.csv could not be saved there. Choose another folder.");
      text = take_file (path, NULL);
      g_assert_cmpstr (text, ==, "mine");
      g_clear_pointer (&text, g_free);
    }
}

static void
test_sentences (void)
{
  static const struct
  {
    int code;
    const char *sentence;
  } table[] = {
    { ENOSPC, "The disk is full. Free some space, then save a.csv again." },
    { EACCES, "Nothing may be written there. Choose another folder for a.csv." },
    { EROFS, "Nothing may be written there. Choose another folder for a.csv." },
    { EIO, "a.csv could not be saved there. Choose another folder." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, g_io_error_from_errno (table[i].code), "x");
      g_autofree char *sentence = dorsal_error_text_of_saving (error, "a.csv");

      g_assert_cmpstr (sentence, ==, table[i].sentence);
    }
}

/* --- dialogs --- */

static GtkWidget *
dialog_of (const char *type)
{
  GListModel *all_windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (all_windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (all_windows, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), type) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static GtkWidget *
ask_for (Rig *rig, const char *format)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (rig->page), "kept.export", "s", format);
  WAIT_FOR ((dialog = dialog_of ("GtkFileChooserDialog")) != NULL);
  return dialog;
}

static gboolean
is_in (GtkWidget *dialog, const char *path)
{
  g_autoptr (GFile) folder = gtk_file_chooser_get_current_folder (GTK_FILE_CHOOSER (dialog));

  return folder && g_strcmp0 (g_file_peek_path (folder), path) == 0;
}

static gboolean
is_chosen (GtkWidget *dialog, const char *path)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  return file && g_strcmp0 (g_file_peek_path (file), path) == 0;
}

/* folder: the person's documents are there; NULL: nowhere. The home is the test's own. */
static void
set_documents (const char *folder)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "user-dirs.dirs", NULL);
  g_autofree char *line = g_strdup_printf ("XDG_DOCUMENTS_DIR=\"%s\"\n", folder);

  g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, folder == NULL);
  if (folder)
    g_assert_true (g_file_set_contents (path, line, -1, NULL));
  else
    g_assert_cmpint (g_unlink (path), ==, 0);
  g_reload_user_special_dirs_cache ();
}

static void
test_asked (Rig *rig, gconstpointer data)
{
  g_autofree char *name = NULL;
  GtkWidget *dialog;

  set_documents (rig->folder);
  dialog = ask_for (rig, "edf");
  name = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (dialog));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Export the Session");
  g_assert_true (g_str_has_prefix (name, "dorsal-2023-11-1"));
  g_assert_true (g_str_has_suffix (name, ".edf"));
  WAIT_FOR (is_in (dialog, rig->folder));
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  WAIT_FOR (dialog_of ("GtkFileChooserDialog") == NULL);
  set_documents (NULL);
  dorsal_archive_settle (rig->archive);
  g_assert_null (rig->told); /* who changes their mind is told nothing */
}

/* From the board's choice through the dialog to the file. */
static void
test_chosen (Rig *rig, gconstpointer data)
{
  DorsalKeptBoard *board = DORSAL_KEPT_BOARD (rig_find (GTK_WIDGET (rig->page), "DorsalKeptBoard", NULL));
  g_autofree char *path = in_folder (rig, "chosen.csv"), *text = NULL;
  GtkWidget *dialog;

  set_documents (rig->folder);
  dorsal_kept_board_choose (board, 7 * G_USEC_PER_SEC, 6 * G_USEC_PER_SEC);
  dialog = ask_for (rig, "csv");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Export the Chosen Part");
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), "chosen.csv");
  WAIT_FOR (is_chosen (dialog, path));
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  WAIT_FOR (rig->told != NULL);
  set_documents (NULL);
  g_assert_cmpstr (rig->told, ==, "Saved as chosen.csv");
  text = take_file (path, NULL);
  g_assert_cmpuint (count_rows (text), ==, 101);
}

/* The dialog does not hold up what goes on behind it. */
static void
test_printed (Rig *rig, gconstpointer data)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (rig->page), "kept.print", NULL);
  WAIT_FOR ((dialog = dialog_of ("GtkPrintUnixDialog")) != NULL);
  g_assert_cmpuint (g_main_depth (), ==, 0);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  WAIT_FOR (dialog_of ("GtkPrintUnixDialog") == NULL);
  g_assert_null (rig->told);
}

int
main (int argc, char *argv[])
{
  int status;

  application = rig_start (&argc, &argv);
#define TEST(name, func) g_test_add ("/app/hand-out/" name, Rig, NULL, set_up, func, tear_down)
  TEST ("each-format-is-a-whole-file-and-no-other", test_formats);
  TEST ("a-report-has-the-name-that-was-told", test_name);
  TEST ("a-part-has-its-samples-alone", test_range);
  TEST ("a-folder-that-is-gone-is-said", test_no_folder);
  TEST ("a-folder-that-is-read-only-is-said", test_read_only);
  TEST ("what-breaks-off-leaves-the-file-that-was-there", test_breaks_off);
  TEST ("the-dialog-offers-a-name-and-may-be-cancelled", test_asked);
  TEST ("the-chosen-part-goes-through-the-dialog", test_chosen);
  TEST ("the-print-dialog-may-be-cancelled", test_printed);
#undef TEST
  g_test_add_func ("/app/hand-out/each-failure-has-a-next-step", test_sentences);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
