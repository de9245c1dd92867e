/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: a size. Goes out: milliseconds. Never: a picture that has to be drawn first. */

#include "one-colour.h"

#include <stdlib.h>
#include <time.h>

typedef struct
{
  double *ms;
  guint n;
  double began_ms;
} Frames;

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec * 1e-6;
}

static void
on_before_paint (GdkFrameClock *clock, Frames *frames)
{
  frames->began_ms = cpu_ms ();
}

static void
on_after_paint (GdkFrameClock *clock, Frames *frames)
{
  frames->ms[frames->n] = cpu_ms () - frames->began_ms;
}

/* --- a widget of one colour --- */

#define ONE_TYPE_COLOUR (one_colour_get_type ())
G_DECLARE_FINAL_TYPE (OneColour, one_colour, ONE, COLOUR, GtkWidget)

struct _OneColour
{
  GtkWidget parent_instance;
  guint n;
};

G_DEFINE_FINAL_TYPE (OneColour, one_colour, GTK_TYPE_WIDGET)

static void
one_colour_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GdkRGBA colour = { 0.2f, 0.5f, ONE_COLOUR (widget)->n++ % 2 ? 0.8f : 0.7f, 1 };

  gtk_snapshot_append_color (
      snapshot, &colour,
      &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget)));
}

static void
one_colour_class_init (OneColourClass *class)
{
  GTK_WIDGET_CLASS (class)->snapshot = one_colour_snapshot;
}

static void
one_colour_init (OneColour *colour)
{
}

/* --- the window --- */

static GtkWidget *
window_new (GtkApplication *application, GtkWidget *area)
{
  GtkWidget *window = adw_application_window_new (application), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (area, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), area);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 780);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return window;
}

static int
by_size (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

double
one_colour_ms (GtkApplication *application, int width, int height, guint n_frames)
{
  g_autofree double *ms = g_new0 (double, n_frames);
  Frames frames = { .ms = ms };
  GtkWidget *area = g_object_new (ONE_TYPE_COLOUR, "width-request", width, "height-request", height, NULL);
  GtkWidget *window = window_new (application, area);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), &frames);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), &frames);
  for (; frames.n < n_frames; frames.n++)
    {
      gtk_widget_queue_draw (area);
      gtk_test_widget_wait_for_draw (window);
    }
  g_signal_handlers_disconnect_by_data (clock, &frames);
  gtk_window_destroy (GTK_WINDOW (window));
  qsort (ms, n_frames, sizeof *ms, by_size);
  return ms[n_frames / 2];
}
