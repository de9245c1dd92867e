/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A figure on the screen.
 *
 *   tick    at most 30 times a second, only while mapped and inside what is scrolled to; a rest at both ends of the
 *           movement costs nothing
 *   still   one picture, where the figure does not move or the desktop wants no animations
 *
 * Comes in: a figure. Goes out: its picture and its sentence. Never: a frame that looks like the last one. */

#include "app/figure-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/sheet.h"
#include "draw/draw-figure.h"

#define FRAME_US (G_USEC_PER_SEC / 30)
#define ASPECT   1.75 /* most figures are about so wide */
#define NARROW   160  /* px, and so are the next */
#define WIDE     320
#define LEAST    120
#define MOST     260

struct _DorsalFigureView
{
  GtkWidget parent_instance;
  DorsalFigure figure;
  gboolean mirrored;
  int height; /* px; 0: by its width */
  double phase;
  guint tick;
  gint64 begin_us, drawn_us;
};

enum
{
  PROP_FIGURE = 1,
  PROP_MIRRORED,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DorsalFigureView, dorsal_figure_view, GTK_TYPE_WIDGET)

/* --- moving --- */

/* Inside the part that its scroller shows? */
static gboolean
is_in_sight (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  if (!scroller)
    return TRUE;
  return gtk_widget_compute_bounds (widget, scroller, &bounds) && bounds.origin.y < gtk_widget_get_height (scroller)
         && bounds.origin.y + bounds.size.height > 0;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DorsalFigureView *view = DORSAL_FIGURE_VIEW (widget);
  gint64 now_us = gdk_frame_clock_get_frame_time (clock);
  double phase;

  if (now_us - view->drawn_us < FRAME_US || !is_in_sight (widget))
    return G_SOURCE_CONTINUE;
  if (view->begin_us == 0)
    view->begin_us = now_us;
  view->drawn_us = now_us;
  phase = dorsal_figure_phase_at (view->figure, (double) (now_us - view->begin_us) / G_USEC_PER_SEC);
  if (fabs (phase - view->phase) < 0.002)
    return G_SOURCE_CONTINUE;
  view->phase = phase;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
move_or_rest (DorsalFigureView *view)
{
  GtkWidget *widget = GTK_WIDGET (view);
  gboolean animations = FALSE, moves;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &animations, NULL);
  moves = animations && gtk_widget_get_mapped (widget) && dorsal_figure_period_s (view->figure) > 0;
  if (moves && !view->tick)
    {
      view->begin_us = 0;
      view->tick = gtk_widget_add_tick_callback (widget, on_tick, NULL, NULL);
    }
  else if (!moves && view->tick)
    {
      gtk_widget_remove_tick_callback (widget, view->tick);
      view->tick = 0;
    }
  if (!moves)
    view->phase = dorsal_figure_still_phase (view->figure);
  gtk_widget_queue_draw (widget);
}

static void
dorsal_figure_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dorsal_figure_view_parent_class)->map (widget);
  move_or_rest (DORSAL_FIGURE_VIEW (widget));
}

static void
dorsal_figure_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dorsal_figure_view_parent_class)->unmap (widget);
  move_or_rest (DORSAL_FIGURE_VIEW (widget));
}

/* --- being seen --- */

static void
dorsal_figure_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DorsalFigureView *view = DORSAL_FIGURE_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (width < 1 || height < 1 || view->figure == DORSAL_FIGURE_UNKNOWN)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (view->mirrored)
    {
      cairo_translate (cr, width, 0);
      cairo_scale (cr, -1, 1);
    }
  dorsal_draw_figure (cr, &(DorsalArea){ 0, 0, width, height }, view->figure, view->phase, dorsal_widget_palette ());
  cairo_destroy (cr);
}

static GtkSizeRequestMode
dorsal_figure_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
height_at (int width)
{
  return (int) CLAMP (width / ASPECT, LEAST, MOST);
}

/* All figures have one shape, so that the words below them line up. Asked without a width, the least height is that of
 * the narrowest: who says more there contradicts what it says of a width. */
static void
dorsal_figure_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  int fixed = DORSAL_FIGURE_VIEW (widget)->height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = NARROW;
      *natural = WIDE;
    }
  else if (fixed > 0)
    *minimum = *natural = fixed;
  else
    {
      *minimum = height_at (for_size > 0 ? for_size : NARROW);
      *natural = height_at (for_size > 0 ? for_size : WIDE);
    }
}

/* --- the object --- */

void
dorsal_figure_view_set_figure (DorsalFigureView *view, DorsalFigure figure)
{
  const char *sentence = dorsal_figure_sentence (figure);

  if (view->figure == figure)
    return;
  view->figure = figure;
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, *sentence ? _ (sentence) : "",
                                  -1);
  move_or_rest (view);
  gtk_widget_queue_resize (GTK_WIDGET (view));
  g_object_notify_by_pspec (G_OBJECT (view), props[PROP_FIGURE]);
}

DorsalFigure
dorsal_figure_view_get_figure (DorsalFigureView *view)
{
  return view->figure;
}

void
dorsal_figure_view_set_mirrored (DorsalFigureView *view, gboolean mirrored)
{
  if (view->mirrored == !!mirrored)
    return;
  view->mirrored = !!mirrored;
  gtk_widget_queue_draw (GTK_WIDGET (view));
  g_object_notify_by_pspec (G_OBJECT (view), props[PROP_MIRRORED]);
}

void
dorsal_figure_view_set_height (DorsalFigureView *view, int height)
{
  view->height = height;
  gtk_widget_queue_resize (GTK_WIDGET (view));
}

double
dorsal_figure_view_get_phase (DorsalFigureView *view)
{
  return view->phase;
}

static void
dorsal_figure_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DorsalFigureView *view = DORSAL_FIGURE_VIEW (object);

  if (id == PROP_FIGURE)
    g_value_set_string (value, dorsal_figure_to_string (view->figure));
  else
    g_value_set_boolean (value, view->mirrored);
}

static void
dorsal_figure_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DorsalFigureView *view = DORSAL_FIGURE_VIEW (object);
  const char *word = id == PROP_FIGURE ? g_value_get_string (value) : NULL;

  if (id == PROP_FIGURE)
    dorsal_figure_view_set_figure (view, word ? dorsal_figure_from_string (word) : DORSAL_FIGURE_UNKNOWN);
  else
    dorsal_figure_view_set_mirrored (view, g_value_get_boolean (value));
}

static void
dorsal_figure_view_class_init (DorsalFigureViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = dorsal_figure_view_get_property;
  object_class->set_property = dorsal_figure_view_set_property;
  widget_class->map = dorsal_figure_view_map;
  widget_class->unmap = dorsal_figure_view_unmap;
  widget_class->snapshot = dorsal_figure_view_snapshot;
  widget_class->measure = dorsal_figure_view_measure;
  widget_class->get_request_mode = dorsal_figure_view_get_request_mode;
  props[PROP_FIGURE] = g_param_spec_string ("figure", NULL, NULL, "unknown",
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_MIRRORED] = g_param_spec_boolean ("mirrored", NULL, NULL, FALSE,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "figureview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dorsal_figure_view_init (DorsalFigureView *view)
{
  gtk_widget_set_overflow (GTK_WIDGET (view), GTK_OVERFLOW_HIDDEN);
  dorsal_widget_follow_palette (GTK_WIDGET (view));
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (view)), "notify::gtk-enable-animations",
                           G_CALLBACK (move_or_rest), view, G_CONNECT_SWAPPED);
}

GtkWidget *
dorsal_figure_view_new (DorsalFigure figure)
{
  return g_object_new (DORSAL_TYPE_FIGURE_VIEW, "figure", dorsal_figure_to_string (figure), NULL);
}
