/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plot.
 *
 *   under    grid, comfortable band, words: drawn once; emptied by size, palette, window, scale, limits
 *   tracing  under with the line, without a hole; made the next one by what is new in it
 *
 * Comes in: a trace that grows. Goes out: its picture, at a cost that follows the columns.
 * Never: a scale that shrinks or jumps while somebody looks. */

#include "app/trace-plot.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/headline.h"
#include "app/sheet.h"
#include "app/tracing.h"

#define ANNOUNCE_US  G_USEC_PER_SEC
#define LINE_PX      2
#define TICK_PX      36
#define TIME_TICK_PX 90

struct _DorsalTracePlot
{
  GtkWidget parent_instance;
  DorsalPlotKind kind;
  DorsalPlotted plotted;
  guint window_s;
  gint32 high; /* upper end of the scale, trace units; only grows */
  DorsalSheet under;
  gint64 under_us; /* length of the window that under was drawn for */
  gint32 under_high;
  DorsalZones under_zones;
  DorsalTracing tracing;
  gsize shown_length;
  gint64 shown_column; /* the newest one that was drawn */
  int columns;         /* of the last drawing */
  gint64 announced_us;
};

G_DEFINE_FINAL_TYPE (DorsalTracePlot, dorsal_trace_plot, GTK_TYPE_WIDGET)

enum
{
  PROP_KIND = 1,
};

/* --- what is plotted --- */

static gint64
length_of (DorsalTracePlot *plot)
{
  return (gint64) dorsal_trace_length (plot->plotted.trace);
}

/* Samples across the plot. */
static gint64
window_samples (DorsalTracePlot *plot)
{
  gint64 rate = G_USEC_PER_SEC / plot->plotted.period_us;
  gint64 all = 10 * rate;

  if (plot->window_s > 0)
    return plot->window_s * rate;
  while (all < length_of (plot)) /* everything, in steps, so that the scale rests between them */
    all *= 2;
  return all;
}

/* The picture moves by whole columns: between two of them nothing is to be seen. */
static gint64
newest_column (DorsalTracePlot *plot)
{
  return length_of (plot) * MAX (plot->columns, 1) / window_samples (plot);
}

static void
grow_scale (DorsalTracePlot *plot)
{
  DorsalTraceNode news = dorsal_trace_range (plot->plotted.trace, (gint64) plot->shown_length, length_of (plot));

  plot->high = MAX (plot->high, dorsal_plot_kind_usual (plot->kind, plot->plotted.raw));
  plot->high = dorsal_plot_kind_grown (plot->kind, plot->high, news.max);
}

/* --- drawing --- */

static DorsalTimeAxis
time_axis_of (DorsalTracePlot *plot, int width)
{
  return dorsal_time_axis_of (DORSAL_TIME_BEFORE_END, -window_samples (plot) * plot->plotted.period_us, 0, width,
                              TIME_TICK_PX);
}

static gboolean
is_under_stale (DorsalTracePlot *plot, gint64 span_us)
{
  return plot->under_us != span_us || plot->under_high != plot->high
         || memcmp (&plot->under_zones, plot->plotted.zones, sizeof plot->under_zones) != 0;
}

static void
draw_under (DorsalTracePlot *plot, const DorsalArea *area, const DorsalArea *inner, const DorsalValueAxis *axis,
            const DorsalFont *font, const DorsalPalette *palette)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (plot));
  gint64 span_us = window_samples (plot);
  DorsalGridWords words = dorsal_plot_kind_words (plot->kind, plot->plotted.raw, plot->plotted.zones);
  DorsalTimeAxis time = time_axis_of (plot, (int) inner->width);
  cairo_t *cr;

  if (is_under_stale (plot, span_us))
    dorsal_sheet_clear (&plot->under);
  plot->under_us = span_us;
  plot->under_high = plot->high;
  plot->under_zones = *plot->plotted.zones;
  cr = dorsal_sheet_begin (&plot->under, (int) area->width, (int) area->height, scale, palette);
  if (!cr)
    return;
  dorsal_draw_grid (cr, area, inner, axis, &time, &words, font, palette);
  dorsal_draw_grid_words (cr, inner, axis, &words, font, palette);
  cairo_destroy (cr);
  dorsal_tracing_lay (&plot->tracing, plot->under.surface, inner,
                      dorsal_plot_kind_ink (plot->kind, LINE_PX * scale, palette).fill);
}

static void
draw_line (DorsalTracePlot *plot, const DorsalArea *inner, const DorsalValueAxis *axis, const DorsalPalette *palette)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (plot));
  DorsalTraceInk ink = dorsal_plot_kind_ink (plot->kind, LINE_PX * scale, palette);
  DorsalTraceView view = dorsal_trace_view_ending (length_of (plot), window_samples (plot), (int) inner->width * scale,
                                                   (int) inner->height * scale, axis);

  dorsal_tracing_draw (&plot->tracing, &view, plot->plotted.trace, &ink, &(DorsalUprights){ 0 }, NULL, NULL);
}

static void
dorsal_trace_plot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DorsalTracePlot *plot = DORSAL_TRACE_PLOT (widget);
  DorsalArea area = { 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget) };
  const DorsalPalette *palette = dorsal_widget_palette ();
  DorsalFont font = dorsal_widget_font_within (widget, DORSAL_GRID_LEAST_LINES);
  DorsalArea inner = dorsal_grid_plot (&area, &font);
  DorsalValueAxis axis;

  if (!plot->plotted.trace || inner.width < 8 || inner.height < 8)
    return;
  grow_scale (plot);
  axis = dorsal_value_axis_of (0, plot->high, dorsal_plot_kind_unit (plot->kind, plot->plotted.raw), (int) inner.height,
                               TICK_PX);
  draw_under (plot, &area, &inner, &axis, &font, palette);
  draw_line (plot, &inner, &axis, palette);
  plot->shown_length = dorsal_trace_length (plot->plotted.trace);
  plot->columns = (int) inner.width * gtk_widget_get_scale_factor (widget);
  plot->shown_column = newest_column (plot);
  dorsal_print_show (&plot->tracing.print, snapshot);
}

/* --- following --- */

static char *
words_of (DorsalTracePlot *plot)
{
  const DorsalReading *reading = plot->plotted.reading;

  if (reading->link != DORSAL_LINK_STREAMING)
    return g_strdup (_("No signal"));
  if (plot->kind == DORSAL_PLOT_HOLD)
    return g_strdup_printf (_("%.0f seconds"), reading->hold_s);
  if (reading->pressure_known)
    return g_strdup_printf (_("%.0f kilopascals, %s"), reading->pressure_kpa, dorsal_band_to_words (reading->band));
  return g_strdup (_("Pressure is not calibrated"));
}

static void
announce (DorsalTracePlot *plot)
{
  gint64 now_us = g_get_monotonic_time ();
  g_autofree char *words = NULL;

  if (now_us - plot->announced_us < ANNOUNCE_US)
    return;
  plot->announced_us = now_us;
  words = words_of (plot);
  gtk_accessible_update_property (GTK_ACCESSIBLE (plot), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

/* Another roller, another session, or a new start: the old one's picture must not stay. */
static void
start_anew (DorsalTracePlot *plot)
{
  plot->high = 0;
  plot->shown_length = 0;
  plot->under_us = -1;
  dorsal_tracing_forget (&plot->tracing);
  gtk_widget_queue_draw (GTK_WIDGET (plot));
}

void
dorsal_trace_plot_show (DorsalTracePlot *plot, const DorsalPlotted *plotted)
{
  DorsalPlotted before = plot->plotted;
  gsize length = plotted ? dorsal_trace_length (plotted->trace) : 0;

  plot->plotted = plotted ? *plotted : (DorsalPlotted){ 0 };
  if (plot->plotted.trace != before.trace || plot->plotted.raw != before.raw || length < plot->shown_length)
    start_anew (plot);
  if (!plotted)
    return;
  announce (plot);
  if (length == plot->shown_length || (length > 0 && newest_column (plot) == plot->shown_column))
    return;
  gtk_widget_queue_draw (GTK_WIDGET (plot));
}

void
dorsal_trace_plot_set_window (DorsalTracePlot *plot, guint seconds)
{
  if (plot->window_s == seconds)
    return;
  plot->window_s = seconds;
  gtk_widget_queue_draw (GTK_WIDGET (plot));
}

/* --- the object --- */

static void
dorsal_trace_plot_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 72;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 560 : 240;
}

static void
dorsal_trace_plot_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DorsalTracePlot *plot = DORSAL_TRACE_PLOT (object);

  switch (id)
    {
    case PROP_KIND:
      plot->kind = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dorsal_trace_plot_constructed (GObject *object)
{
  DorsalTracePlot *plot = DORSAL_TRACE_PLOT (object);

  G_OBJECT_CLASS (dorsal_trace_plot_parent_class)->constructed (object);
  gtk_accessible_update_property (GTK_ACCESSIBLE (plot), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dorsal_plot_kind_to_words (plot->kind), -1);
}

static void
dorsal_trace_plot_dispose (GObject *object)
{
  DorsalTracePlot *plot = DORSAL_TRACE_PLOT (object);

  dorsal_sheet_clear (&plot->under);
  dorsal_tracing_clear (&plot->tracing);
  G_OBJECT_CLASS (dorsal_trace_plot_parent_class)->dispose (object);
}

static void
dorsal_trace_plot_class_init (DorsalTracePlotClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = dorsal_trace_plot_set_property;
  object_class->constructed = dorsal_trace_plot_constructed;
  object_class->dispose = dorsal_trace_plot_dispose;
  widget_class->snapshot = dorsal_trace_plot_snapshot;
  widget_class->measure = dorsal_trace_plot_measure;
  g_object_class_install_property (
      object_class, PROP_KIND,
      g_param_spec_uint ("kind", NULL, NULL, 0, DORSAL_PLOT_HOLD, DORSAL_PLOT_PRESSURE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_css_name (widget_class, "traceplot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dorsal_trace_plot_init (DorsalTracePlot *plot)
{
  plot->window_s = 30;
  dorsal_tracing_init (&plot->tracing);
  plot->under_us = -1;
  dorsal_widget_follow_palette (GTK_WIDGET (plot));
}
