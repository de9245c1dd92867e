/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history in the window: the list, a session's page, deleting with a way back. */

#include "history-rig.h"

#include <adwaita.h>

#include "app/history-page.h"
#include "app/kept-board.h"
#include "app/kept-list.h"
#include "app/kept-page.h"
#include "rig.h"

static GListModel *
model_of (DorsalWindow *window)
{
  GtkSelectionModel *selection = gtk_list_view_get_model (GTK_LIST_VIEW (rig_find (GTK_WIDGET (window), NULL, "history-list")));
  return gtk_no_selection_get_model (GTK_NO_SELECTION (selection));
}

static void
test_empty (void)
{
  DorsalWindow *window = history_rig_open ("history");

  WAIT_FOR (g_str_equal (history_rig_state (window, "DorsalHistoryPage"), "empty"));
  g_assert_false (g_file_test (history_rig_path, G_FILE_TEST_EXISTS)); /* looking makes nothing */
  history_rig_close (window);
}

static void
test_trouble (void)
{
  DorsalWindow *window;

  g_file_set_contents (history_rig_path, "This is no database, but it lies where one should be. And it is long enough.", -1, NULL);
  window = history_rig_open ("history");
  WAIT_FOR (g_str_equal (history_rig_state (window, "DorsalHistoryPage"), "trouble"));
  history_rig_close (window);
}

static void
test_list (void)
{
  DorsalWindow *window;
  DorsalHistoryPage *page;

  history_rig_fill (5);
  window = history_rig_open ("history");
  page = DORSAL_HISTORY_PAGE (history_rig_find (window, "DorsalHistoryPage"));
  WAIT_FOR (dorsal_history_page_get_rows (page)->len == 5);
  g_assert_cmpstr (history_rig_state (window, "DorsalHistoryPage"), ==, "list");
  g_assert_cmpuint (g_list_model_get_n_items (model_of (window)), >, 5); /* and the days */
  dorsal_history_page_search (page, "demo");
  g_assert_cmpuint (dorsal_kept_list_count (DORSAL_KEPT_LIST (model_of (window))), ==, 2);
  dorsal_history_page_search (page, "no such word");
  g_assert_cmpstr (history_rig_state (window, "DorsalHistoryPage"), ==, "none");
  dorsal_history_page_search (page, "");
  g_assert_cmpuint (dorsal_kept_list_count (DORSAL_KEPT_LIST (model_of (window))), ==, 5);
  history_rig_close (window);
}

/* A session that was rolled while the list is open joins it when it is over. */
static void
test_grows (void)
{
  DorsalWindow *window;
  DorsalHistoryPage *page;
  DorsalLive *live;

  history_rig_fill (1);
  window = history_rig_open ("history");
  page = DORSAL_HISTORY_PAGE (history_rig_find (window, "DorsalHistoryPage"));
  live = dorsal_window_get_live (window);
  WAIT_FOR (dorsal_history_page_get_rows (page)->len == 1);
  dorsal_window_connect (window, "demo", 20);
  WAIT_FOR (dorsal_live_get_reading (live)->sample.time_us > G_USEC_PER_SEC);
  dorsal_live_disconnect (live);
  dorsal_window_show_page (window, "history");
  WAIT_FOR (dorsal_history_page_get_rows (page)->len == 2);
  history_rig_close (window);
}

static void
test_session (void)
{
  DorsalWindow *window;
  DorsalKeptPage *page;
  DorsalKeptBoard *board;
  DorsalLens lens;
  gint64 from_us, to_us;

  history_rig_fill (2);
  window = history_rig_open ("history");
  dorsal_window_open_session (window, 1);
  page = DORSAL_KEPT_PAGE (history_rig_find (window, "DorsalKeptPage"));
  board = DORSAL_KEPT_BOARD (history_rig_find (window, "DorsalKeptBoard"));
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
  WAIT_FOR (g_str_equal (history_rig_state (window, "DorsalKeptPage"), "trouble"));
  g_assert_false (dorsal_kept_page_is_ready (page));
  history_rig_close (window);
}

/* It plays with the frames, and stops where the session does. */
static void
test_plays (void)
{
  DorsalWindow *window;
  DorsalKeptBoard *board;

  history_rig_fill (1);
  window = history_rig_open ("history");
  dorsal_window_open_session (window, 1);
  board = DORSAL_KEPT_BOARD (history_rig_find (window, "DorsalKeptBoard"));
  WAIT_FOR (dorsal_kept_page_is_ready (DORSAL_KEPT_PAGE (history_rig_find (window, "DorsalKeptPage"))));
  dorsal_kept_board_set_cursor (board, 5900 * 1000);
  gtk_widget_activate_action (history_rig_find (window, "DorsalKeptPage"), "kept.play", NULL);
  WAIT_FOR (dorsal_kept_board_get_cursor (board) == dorsal_kept_board_get_lens (board).total_us);
  history_rig_close (window);
}

static void
test_note (void)
{
  DorsalWindow *window;
  GtkWidget *note;
  DorsalHistoryPage *list;

  history_rig_fill (1);
  window = history_rig_open ("history");
  list = DORSAL_HISTORY_PAGE (history_rig_find (window, "DorsalHistoryPage"));
  dorsal_window_open_session (window, 1);
  WAIT_FOR (dorsal_kept_page_is_ready (DORSAL_KEPT_PAGE (history_rig_find (window, "DorsalKeptPage"))));
  note = rig_find (history_rig_find (window, "DorsalKeptPage"), "GtkTextView", NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (note)), "Left side tight", -1);
  dorsal_window_show_page (window, "history");
  WAIT_FOR (dorsal_history_page_get_rows (list)->len == 1
            && g_str_equal (((DorsalCatalogueRow *) dorsal_history_page_get_rows (list)->pdata[0])->note,
                            "Left side tight"));
  history_rig_close (window);
}

static GtkWidget *
undo_of (DorsalWindow *window)
{
  GtkWidget *toast = history_rig_find (window, "AdwToastWidget");
  return toast ? rig_find (toast, "GtkButton", NULL) : NULL;
}

static DorsalWindow *
open_and_delete (void)
{
  DorsalWindow *window;

  history_rig_fill (3);
  window = history_rig_open ("history");
  WAIT_FOR (dorsal_history_page_get_rows (DORSAL_HISTORY_PAGE (history_rig_find (window, "DorsalHistoryPage")))->len == 3);
  dorsal_window_open_session (window, 2);
  WAIT_FOR (dorsal_kept_page_is_ready (DORSAL_KEPT_PAGE (history_rig_find (window, "DorsalKeptPage"))));
  gtk_widget_activate_action (history_rig_find (window, "DorsalKeptPage"), "kept.delete", NULL);
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
  history_rig_close (window);
  g_assert_cmpuint (history_rig_count (), ==, 3);
}

static void
test_delete (void)
{
  DorsalWindow *window = open_and_delete ();

  history_rig_close (window);
  g_assert_cmpuint (history_rig_count (), ==, 2);
}

/* As the application does at its end, with the toast still there. */
static void
test_quit (void)
{
  DorsalWindow *window = open_and_delete ();

  WAIT_FOR (undo_of (window));
  dorsal_window_set_database (window, NULL);
  g_assert_cmpuint (history_rig_count (), ==, 2);
  history_rig_close (window);
}

/* The one before is gone with the second; its undo would have come too late. */
static void
test_second_delete (void)
{
  DorsalWindow *window = open_and_delete ();

  dorsal_window_open_session (window, 3);
  WAIT_FOR (dorsal_kept_page_is_ready (DORSAL_KEPT_PAGE (history_rig_find (window, "DorsalKeptPage"))));
  gtk_widget_activate_action (history_rig_find (window, "DorsalKeptPage"), "kept.delete", NULL);
  WAIT_FOR (history_rig_count () == 2);
  g_assert_cmpuint (dorsal_kept_list_count (DORSAL_KEPT_LIST (model_of (window))), ==, 1);
  WAIT_FOR (undo_of (window));
  g_signal_emit_by_name (undo_of (window), "clicked");
  WAIT_FOR (dorsal_kept_list_count (DORSAL_KEPT_LIST (model_of (window))) == 2);
  history_rig_close (window);
  g_assert_cmpuint (history_rig_count (), ==, 2);
}

int
main (int argc, char *argv[])
{
  static const HistoryTest tests[] = {
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
  };

  return history_rig_run (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
