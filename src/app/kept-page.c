/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of a kept session.
 *
 *   Today, 18:42 · Demo roller
 *   the board: spine, plots, story              app/kept-board
 *   totals, note, how it was recorded           below, where the page is scrolled to
 *   ┌ play │ speed ───────── zoom │ hand on │ delete ┐
 *
 * Comes in: a number, wishes. Goes out: a record on the screen; what is to be deleted is asked of the window, which
 * can undo it. Never: a wait for the disk, another window's clock: the frame clock plays back. */

#include "app/kept-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/error-text.h"
#include "app/fact-group.h"
#include "app/fold.h"
#include "app/hand-out.h"
#include "app/kept-board.h"
#include "app/kept-load.h"
#include "app/kept-note.h"
#include "app/kept-player.h"
#include "app/kept-words.h"

#define PEEK_PX 116 /* with the title */

struct _DorsalKeptPage
{
  GtkWidget parent_instance;
  DorsalArchive *archive;
  DorsalSettings settings; /* those of today */
  gint64 id;
  GCancellable *cancellable; /* of what is read for this session */
  DorsalLoaded *loaded;
  GtkStack *stack;
  DorsalKeptBoard *board;
  DorsalKeptToday *today; /* of the board */
  AdwStatusPage *trouble;
  GtkLabel *title;
  GtkWidget *tools;
  DorsalKeptPlayer *player;
  DorsalKeptNote *note;
  DorsalFactGroup *totals, *recording;
  GtkAdjustment *scroll;
  guint fit_id;
};

G_DEFINE_FINAL_TYPE (DorsalKeptPage, dorsal_kept_page, GTK_TYPE_WIDGET)

enum
{
  DELETE_ASKED,
  TOLD,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
tell (DorsalKeptPage *page, const char *sentence)
{
  g_signal_emit (page, signals[TOLD], 0, sentence);
}

/* --- facts --- */

static void
show_facts (DorsalKeptPage *page)
{
  const DorsalSummary *then;
  const DorsalSummary *now = dorsal_kept_today_get_summary (page->today);
  g_autoptr (GArray) totals = NULL, recording = NULL;

  if (!page->loaded)
    return;
  then = &page->loaded->record->summary;
  totals = now ? dorsal_facts_of_both (then, now) : dorsal_facts_of_totals (then);
  recording = dorsal_facts_of_recording (page->loaded->record, page->loaded->coarse ? NULL : &page->loaded->played);
  dorsal_fact_group_show (page->totals, totals);
  dorsal_fact_group_show (page->recording, recording);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (page->totals),
                                         now ? _("Then → under today’s settings") : NULL);
}

/* --- playing back --- */

static void
play_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DorsalKeptPage *page = DORSAL_KEPT_PAGE (widget);

  dorsal_kept_player_seek (page->player, dorsal_kept_board_get_cursor (page->board));
  dorsal_kept_player_toggle (page->player);
}

static void
on_played (DorsalKeptPage *page, gint64 at_us)
{
  dorsal_kept_board_set_cursor (page->board, at_us);
}

/* Whoever moves the cursor while it plays, plays on from there. */
static void
on_board_changed (DorsalKeptPage *page)
{
  dorsal_kept_player_seek (page->player, dorsal_kept_board_get_cursor (page->board));
}

static void
zoom_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DorsalKeptPage *page = DORSAL_KEPT_PAGE (widget);
  DorsalLens lens = dorsal_kept_board_get_lens (page->board), whole = dorsal_lens_whole (lens.total_us);
  double factor = g_variant_get_double (parameter);

  if (factor > 0)
    dorsal_kept_board_zoom (page->board, factor);
  else
    dorsal_kept_board_set_lens (page->board, &whole);
}

/* --- reading --- */

static void
show_title (DorsalKeptPage *page, const DorsalKeptSession *session)
{
  g_autofree char *day = dorsal_words_of_day (session->began_us, g_get_real_time ());
  g_autofree char *hour = dorsal_words_of_hour (session->began_us);
  g_autofree char *source = dorsal_words_of_source (session->source, session->model);
  g_autofree char *title = g_strdup_printf ("%s, %s · %s", day, hour, source);

  gtk_label_set_text (page->title, title);
}

static void
forget (DorsalKeptPage *page)
{
  if (page->cancellable)
    g_cancellable_cancel (page->cancellable);
  g_clear_object (&page->cancellable);
  dorsal_kept_player_load (page->player, 0);
  dorsal_kept_note_show (page->note, 0, "");
  dorsal_kept_today_open (page->today, page->archive, 0, &page->settings);
  dorsal_kept_board_show (page->board, NULL);
  g_clear_pointer (&page->loaded, dorsal_loaded_free);
  gtk_label_set_text (page->title, "");
  gtk_widget_set_sensitive (page->tools, FALSE);
}

static void
show_loaded (DorsalKeptPage *page)
{
  const DorsalRecord *record = page->loaded->record;

  show_title (page, record->session);
  dorsal_kept_board_show (page->board, record);
  dorsal_kept_player_load (page->player, record->length_us);
  dorsal_kept_note_show (page->note, page->id, record->session->note);
  dorsal_kept_today_open (page->today, page->archive, page->id, &page->settings);
  show_facts (page);
  gtk_widget_set_sensitive (page->tools, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "kept.delete", record->session->ending != DORSAL_ENDING_OPEN);
  gtk_stack_set_visible_child_name (page->stack, "session");
  gtk_widget_grab_focus (GTK_WIDGET (page->board));
}

/* Finer: the same place, cursor and choice. What is written in the note meanwhile stays. */
static void
on_refined (GObject *source, GAsyncResult *result, gpointer data)
{
  DorsalKeptPage *page = DORSAL_KEPT_PAGE (source);
  DorsalLoaded *fine = g_task_propagate_pointer (G_TASK (result), NULL), *coarse = page->loaded;
  DorsalLens lens = dorsal_kept_board_get_lens (page->board);
  gint64 cursor_us = dorsal_kept_board_get_cursor (page->board), from_us, to_us;
  gboolean chosen = dorsal_kept_board_get_chosen (page->board, &from_us, &to_us);

  if (!fine)
    return;
  page->loaded = fine;
  dorsal_kept_board_show (page->board, fine->record);
  dorsal_kept_board_set_cursor (page->board, cursor_us);
  if (!dorsal_lens_is_whole (&lens))
    {
      lens = dorsal_lens_show (dorsal_lens_whole (fine->record->length_us), lens.from_us, lens.from_us + lens.length_us);
      dorsal_kept_board_set_lens (page->board, &lens);
    }
  if (chosen)
    dorsal_kept_board_choose (page->board, from_us, to_us);
  dorsal_loaded_free (coarse);
  show_facts (page);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  DorsalKeptPage *page = DORSAL_KEPT_PAGE (source);
  g_autoptr (GError) error = NULL;
  DorsalLoaded *loaded = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (loaded)
    {
      page->loaded = loaded;
      show_loaded (page);
      if (loaded->coarse)
        dorsal_kept_load (page->archive, page->id, TRUE, g_task_new (page, page->cancellable, on_refined, NULL));
      return;
    }
  adw_status_page_set_description (page->trouble,
                                   error->domain == DORSAL_STORE_ERROR
                                       ? dorsal_error_text_of_reading ((DorsalStoreError) error->code)
                                       : _("What is kept of it cannot be read. Delete it, or leave it as it is."));
  gtk_stack_set_visible_child_name (page->stack, "trouble");
}

void
dorsal_kept_page_open (DorsalKeptPage *page, gint64 id)
{
  forget (page);
  page->id = id;
  page->cancellable = g_cancellable_new ();
  gtk_stack_set_visible_child_name (page->stack, "reading");
  dorsal_kept_load (page->archive, id, FALSE, g_task_new (page, page->cancellable, on_loaded, NULL));
}

/* --- the end --- */

static void
delete_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DorsalKeptPage *page = DORSAL_KEPT_PAGE (widget);

  dorsal_kept_player_stop (page->player);
  g_signal_emit (page, signals[DELETE_ASKED], 0, page->id);
}

/* --- handing on --- */

static void
on_handed (const char *sentence, gpointer data)
{
  tell (data, sentence);
}

/* What is chosen; all of it where nothing is. */
static DorsalRange
range_of (DorsalKeptPage *page)
{
  DorsalRange range = { 0 };

  if (!dorsal_kept_board_get_chosen (page->board, &range.from_us, &range.to_us))
    range = (DorsalRange){ .to_us = G_MAXINT64 };
  return range;
}

static void
export_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DorsalKeptPage *page = DORSAL_KEPT_PAGE (widget);

  if (page->loaded)
    dorsal_hand_out_save (widget, page->archive, page->loaded->record->session, range_of (page),
                          g_variant_get_string (parameter, NULL), on_handed);
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DorsalKeptPage *page = DORSAL_KEPT_PAGE (widget);

  if (page->loaded)
    dorsal_hand_out_print (widget, page->archive, page->loaded->record->session, range_of (page), on_handed);
}

/* --- the object --- */

void
dorsal_kept_page_set_archive (DorsalKeptPage *page, DorsalArchive *archive)
{
  g_set_object (&page->archive, archive);
  dorsal_kept_note_set_archive (page->note, archive);
}

void
dorsal_kept_page_set_settings (DorsalKeptPage *page, const DorsalSettings *settings)
{
  page->settings = *settings;
}

gboolean
dorsal_kept_page_is_ready (DorsalKeptPage *page)
{
  return page->loaded != NULL;
}

/* The board fills what is seen but for the note's head, which says that there is more below. */
static gboolean
on_fit (gpointer data)
{
  DorsalKeptPage *page = data;

  page->fit_id = 0;
  gtk_widget_set_size_request (GTK_WIDGET (page->board), -1,
                               MAX ((int) gtk_adjustment_get_page_size (page->scroll) - PEEK_PX, -1));
  return G_SOURCE_REMOVE;
}

static void
on_page_size (DorsalKeptPage *page)
{
  if (page->fit_id == 0)
    page->fit_id = g_idle_add (on_fit, page); /* not while sizes are being handed out */
}

static void
dorsal_kept_page_dispose (GObject *object)
{
  DorsalKeptPage *page = DORSAL_KEPT_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&page->fit_id, g_source_remove);
  if (page->player) /* the first time */
    forget (page);
  page->player = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  g_clear_object (&page->archive);
  G_OBJECT_CLASS (dorsal_kept_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "kept.play", NULL, play_action);
  gtk_widget_class_install_action (class, "kept.zoom", "d", zoom_action);
  gtk_widget_class_install_action (class, "kept.delete", NULL, delete_action);
  gtk_widget_class_install_action (class, "kept.export", "s", export_action);
  gtk_widget_class_install_action (class, "kept.print", NULL, print_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_space, 0, "kept.play", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_p, GDK_CONTROL_MASK, "kept.print", NULL);
}

static void
dorsal_kept_page_class_init (DorsalKeptPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_kept_page_dispose;
  signals[DELETE_ASKED] = g_signal_new ("delete-asked", DORSAL_TYPE_KEPT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[TOLD] = g_signal_new ("told", DORSAL_TYPE_KEPT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
  g_type_ensure (DORSAL_TYPE_FACT_GROUP);
  g_type_ensure (DORSAL_TYPE_FOLD);
  g_type_ensure (DORSAL_TYPE_KEPT_BOARD);
  g_type_ensure (DORSAL_TYPE_KEPT_NOTE);
  g_type_ensure (DORSAL_TYPE_KEPT_PLAYER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dorsal/Dorsal/kept-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, DorsalKeptPage, name)
  CHILD (stack);
  CHILD (board);
  CHILD (trouble);
  CHILD (title);
  CHILD (tools);
  CHILD (player);
  CHILD (note);
  CHILD (totals);
  CHILD (recording);
  CHILD (scroll);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_board_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_page_size);
  gtk_widget_class_bind_template_callback (widget_class, on_played);
  gtk_widget_class_bind_template_callback (widget_class, tell);
  install_actions (widget_class);
}

static void
dorsal_kept_page_init (DorsalKeptPage *page)
{
  page->settings = dorsal_settings_default ();
  gtk_widget_init_template (GTK_WIDGET (page));
  page->today = dorsal_kept_board_get_today (page->board);
  g_signal_connect_object (page->today, "changed", G_CALLBACK (show_facts), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (page->today, "told", G_CALLBACK (tell), page, G_CONNECT_SWAPPED);
  forget (page);
}
