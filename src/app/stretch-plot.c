/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plot of what was kept.
 *
 *   under    grid, comfortable band, words: emptied by size, palette, scale of values, limits
 *   tracing  under, the time axis and the line; made the next one by what is new in it
 *   marks    cursor and choice, over it, anew each frame: they move while the tracing rests
 *
 * Comes in: a trace, a stretch. Goes out: its picture, at a cost that follows the columns. Never: a line that changes
 * its shape because it is moved, a peak left out. */

#include "app/stretch-plot.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/headline.h"
#include "app/sheet.h"
#include "app/tracing.h"
#include "draw/lettering.h"

#define ANNOUNCE_US  G_USEC_PER_SEC
#define LINE_PX      2
#define TICK_PX      36
#define TIME_TICK_PX 90

/* What the tracing was drawn of. */
typedef struct
{
  gint64 column, length_us;
  const DorsalPalette *palette;
  double text_px;
  int width, height, scale;
} Drawn;

struct _DorsalStretchPlot
{
  GtkWidget parent_instance;
  DorsalPlotKind kind;
  DorsalPlotSource source;
  DorsalStretch stretch;
  gint32 high; /* upper end of the scale, trace units: for all of the trace, so that it rests */
  DorsalSheet under;
  DorsalTracing tracing;
  Drawn drawn;
  DorsalLettering *lettering;
  gint64 told_us;
};

G_DEFINE_FINAL_TYPE (DorsalStretchPlot, dorsal_stretch_plot, GTK_TYPE_WIDGET)

enum
{
  PROP_KIND = 1,
};

/* What all steps of a drawing need. */
typedef struct
{
  DorsalArea area, inner;
  DorsalFont font;
  const DorsalPalette *palette;
  DorsalLens lens; /* on whole columns of the device */
  gint64 column;
  int scale;
} Frame;

static Frame
frame_of (DorsalStretchPlot *plot)
{
  GtkWidget *widget = GTK_WIDGET (plot);
  Frame frame = { .area = { 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget) },
                  .font = dorsal_widget_font (widget),
                  .palette = dorsal_widget_palette (),
                  .scale = gtk_widget_get_scale_factor (widget) };

  frame.inner = dorsal_grid_plot (&frame.area, &frame.font);
  frame.lens = dorsal_lens_on_columns (plot->stretch.lens, (int) frame.inner.width * frame.scale, &frame.column);
  return frame;
}

/* --- drawing --- */

/* Another ground, without hours. */
static void
draw_under (DorsalStretchPlot *plot, const Frame *frame, const DorsalValueAxis *axis)
{
  DorsalGridWords words = dorsal_plot_kind_words (plot->kind, plot->source.raw, plot->source.zones);
  cairo_t *cr = dorsal_sheet_begin (&plot->under, (int) frame->area.width, (int) frame->area.height, frame->scale,
                                    frame->palette);

  if (!cr)
    return;
  dorsal_draw_grid (cr, &frame->area, &frame->inner, axis, NULL, &words, &frame->font, frame->palette);
  dorsal_draw_grid_words (cr, &frame->inner, axis, &words, &frame->font, frame->palette);
  cairo_destroy (cr);
  dorsal_tracing_lay (&plot->tracing, plot->under.surface, &frame->inner,
                      dorsal_plot_kind_ink (plot->kind, LINE_PX * frame->scale, frame->palette).fill);
}

static DorsalTimeAxis
times_of (const Frame *frame)
{
  return dorsal_time_axis_of (DORSAL_TIME_SINCE_START, frame->lens.from_us, frame->lens.from_us + frame->lens.length_us,
                              (int) frame->inner.width, TIME_TICK_PX);
}

/* The lower one of two has the labels. */
static void
draw_labels (cairo_t *cr, gpointer data)
{
  DorsalStretchPlot *plot = data;
  Frame frame = frame_of (plot);
  DorsalTimeAxis times = times_of (&frame);

  dorsal_lettering_use (plot->lettering, &frame.font, DORSAL_TEXT_SMALL, frame.scale);
  dorsal_draw_grid_times (cr, &frame.area, &frame.inner, &times, plot->kind == DORSAL_PLOT_HOLD ? &frame.font : NULL,
                          plot->lettering, frame.palette);
}

/* The lines over the labels; the value axis is in the last row. */
static GArray *
ticks_of (const Frame *frame)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (int));
  DorsalTimeAxis times = times_of (frame);
  int width = (int) frame->inner.width;

  for (gint64 tick = dorsal_time_axis_first_tick (&times); tick <= times.last_us; tick += times.step_us)
    {
      int x = MIN (dorsal_time_axis_to_px (&times, tick, width), width - 1) * frame->scale;

      g_array_append_val (ticks, x);
    }
  return ticks;
}

/* Bound to the samples, not to the stretch: moving it moves the line and never reshapes it. */
static void
draw_line (DorsalStretchPlot *plot, const Frame *frame, const DorsalValueAxis *axis)
{
  int width = (int) frame->inner.width * frame->scale;
  DorsalTraceInk ink = dorsal_plot_kind_ink (plot->kind, LINE_PX * frame->scale, frame->palette);
  DorsalTraceView view = { .first_column = frame->column,
                           .columns = width,
                           .height = (int) frame->inner.height * frame->scale,
                           .samples = MAX (frame->lens.length_us / plot->source.period_us, 2),
                           .per_columns = width,
                           .axis = *axis };
  g_autoptr (GArray) ticks = ticks_of (frame);
  DorsalUprights uprights = { .at = (int *) (gpointer) ticks->data,
                              .n = ticks->len,
                              .width = frame->scale,
                              .rows = view.height - frame->scale,
                              .colour = dorsal_colour_to_argb32 (frame->palette->grid) };

  dorsal_tracing_draw (&plot->tracing, &view, plot->source.trace, &ink, &uprights, draw_labels, plot);
}

static void
draw_picture (DorsalStretchPlot *plot, const Frame *frame)
{
  DorsalValueAxis axis = dorsal_value_axis_of (0, plot->high, dorsal_plot_kind_unit (plot->kind, plot->source.raw),
                                               (int) frame->inner.height, TICK_PX);

  draw_under (plot, frame, &axis);
  draw_line (plot, frame, &axis);
}

static gboolean
is_same (const Drawn *a, const Drawn *b)
{
  return a->column == b->column && a->length_us == b->length_us && a->palette == b->palette && a->text_px == b->text_px
         && a->width == b->width && a->height == b->height && a->scale == b->scale;
}

static void
dorsal_stretch_plot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DorsalStretchPlot *plot = DORSAL_STRETCH_PLOT (widget);
  Frame frame = frame_of (plot);
  Drawn drawn;

  if (!plot->source.trace || frame.inner.width < 8 || frame.inner.height < 8)
    return;
  drawn = (Drawn){ frame.column,           frame.lens.length_us,    frame.palette, frame.font.size_px,
                   (int) frame.area.width, (int) frame.area.height, frame.scale };
  if (!is_same (&drawn, &plot->drawn))
    {
      if (drawn.text_px != plot->drawn.text_px)
        dorsal_sheet_clear (&plot->under);
      draw_picture (plot, &frame);
    }
  plot->drawn = drawn;
  dorsal_print_show (&plot->tracing.print, snapshot);
  dorsal_stretch_mark (&plot->stretch, &frame.lens, snapshot, &frame.inner, frame.palette);
}

/* --- what is plotted --- */

static void
forget_pictures (DorsalStretchPlot *plot)
{
  plot->drawn = (Drawn){ 0 };
  dorsal_tracing_forget (&plot->tracing);
  dorsal_sheet_clear (&plot->under);
}

void
dorsal_stretch_plot_show (DorsalStretchPlot *plot, const DorsalPlotSource *source)
{
  plot->source = source ? *source : (DorsalPlotSource){ 0 };
  forget_pictures (plot);
  if (source)
    {
      DorsalTraceNode all = dorsal_trace_range (source->trace, 0, (gint64) dorsal_trace_length (source->trace));

      plot->high = dorsal_plot_kind_grown (plot->kind, dorsal_plot_kind_usual (plot->kind, source->raw), all.max);
    }
  gtk_widget_queue_draw (GTK_WIDGET (plot));
}

void
dorsal_stretch_plot_set_stretch (DorsalStretchPlot *plot, const DorsalStretch *stretch)
{
  if (memcmp (&plot->stretch, stretch, sizeof *stretch) == 0)
    return;
  plot->stretch = *stretch;
  gtk_widget_queue_draw (GTK_WIDGET (plot));
}

void
dorsal_stretch_plot_tell (DorsalStretchPlot *plot, const DorsalReading *reading)
{
  gint64 now_us = g_get_monotonic_time ();
  g_autofree char *words = NULL;

  if (now_us - plot->told_us < ANNOUNCE_US)
    return;
  plot->told_us = now_us;
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

void
dorsal_stretch_plot_get_span (DorsalStretchPlot *plot, double *ret_x, double *ret_width)
{
  GtkWidget *widget = GTK_WIDGET (plot);
  DorsalArea area = { 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget) };
  DorsalFont font = dorsal_widget_font (widget);
  DorsalArea inner = dorsal_grid_plot (&area, &font);

  *ret_x = inner.x;
  *ret_width = MAX (inner.width, 1);
}

/* --- the object --- */

static void
dorsal_stretch_plot_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  DorsalFont font = dorsal_widget_font (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : (int) (DORSAL_GRID_LEAST_LINES * font.size_px + 0.5);
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 560 : 240;
}

static void
dorsal_stretch_plot_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_KIND)
    DORSAL_STRETCH_PLOT (object)->kind = g_value_get_uint (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dorsal_stretch_plot_constructed (GObject *object)
{
  DorsalStretchPlot *plot = DORSAL_STRETCH_PLOT (object);

  G_OBJECT_CLASS (dorsal_stretch_plot_parent_class)->constructed (object);
  gtk_accessible_update_property (GTK_ACCESSIBLE (plot), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dorsal_plot_kind_to_words (plot->kind), -1);
}

static void
dorsal_stretch_plot_dispose (GObject *object)
{
  DorsalStretchPlot *plot = DORSAL_STRETCH_PLOT (object);

  dorsal_sheet_clear (&plot->under);
  dorsal_tracing_clear (&plot->tracing);
  g_clear_pointer (&plot->lettering, dorsal_lettering_free);
  G_OBJECT_CLASS (dorsal_stretch_plot_parent_class)->dispose (object);
}

static void
dorsal_stretch_plot_class_init (DorsalStretchPlotClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = dorsal_stretch_plot_set_property;
  object_class->constructed = dorsal_stretch_plot_constructed;
  object_class->dispose = dorsal_stretch_plot_dispose;
  widget_class->snapshot = dorsal_stretch_plot_snapshot;
  widget_class->measure = dorsal_stretch_plot_measure;
  g_object_class_install_property (
      object_class, PROP_KIND,
      g_param_spec_uint ("kind", NULL, NULL, 0, DORSAL_PLOT_HOLD, DORSAL_PLOT_PRESSURE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_css_name (widget_class, "stretchplot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dorsal_stretch_plot_init (DorsalStretchPlot *plot)
{
  plot->stretch.lens = dorsal_lens_whole (1);
  dorsal_tracing_init (&plot->tracing);
  plot->lettering = dorsal_lettering_new ();
  dorsal_widget_follow_palette (GTK_WIDGET (plot));
}
