/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A kept session's pictures; app/kept-layout has the narrow shape.
 *
 *   ┌─────────┬───────────────────┐
 *   │         │ 3:20 Rolling at…  │
 *   │         │ pressure          │
 *   │  spine  │ hold              │
 *   │         │ story             │   zones, holds, alerts as they were told then
 *   │         │ as judged today ⬤ │
 *   │         │ story             │   the same by the settings of today, where it differs
 *   └─────────┴░░░░┃▁▃▅▃┃░░░░░░░░─┘   which part is seen
 *
 * Comes in: a record, wishes by pointer and keys. Goes out: where cursor, lens and choice are. Never: a second copy
 * of what was measured. */

#include "app/kept-board-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/kept-layout.h"
#include "app/kept-words.h"

#define ANNOUNCE_US G_USEC_PER_SEC

G_DEFINE_FINAL_TYPE (DorsalKeptBoard, dorsal_kept_board, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* --- what is seen --- */

static gint64
seen_us (DorsalKeptBoard *board)
{
  return board->hover_us >= 0 ? board->hover_us : board->cursor_us;
}

static void
show_plot (DorsalKeptBoard *board, DorsalStretchPlot *plot, const DorsalTrace *trace)
{
  dorsal_stretch_plot_show (plot, &(DorsalPlotSource){ .trace = trace,
                                                       .period_us = dorsal_record_period_us (board->record),
                                                       .raw = board->record->raw,
                                                       .zones = &board->record->settings.zones });
}

static void
announce (DorsalKeptBoard *board, const char *words)
{
  gint64 now_us = g_get_monotonic_time ();

  if (now_us - board->announced_us < ANNOUNCE_US)
    return;
  board->announced_us = now_us;
  gtk_accessible_update_property (GTK_ACCESSIBLE (board), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

/* As wide as the longest time that may stand there. */
static void
fit_time (DorsalKeptBoard *board)
{
  g_autofree char *end = dorsal_words_of_clock (board->record->length_us);

  g_object_set (board->cursor_time, "min-chars", (guint) strlen (end), "nat-chars", (guint) strlen (end), NULL);
}

static void
show_moment (DorsalKeptBoard *board)
{
  g_autofree char *words = NULL, *clock = dorsal_words_of_clock (seen_us (board));

  board->shown.reading = dorsal_record_reading_at (board->record, seen_us (board));
  if (board->shown.reading.place_known)
    board->shown.stale_f = board->shown.reading.place_cm / board->record->settings.body.length_cm;
  words = dorsal_words_of_moment (&board->shown.reading);
  gtk_inscription_set_text (board->cursor_time, clock);
  gtk_inscription_set_text (board->cursor_words, words);
  announce (board, words);
  dorsal_spine_view_show (board->spine, &board->shown, &board->record->settings);
  dorsal_stretch_plot_tell (board->pressure, &board->shown.reading);
  dorsal_stretch_plot_tell (board->hold, &board->shown.reading);
}

void
dorsal_kept_board_refresh (DorsalKeptBoard *board)
{
  DorsalStretch stretch = { .lens = board->lens, .cursor_us = seen_us (board), .chosen_us = board->chosen_us,
                            .until_us = board->until_us };

  if (!board->record)
    return;
  show_moment (board);
  dorsal_stretch_plot_set_stretch (board->pressure, &stretch);
  dorsal_stretch_plot_set_stretch (board->hold, &stretch);
  dorsal_ribbon_view_set_stretch (board->ribbon, &stretch);
  dorsal_kept_today_set_stretch (board->today, &stretch);
  dorsal_pan_bar_set_lens (board->bar, &board->lens);
  g_signal_emit (board, signals[CHANGED], 0);
}

static void
show_nothing (DorsalKeptBoard *board)
{
  dorsal_spine_view_show (board->spine, NULL, NULL);
  dorsal_stretch_plot_show (board->pressure, NULL);
  dorsal_stretch_plot_show (board->hold, NULL);
  dorsal_ribbon_view_show (board->ribbon, NULL);
  dorsal_pan_bar_show (board->bar, NULL);
}

void
dorsal_kept_board_show (DorsalKeptBoard *board, const DorsalRecord *record)
{
  show_nothing (board);
  board->record = record;
  board->cursor_us = board->chosen_us = board->until_us = 0;
  board->hover_us = -1;
  if (!record)
    return;
  board->lens = dorsal_lens_whole (record->length_us);
  board->shown = (DorsalShown){ .hello = record->hello, .has_hello = record->has_hello, .dwell = record->dwell,
                                .stale_f = record->settings.zones.start_place };
  show_plot (board, board->pressure, record->pressure);
  show_plot (board, board->hold, record->hold);
  dorsal_ribbon_view_show (board->ribbon, &record->story);
  dorsal_pan_bar_show (board->bar, record->pressure);
  fit_time (board);
  dorsal_kept_board_refresh (board);
}

DorsalKeptToday *
dorsal_kept_board_get_today (DorsalKeptBoard *board)
{
  return board->today;
}

/* --- moving --- */

void
dorsal_kept_board_set_cursor (DorsalKeptBoard *board, gint64 time_us)
{
  board->cursor_us = CLAMP (time_us, 0, board->lens.total_us);
  board->hover_us = -1;
  board->lens = dorsal_lens_reveal (board->lens, board->cursor_us);
  dorsal_kept_board_refresh (board);
}

gint64
dorsal_kept_board_get_cursor (DorsalKeptBoard *board)
{
  return board->cursor_us;
}

void
dorsal_kept_board_set_lens (DorsalKeptBoard *board, const DorsalLens *lens)
{
  board->lens = *lens;
  dorsal_kept_board_refresh (board);
}

DorsalLens
dorsal_kept_board_get_lens (DorsalKeptBoard *board)
{
  return board->lens;
}

void
dorsal_kept_board_zoom (DorsalKeptBoard *board, double factor)
{
  gint64 end_us = board->lens.from_us + board->lens.length_us;
  gboolean seen = board->cursor_us >= board->lens.from_us && board->cursor_us <= end_us;
  gint64 about_us = seen ? board->cursor_us : board->lens.from_us + board->lens.length_us / 2;
  DorsalLens next = dorsal_lens_zoom (board->lens, factor, about_us);

  dorsal_kept_board_set_lens (board, &next);
}

void
dorsal_kept_board_choose (DorsalKeptBoard *board, gint64 a_us, gint64 b_us)
{
  board->chosen_us = CLAMP (a_us, 0, board->lens.total_us);
  board->until_us = CLAMP (b_us, 0, board->lens.total_us);
  dorsal_kept_board_refresh (board);
}

gboolean
dorsal_kept_board_get_chosen (DorsalKeptBoard *board, gint64 *ret_from_us, gint64 *ret_to_us)
{
  *ret_from_us = MIN (board->chosen_us, board->until_us);
  *ret_to_us = MAX (board->chosen_us, board->until_us);
  return *ret_from_us < *ret_to_us;
}

/* --- the object --- */

static void
dorsal_kept_board_dispose (GObject *object)
{
  DorsalKeptBoard *board = DORSAL_KEPT_BOARD (object);
  GtkWidget *child;

  board->record = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dorsal_kept_board_parent_class)->dispose (object);
}

static void
dorsal_kept_board_class_init (DorsalKeptBoardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_kept_board_dispose;
  signals[CHANGED]
      = g_signal_new ("changed", DORSAL_TYPE_KEPT_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DORSAL_TYPE_SPINE_VIEW);
  g_type_ensure (DORSAL_TYPE_STRETCH_PLOT);
  g_type_ensure (DORSAL_TYPE_RIBBON_VIEW);
  g_type_ensure (DORSAL_TYPE_PAN_BAR);
  g_type_ensure (DORSAL_TYPE_KEPT_TODAY);
  gtk_widget_class_set_css_name (widget_class, "keptboard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_layout_manager_type (widget_class, DORSAL_TYPE_KEPT_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dorsal/Dorsal/kept-board.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, DorsalKeptBoard, name)
  CHILD (plots);
  CHILD (spine);
  CHILD (pressure);
  CHILD (hold);
  CHILD (ribbon);
  CHILD (today);
  CHILD (cursor_time);
  CHILD (cursor_words);
  CHILD (bar);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, dorsal_kept_steer_pan);
  gtk_widget_class_bind_template_callback (widget_class, dorsal_kept_steer_key);
}

static void
dorsal_kept_board_init (DorsalKeptBoard *board)
{
  board->hover_us = -1;
  board->lens = dorsal_lens_whole (1);
  gtk_widget_init_template (GTK_WIDGET (board));
  dorsal_spine_view_set_wordless (board->spine, TRUE); /* the words of the moment stand over the plots */
  dorsal_kept_steer_attach (board);
}
