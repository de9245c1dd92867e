/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What looking back costs: ten thousand sessions in the list, ten hours at 1 kHz on a page.
 * What a frame costs while such a page is panned: bench-kept. Needs a display: meson test --benchmark pages --verbose
 *
 *   bench-pages [brief]        brief: little of each, to see that it still runs */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <time.h>

#include "app/application.h"
#include "app/catalogue.h"
#include "app/history-page.h"
#include "app/kept-page.h"
#include "app/window.h"
#include "bench.h"
#include "find.h"
#include "rig.h"
#include "store/overview.h"
#include "store/store-private.h"

static guint sessions = 10000, hours = 10, frames = 200;

static double
wall_s (void)
{
  return (double) g_get_monotonic_time () * 1e-6;
}

static double
cpu_s (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

/* --- a database --- */

static gint64
fill (DorsalStore *store)
{
  g_auto (RigRide) ride = rig_ride (1, 20, 100);
  gint64 id = rig_keep (store, &ride, 25);
  g_autofree char *sql = g_strdup_printf (
      "BEGIN;"
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
      "INSERT INTO sessions (began_us, ended_us, ending, source, model, serial, samples, duration_us, note) "
      "SELECT began_us + i * 30000000000, ended_us + i * 30000000000, 1, source, model, serial, samples, "
      "duration_us, CASE i %% 5 WHEN 0 THEN 'After the run' ELSE '' END FROM sessions, n WHERE id = %d;"
      "INSERT INTO sums (session, version, bytes) SELECT s.id, t.version, t.bytes FROM sessions s, sums t "
      "WHERE t.session = %d AND s.id != %d;"
      "COMMIT;",
      (int) sessions - 1, (int) id, (int) id, (int) id);

  g_assert_true (dorsal_store_exec (store, sql, NULL));
  return id;
}

/* Somebody rolls for ten hours; the overview is what a recorder would have left of 36 million samples. */
static void
lengthen (DorsalStore *store, gint64 id)
{
  g_autofree char *sql = g_strdup_printf (
      "DELETE FROM overviews WHERE session = %d; UPDATE sessions SET samples = %d, duration_us = %d000000 WHERE id = %d",
      (int) id, (int) hours * 3600000, (int) hours * 3600, (int) id);
  DorsalOverviewer overviewer;

  g_assert_true (dorsal_store_exec (store, sql, NULL));
  dorsal_overviewer_begin (&overviewer);
  for (gint64 i = 0; i < hours * 3600 * 20; i++)
    {
      DorsalMessage message = { .kind = DORSAL_MESSAGE_READING, .time_us = i * 50000, .step = DORSAL_CLOCK_NEXT };

      message.reading.link = DORSAL_LINK_STREAMING;
      message.reading.sample.time_us = i * 50000;
      message.reading.state = i / 400 % 3 == 0 ? DORSAL_STATE_HOLDING : DORSAL_STATE_ROLLING;
      message.reading.hold_s = i / 400 % 3 == 0 ? (double) (i % 400) / 20 : 0;
      message.reading.zone = i / 900 % 11 == 0 ? DORSAL_ZONE_LUMBAR : DORSAL_ZONE_THORACIC;
      message.reading.level = (DorsalLevel) (DORSAL_LEVEL_T3 + i / 200 % 8);
      message.reading.alerts = i / 900 % 11 == 0 ? DORSAL_ALERT_LUMBAR : 0;
      message.reading.place_known = TRUE;
      message.reading.place_cm = 10 + (double) (i / 200 % 8) * 2;
      message.reading.pressure_known = TRUE;
      message.reading.pressure_kpa = 40 + (double) (i * 7919 % 300) / 10;
      dorsal_overviewer_add (&overviewer, &message);
    }
  g_assert_true (dorsal_store_exec (store, "BEGIN", NULL));
  g_assert_true (dorsal_overviewer_put (&overviewer, store, id, NULL));
  g_assert_true (dorsal_store_exec (store, "COMMIT", NULL));
  dorsal_overviewer_clear (&overviewer);
}

/* --- a window --- */

static Bench *bench;

/* On a machine that does other things as well the processor's time is the steadier figure. */
static void
report (const char *what, double figure_ms, double floor_ms, const char *floor, double most_ms)
{
  bench_add (bench, &(BenchRow){ what, figure_ms, "ms", floor, floor_ms, BENCH_AT_MOST, most_ms });
}

/* Without a window: what the thread does. */
static void
bench_read (const char *path)
{
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_READ, NULL, NULL);
  double began = cpu_s (CLOCK_PROCESS_CPUTIME_ID);
  g_autoptr (GPtrArray) rows = dorsal_catalogue_read (store, NULL);

  printf ("  of these, reading %u rows %.1f ms\n", rows->len, (cpu_s (CLOCK_PROCESS_CPUTIME_ID) - began) * 1e3);
}

static double
floor_of_list (const char *path)
{
  double began = cpu_s (CLOCK_PROCESS_CPUTIME_ID);
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_READ, NULL, NULL);

  dorsal_store_exec (store, "SELECT id, began_us, note FROM sessions ORDER BY began_us", NULL);
  return (cpu_s (CLOCK_PROCESS_CPUTIME_ID) - began) * 1e3;
}

static void
bench_list (DorsalWindow *window, const char *path)
{
  double floor_ms = floor_of_list (path), began = wall_s (), cpu = cpu_s (CLOCK_PROCESS_CPUTIME_ID);
  DorsalHistoryPage *page;

  dorsal_window_show_page (window, "history"); /* made now */
  page = DORSAL_HISTORY_PAGE (bench_find (GTK_WIDGET (window), "DorsalHistoryPage"));
  while (dorsal_history_page_get_rows (page)->len < sessions)
    g_main_context_iteration (NULL, TRUE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  report ("10,000 sessions in the list, drawn", (cpu_s (CLOCK_PROCESS_CPUTIME_ID) - cpu) * 1e3, floor_ms, "reading them", 300);
  printf ("  by the clock %.0f ms\n", (wall_s () - began) * 1e3);
  bench_read (path);
}

/* All that the main thread does for a frame after a turn of the wheel: rows bound anew, laid out, drawn. */
static double
scroll_ms (GtkWidget *window, GtkAdjustment *adjustment, double step)
{
  double worst = 0, began, sum = 0;

  for (guint i = 0; i < frames; i++)
    {
      began = cpu_s (CLOCK_THREAD_CPUTIME_ID);
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + (i < frames * 3 / 4 ? step : -step));
      gtk_test_widget_wait_for_draw (window);
      began = (cpu_s (CLOCK_THREAD_CPUTIME_ID) - began) * 1e3;
      worst = MAX (worst, began);
      sum += began;
    }
  printf ("  the worst of %u: %.2f ms\n", frames, worst);
  return sum / frames;
}

/* The same pixels once more. */
static double
redraw_ms (GtkWidget *window, GtkWidget *widget)
{
  double began = cpu_s (CLOCK_THREAD_CPUTIME_ID);

  for (guint i = 0; i < frames; i++)
    {
      gtk_widget_queue_draw (widget);
      gtk_test_widget_wait_for_draw (window);
    }
  return (cpu_s (CLOCK_THREAD_CPUTIME_ID) - began) * 1e3 / frames;
}

static void
bench_scroll (DorsalWindow *window)
{
  GtkWidget *row = bench_find (GTK_WIDGET (window), "DorsalKeptRow"); /* drop-downs have lists as well */
  GtkWidget *scrolled = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  double page_px = gtk_adjustment_get_page_size (adjustment), still_ms;
  const char *still = "the same pixels again";

  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >, sessions * 56.0);
  still_ms = redraw_ms (GTK_WIDGET (window), scrolled);
  report ("a frame while scrolling by 60 pixels", scroll_ms (GTK_WIDGET (window), adjustment, 60), still_ms, still, 6);
  report ("a frame while scrolling by pages", scroll_ms (GTK_WIDGET (window), adjustment, page_px), still_ms, still, 16);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  report ("… and back from the end", scroll_ms (GTK_WIDGET (window), adjustment, -60), still_ms, still, 6);
}

static void
bench_session (DorsalWindow *window, gint64 id)
{
  double began = wall_s (), cpu = cpu_s (CLOCK_PROCESS_CPUTIME_ID);
  DorsalKeptPage *page;

  dorsal_window_open_session (window, id);
  page = DORSAL_KEPT_PAGE (bench_find (GTK_WIDGET (window), "DorsalKeptPage"));
  while (!dorsal_kept_page_is_ready (page))
    g_main_context_iteration (NULL, TRUE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  report ("10 h at 1 kHz opened, drawn", (cpu_s (CLOCK_PROCESS_CPUTIME_ID) - cpu) * 1e3, 0, NULL, 500);
  printf ("  by the clock %.0f ms\n", (wall_s () - began) * 1e3);
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = rig_path ("pages.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  DorsalApplication *application;
  DorsalWindow *window;
  gint64 id;

  if (argc > 1 && g_str_equal (argv[1], "brief"))
    sessions = 60, hours = 1, frames = 2;
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  application = dorsal_application_new ();
  g_application_register (G_APPLICATION (application), NULL, NULL);
  id = fill (store);
  lengthen (store, id);
  g_clear_pointer (&store, dorsal_store_free);
  window = dorsal_window_new (ADW_APPLICATION (application));
  dorsal_window_set_database (window, path);
  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 780);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  bench = bench_begin ("pages", "Looking back, in a window");
  bench_list (window, path);
  bench_scroll (window);
  bench_session (window, id);
  bench_end (bench);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (application);
  rig_clean ();
  return 0;
}
