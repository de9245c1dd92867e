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
#include "app/hand-out.h"
#include "app/kept-board.h"
#include "app/kept-facts.h"
#include "app/kept-load.h"
#include "app/kept-words.h"
#include "app/playback.h"
#include "store/history.h"

#define PEEK_PX 84

struct _DorsalKeptPage
{
  GtkWidget parent_instance;
  DorsalArchive *archive;
  DorsalSettings settings; /* those of today */
  gint64 id;
  GCancellable *cancellable; /* of what is read for this session */
  DorsalLoaded *loaded;
  DorsalPlayback playback;
  guint tick_id;
  GtkStack *stack;
  DorsalKeptBoard *board;
  AdwStatusPage *trouble;
  GtkLabel *title;
  GtkWidget *tools, *play_button;
  GtkDropDown *speed;
  AdwEntryRow *note;
  GtkWidget *totals, *recording;
  GPtrArray *facts; /* rows of both groups */
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
forget_facts (DorsalKeptPage *page)
{
  for (guint i = 0; i < page->facts->len; i++)
    {
      GtkWidget *row = page->facts->pdata[i];
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (page->facts, 0);
}

static void
add_facts (DorsalKeptPage *page, GtkWidget *group, GArray *facts)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const DorsalFact *fact = &g_array_index (facts, DorsalFact, i);
      GtkWidget *row = adw_action_row_new (), *value = gtk_label_new (fact->value);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fact->title);
      gtk_label_set_wrap (GTK_LABEL (value), TRUE);
      gtk_label_set_natural_wrap_mode (GTK_LABEL (value), GTK_NATURAL_WRAP_NONE);
      gtk_label_set_xalign (GTK_LABEL (value), 1);
      gtk_label_set_max_width_chars (GTK_LABEL (value), 44);
      gtk_label_set_selectable (GTK_LABEL (value), TRUE);
      gtk_widget_add_css_class (value, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      g_ptr_array_add (page->facts, row);
    }
}

/* now: the sums under today's settings, NULL without them. */
static void
show_facts (DorsalKeptPage *page, const DorsalSummary *now)
{
  const DorsalSummary *then = &page->loaded->record->summary;
  g_autoptr (GArray) totals = now ? dorsal_facts_of_both (then, now) : dorsal_facts_of_totals (then);
  g_autoptr (GArray) recording = dorsal_facts_of_recording (
      page->loaded->record, page->loaded->coarse ? NULL : &page->loaded->played);

  forget_facts (page);
  add_facts (page, page->totals, totals);
  add_facts (page, page->recording, recording);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (page->totals),
                                         now ? _("Then → under today’s settings") : NULL);
}

/* --- playing back --- */

static void
show_playing (DorsalKeptPage *page)
{
  gboolean playing = page->playback.playing;

  gtk_button_set_icon_name (GTK_BUTTON (page->play_button),
                            playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (page->play_button, playing ? _("Pause (Space)") : _("Play back (Space)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (page->play_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  playing ? _("Pause") : _("Play back"), -1);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DorsalKeptPage *page = DORSAL_KEPT_PAGE (widget);

  page->playback = dorsal_playback_step (page->playback, gdk_frame_clock_get_frame_time (clock),
                                         page->loaded->record->length_us);
  dorsal_kept_board_set_cursor (page->board, page->playback.at_us);
  if (page->playback.playing)
    return G_SOURCE_CONTINUE;
  page->tick_id = 0;
  show_playing (page);
  return G_SOURCE_REMOVE;
}

static void
stop_playing (DorsalKeptPage *page)
{
  if (page->tick_id)
    gtk_widget_remove_tick_callback (GTK_WIDGET (page), page->tick_id);
  page->tick_id = 0;
  page->playback.playing = FALSE;
  show_playing (page);
}

static void
play_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const guint speeds[] = { DORSAL_PLAYBACK_SPEEDS };
  DorsalKeptPage *page = DORSAL_KEPT_PAGE (widget);

  if (!page->loaded)
    return;
  if (page->playback.playing)
    {
      stop_playing (page);
      return;
    }
  page->playback.at_us = dorsal_kept_board_get_cursor (page->board);
  page->playback.speed = speeds[MIN (gtk_drop_down_get_selected (page->speed), G_N_ELEMENTS (speeds) - 1)];
  page->playback = dorsal_playback_toggle (page->playback, page->loaded->record->length_us);
  page->tick_id = gtk_widget_add_tick_callback (widget, on_tick, NULL, NULL);
  show_playing (page);
}

static void
on_speed_changed (DorsalKeptPage *page)
{
  static const guint speeds[] = { DORSAL_PLAYBACK_SPEEDS };
  page->playback.speed = speeds[MIN (gtk_drop_down_get_selected (page->speed), G_N_ELEMENTS (speeds) - 1)];
}

/* Whoever moves the cursor while it plays, plays on from there. */
static void
on_board_changed (DorsalKeptPage *page)
{
  page->playback.at_us = dorsal_kept_board_get_cursor (page->board);
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
  stop_playing (page);
  if (page->cancellable)
    g_cancellable_cancel (page->cancellable);
  g_clear_object (&page->cancellable);
  dorsal_kept_board_show (page->board, NULL);
  forget_facts (page);
  g_clear_pointer (&page->loaded, dorsal_loaded_free);
  gtk_label_set_text (page->title, "");
  gtk_widget_set_sensitive (page->tools, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "kept.compare", FALSE);
}

static void
show_loaded (DorsalKeptPage *page)
{
  const DorsalRecord *record = page->loaded->record;

  show_title (page, record->session);
  dorsal_kept_board_show (page->board, record);
  gtk_editable_set_text (GTK_EDITABLE (page->note), record->session->note);
  show_facts (page, NULL);
  gtk_widget_set_sensitive (page->tools, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "kept.delete", record->session->ending != DORSAL_ENDING_OPEN);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "kept.compare", TRUE);
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
  show_facts (page, NULL);
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

/* --- comparing --- */

static void
on_compared (GObject *source, GAsyncResult *result, gpointer data)
{
  DorsalKeptPage *page = DORSAL_KEPT_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autofree DorsalSummary *summary = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!summary)
    tell (page, _("It could not be judged under today’s settings: what is kept of it cannot be read."));
  else if (page->loaded)
    show_facts (page, summary);
}

static void
compare_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DorsalKeptPage *page = DORSAL_KEPT_PAGE (widget);

  gtk_widget_action_set_enabled (widget, "kept.compare", FALSE);
  dorsal_kept_compare (page->archive, page->id, &page->settings,
                       g_task_new (page, page->cancellable, on_compared, NULL));
}

/* --- the note, and the end --- */

typedef struct
{
  gint64 id;
  char *note;
} Note;

static void
note_free (gpointer data)
{
  g_free (((Note *) data)->note);
  g_free (data);
}

static void
note_job (DorsalStore *store, GTask *task)
{
  const Note *note = g_task_get_task_data (task);
  GError *error = NULL;

  if (dorsal_kept_set_note (store, note->id, note->note, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_noted (GObject *source, GAsyncResult *result, gpointer data)
{
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    tell (DORSAL_KEPT_PAGE (source), _("The note could not be kept. Check the free space of the disk, then try again."));
}

static void
on_note_applied (DorsalKeptPage *page)
{
  GTask *task = g_task_new (page, NULL, on_noted, NULL);
  Note note = { page->id, g_strdup (gtk_editable_get_text (GTK_EDITABLE (page->note))) };

  if (page->loaded)
    {
      g_free (page->loaded->record->session->note);
      page->loaded->record->session->note = g_strdup (note.note);
    }
  g_task_set_task_data (task, g_memdup2 (&note, sizeof note), note_free);
  dorsal_archive_run (page->archive, DORSAL_LANE_QUICK, DORSAL_STORE_WRITE, note_job, task);
}

static void
delete_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DorsalKeptPage *page = DORSAL_KEPT_PAGE (widget);

  stop_playing (page);
  g_signal_emit (page, signals[DELETE_ASKED], 0, page->id);
}

/* --- handing on --- */

static void
on_handed (const char *sentence, gpointer data)
{
  tell (data, sentence);
}

static void
export_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DorsalKeptPage *page = DORSAL_KEPT_PAGE (widget);
  DorsalRange range = { .to_us = G_MAXINT64 };
  gint64 from_us, to_us;

  if (!page->loaded)
    return;
  if (dorsal_kept_board_get_chosen (page->board, &from_us, &to_us))
    range = (DorsalRange){ .from_us = from_us, .to_us = to_us };
  dorsal_hand_out_save (widget, page->archive, page->loaded->record->session, range, g_variant_get_string (parameter, NULL),
                        on_handed);
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DorsalKeptPage *page = DORSAL_KEPT_PAGE (widget);

  if (page->loaded)
    dorsal_hand_out_print (widget, page->archive, page->loaded->record->session, on_handed);
}

/* --- the object --- */

void
dorsal_kept_page_set_archive (DorsalKeptPage *page, DorsalArchive *archive)
{
  g_set_object (&page->archive, archive);
}

void
dorsal_kept_page_set_settings (DorsalKeptPage *page, const DorsalSettings *settings)
{
  page->settings = *settings;
}

gint64
dorsal_kept_page_get_session (DorsalKeptPage *page)
{
  return page->id;
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

/* Nobody looks: what is still being read is not needed, and nothing plays. */
static void
dorsal_kept_page_unmap (GtkWidget *widget)
{
  stop_playing (DORSAL_KEPT_PAGE (widget));
  GTK_WIDGET_CLASS (dorsal_kept_page_parent_class)->unmap (widget);
}

static void
dorsal_kept_page_dispose (GObject *object)
{
  DorsalKeptPage *page = DORSAL_KEPT_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&page->fit_id, g_source_remove);
  if (page->facts)
    forget (page);
  g_clear_pointer (&page->facts, g_ptr_array_unref);
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
  gtk_widget_class_install_action (class, "kept.compare", NULL, compare_action);
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
  widget_class->unmap = dorsal_kept_page_unmap;
  signals[DELETE_ASKED] = g_signal_new ("delete-asked", DORSAL_TYPE_KEPT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[TOLD] = g_signal_new ("told", DORSAL_TYPE_KEPT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
  g_type_ensure (DORSAL_TYPE_KEPT_BOARD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dorsal/Dorsal/kept-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, DorsalKeptPage, name)
  CHILD (stack);
  CHILD (board);
  CHILD (trouble);
  CHILD (title);
  CHILD (tools);
  CHILD (play_button);
  CHILD (speed);
  CHILD (note);
  CHILD (totals);
  CHILD (recording);
  CHILD (scroll);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_board_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_page_size);
  gtk_widget_class_bind_template_callback (widget_class, on_speed_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_note_applied);
  install_actions (widget_class);
}

static void
dorsal_kept_page_init (DorsalKeptPage *page)
{
  page->facts = g_ptr_array_new ();
  page->settings = dorsal_settings_default ();
  gtk_widget_init_template (GTK_WIDGET (page));
  forget (page);
}
