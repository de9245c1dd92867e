/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A live plot.
 *
 *   under   grid, comfortable band, words: drawn once; emptied by size, palette, window, scale
 *   line    column spans into pixels, anew each frame that has news
 *
 * Comes in: a trace that grows. Goes out: its picture, at a cost that follows the columns.
 * Never: a scale that shrinks or jumps while somebody looks. */

#include "app/trace-plot.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/headline.h"
#include "app/sheet.h"
#include "draw/draw-grid.h"
#include "draw/draw-trace.h"

#define ANNOUNCE_US G_USEC_PER_SEC
#define LINE_PX 2
#define TICK_PX 36

struct _DorsalTracePlot
{
  GtkWidget parent_instance;
  DorsalPlotKind kind;
  DorsalLive *live;
  guint window_s;
  gint32 high; /* upper end of the scale, trace units; only grows */
  gboolean raw;
  DorsalSheet under;
  gint64 under_us; /* length of the window that under was drawn for */
  gint32 under_high;
  cairo_surface_t *line;
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

static const DorsalTrace *
trace_of (DorsalTracePlot *plot)
{
  const DorsalShown *shown = dorsal_live_get_shown (plot->live);
  return plot->kind == DORSAL_PLOT_PRESSURE ? shown->pressure : shown->hold;
}

/* The scale one starts with: no session should need more. */
static gint32
usual_high (DorsalTracePlot *plot)
{
  if (plot->kind == DORSAL_PLOT_HOLD)
    return 600; /* a minute, in tenths of seconds */
  return plot->raw ? 1000 : 1200;
}

static DorsalGridWords
words_of (DorsalTracePlot *plot)
{
  const DorsalZones *zones = &dorsal_live_get_settings (plot->live)->zones;

  if (plot->kind == DORSAL_PLOT_HOLD)
    /* Translators: s is seconds, over an axis. The goal and the end of a hold on one spot. */
    return (DorsalGridWords){ .unit_words = _("s"),
                              .limit = { { 300, _("30 s: goal"), TRUE }, { 600, _("60 s: enough") } } };
  if (plot->raw)
    /* Translators: over an axis: per mille of what the sensor can show, not a pressure. */
    return (DorsalGridWords){ .unit_words = _("‰ (not calibrated)") };
  return (DorsalGridWords){
    .unit_words = _("kPa"),
    .band_low = (gint32) (zones->comfortable_kpa * 10),
    .band_high = (gint32) (zones->firm_kpa * 10),
    .band_words = _("comfortable"),
    .limit = { { (gint32) (zones->hard_kpa * 10), _("too hard") } },
  };
}

static gint64
period_us (DorsalTracePlot *plot)
{
  return G_USEC_PER_SEC / dorsal_live_get_rate (plot->live);
}

/* Samples across the plot. */
static gint64
window_samples (DorsalTracePlot *plot)
{
  gint64 length = (gint64) dorsal_trace_length (trace_of (plot));
  gint64 rate = dorsal_live_get_rate (plot->live);
  gint64 all = 10 * rate;

  if (plot->window_s > 0)
    return plot->window_s * rate;
  while (all < length) /* everything, in steps, so that the scale rests between them */
    all *= 2;
  return all;
}

/* The picture moves by whole columns: between two of them nothing is to be seen. */
static gint64
newest_column (DorsalTracePlot *plot)
{
  return (gint64) dorsal_trace_length (trace_of (plot)) * MAX (plot->columns, 1) / window_samples (plot);
}

static void
grow_scale (DorsalTracePlot *plot)
{
  DorsalTraceNode last = dorsal_trace_range (trace_of (plot), (gint64) plot->shown_length,
                                             (gint64) dorsal_trace_length (trace_of (plot)));
  gint32 step = plot->kind == DORSAL_PLOT_HOLD ? 300 : 600;

  plot->high = MAX (plot->high, usual_high (plot));
  while (last.max != DORSAL_TRACE_GAP && last.max > plot->high && plot->high < 30000)
    plot->high += step;
}

/* --- drawing --- */

static void
draw_under (DorsalTracePlot *plot, const DorsalArea *area, const DorsalArea *inner, const DorsalValueAxis *axis,
            const DorsalFont *font, const DorsalPalette *palette)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (plot));
  gint64 span_us = window_samples (plot) * period_us (plot);
  DorsalGridWords words = words_of (plot);
  DorsalTimeAxis time = dorsal_time_axis_of (DORSAL_TIME_BEFORE_END, -span_us, 0, (int) inner->width, 90);
  cairo_t *cr;

  if (plot->under_us != span_us || plot->under_high != plot->high)
    dorsal_sheet_clear (&plot->under);
  plot->under_us = span_us;
  plot->under_high = plot->high;
  cr = dorsal_sheet_begin (&plot->under, (int) area->width, (int) area->height, scale, palette);
  if (!cr)
    return;
  dorsal_draw_grid (cr, area, inner, axis, &time, &words, font, palette);
  dorsal_draw_grid_words (cr, inner, axis, &words, font, palette);
  cairo_destroy (cr);
}

static void
fit_line (DorsalTracePlot *plot, int width, int height, int scale)
{
  if (plot->line
      && (cairo_image_surface_get_width (plot->line) != width || cairo_image_surface_get_height (plot->line) != height))
    g_clear_pointer (&plot->line, cairo_surface_destroy);
  if (!plot->line)
    plot->line = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_surface_set_device_scale (plot->line, scale, scale);
}

static void
draw_line (DorsalTracePlot *plot, const DorsalArea *inner, const DorsalValueAxis *axis, const DorsalPalette *palette)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (plot));
  int width = (int) inner->width * scale, height = (int) inner->height * scale;
  const DorsalTrace *trace = trace_of (plot);
  DorsalTraceInk ink = {
    .line = dorsal_colour_to_argb32 (palette->trace[plot->kind == DORSAL_PLOT_HOLD ? 1 : 0]),
    .fill = plot->kind == DORSAL_PLOT_HOLD
                ? dorsal_colour_to_argb32 (dorsal_colour_with_alpha (palette->trace[1], palette->trace_fill.alpha))
                : dorsal_colour_to_argb32 (palette->trace_fill),
    .gap = dorsal_colour_to_argb32 (palette->gap),
    .line_256 = LINE_PX * scale * DORSAL_AXIS_ONE,
  };
  DorsalTraceView view
      = dorsal_trace_view_ending ((gint64) dorsal_trace_length (trace), window_samples (plot), width, height, axis);
  guint8 *pixels;
  int stride;

  fit_line (plot, width, height, scale);
  cairo_surface_flush (plot->line);
  pixels = cairo_image_surface_get_data (plot->line);
  stride = cairo_image_surface_get_stride (plot->line);
  memset (pixels, 0, (gsize) stride * height);
  dorsal_draw_trace ((guint32 *) (gpointer) pixels, stride, &view, trace, TRUE, &ink);
  cairo_surface_mark_dirty (plot->line);
}

static void
dorsal_trace_plot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DorsalTracePlot *plot = DORSAL_TRACE_PLOT (widget);
  DorsalArea area = { 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget) };
  const DorsalPalette *palette = dorsal_widget_palette ();
  DorsalFont font = dorsal_widget_font (widget);
  DorsalArea inner = dorsal_grid_plot (&area, &font);
  DorsalValueAxis axis;
  cairo_t *cr;

  if (!plot->live || inner.width < 8 || inner.height < 8)
    return;
  grow_scale (plot);
  axis = dorsal_value_axis_of (0, plot->high, plot->raw && plot->kind == DORSAL_PLOT_PRESSURE ? 1 : 10,
                               (int) inner.height, TICK_PX);
  draw_under (plot, &area, &inner, &axis, &font, palette);
  draw_line (plot, &inner, &axis, palette);
  plot->shown_length = dorsal_trace_length (trace_of (plot));
  plot->columns = (int) inner.width * gtk_widget_get_scale_factor (widget);
  plot->shown_column = newest_column (plot);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) area.width, (float) area.height));
  dorsal_sheet_paint (&plot->under, cr);
  cairo_set_source_surface (cr, plot->line, inner.x, inner.y);
  cairo_paint (cr);
  cairo_destroy (cr);
}

/* --- following --- */

static void
announce (DorsalTracePlot *plot)
{
  const DorsalReading *reading = dorsal_live_get_reading (plot->live);
  gint64 now_us = g_get_monotonic_time ();
  g_autofree char *words = NULL;

  if (now_us - plot->announced_us < ANNOUNCE_US)
    return;
  plot->announced_us = now_us;
  if (reading->link != DORSAL_LINK_STREAMING)
    words = g_strdup (_("No signal"));
  else if (plot->kind == DORSAL_PLOT_HOLD)
    words = g_strdup_printf (_("%.0f seconds"), reading->hold_s);
  else if (reading->pressure_known)
    words = g_strdup_printf (_("%.0f kilopascals, %s"), reading->pressure_kpa, dorsal_band_to_words (reading->band));
  else
    words = g_strdup (_("Pressure is not calibrated"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (plot), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
on_live_changed (DorsalTracePlot *plot)
{
  const DorsalHello *hello = dorsal_live_get_hello (plot->live);
  gboolean raw = hello && hello->unit == DORSAL_UNIT_RAW;
  gsize length = dorsal_trace_length (trace_of (plot));

  if (raw != plot->raw || length < plot->shown_length)
    {
      /* Another roller, or a new start. */
      plot->raw = raw;
      plot->high = 0;
      plot->shown_length = 0;
      plot->under_us = 0;
      gtk_widget_queue_draw (GTK_WIDGET (plot)); /* the old one's picture must not stay */
    }
  announce (plot);
  if (length == plot->shown_length || (length > 0 && newest_column (plot) == plot->shown_column))
    return;
  gtk_widget_queue_draw (GTK_WIDGET (plot));
}

void
dorsal_trace_plot_set_live (DorsalTracePlot *plot, DorsalLive *live)
{
  if (plot->live == live)
    return;
  if (plot->live)
    g_signal_handlers_disconnect_by_data (plot->live, plot);
  g_set_object (&plot->live, live);
  if (live)
    g_signal_connect_object (live, "changed", G_CALLBACK (on_live_changed), plot, G_CONNECT_SWAPPED);
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
                                  plot->kind == DORSAL_PLOT_PRESSURE ? _("Pressure plot") : _("Hold time plot"), -1);
}

static void
dorsal_trace_plot_dispose (GObject *object)
{
  DorsalTracePlot *plot = DORSAL_TRACE_PLOT (object);

  g_clear_object (&plot->live);
  dorsal_sheet_clear (&plot->under);
  g_clear_pointer (&plot->line, cairo_surface_destroy);
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
  g_object_class_install_property (object_class, PROP_KIND,
                                   g_param_spec_uint ("kind", NULL, NULL, 0, DORSAL_PLOT_HOLD, DORSAL_PLOT_PRESSURE,
                                                      G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_css_name (widget_class, "traceplot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dorsal_trace_plot_init (DorsalTracePlot *plot)
{
  plot->window_s = 30;
  dorsal_widget_follow_palette (GTK_WIDGET (plot));
}
