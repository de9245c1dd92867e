/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of one kept session: its note, what today's settings make of it. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "app/kept-board.h"
#include "app/kept-note.h"
#include "app/kept-page.h"
#include "rig.h"
#include "store/session.h"

static DorsalApplication *application;

typedef struct
{
  char *path;
  DorsalArchive *archive;
  GtkWindow *window;
  DorsalKeptPage *page;
  GtkTextBuffer *note;
  DorsalKeptToday *today;
  char *told;
} Rig;

static GtkWidget *
find (Rig *rig, const char *type)
{
  return rig_find (GTK_WIDGET (rig->page), type, NULL);
}

static void
on_told (Rig *rig, const char *sentence)
{
  g_free (rig->told);
  rig->told = g_strdup (sentence);
}

static void
make_database (Rig *rig)
{
  g_autofree char *folder = g_dir_make_tmp ("dorsal-kept.XXXXXX", NULL);
  g_autoptr (DorsalStore) store = NULL;

  rig->path = g_build_filename (folder, "sessions.db", NULL);
  store = dorsal_store_open (rig->path, DORSAL_STORE_WRITE, NULL, NULL);
  for (guint i = 0; i < 2; i++)
    rig_keep (store, "serial", 6, (1700000000 + i * 40000) * (gint64) G_USEC_PER_SEC);
}

static void
set_up (Rig *rig, gconstpointer data)
{
  make_database (rig);
  rig->archive = dorsal_archive_new (rig->path);
  rig->page = g_object_new (DORSAL_TYPE_KEPT_PAGE, NULL);
  rig->window = GTK_WINDOW (adw_window_new ());
  dorsal_kept_page_set_archive (rig->page, rig->archive);
  g_signal_connect_swapped (rig->page, "told", G_CALLBACK (on_told), rig);
  adw_window_set_content (ADW_WINDOW (rig->window), GTK_WIDGET (rig->page));
  gtk_window_set_default_size (rig->window, 900, 700);
  gtk_window_present (rig->window);
  rig->note = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (rig, "GtkTextView")));
  rig->today = DORSAL_KEPT_TODAY (find (rig, "DorsalKeptToday"));
}

static void
tear_down (Rig *rig, gconstpointer data)
{
  rig_close (rig->window);
  dorsal_archive_settle (rig->archive);
  g_object_unref (rig->archive);
  rig_remove_database (rig->path);
  g_free (rig->path);
  g_free (rig->told);
}

static void
open_session (Rig *rig, gint64 id)
{
  dorsal_kept_page_open (rig->page, id);
  WAIT_FOR (dorsal_kept_page_is_ready (rig->page));
}

static char *
note_of (Rig *rig, gint64 id)
{
  g_autoptr (DorsalStore) store = NULL;
  g_autoptr (DorsalKeptSession) session = NULL;

  dorsal_archive_settle (rig->archive);
  store = dorsal_store_open (rig->path, DORSAL_STORE_READ, NULL, NULL);
  session = dorsal_kept_get (store, id, NULL);
  return g_strdup (session->note);
}

#define ASSERT_NOTE(rig, id, expected)                                                                                \
  G_STMT_START                                                                                                        \
  {                                                                                                                   \
    g_autofree char *note_ = note_of (rig, id);                                                                       \
    g_assert_cmpstr (note_, ==, expected);                                                                            \
  }                                                                                                                   \
  G_STMT_END

#define ASSERT_SHOWN(note, expected)                                                                                  \
  G_STMT_START                                                                                                        \
  {                                                                                                                   \
    g_autofree char *shown_ = dorsal_kept_note_get_text (note);                                                       \
    g_assert_cmpstr (shown_, ==, expected);                                                                           \
  }                                                                                                                   \
  G_STMT_END

/* --- the note --- */

static void
test_focus (Rig *rig, gconstpointer data)
{
  open_session (rig, 1);
  gtk_widget_grab_focus (find (rig, "GtkTextView"));
  gtk_text_buffer_set_text (rig->note, "Left side tight\nT6 better after the second hold\n", -1);
  ASSERT_NOTE (rig, 1, ""); /* while it is being written */
  gtk_widget_grab_focus (find (rig, "DorsalKeptBoard"));
  ASSERT_NOTE (rig, 1, "Left side tight\nT6 better after the second hold");
}

static void
test_leaves (Rig *rig, gconstpointer data)
{
  open_session (rig, 1);
  gtk_text_buffer_set_text (rig->note, "Of the first", -1);
  open_session (rig, 2);
  ASSERT_NOTE (rig, 1, "Of the first");
  ASSERT_NOTE (rig, 2, "");
  gtk_text_buffer_set_text (rig->note, "Of the second", -1);
  gtk_widget_set_visible (GTK_WIDGET (rig->page), FALSE);
  ASSERT_NOTE (rig, 2, "Of the second");
  ASSERT_NOTE (rig, 1, "Of the first");
}

static gboolean
press_escape (Rig *rig)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (find (rig, "GtkTextView"));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (all) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (all, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Escape, 9, 0, &handled);
    }
  return handled;
}

static void
test_escape (Rig *rig, gconstpointer data)
{
  g_autofree char *text = NULL;

  open_session (rig, 1);
  g_assert_false (press_escape (rig)); /* nothing to give back: it is the window's */
  gtk_text_buffer_set_text (rig->note, "Kept", -1);
  open_session (rig, 2);
  open_session (rig, 1);
  gtk_text_buffer_set_text (rig->note, "Not meant", -1);
  g_assert_true (press_escape (rig));
  text = dorsal_kept_note_get_text (DORSAL_KEPT_NOTE (find (rig, "DorsalKeptNote")));
  g_assert_cmpstr (text, ==, "Kept");
  open_session (rig, 2);
  ASSERT_NOTE (rig, 1, "Kept");
}

/* Somebody comes back before the note is in the database: what was read there is older. */
static void
test_older (Rig *rig, gconstpointer data)
{
  DorsalKeptNote *note;

  open_session (rig, 1);
  note = DORSAL_KEPT_NOTE (find (rig, "DorsalKeptNote"));
  gtk_text_buffer_set_text (rig->note, "Newer", -1);
  dorsal_kept_note_show (note, 2, "");
  dorsal_kept_note_show (note, 1, "Older");
  ASSERT_SHOWN (note, "Newer");
  dorsal_kept_note_show (note, 2, "");
  ASSERT_SHOWN (note, "");
  ASSERT_NOTE (rig, 1, "Newer");
  while (g_main_context_iteration (NULL, FALSE))
    ; /* hears that it was */
  dorsal_kept_note_show (note, 1, "Older"); /* read before it was written, and shown after */
  ASSERT_SHOWN (note, "Newer");
  dorsal_kept_note_show (note, 1, "Of somebody else, since");
  ASSERT_SHOWN (note, "Of somebody else, since");
}

/* No database can be opened where it was; FALSE: it can again. What was given before is done. */
static void
take_database_away (Rig *rig, gboolean away)
{
  g_autofree char *aside = g_strconcat (rig->path, "-recording", NULL);

  dorsal_archive_settle (rig->archive);
  if (!away)
    g_assert_cmpint (g_rmdir (rig->path), ==, 0);
  g_assert_cmpint (g_rename (away ? rig->path : aside, away ? aside : rig->path), ==, 0);
  if (away)
    g_assert_cmpint (g_mkdir (rig->path, 0700), ==, 0);
}

/* What cannot be kept is said, stands where it was written, and is tried again. */
static void
test_refused (Rig *rig, gconstpointer data)
{
  open_session (rig, 1);
  gtk_widget_grab_focus (find (rig, "GtkTextView"));
  gtk_text_buffer_set_text (rig->note, "Heavy", -1);
  take_database_away (rig, TRUE);
  gtk_widget_grab_focus (find (rig, "DorsalKeptBoard"));
  WAIT_FOR (rig->told != NULL);
  take_database_away (rig, FALSE);
  gtk_widget_grab_focus (find (rig, "GtkTextView"));
  gtk_widget_grab_focus (find (rig, "DorsalKeptBoard"));
  ASSERT_NOTE (rig, 1, "Heavy");
}

/* Two texts of one session, the second written before anybody heard that the first was refused. */
static DorsalKeptNote *
write_two (Rig *rig, gboolean second_too)
{
  DorsalKeptNote *note;

  open_session (rig, 1);
  note = DORSAL_KEPT_NOTE (find (rig, "DorsalKeptNote"));
  take_database_away (rig, TRUE);
  gtk_text_buffer_set_text (rig->note, "First", -1);
  dorsal_kept_note_show (note, 2, "");
  if (!second_too)
    take_database_away (rig, FALSE);
  dorsal_kept_note_show (note, 1, "");
  gtk_text_buffer_set_text (rig->note, "Second", -1);
  dorsal_kept_note_show (note, 2, "");
  dorsal_kept_note_show (note, 1, "");
  ASSERT_SHOWN (note, "Second");
  dorsal_archive_settle (rig->archive);
  return note;
}

static void
test_newer (Rig *rig, gconstpointer data)
{
  DorsalKeptNote *note = write_two (rig, FALSE);

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (rig->told); /* nothing is lost */
  dorsal_kept_note_show (note, 2, "");
  dorsal_kept_note_show (note, 1, "Read before");
  ASSERT_SHOWN (note, "Second");
  ASSERT_NOTE (rig, 1, "Second");
}

static void
test_neither (Rig *rig, gconstpointer data)
{
  DorsalKeptNote *note = write_two (rig, TRUE);

  WAIT_FOR (rig->told != NULL);
  ASSERT_SHOWN (note, "Second");
  g_assert_true (press_escape (rig));
  ASSERT_SHOWN (note, ""); /* what is kept, and not the first, which never was */
  take_database_away (rig, FALSE);
}

/* --- as judged today --- */

static GtkWidget *
second_story (Rig *rig)
{
  return dorsal_kept_today_get_plots (rig->today);
}

static const char *
alerts_of (Rig *rig)
{
  GtkWidget *row = rig_find_row (GTK_WIDGET (rig->page), "Alerts"), *label = NULL;

  for (GtkWidget *box = rig_find (row, NULL, "suffixes"); box && !label; box = NULL)
    label = rig_find (box, "GtkLabel", NULL);
  return gtk_label_get_text (GTK_LABEL (label));
}

static void
test_differs (Rig *rig, gconstpointer data)
{
  DorsalSettings settings = dorsal_settings_default ();

  settings.zones.hard_kpa = 20;
  settings.zones.hard_at_once_kpa = 30;
  dorsal_kept_page_set_settings (rig->page, &settings);
  open_session (rig, 1);
  g_assert_false (gtk_widget_get_visible (second_story (rig)));
  g_assert_cmpstr (alerts_of (rig), ==, "none");
  dorsal_kept_today_wish (rig->today, TRUE);
  WAIT_FOR (dorsal_kept_today_get_summary (rig->today) != NULL);
  g_assert_true (gtk_widget_get_visible (second_story (rig)));
  g_assert_cmpstr (alerts_of (rig), ==, "none → Too hard");
  dorsal_kept_today_wish (rig->today, FALSE);
  g_assert_false (gtk_widget_get_visible (second_story (rig)));
  g_assert_cmpstr (alerts_of (rig), ==, "none");
  dorsal_kept_today_wish (rig->today, TRUE); /* it is judged once */
  g_assert_nonnull (dorsal_kept_today_get_summary (rig->today));
  open_session (rig, 2);
  g_assert_false (gtk_widget_get_visible (second_story (rig)));
  g_assert_null (dorsal_kept_today_get_summary (rig->today));
}

static void
test_same (Rig *rig, gconstpointer data)
{
  GtkSwitch *wish = GTK_SWITCH (find (rig, "GtkSwitch"));
  GtkWidget *same = gtk_widget_get_prev_sibling (GTK_WIDGET (wish));

  open_session (rig, 1);
  g_assert_false (gtk_widget_get_visible (same));
  gtk_widget_activate (GTK_WIDGET (wish));
  WAIT_FOR (dorsal_kept_today_get_summary (rig->today) != NULL);
  g_assert_true (gtk_switch_get_state (wish));
  g_assert_true (gtk_widget_get_visible (same));
  g_assert_false (gtk_widget_get_visible (second_story (rig)));
}

/* Another session is opened while the first is being judged: its judgement comes to nobody. */
static void
test_overtaken (Rig *rig, gconstpointer data)
{
  open_session (rig, 1);
  dorsal_kept_today_wish (rig->today, TRUE);
  open_session (rig, 2);
  g_assert_null (dorsal_kept_today_get_summary (rig->today));
  dorsal_kept_today_wish (rig->today, TRUE);
  WAIT_FOR (dorsal_kept_today_get_summary (rig->today) != NULL);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (find (rig, "GtkSwitch"))));
}

int
main (int argc, char *argv[])
{
  int status;

  application = rig_start (&argc, &argv);
#define TEST(name, func) g_test_add ("/app/kept-page/" name, Rig, NULL, set_up, func, tear_down)
  TEST ("a-note-of-several-lines-is-kept-when-the-focus-leaves", test_focus);
  TEST ("a-note-is-kept-when-its-page-goes", test_leaves);
  TEST ("escape-gives-back-what-was-kept", test_escape);
  TEST ("what-was-read-before-the-note-came-there-does-not-show", test_older);
  TEST ("a-note-that-cannot-be-kept-is-tried-again", test_refused);
  TEST ("a-newer-note-outlives-an-older-one-that-was-refused", test_newer);
  TEST ("of-two-notes-refused-neither-counts-as-kept", test_neither);
  TEST ("other-settings-tell-a-second-story", test_differs);
  TEST ("where-nothing-differs-a-sentence-says-so", test_same);
  TEST ("a-judgement-that-was-overtaken-comes-to-nobody", test_overtaken);
#undef TEST
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
