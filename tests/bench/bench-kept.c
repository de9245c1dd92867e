/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame costs while somebody looks at a kept session: panned, zoomed, played; of ten seconds, one hour, eight and
 * ten, seen by the half, by the minute and by ten seconds.
 *
 *   step       what the board does when it is told
 *   snapshot   what the window's widgets do to say how they look
 *   frame      the step, and all from before-paint to after-paint: layout, snapshot, pixels
 *   one colour a window as large, in which an area as large as the plots together is of one colour
 *
 * Processor's time of the main thread, the median of many, so that a busy machine disturbs it least.
 * Needs a display: meson test --benchmark kept --verbose */

#include <adwaita.h>
#include <stdlib.h>
#include <time.h>

#include "app/application.h"
#include "app/kept-board.h"
#include "app/kept-page.h"
#include "app/window.h"
#include "bench.h"
#include "find.h"
#include "managed.h"
#include "one-colour.h"
#include "rig.h"

#define FRAMES 120
#define MINUTE_US (60 * (gint64) G_USEC_PER_SEC)
#define HOUR_US (60 * MINUTE_US)
#define PERIOD_US 20000

typedef void (*Step) (DorsalKeptBoard *board, guint i);

typedef struct
{
  double step_ms, snapshot_ms, frame_ms;
} Cost;

static Cost now; /* of the frame under way */

static double
cpu_ms (void)
{
  struct timespec now_ts;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now_ts);
  return (double) now_ts.tv_sec * 1e3 + (double) now_ts.tv_nsec * 1e-6;
}

/* --- the window's eyes --- */

static void (*true_snapshot) (GtkWidget *widget, GtkSnapshot *snapshot);

static void
timed_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  now.snapshot_ms -= cpu_ms ();
  true_snapshot (widget, snapshot);
  now.snapshot_ms += cpu_ms ();
}

static void
on_before_paint (GdkFrameClock *clock, gpointer data)
{
  now.frame_ms -= cpu_ms ();
}

static void
on_after_paint (GdkFrameClock *clock, gpointer data)
{
  now.frame_ms += cpu_ms ();
}

static void
watch (DorsalWindow *window)
{
  GtkWidgetClass *class = GTK_WIDGET_GET_CLASS (window);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));

  true_snapshot = class->snapshot;
  class->snapshot = timed_snapshot;
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), NULL);
}

/* --- what is done --- */

static void
pan (DorsalKeptBoard *board, guint i)
{
  DorsalLens lens = dorsal_kept_board_get_lens (board);

  lens = dorsal_lens_pan (lens, lens.length_us / 97 * (i < FRAMES / 2 ? 1 : -1));
  dorsal_kept_board_set_lens (board, &lens);
}

static void
zoom (DorsalKeptBoard *board, guint i)
{
  dorsal_kept_board_zoom (board, i % 2 ? 1.1 : 1 / 1.1);
}

static void
play (DorsalKeptBoard *board, guint i)
{
  dorsal_kept_board_set_cursor (board, dorsal_kept_board_get_cursor (board) + G_USEC_PER_SEC / 3);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;
  return (left > right) - (left < right);
}

static double
median (double *values)
{
  qsort (values, FRAMES, sizeof *values, compare);
  return values[FRAMES / 2];
}

static Cost
cost_of (GtkWidget *window, DorsalKeptBoard *board, Step step)
{
  double steps[FRAMES], snapshots[FRAMES], frames[FRAMES];

  for (guint i = 0; i < FRAMES; i++)
    {
      double began = cpu_ms ();

      now = (Cost){ 0 };
      step (board, i);
      now.step_ms = cpu_ms () - began;
      gtk_test_widget_wait_for_draw (window);
      steps[i] = now.step_ms;
      snapshots[i] = now.snapshot_ms;
      frames[i] = now.step_ms + now.frame_ms;
    }
  return (Cost){ median (steps), median (snapshots), median (frames) };
}

/* --- the rows --- */

static void
see (DorsalKeptBoard *board, gint64 length_us)
{
  DorsalLens whole = dorsal_lens_whole (dorsal_kept_board_get_lens (board).total_us);
  gint64 from_us = (whole.total_us - length_us) / 2;
  DorsalLens lens = dorsal_lens_show (whole, from_us, from_us + length_us);

  dorsal_kept_board_set_lens (board, &lens);
  dorsal_kept_board_set_cursor (board, from_us + length_us / 3);
}

static Bench *bench;
static double floor_ms; /* of an area as large as the plots, in one colour */

/* The frame; what of it are step and snapshot stands behind. */
static void
print_row (const char *what, Cost cost, double most_ms)
{
  g_autofree char *note = g_strdup_printf ("step %.2f, snapshot %.2f", cost.step_ms, cost.snapshot_ms);

  bench_add (bench, &(BenchRow){ what, cost.frame_ms, "ms", "one colour", floor_ms, BENCH_AT_MOST, most_ms, .note = note });
}

/* The cost of a pan over half of it. */
static double
bench_record (GtkWidget *window, const DorsalRecord *record, const char *length)
{
  DorsalKeptBoard *board = DORSAL_KEPT_BOARD (bench_find (window, "DorsalKeptBoard"));
  struct
  {
    const char *name;
    gint64 length_us;
  } seen[] = { { "half of it", record->length_us / 2 }, { "a minute", MINUTE_US }, { "10 s", MINUTE_US / 6 } };
  double half_ms = 0;

  dorsal_kept_board_show (board, record);
  for (guint i = 0; i < G_N_ELEMENTS (seen) && seen[i].length_us < record->length_us; i++)
    {
      g_autofree char *panned = g_strdup_printf ("%s: %s panned", length, seen[i].name);
      g_autofree char *zoomed = g_strdup_printf ("%s: %s zoomed", length, seen[i].name);
      Cost cost;

      see (board, seen[i].length_us);
      cost = cost_of (window, board, pan);
      half_ms = i == 0 ? cost.frame_ms : half_ms;
      print_row (panned, cost, 2);
      see (board, seen[i].length_us);
      print_row (zoomed, cost_of (window, board, zoom), 6);
    }
  if (record->length_us < MINUTE_US)
    return half_ms;
  see (board, MINUTE_US);
  print_row ("   a minute played at x20", cost_of (window, board, play), 6);
  return half_ms;
}

/* --- what is looked at --- */

/* Somebody rolls, holds each third 20 s and strays now and then. As many columns as a record of 1 kHz would have. */
static DorsalRecord *
record_of (gint64 length_us)
{
  DorsalKeptSession *session = g_new0 (DorsalKeptSession, 1);
  DorsalRecord *record;

  session->duration_us = length_us;
  session->settings = g_strdup ("");
  session->note = g_strdup ("");
  record = dorsal_record_new (session);
  dorsal_record_add (record, &(DorsalMessage){ .kind = DORSAL_MESSAGE_HELLO, .hello = { .rate_hz = 1000, .diameter_mm = 140 } });
  for (gint64 i = 0; i < length_us / PERIOD_US; i++)
    {
      DorsalMessage message = { .kind = DORSAL_MESSAGE_READING, .time_us = i * PERIOD_US, .step = DORSAL_CLOCK_NEXT };
      DorsalReading *reading = &message.reading;
      gboolean holds = i / 1000 % 3 == 0, strays = i / 2300 % 11 == 0;

      reading->link = DORSAL_LINK_STREAMING;
      reading->sample.time_us = message.time_us;
      reading->state = holds ? DORSAL_STATE_HOLDING : DORSAL_STATE_ROLLING;
      reading->hold_s = holds ? (double) (i % 1000) / 50 : 0;
      reading->zone = strays ? DORSAL_ZONE_LUMBAR : DORSAL_ZONE_THORACIC;
      reading->alerts = strays ? DORSAL_ALERT_LUMBAR : 0;
      reading->level = (DorsalLevel) (DORSAL_LEVEL_T3 + i / 500 % 8);
      reading->place_known = reading->pressure_known = TRUE;
      reading->place_cm = 10 + (double) (i / 500 % 8) * 2;
      reading->pressure_kpa = 40 + (double) (i * 7919 % 300) / 10;
      dorsal_record_add (record, &message);
    }
  dorsal_record_end (record);
  return record;
}

/* A page with a session of 20 s, whose board then is shown the long ones. */
static void
open_page (DorsalWindow *window, const char *path)
{
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (1, 20, 100);
  gint64 id = rig_keep (store, &ride, 25);

  dorsal_window_set_database (window, path);
  dorsal_window_open_session (window, id);
  while (!dorsal_kept_page_is_ready (DORSAL_KEPT_PAGE (bench_find (GTK_WIDGET (window), "DorsalKeptPage"))))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 60; i++) /* the pages' cross-fade ends */
    gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    gint64 length_us;
  } lengths[] = { { "10 s", MINUTE_US / 6 }, { "1 h", HOUR_US }, { "8 h", 8 * HOUR_US }, { "10 h", 10 * HOUR_US } };
  g_autofree char *path = rig_path ("kept.db");
  double half_ms[G_N_ELEMENTS (lengths)];
  DorsalApplication *application;
  DorsalWindow *window;
  GtkWidget *plots;

  managed_display ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  application = dorsal_application_new ();
  g_application_register (G_APPLICATION (application), NULL, NULL);
  window = dorsal_window_new (ADW_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 780);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  open_page (window, path);
  plots = gtk_widget_get_parent (bench_find (GTK_WIDGET (window), "DorsalStretchPlot"));
  floor_ms = one_colour_ms (GTK_APPLICATION (application), gtk_widget_get_width (plots), gtk_widget_get_height (plots), FRAMES);
  watch (window);
  bench = bench_begin ("kept", "A frame while somebody looks at a kept session");
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (DorsalRecord) record = record_of (lengths[i].length_us);

      half_ms[i] = bench_record (GTK_WIDGET (window), record, lengths[i].name);
      dorsal_kept_board_show (DORSAL_KEPT_BOARD (bench_find (GTK_WIDGET (window), "DorsalKeptBoard")), NULL);
    }
  bench_add (bench, &(BenchRow){ "8 h: half of it panned, beside 1 h", half_ms[2], "ms", "1 h", half_ms[1],
                                 BENCH_AT_MOST_FLOORS, 1.2 });
  bench_end (bench);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (application);
  rig_clean ();
  return 0;
}
