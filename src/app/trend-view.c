/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: weeks. Goes out: bars, a tooltip for each, a sentence for screen readers. Never: a sum of its own. */

#include "app/trend-view.h"

#include <glib/gi18n.h>

#include "app/kept-words.h"
#include "app/sheet.h"
#include "draw/draw-trend.h"

struct _DorsalTrendView
{
  GtkWidget parent_instance;
  DorsalWeekSum sum;
  GArray *weeks;
  gint32 *values;
  char **labels;
  int lit; /* the bar pointed at, -1: none */
};

G_DEFINE_FINAL_TYPE (DorsalTrendView, dorsal_trend_view, GTK_TYPE_WIDGET)

enum
{
  PROP_SUM = 1,
};

static DorsalTrend
trend_of (DorsalTrendView *view, const DorsalPalette *palette)
{
  gboolean strays = view->sum == DORSAL_WEEK_STRAYS;

  return (DorsalTrend){
    .n = view->weeks ? view->weeks->len : 0,
    .n_parts = 1,
    .values = view->values,
    .labels = (const char *const *) view->labels,
    /* Translators: minutes, over an axis. */
    .unit_words = view->sum == DORSAL_WEEK_TIME ? _("min") : NULL,
    .unit = 10,
    .colours = { strays ? palette->zone[DORSAL_ZONE_LUMBAR].line : palette->dwell },
    .hatches = { strays ? DORSAL_HATCH_DENSE : DORSAL_HATCH_NONE },
    .lit = view->lit,
  };
}

static void
dorsal_trend_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DorsalTrendView *view = DORSAL_TREND_VIEW (widget);
  DorsalArea area = { 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget) };
  const DorsalPalette *palette = dorsal_widget_palette ();
  DorsalFont font = dorsal_widget_font (widget);
  DorsalTrend trend = trend_of (view, palette);
  cairo_t *cr;

  if (area.width < 20 || area.height < 20)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) area.width, (float) area.height));
  dorsal_draw_trend (cr, &area, &trend, &font, palette);
  cairo_destroy (cr);
}

static int
bar_at (DorsalTrendView *view, double x)
{
  DorsalArea area = { 0, 0, gtk_widget_get_width (GTK_WIDGET (view)), gtk_widget_get_height (GTK_WIDGET (view)) };
  DorsalFont font = dorsal_widget_font (GTK_WIDGET (view));
  DorsalTrend trend = trend_of (view, dorsal_widget_palette ());

  return dorsal_trend_hit (&area, &trend, &font, x);
}

static char *
words_of_week (DorsalTrendView *view, guint i)
{
  const DorsalWeekTotals *week = &g_array_index (view->weeks, DorsalWeekTotals, i);
  g_autofree char *time = dorsal_words_of_length (week->thoracic_us);

  /* Translators: of one week: the day it begins, its sessions, time, holds, and times on the neck or lower back. */
  return g_strdup_printf (_("From %s: %u sessions, %s on the thoracic spine, %u holds, %u times on the neck or lower back"),
                          view->labels[i], week->sessions, time, week->holds, week->strays);
}

static gboolean
dorsal_trend_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  DorsalTrendView *view = DORSAL_TREND_VIEW (widget);
  int bar = keyboard ? -1 : bar_at (view, x);
  g_autofree char *words = NULL;

  if (bar < 0)
    return FALSE;
  words = words_of_week (view, (guint) bar);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
light (DorsalTrendView *view, int bar)
{
  if (view->lit == bar)
    return;
  view->lit = bar;
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static void
on_motion (GtkEventController *controller, double x, double y, DorsalTrendView *view)
{
  light (view, bar_at (view, x));
}

static void
on_leave (GtkEventController *controller, DorsalTrendView *view)
{
  light (view, -1);
}

static void
clear (DorsalTrendView *view)
{
  g_clear_pointer (&view->weeks, g_array_unref);
  g_clear_pointer (&view->values, g_free);
  g_clear_pointer (&view->labels, g_strfreev);
}

void
dorsal_trend_view_show (DorsalTrendView *view, GArray *weeks)
{
  g_autofree char *words = dorsal_weeks_words (weeks, view->sum);

  g_array_ref (weeks);
  clear (view);
  view->weeks = weeks;
  view->values = g_new0 (gint32, weeks->len + 1);
  view->labels = g_new0 (char *, weeks->len + 1);
  for (guint i = 0; i < weeks->len; i++)
    {
      const DorsalWeekTotals *week = &g_array_index (weeks, DorsalWeekTotals, i);
      g_autoptr (GDateTime) begin = g_date_time_new_from_unix_local (week->began_us / G_USEC_PER_SEC);

      view->values[i] = dorsal_week_value (week, view->sum);
      /* Translators: the day a week begins, short, for g_date_time_format(). */
      view->labels[i] = g_date_time_format (begin, _("%-d %b"));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static void
dorsal_trend_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 150;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : 170;
}

static void
dorsal_trend_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SUM)
    DORSAL_TREND_VIEW (object)->sum = g_value_get_uint (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dorsal_trend_view_finalize (GObject *object)
{
  clear (DORSAL_TREND_VIEW (object));
  G_OBJECT_CLASS (dorsal_trend_view_parent_class)->finalize (object);
}

static void
dorsal_trend_view_class_init (DorsalTrendViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = dorsal_trend_view_set_property;
  object_class->finalize = dorsal_trend_view_finalize;
  widget_class->snapshot = dorsal_trend_view_snapshot;
  widget_class->measure = dorsal_trend_view_measure;
  widget_class->query_tooltip = dorsal_trend_view_query_tooltip;
  g_object_class_install_property (object_class, PROP_SUM,
                                   g_param_spec_uint ("sum", NULL, NULL, 0, DORSAL_WEEK_STRAYS, DORSAL_WEEK_TIME,
                                                      G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dorsal_trend_view_init (DorsalTrendView *view)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  view->lit = -1;
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), view);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), view);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
  dorsal_widget_follow_palette (GTK_WIDGET (view));
}
