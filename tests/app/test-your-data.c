/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Your data, from the history's menu: where it is, all of it erased, a file taken in. */

#include "history-rig.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/history-page.h"
#include "app/your-data.h"
#include "rig.h"
#include "store/export.h"

static AdwMessageDialog *
dialog_of (void)
{
  g_autoptr (GList) tops = gtk_window_list_toplevels ();

  for (GList *l = tops; l; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static AdwMessageDialog *
ask_to_erase (DorsalWindow *window, const char *word)
{
  AdwMessageDialog *dialog;

  gtk_widget_activate_action (history_rig_find (window, "DorsalHistoryPage"), "data.erase", NULL);
  WAIT_FOR (dialog_of ());
  dialog = dialog_of ();
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "erase"));
  gtk_editable_set_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog)), word);
  return dialog;
}

static void
test_erase (void)
{
  DorsalWindow *window;
  AdwMessageDialog *dialog;

  history_rig_fill (3);
  window = history_rig_open ("history");
  WAIT_FOR (g_str_equal (history_rig_state (window, "DorsalHistoryPage"), "list"));
  dialog = ask_to_erase (window, "eras");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "erase"));
  gtk_window_close (GTK_WINDOW (dialog));
  WAIT_FOR (!dialog_of ());
  g_assert_cmpuint (history_rig_count (), ==, 3);
  dialog = ask_to_erase (window, " Erase ");
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "erase"));
  adw_message_dialog_response (dialog, "erase");
  gtk_window_destroy (GTK_WINDOW (dialog));
  WAIT_FOR (g_str_equal (history_rig_state (window, "DorsalHistoryPage"), "empty"));
  g_assert_false (g_file_test (history_rig_path, G_FILE_TEST_EXISTS));
  history_rig_close (window);
}

static void
test_show_data (void)
{
  DorsalWindow *window;

  history_rig_fill (2);
  window = history_rig_open ("history");
  WAIT_FOR (g_str_equal (history_rig_state (window, "DorsalHistoryPage"), "list"));
  gtk_widget_activate_action (history_rig_find (window, "DorsalHistoryPage"), "data.show", NULL);
  WAIT_FOR (dialog_of ());
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (adw_message_dialog_get_extra_child (dialog_of ()))), ==,
                   history_rig_path);
  gtk_window_close (GTK_WINDOW (dialog_of ()));
  WAIT_FOR (!dialog_of ());
  history_rig_close (window);
}

static void
keep_sentence (const char *sentence, gpointer data)
{
  g_free (*(char **) data);
  *(char **) data = g_strdup (sentence);
}

/* What was exported comes in again; what is no such file is refused in a sentence, and changes nothing. */
static void
test_import (void)
{
  g_autofree char *folder = g_path_get_dirname (history_rig_path), *csv = g_build_filename (folder, "one.csv", NULL), *said = NULL;
  DorsalWindow *window;
  DorsalHistoryPage *page;
  g_autoptr (DorsalArchive) archive = dorsal_archive_new (history_rig_path);

  history_rig_fill (1);
  {
    g_autoptr (DorsalStore) store = dorsal_store_open (history_rig_path, DORSAL_STORE_READ, NULL, NULL);
    g_autoptr (DorsalKeptSession) session = dorsal_kept_get (store, 1, NULL);
    DorsalRange all = { .to_us = G_MAXINT64 };
    g_assert_true (dorsal_export_to_file (dorsal_export_csv, store, session, all, csv, NULL));
  }
  window = history_rig_open ("history");
  page = DORSAL_HISTORY_PAGE (history_rig_find (window, "DorsalHistoryPage"));
  WAIT_FOR (dorsal_history_page_get_rows (page)->len == 1);
  dorsal_your_data_import_file (GTK_WINDOW (window), archive, csv, keep_sentence, &said);
  WAIT_FOR (said);
  g_assert_cmpuint (history_rig_count (), ==, 2);
  g_clear_pointer (&said, g_free);
  g_assert_true (g_file_set_contents (csv, "This is no session.\n", -1, NULL));
  dorsal_your_data_import_file (GTK_WINDOW (window), archive, csv, keep_sentence, &said);
  WAIT_FOR (said);
  g_assert_nonnull (strstr (said, "could not be imported"));
  g_assert_cmpuint (history_rig_count (), ==, 2);
  dorsal_archive_settle (archive);
  g_unlink (csv);
  history_rig_close (window);
}

int
main (int argc, char *argv[])
{
  static const HistoryTest tests[] = {
    { "/app/your-data/all-is-erased-when-the-word-is-typed-and-not-before", test_erase },
    { "/app/your-data/where-the-data-is", test_show_data },
    { "/app/your-data/what-was-exported-comes-in-and-nothing-else", test_import },
  };

  return history_rig_run (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
