/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame of the live page costs the main thread, from before-paint to after-paint, when a roller of 1 kHz has
 * been plotted for ten seconds, an hour, ten hours. The floor is a frame of a window as large, in which an area as large
 * as both plots is of one colour; a frame without news, in which nothing is to be painted, stands beside it.
 *
 *   whole-frame        under headless-run */

#include <adwaita.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "app/application.h"
#include "app/live.h"
#include "app/window.h"
#include "bench.h"
#include "core/person.h"
#include "managed.h"
#include "one-colour.h"

#define RATE   1000
#define FRAMES 150
#define STEP   (RATE / 16) /* more than a column, so that each frame has something to paint */

static double frames_ms[FRAMES];
static guint n_frames;
static double began_s;

static double
thread_s (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

static void
on_before_paint (GdkFrameClock *clock, gpointer data)
{
  began_s = thread_s ();
}

static void
on_after_paint (GdkFrameClock *clock, gpointer data)
{
  if (n_frames < FRAMES)
    frames_ms[n_frames++] = (thread_s () - began_s) * 1e3;
}

static int
by_size (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

static gint16
value_at (gint64 i)
{
  return (gint16) (400 + 300 * sin ((double) i * 0.002) + (double) (i * 7919 % 41));
}

/* Somebody who rolls, hard enough to move both lines. */
static void
take_sample (DorsalLive *live, gint64 i)
{
  DorsalMessage message
      = { .kind = DORSAL_MESSAGE_READING, .time_us = i * G_USEC_PER_SEC / RATE, .step = DORSAL_CLOCK_NEXT };
  DorsalReading *reading = &message.reading;

  reading->link = DORSAL_LINK_STREAMING;
  reading->sample.time_us = message.time_us;
  reading->state = DORSAL_STATE_ROLLING;
  reading->zone = DORSAL_ZONE_THORACIC;
  reading->level = DORSAL_LEVEL_T6;
  reading->place_known = reading->pressure_known = TRUE;
  reading->place_cm = 20 + 4 * sin ((double) i * 0.0005);
  reading->sigma_cm = 1;
  reading->pressure_kpa = value_at (i) / 10.0;
  reading->hold_s = (double) (i % 60000) / RATE;
  dorsal_live_take (live, &message);
}

static void
say_hello (DorsalLive *live)
{
  DorsalPersonSetup setup = dorsal_person_setup_default (1);
  DorsalMessage hello = { .kind = DORSAL_MESSAGE_HELLO, .hello = setup.hello };
  DorsalMessage link = { .kind = DORSAL_MESSAGE_LINK, .link = DORSAL_LINK_STREAMING };

  hello.hello.rate_hz = RATE;
  dorsal_live_take (live, &hello);
  dorsal_live_take (live, &link);
}

static void
fill (DorsalLive *live, gint64 until)
{
  const DorsalShown *shown = dorsal_live_get_shown (live);

  for (gint64 i = (gint64) dorsal_trace_length (shown->pressure); i < until; i++)
    {
      dorsal_trace_append (shown->pressure, value_at (i));
      dorsal_trace_append (shown->hold, (gint16) (i % 60000 / 100));
    }
}

/* Median and 95th percentile of the frames after `news`; without them the window is painted all the same. */
static void
frames (GtkWindow *window, DorsalLive *live, gboolean news, double *ret_median, double *ret_p95)
{
  gint64 i = (gint64) dorsal_trace_length (dorsal_live_get_shown (live)->pressure);

  n_frames = 0;
  while (n_frames < FRAMES)
    {
      guint before = n_frames;

      if (news)
        {
          for (gint64 until = i + STEP; i < until; i++)
            take_sample (live, i);
          dorsal_live_notify (live);
        }
      else
        gtk_widget_queue_draw (GTK_WIDGET (window));
      while (n_frames == before)
        g_main_context_iteration (NULL, TRUE);
    }
  qsort (frames_ms, FRAMES, sizeof *frames_ms, by_size);
  *ret_median = frames_ms[FRAMES / 2];
  *ret_p95 = frames_ms[FRAMES * 95 / 100];
}

static void
add_size (GtkWidget *root, int *width, int *height)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (root), "DorsalTracePlot"))
    {
      *width = MAX (*width, gtk_widget_get_width (root));
      *height += gtk_widget_get_height (root);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    add_size (child, width, height);
}

/* Of an area as large as both plots. */
static double
floor_of (GtkApplication *application, GtkWidget *window)
{
  int width = 0, height = 0;

  add_size (window, &width, &height);
  return one_colour_ms (application, width, height, FRAMES);
}

static gboolean
on_late (gpointer data)
{
  g_error ("A frame did not come");
  return G_SOURCE_REMOVE;
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    gint64 samples;
  } lengths[] = { { "10 s", 10 * RATE }, { "1 h", 3600 * RATE }, { "10 h", 36000 * RATE } };
  DorsalApplication *application;
  DorsalWindow *window;
  DorsalLive *live;
  GdkFrameClock *clock;
  double median, p95, floor, rest_p95, rest;
  Bench *bench = bench_begin ("whole-frame", "A frame of the live page, main thread, by how long it has plotted 1 kHz");

  managed_display ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  application = dorsal_application_new ();
  g_application_register (G_APPLICATION (application), NULL, NULL);
  window = dorsal_window_new (ADW_APPLICATION (application));
  live = dorsal_window_get_live (window);
  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 780);
  dorsal_window_show_page (window, "live");
  gtk_window_present (GTK_WINDOW (window));
  say_hello (live);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_timeout_add_seconds (60, on_late, NULL);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), NULL);
  floor = floor_of (GTK_APPLICATION (application), GTK_WIDGET (window));
  frames (GTK_WINDOW (window), live, FALSE, &rest, &rest_p95);
  bench_add (bench, &(BenchRow){ .name = "without news", .figure = rest, .unit = "ms CPU" });
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *note = NULL;

      fill (live, lengths[i].samples);
      frames (GTK_WINDOW (window), live, TRUE, &median, &p95);
      note = g_strdup_printf ("95 of 100 below %.2f", p95);
      bench_add (bench, &(BenchRow){ .name = lengths[i].name,
                                     .figure = median,
                                     .unit = "ms CPU",
                                     .floor = "one colour",
                                     .floor_figure = floor,
                                     .target = BENCH_AT_MOST,
                                     .limit = 2,
                                     .note = note });
    }
  bench_end (bench);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (application);
  return 0;
}
