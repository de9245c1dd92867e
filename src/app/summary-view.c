/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: a coach that has ended. Goes out: rows of figures. Never: a figure that nobody measured: without a roller
 * there is a time and no more. */

#include "app/summary-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/headline.h"

struct _DorsalSummaryView
{
  GtkWidget parent_instance;
  GtkLabel *title, *subtitle;
  AdwPreferencesGroup *group;
  GtkWidget *lower_back;
  GtkWidget *done;
  GPtrArray *rows; /* of the group, to take out again */
};

G_DEFINE_FINAL_TYPE (DorsalSummaryView, dorsal_summary_view, GTK_TYPE_WIDGET)

enum
{
  DONE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
add_row (DorsalSummaryView *view, const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (value);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (view->group, row);
  g_ptr_array_add (view->rows, row);
}

static void
add_time (DorsalSummaryView *view, const char *title, gint64 time_us)
{
  char clock[16];

  if (time_us < G_USEC_PER_SEC)
    return;
  dorsal_format_seconds (clock, sizeof clock, (double) time_us * 1e-6);
  add_row (view, title, clock);
}

static void
add_holds (DorsalSummaryView *view, const DorsalSummary *summary)
{
  char clock[16];
  g_autofree char *text = NULL;

  if (summary->holds == 0)
    return;
  dorsal_format_seconds (clock, sizeof clock, summary->longest_hold_s);
  /* Translators: a number of holds, and the longest one as a clock. */
  text = g_strdup_printf (_("%u, the longest %s"), summary->holds, clock);
  add_row (view, _("Holds"), text);
}

static void
add_answers (DorsalSummaryView *view, const DorsalCoach *coach)
{
  const guint *answers = coach->answers;
  g_autofree char *text = NULL;

  if (answers[DORSAL_ANSWER_BETTER] + answers[DORSAL_ANSWER_SAME] + answers[DORSAL_ANSWER_WORSE] == 0)
    return;
  text = g_strdup_printf (_("%u better, %u the same, %u worse"), answers[DORSAL_ANSWER_BETTER],
                          answers[DORSAL_ANSWER_SAME], answers[DORSAL_ANSWER_WORSE]);
  add_row (view, _("How the spots felt"), text);
}

static void
add_over (DorsalSummaryView *view, const DorsalCoach *coach)
{
  g_autoptr (GString) levels = g_string_new (NULL);

  for (DorsalLevel level = DORSAL_LEVEL_C2; level < DORSAL_N_LEVELS; level++)
    if (dorsal_coach_is_over (coach, level))
      g_string_append_printf (levels, "%s%s", levels->len ? ", " : "", dorsal_level_to_string (level));
  if (levels->len)
    add_row (view, _("Leave alone today"), levels->str);
}

void
dorsal_summary_view_show (DorsalSummaryView *view, const DorsalCoach *coach, const DorsalProgramme *programme)
{
  const DorsalSummary *summary = &coach->summary;
  gboolean whole = programme && coach->run.finished;

  for (guint i = 0; i < view->rows->len; i++)
    adw_preferences_group_remove (view->group, view->rows->pdata[i]);
  g_ptr_array_set_size (view->rows, 0);
  gtk_label_set_text (view->title, whole ? _("Well Done") : _("Session Ended"));
  gtk_label_set_text (view->subtitle, programme ? _(programme->title) : _("Free session"));
  add_time (view, _("Time"), coach->session.running_us);
  add_time (view, _("Paused"), coach->session.paused_us);
  for (DorsalZone zone = DORSAL_ZONE_NECK; zone < DORSAL_N_ZONES; zone++)
    add_time (view, dorsal_zone_to_words (zone), summary->zone_us[zone]);
  if (dorsal_coach_listens (coach))
    add_time (view, _("Place not known"), summary->zone_us[DORSAL_ZONE_UNKNOWN]);
  add_holds (view, summary);
  add_answers (view, coach);
  add_over (view, coach);
  gtk_widget_set_visible (view->lower_back, coach->strayed);
  gtk_widget_grab_focus (view->done);
}

static void
on_done (DorsalSummaryView *view)
{
  g_signal_emit (view, signals[DONE], 0);
}

static void
dorsal_summary_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  g_clear_pointer (&DORSAL_SUMMARY_VIEW (object)->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (dorsal_summary_view_parent_class)->dispose (object);
}

static void
dorsal_summary_view_class_init (DorsalSummaryViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_summary_view_dispose;
  signals[DONE]
      = g_signal_new ("done", DORSAL_TYPE_SUMMARY_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dorsal/Dorsal/summary-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DorsalSummaryView, title);
  gtk_widget_class_bind_template_child (widget_class, DorsalSummaryView, subtitle);
  gtk_widget_class_bind_template_child (widget_class, DorsalSummaryView, group);
  gtk_widget_class_bind_template_child (widget_class, DorsalSummaryView, lower_back);
  gtk_widget_class_bind_template_child (widget_class, DorsalSummaryView, done);
  gtk_widget_class_bind_template_callback (widget_class, on_done);
}

static void
dorsal_summary_view_init (DorsalSummaryView *view)
{
  view->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (view));
}
