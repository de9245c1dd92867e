/* SPDX-License-Identifier: GPL-3.0-or-later */

/*   ░░░░░░░░░┃▁▃▅▃▁▃▅┃░░░░░░░░░░░░░░     all of it; what is not seen steps back
 *
 * The part that is seen follows the pointer; what is pressed beside it comes to its middle first.
 *
 * Comes in: a trace, a lens. Goes out: wishes. Never: a change of the lens of its own. */

#include "app/pan-bar.h"

#include <math.h>
#include <string.h>

#include "app/print.h"
#include "app/sheet.h"
#include "app/stretch.h"
#include "draw/draw-grid.h"
#include "draw/draw-trace.h"

#define HEIGHT_PX 26
#define TOLD_US (G_USEC_PER_SEC / 2)

struct _DorsalPanBar
{
  GtkWidget parent_instance;
  const DorsalTrace *trace;
  DorsalLens lens;
  DorsalPrint print; /* emptied by trace, size, scale and palette */
  const DorsalPalette *palette;
  int width, scale;
  double x; /* of the pointer while it drags */
  gint64 told_us;
};

G_DEFINE_FINAL_TYPE (DorsalPanBar, dorsal_pan_bar, GTK_TYPE_WIDGET)

enum
{
  PANNED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* In line with the plots above. */
static DorsalArea
line_area (DorsalPanBar *bar)
{
  DorsalFont font = dorsal_widget_font (GTK_WIDGET (bar));
  DorsalArea plot = dorsal_grid_plot (&(DorsalArea){ 0, 0, gtk_widget_get_width (GTK_WIDGET (bar)), 200 }, &font);

  return (DorsalArea){ plot.x, 0, plot.width, HEIGHT_PX };
}

static void
draw_line (DorsalPanBar *bar, const DorsalArea *area, cairo_surface_t *image, const DorsalPalette *palette)
{
  int stride = cairo_image_surface_get_stride (image), columns = (int) area->width * bar->scale;
  DorsalTraceNode all = dorsal_trace_range (bar->trace, 0, (gint64) dorsal_trace_length (bar->trace));
  DorsalTraceInk ink = { .line = dorsal_colour_to_argb32 (palette->trace[0]),
                         .gap = dorsal_colour_to_argb32 (palette->gap), .line_256 = bar->scale * DORSAL_AXIS_ONE };
  DorsalTraceView view
      = { .columns = columns, .height = HEIGHT_PX * bar->scale,
          .samples = MAX ((gint64) dorsal_trace_length (bar->trace), 2), .per_columns = columns,
          .axis = { .high = MAX (all.max, 1) * 9 / 8 + 1, .step = 1, .unit = 1 } };
  guint8 *pixels = cairo_image_surface_get_data (image) + (gsize) (area->x * bar->scale) * sizeof (guint32);

  dorsal_draw_trace ((guint32 *) (gpointer) pixels, stride, &view, bar->trace, TRUE, &ink);
}

static void
draw_print (DorsalPanBar *bar, const DorsalArea *area, const DorsalPalette *palette)
{
  cairo_surface_t *image = dorsal_print_begin (&bar->print, bar->width, HEIGHT_PX, bar->scale);
  cairo_t *cr = cairo_create (image);

  dorsal_ink_set (cr, palette->background);
  cairo_paint (cr);
  dorsal_ink_set (cr, dorsal_colour_with_alpha (palette->dwell_track, 0.5));
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  draw_line (bar, area, image, palette);
  cairo_surface_mark_dirty (image);
  dorsal_print_end (&bar->print, bar->width, HEIGHT_PX, NULL, &(DorsalArea){ 0, 0, bar->width, HEIGHT_PX }, 1);
}

static void
dorsal_pan_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DorsalPanBar *bar = DORSAL_PAN_BAR (widget);
  const DorsalPalette *palette = dorsal_widget_palette ();
  int width = gtk_widget_get_width (widget), scale = gtk_widget_get_scale_factor (widget);
  DorsalArea area = line_area (bar);
  DorsalLens whole = dorsal_lens_whole (bar->lens.total_us);
  DorsalStretch seen = { .cursor_us = -1, .chosen_us = bar->lens.from_us,
                         .until_us = bar->lens.from_us + bar->lens.length_us };

  if (!bar->trace || area.width < 8)
    return;
  if (bar->palette != palette || bar->width != width || bar->scale != scale)
    {
      bar->palette = palette;
      bar->width = width;
      bar->scale = scale;
      draw_print (bar, &area, palette);
    }
  dorsal_print_show (&bar->print, snapshot);
  dorsal_stretch_mark (&seen, &whole, snapshot, &area, palette);
}

/* --- wishes --- */

static void
pan_by (DorsalPanBar *bar, double px)
{
  gint64 by_us = llround (px / MAX (line_area (bar).width, 1) * (double) bar->lens.total_us);

  if (by_us != 0)
    g_signal_emit (bar, signals[PANNED], 0, by_us);
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, DorsalPanBar *bar)
{
  DorsalArea area = line_area (bar);
  double left = area.x + dorsal_lens_x_of (&(DorsalLens){ bar->lens.total_us, 0, bar->lens.total_us },
                                           bar->lens.from_us, area.width);
  double width = (double) bar->lens.length_us / (double) bar->lens.total_us * area.width;

  bar->x = x;
  if (x < left || x > left + width)
    pan_by (bar, x - (left + width / 2));
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, DorsalPanBar *bar)
{
  double from_x, from_y;

  gtk_gesture_drag_get_start_point (gesture, &from_x, &from_y);
  pan_by (bar, from_x + dx - bar->x);
  bar->x = from_x + dx;
}

/* --- what is shown --- */

/* Screen readers know it as a scroll bar, in seconds. */
static void
tell (DorsalPanBar *bar)
{
  gint64 now_us = g_get_monotonic_time ();

  if (now_us - bar->told_us < TOLD_US)
    return;
  bar->told_us = now_us;
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  (double) (bar->lens.total_us - bar->lens.length_us) * 1e-6,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) bar->lens.from_us * 1e-6, -1);
}

void
dorsal_pan_bar_show (DorsalPanBar *bar, const DorsalTrace *trace)
{
  bar->trace = trace;
  bar->palette = NULL;
  gtk_widget_queue_draw (GTK_WIDGET (bar));
}

void
dorsal_pan_bar_set_lens (DorsalPanBar *bar, const DorsalLens *lens)
{
  if (memcmp (&bar->lens, lens, sizeof *lens) == 0)
    return;
  bar->lens = *lens;
  tell (bar);
  gtk_widget_queue_draw (GTK_WIDGET (bar));
}

/* --- the object --- */

static void
dorsal_pan_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : HEIGHT_PX;
}

static void
dorsal_pan_bar_dispose (GObject *object)
{
  dorsal_print_clear (&DORSAL_PAN_BAR (object)->print);
  G_OBJECT_CLASS (dorsal_pan_bar_parent_class)->dispose (object);
}

static void
dorsal_pan_bar_class_init (DorsalPanBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_pan_bar_dispose;
  widget_class->snapshot = dorsal_pan_bar_snapshot;
  widget_class->measure = dorsal_pan_bar_measure;
  signals[PANNED] = g_signal_new ("panned", DORSAL_TYPE_PAN_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_INT64);
  gtk_widget_class_set_css_name (widget_class, "panbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SCROLLBAR);
}

static void
dorsal_pan_bar_init (DorsalPanBar *bar)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  bar->lens = dorsal_lens_whole (1);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), bar);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), bar);
  gtk_widget_add_controller (GTK_WIDGET (bar), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (bar), "grab");
  dorsal_widget_follow_palette (GTK_WIDGET (bar));
}
