/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history in the window: the list, a session's page, deleting with a way back. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/history-page.h"
#include "app/kept-board.h"
#include "app/kept-list.h"
#include "app/kept-page.h"
#include "app/window.h"
#include "app/your-data.h"
#include "rig.h"
#include "store/export.h"
#include "store/writer.h"

static DorsalApplication *application;
static char *path;

/* --- a database with a few sessions --- */

static void
set_up (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dorsal-history.XXXXXX", NULL);

  path = g_build_filename (folder, "sessions.db", NULL);
}

static void
tear_down (void)
{
  rig_remove_database (path);
  g_clear_pointer (&path, g_free);
}

static void
fill (guint n)
{
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);

  for (guint i = 0; i < n; i++)
    rig_keep (store, i % 2 ? "demo" : "serial", 6, 1700000000 * (gint64) G_USEC_PER_SEC + i * 40000 * (gint64) G_USEC_PER_SEC);
}

/* --- the window --- */

static DorsalWindow *
open_window (const char *page)
{
  DorsalWindow *window = dorsal_window_new (ADW_APPLICATION (application));

  dorsal_window_set_database (window, path);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  dorsal_window_show_page (window, page);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

static GtkWidget *
find (DorsalWindow *window, const char *type)
{
  return rig_find (GTK_WIDGET (window), type, NULL);
}

/* Closing leaves nothing behind, neither of the window nor of its pages, which all have been seen by then. */
static void
close_window (DorsalWindow *window)
{
  static const char *const types[] = { "DorsalHistoryPage", "DorsalKeptPage", "DorsalKeptBoard", "DorsalTrendsPage" };
  GtkWidget *parts[G_N_ELEMENTS (types) + 1];

  dorsal_window_show_page (window, "kept");
  dorsal_window_show_page (window, "trends");
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    parts[i] = find (window, types[i]);
  parts[G_N_ELEMENTS (types)] = GTK_WIDGET (window);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_object_add_weak_pointer (G_OBJECT (parts[i]), (gpointer *) &parts[i]);
  gtk_window_destroy (GTK_WINDOW (window));
  for (guint i = G_N_ELEMENTS (parts); i-- > 0;)
    {
      g_test_message ("part %u", i);
      WAIT_FOR (parts[i] == NULL);
    }
}

static GListModel *
model_of (DorsalWindow *window)
{
  GtkSelectionModel *selection = gtk_list_view_get_model (GTK_LIST_VIEW (rig_find (GTK_WIDGET (window), NULL, "history-list")));
  return gtk_no_selection_get_model (GTK_NO_SELECTION (selection));
}

static const char *
state_of (DorsalWindow *window, const char *type)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (rig_find (find (window, type), "GtkStack", "states")));
}

static guint
count_kept (void)
{
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_READ, NULL, NULL);
  g_autoptr (GPtrArray) list = dorsal_kept_list (store, NULL);

  return list->len;
}

static void
test_empty (void)
{
  DorsalWindow *window = open_window ("history");

  WAIT_FOR (g_str_equal (state_of (window, "DorsalHistoryPage"), "empty"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS)); /* looking makes nothing */
  close_window (window);
}

static void
test_trouble (void)
{
  DorsalWindow *window;

  g_file_set_contents (path, "This is no database, but it lies where one should be. And it is long enough.", -1, NULL);
  window = open_window ("history");
  WAIT_FOR (g_str_equal (state_of (window, "DorsalHistoryPage"), "trouble"));
  close_window (window);
}

static void
test_list (void)
{
  DorsalWindow *window;
  DorsalHistoryPage *page;

  fill (5);
  window = open_window ("history");
  page = DORSAL_HISTORY_PAGE (find (window, "DorsalHistoryPage"));
  WAIT_FOR (dorsal_history_page_get_rows (page)->len == 5);
  g_assert_cmpstr (state_of (window, "DorsalHistoryPage"), ==, "list");
  g_assert_cmpuint (g_list_model_get_n_items (model_of (window)), >, 5); /* and the days */
  dorsal_history_page_search (page, "demo");
  g_assert_cmpuint (dorsal_kept_list_count (DORSAL_KEPT_LIST (model_of (window))), ==, 2);
  dorsal_history_page_search (page, "no such word");
  g_assert_cmpstr (state_of (window, "DorsalHistoryPage"), ==, "none");
  dorsal_history_page_search (page, "");
  g_assert_cmpuint (dorsal_kept_list_count (DORSAL_KEPT_LIST (model_of (window))), ==, 5);
  close_window (window);
}

/* A session that was rolled while the list is open joins it when it is over. */
static void
test_grows (void)
{
  DorsalWindow *window;
  DorsalHistoryPage *page;
  DorsalLive *live;

  fill (1);
  window = open_window ("history");
  page = DORSAL_HISTORY_PAGE (find (window, "DorsalHistoryPage"));
  live = dorsal_window_get_live (window);
  WAIT_FOR (dorsal_history_page_get_rows (page)->len == 1);
  dorsal_window_connect (window, "demo", 20);
  WAIT_FOR (dorsal_live_get_reading (live)->sample.time_us > G_USEC_PER_SEC);
  dorsal_live_disconnect (live);
  dorsal_window_show_page (window, "history");
  WAIT_FOR (dorsal_history_page_get_rows (page)->len == 2);
  close_window (window);
}

static void
test_session (void)
{
  DorsalWindow *window;
  DorsalKeptPage *page;
  DorsalKeptBoard *board;
  DorsalLens lens;
  gint64 from_us, to_us;

  fill (2);
  window = open_window ("history");
  dorsal_window_open_session (window, 1);
  page = DORSAL_KEPT_PAGE (find (window, "DorsalKeptPage"));
  board = DORSAL_KEPT_BOARD (find (window, "DorsalKeptBoard"));
  WAIT_FOR (dorsal_kept_page_is_ready (page));
  lens = dorsal_kept_board_get_lens (board);
  g_assert_cmpint (lens.total_us, ==, 6 * G_USEC_PER_SEC - 10000);
  dorsal_kept_board_set_cursor (board, 4 * G_USEC_PER_SEC);
  dorsal_kept_board_zoom (board, 4);
  lens = dorsal_kept_board_get_lens (board);
  g_assert_cmpint (lens.from_us, <, 4 * G_USEC_PER_SEC);
  g_assert_cmpint (lens.from_us + lens.length_us, >, 4 * G_USEC_PER_SEC);
  g_assert_cmpint (lens.length_us, <, 2 * G_USEC_PER_SEC);
  g_assert_false (dorsal_kept_board_get_chosen (board, &from_us, &to_us));
  dorsal_kept_board_choose (board, 5 * G_USEC_PER_SEC, 3 * G_USEC_PER_SEC);
  g_assert_true (dorsal_kept_board_get_chosen (board, &from_us, &to_us));
  g_assert_cmpint (from_us, ==, 3 * G_USEC_PER_SEC);
  dorsal_window_open_session (window, 99);
  WAIT_FOR (g_str_equal (state_of (window, "DorsalKeptPage"), "trouble"));
  g_assert_false (dorsal_kept_page_is_ready (page));
  close_window (window);
}

/* It plays with the frames, and stops where the session does. */
static void
test_plays (void)
{
  DorsalWindow *window;
  DorsalKeptBoard *board;

  fill (1);
  window = open_window ("history");
  dorsal_window_open_session (window, 1);
  board = DORSAL_KEPT_BOARD (find (window, "DorsalKeptBoard"));
  WAIT_FOR (dorsal_kept_page_is_ready (DORSAL_KEPT_PAGE (find (window, "DorsalKeptPage"))));
  dorsal_kept_board_set_cursor (board, 5900 * 1000);
  gtk_widget_activate_action (find (window, "DorsalKeptPage"), "kept.play", NULL);
  WAIT_FOR (dorsal_kept_board_get_cursor (board) == dorsal_kept_board_get_lens (board).total_us);
  close_window (window);
}

static void
test_note (void)
{
  DorsalWindow *window;
  GtkWidget *note;
  DorsalHistoryPage *list;

  fill (1);
  window = open_window ("history");
  list = DORSAL_HISTORY_PAGE (find (window, "DorsalHistoryPage"));
  dorsal_window_open_session (window, 1);
  WAIT_FOR (dorsal_kept_page_is_ready (DORSAL_KEPT_PAGE (find (window, "DorsalKeptPage"))));
  note = rig_find (find (window, "DorsalKeptPage"), "GtkTextView", NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (note)), "Left side tight", -1);
  dorsal_window_show_page (window, "history");
  WAIT_FOR (dorsal_history_page_get_rows (list)->len == 1
            && g_str_equal (((DorsalCatalogueRow *) dorsal_history_page_get_rows (list)->pdata[0])->note,
                            "Left side tight"));
  close_window (window);
}

static GtkWidget *
undo_of (DorsalWindow *window)
{
  GtkWidget *toast = find (window, "AdwToastWidget");
  return toast ? rig_find (toast, "GtkButton", NULL) : NULL;
}

static DorsalWindow *
open_and_delete (void)
{
  DorsalWindow *window;

  fill (3);
  window = open_window ("history");
  WAIT_FOR (dorsal_history_page_get_rows (DORSAL_HISTORY_PAGE (find (window, "DorsalHistoryPage")))->len == 3);
  dorsal_window_open_session (window, 2);
  WAIT_FOR (dorsal_kept_page_is_ready (DORSAL_KEPT_PAGE (find (window, "DorsalKeptPage"))));
  gtk_widget_activate_action (find (window, "DorsalKeptPage"), "kept.delete", NULL);
  g_assert_cmpuint (dorsal_kept_list_count (DORSAL_KEPT_LIST (model_of (window))), ==, 2);
  return window;
}

static void
test_undo (void)
{
  DorsalWindow *window = open_and_delete ();

  WAIT_FOR (undo_of (window));
  g_signal_emit_by_name (undo_of (window), "clicked");
  WAIT_FOR (dorsal_kept_list_count (DORSAL_KEPT_LIST (model_of (window))) == 3);
  close_window (window);
  g_assert_cmpuint (count_kept (), ==, 3);
}

static void
test_delete (void)
{
  DorsalWindow *window = open_and_delete ();

  close_window (window);
  g_assert_cmpuint (count_kept (), ==, 2);
}

/* As the application does at its end, with the toast still there. */
static void
test_quit (void)
{
  DorsalWindow *window = open_and_delete ();

  WAIT_FOR (undo_of (window));
  dorsal_window_set_database (window, NULL);
  g_assert_cmpuint (count_kept (), ==, 2);
  close_window (window);
}

/* The one before is gone with the second; its undo would have come too late. */
static void
test_second_delete (void)
{
  DorsalWindow *window = open_and_delete ();

  dorsal_window_open_session (window, 3);
  WAIT_FOR (dorsal_kept_page_is_ready (DORSAL_KEPT_PAGE (find (window, "DorsalKeptPage"))));
  gtk_widget_activate_action (find (window, "DorsalKeptPage"), "kept.delete", NULL);
  WAIT_FOR (count_kept () == 2);
  g_assert_cmpuint (dorsal_kept_list_count (DORSAL_KEPT_LIST (model_of (window))), ==, 1);
  WAIT_FOR (undo_of (window));
  g_signal_emit_by_name (undo_of (window), "clicked");
  WAIT_FOR (dorsal_kept_list_count (DORSAL_KEPT_LIST (model_of (window))) == 2);
  close_window (window);
  g_assert_cmpuint (count_kept (), ==, 2);
}

/* --- your data --- */

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

  gtk_widget_activate_action (find (window, "DorsalHistoryPage"), "data.erase", NULL);
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

  fill (3);
  window = open_window ("history");
  WAIT_FOR (g_str_equal (state_of (window, "DorsalHistoryPage"), "list"));
  dialog = ask_to_erase (window, "eras");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "erase"));
  gtk_window_close (GTK_WINDOW (dialog));
  WAIT_FOR (!dialog_of ());
  g_assert_cmpuint (count_kept (), ==, 3);
  dialog = ask_to_erase (window, " Erase ");
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "erase"));
  adw_message_dialog_response (dialog, "erase");
  gtk_window_destroy (GTK_WINDOW (dialog));
  WAIT_FOR (g_str_equal (state_of (window, "DorsalHistoryPage"), "empty"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  close_window (window);
}

static void
test_show_data (void)
{
  DorsalWindow *window;

  fill (2);
  window = open_window ("history");
  WAIT_FOR (g_str_equal (state_of (window, "DorsalHistoryPage"), "list"));
  gtk_widget_activate_action (find (window, "DorsalHistoryPage"), "data.show", NULL);
  WAIT_FOR (dialog_of ());
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (adw_message_dialog_get_extra_child (dialog_of ()))), ==, path);
  gtk_window_close (GTK_WINDOW (dialog_of ()));
  WAIT_FOR (!dialog_of ());
  close_window (window);
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
  g_autofree char *folder = g_path_get_dirname (path), *csv = g_build_filename (folder, "one.csv", NULL), *said = NULL;
  DorsalWindow *window;
  DorsalHistoryPage *page;
  g_autoptr (DorsalArchive) archive = dorsal_archive_new (path);

  fill (1);
  {
    g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_READ, NULL, NULL);
    g_autoptr (DorsalKeptSession) session = dorsal_kept_get (store, 1, NULL);
    DorsalRange all = { .to_us = G_MAXINT64 };
    g_assert_true (dorsal_export_to_file (dorsal_export_csv, store, session, all, csv, NULL));
  }
  window = open_window ("history");
  page = DORSAL_HISTORY_PAGE (find (window, "DorsalHistoryPage"));
  WAIT_FOR (dorsal_history_page_get_rows (page)->len == 1);
  dorsal_your_data_import_file (GTK_WINDOW (window), archive, csv, keep_sentence, &said);
  WAIT_FOR (said);
  g_assert_cmpuint (count_kept (), ==, 2);
  g_clear_pointer (&said, g_free);
  g_assert_true (g_file_set_contents (csv, "This is no session.\n", -1, NULL));
  dorsal_your_data_import_file (GTK_WINDOW (window), archive, csv, keep_sentence, &said);
  WAIT_FOR (said);
  g_assert_nonnull (strstr (said, "could not be imported"));
  g_assert_cmpuint (count_kept (), ==, 2);
  dorsal_archive_settle (archive);
  g_unlink (csv);
  close_window (window);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (void);
  } tests[] = {
    { "/app/history/nothing-was-kept-and-looking-makes-nothing", test_empty },
    { "/app/history/what-cannot-be-read-is-said", test_trouble },
    { "/app/history/the-list-is-searched", test_list },
    { "/app/history/a-session-that-ends-joins-the-list", test_grows },
    { "/app/history/a-session-is-looked-at-closely", test_session },
    { "/app/history/it-plays-to-its-end", test_plays },
    { "/app/history/a-note-is-in-the-list", test_note },
    { "/app/history/what-was-deleted-comes-back", test_undo },
    { "/app/history/what-was-deleted-is-gone-with-the-window", test_delete },
    { "/app/history/what-was-deleted-is-gone-when-dorsal-ends", test_quit },
    { "/app/history/a-second-delete-makes-the-first-final", test_second_delete },
    { "/app/history/all-is-erased-when-the-word-is-typed-and-not-before", test_erase },
    { "/app/history/where-the-data-is", test_show_data },
    { "/app/history/what-was-exported-comes-in-and-nothing-else", test_import },
  };
  int status;

  application = rig_start (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_vtable (tests[i].path, 0, NULL, (GTestFixtureFunc) (void (*) (void)) set_up,
                       (GTestFixtureFunc) (void (*) (void)) tests[i].func,
                       (GTestFixtureFunc) (void (*) (void)) tear_down);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
