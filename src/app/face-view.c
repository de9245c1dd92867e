/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: a face, the frame clock while there is a breath to show. Goes out: the drawing, a sentence. Never: a frame
 * that nothing asked for; movement for somebody who wants none: then the pacer is in or out. */

#include "app/face-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/sheet.h"

#define MARGIN 6
#define LEAST  0.17 /* of the window's height: a sixth, and a little */

struct _DorsalFaceView
{
  GtkWidget parent_instance;
  DorsalSessionFace face;
  double in_s, out_s;
  guint tick_id;
  gint64 began_us; /* of the first breath */
  double phase;
};

G_DEFINE_FINAL_TYPE (DorsalFaceView, dorsal_face_view, GTK_TYPE_WIDGET)

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DorsalFaceView *view = DORSAL_FACE_VIEW (widget);
  gint64 now_us = gdk_frame_clock_get_frame_time (clock);
  gboolean moves;
  double phase;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &moves, NULL);
  if (view->began_us == 0)
    view->began_us = now_us;
  phase = dorsal_breath_phase ((double) (now_us - view->began_us) * 1e-6, view->in_s, view->out_s);
  if (!moves)
    phase = phase < view->in_s / (view->in_s + view->out_s) ? view->in_s / (view->in_s + view->out_s) : 0;
  if (phase == view->phase)
    return G_SOURCE_CONTINUE;
  view->phase = phase;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
breathe (DorsalFaceView *view, gboolean wanted)
{
  if (wanted == (view->tick_id != 0))
    return;
  if (wanted)
    view->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (view), on_tick, NULL, NULL);
  else
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (view), view->tick_id);
      view->tick_id = 0;
      view->began_us = 0;
    }
}

void
dorsal_face_view_show (DorsalFaceView *view, const DorsalSessionFace *face)
{
  g_autofree char *sentence = NULL;

  if (memcmp (&view->face, face, sizeof *face) == 0)
    return;
  view->face = *face;
  breathe (view, face->breathes);
  sentence = g_strdup_printf ("%s %s %s", face->word, face->number, face->unit);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, g_strchomp (sentence), -1);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

void
dorsal_face_view_set_breath (DorsalFaceView *view, double in_s, double out_s)
{
  view->in_s = in_s;
  view->out_s = out_s;
}

/* What is read from the floor is a part of the window, not of this widget. */
static double
height_of_window (DorsalFaceView *view)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (view));

  return root ? gtk_widget_get_height (GTK_WIDGET (root)) : 0;
}

static DorsalFace
face_of (DorsalFaceView *view)
{
  return (DorsalFace){ .tone = view->face.tone,
                       .word = view->face.word,
                       .number = view->face.number[0] ? view->face.number : NULL,
                       .unit = view->face.unit[0] ? view->face.unit : NULL,
                       .progress = view->face.progress,
                       .goal = view->face.goal,
                       .least_px = height_of_window (view) * LEAST,
                       .breath = view->face.breathes ? view->phase : -1,
                       .breath_in = view->in_s / (view->in_s + view->out_s) };
}

static DorsalArea
area_of (DorsalFaceView *view)
{
  GtkWidget *widget = GTK_WIDGET (view);

  return (DorsalArea){ MARGIN, MARGIN, MAX (gtk_widget_get_width (widget) - 2 * MARGIN, 1),
                       MAX (gtk_widget_get_height (widget) - 2 * MARGIN, 1) };
}

DorsalFaceLayout
dorsal_face_view_layout (DorsalFaceView *view)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  DorsalFont font = dorsal_widget_font (GTK_WIDGET (view));
  DorsalArea area = area_of (view);
  DorsalFace face = face_of (view);
  DorsalFaceLayout layout = dorsal_face_layout (cr, &area, &face, &font);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return layout;
}

static void
dorsal_face_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DorsalFaceView *view = DORSAL_FACE_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  DorsalFont font = dorsal_widget_font (widget);
  DorsalArea area = area_of (view);
  DorsalFace face = face_of (view);
  cairo_t *cr;

  if (width < 2 * MARGIN || height < 2 * MARGIN)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  dorsal_draw_face (cr, &area, &face, &font, dorsal_widget_palette ());
  cairo_destroy (cr);
}

static void
dorsal_face_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  *minimum = 120;
  *natural = 480;
}

static void
dorsal_face_view_class_init (DorsalFaceViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->snapshot = dorsal_face_view_snapshot;
  widget_class->measure = dorsal_face_view_measure;
  gtk_widget_class_set_css_name (widget_class, "faceview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dorsal_face_view_init (DorsalFaceView *view)
{
  view->in_s = 4;
  view->out_s = 6;
  gtk_widget_set_focusable (GTK_WIDGET (view), TRUE);
  dorsal_widget_follow_palette (GTK_WIDGET (view));
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The session now"), -1);
}
