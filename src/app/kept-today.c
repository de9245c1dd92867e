/* SPDX-License-Identifier: GPL-3.0-or-later */

/*   switch    judgement     shown
 *   off       –             nothing
 *   on        under way     the switch is pressed, but not lit
 *   on        there         the second story, or that it is the same
 *   off, on   there         at once: it is judged once
 *
 * Comes in: a session, settings. Goes out: a second story. Never: the main thread playing a session, a judgement of a
 * session that is no longer shown. */

#include "app/kept-today.h"

#include <glib/gi18n.h>

#include "app/kept-load.h"
#include "app/ribbon-view.h"

struct _DorsalKeptToday
{
  GtkWidget parent_instance;
  GtkSwitch *wish;
  GtkWidget *same, *plots;
  DorsalRibbonView *ribbon;
  DorsalArchive *archive;
  DorsalSettings settings;
  gint64 id;
  GCancellable *cancellable; /* of the judgement that is under way */
  DorsalJudged *judged;
  gboolean wished;
};

G_DEFINE_FINAL_TYPE (DorsalKeptToday, dorsal_kept_today, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  TOLD,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* --- what is seen --- */

static void
refresh (DorsalKeptToday *today)
{
  const DorsalJudged *shown = today->wished ? today->judged : NULL;
  gboolean differs = shown && !shown->same;

  dorsal_ribbon_view_show (today->ribbon, differs ? &shown->story : NULL);
  gtk_widget_set_visible (today->plots, differs);
  gtk_widget_set_visible (today->same, shown && !differs);
  gtk_switch_set_active (today->wish, today->wished);
  gtk_switch_set_state (today->wish, shown != NULL);
  g_signal_emit (today, signals[CHANGED], 0);
}

const DorsalSummary *
dorsal_kept_today_get_summary (DorsalKeptToday *today)
{
  return today->wished && today->judged ? &today->judged->summary : NULL;
}

void
dorsal_kept_today_set_stretch (DorsalKeptToday *today, const DorsalStretch *stretch)
{
  dorsal_ribbon_view_set_stretch (today->ribbon, stretch);
}

GtkWidget *
dorsal_kept_today_get_plots (DorsalKeptToday *today)
{
  return today->plots;
}

/* --- judging --- */

static void
on_judged (GObject *source, GAsyncResult *result, gpointer data)
{
  DorsalKeptToday *today = DORSAL_KEPT_TODAY (source);
  g_autoptr (GError) error = NULL;
  DorsalJudged *judged = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&today->cancellable);
  today->judged = judged;
  today->wished &= judged != NULL;
  refresh (today);
  if (!judged)
    g_signal_emit (today, signals[TOLD], 0,
                   _("It could not be judged under today’s settings: what is kept of it cannot be read."));
}

static void
stop (DorsalKeptToday *today)
{
  if (today->cancellable)
    g_cancellable_cancel (today->cancellable);
  g_clear_object (&today->cancellable);
}

void
dorsal_kept_today_wish (DorsalKeptToday *today, gboolean wished)
{
  if (wished == today->wished || today->id == 0)
    return;
  today->wished = wished;
  if (!wished)
    stop (today);
  else if (!today->judged)
    {
      today->cancellable = g_cancellable_new ();
      dorsal_kept_compare (today->archive, today->id, &today->settings,
                           g_task_new (today, today->cancellable, on_judged, NULL));
    }
  refresh (today);
}

static gboolean
on_state_set (GtkSwitch *wish, gboolean wished, DorsalKeptToday *today)
{
  dorsal_kept_today_wish (today, wished);
  return TRUE; /* refresh() says when it is so */
}

void
dorsal_kept_today_open (DorsalKeptToday *today, DorsalArchive *archive, gint64 id, const DorsalSettings *settings)
{
  stop (today);
  g_set_object (&today->archive, archive);
  today->id = id;
  today->settings = *settings;
  today->wished = FALSE;
  dorsal_ribbon_view_show (today->ribbon, NULL);
  g_clear_pointer (&today->judged, dorsal_judged_free);
  refresh (today);
}

/* --- the object --- */

static void
dorsal_kept_today_dispose (GObject *object)
{
  DorsalKeptToday *today = DORSAL_KEPT_TODAY (object);
  GtkWidget *child;

  stop (today);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  g_clear_object (&today->archive);
  g_clear_pointer (&today->judged, dorsal_judged_free);
  G_OBJECT_CLASS (dorsal_kept_today_parent_class)->dispose (object);
}

static void
dorsal_kept_today_class_init (DorsalKeptTodayClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_kept_today_dispose;
  signals[CHANGED]
      = g_signal_new ("changed", DORSAL_TYPE_KEPT_TODAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TOLD] = g_signal_new ("told", DORSAL_TYPE_KEPT_TODAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
  g_type_ensure (DORSAL_TYPE_RIBBON_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dorsal/Dorsal/kept-today.ui");
  gtk_widget_class_bind_template_child (widget_class, DorsalKeptToday, wish);
  gtk_widget_class_bind_template_child (widget_class, DorsalKeptToday, same);
  gtk_widget_class_bind_template_child (widget_class, DorsalKeptToday, plots);
  gtk_widget_class_bind_template_child (widget_class, DorsalKeptToday, ribbon);
  gtk_widget_class_bind_template_callback (widget_class, on_state_set);
}

static void
dorsal_kept_today_init (DorsalKeptToday *today)
{
  today->settings = dorsal_settings_default ();
  gtk_widget_init_template (GTK_WIDGET (today));
}
