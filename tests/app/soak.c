/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hours of stream time on the whole window, as fast as a port carries them: the roller is pulled out and
 * plugged in again every twenty minutes, another page is shown every two, sessions are kept. What the program has of
 * the computer is a row each ten minutes. DORSAL_SOAK="HOURS [FOLDER]", half an hour else: soak.csv and its curve, soak.png, are
 * in the folder afterwards.
 *
 *   memory    may grow by what the traces of the hours take, and 5 MB
 *   handles   are as many at the end as at the beginning
 *   threads   likewise, but for those that GLib's pool lends and takes back */

#include <adwaita.h>
#include <cairo.h>
#include <dirent.h>
#include <stdio.h> /* in tests newer GLib's g_print() makes comments of lines */
#include <stdlib.h>
#include <unistd.h>

#include "app/window.h"
#include "fake-roller.h"
#include "rig.h"
#include "store/roller-store.h"

#define PACE      100
#define MINUTE    6000 /* samples */
#define PLUG      (20 * MINUTE)
#define PAGE      (2 * MINUTE)
#define ROW       (10 * MINUTE)
#define WARM      4 /* the row of forty minutes; in half an hour that of twenty */
#define SLACK_KB  5000
#define LOOK_US   G_TIME_SPAN_SECOND

#ifdef __SANITIZE_ADDRESS__
const char *__asan_default_options (void);

/* Not the 256 MB of what was freed that it else holds back. */
const char *
__asan_default_options (void)
{
  return "quarantine_size_mb=1";
}
#endif

typedef struct
{
  double hours;
  gint64 resident_kb, traces_kb;
  gint64 handles, threads;
} Row;

typedef struct
{
  UMockdevTestbed *testbed;
  FakeRoller *roller;
  DorsalWindow *window;
  GArray *rows;
  guint plugs, pages;
} Soak;

static DorsalStatistics
heard (Soak *s)
{
  return dorsal_live_get_statistics (dorsal_window_get_live (s->window));
}

static gint64
entries_of (const char *folder)
{
  DIR *dir = opendir (folder);
  gint64 n = 0;

  while (dir != NULL && readdir (dir) != NULL)
    n++;
  if (dir != NULL)
    closedir (dir);
  return n - 2;
}

/* Those that have a name of their own: GLib's pool lends a few of its own, as many as there are processors, and takes
 * them back when it likes. */
static gint64
named_threads (void)
{
  GDir *tasks = g_dir_open ("/proc/self/task", 0, NULL);
  gint64 n = 0;

  for (const char *id = g_dir_read_name (tasks); id; id = g_dir_read_name (tasks))
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", id, "comm", NULL), *name = NULL;

      n += g_file_get_contents (path, &name, NULL, NULL) && !g_str_has_prefix (name, "pool-");
    }
  g_dir_close (tasks);
  return n;
}

static gint64
resident_kb (void)
{
  g_autofree char *text = NULL;
  const char *second;

  g_file_get_contents ("/proc/self/statm", &text, NULL, NULL);
  second = strchr (text, ' ');
  return strtol (second, NULL, 10) * sysconf (_SC_PAGESIZE) / 1024;
}

/* The least of some moments: the store opens its database for one now and then, and GLib's pool keeps a thread that has
 * worked for half a second at its task's queue, then for others, where it can be sent away. */
static void
take_row (Soak *s)
{
  const DorsalShown *shown = dorsal_live_get_shown (dorsal_window_get_live (s->window));
  Row row = { 0 };

  row.hours = (double) heard (s).samples / MINUTE / 60;
  row.resident_kb = resident_kb ();
  row.traces_kb = (gint64) (dorsal_trace_memory (shown->pressure) + dorsal_trace_memory (shown->hold)) / 1024;
  row.handles = row.threads = G_MAXINT64;
  for (gint64 until_us = g_get_monotonic_time () + LOOK_US; g_get_monotonic_time () < until_us;)
    {
      g_main_context_iteration (NULL, TRUE);
      g_thread_pool_stop_unused_threads ();
      row.handles = MIN (row.handles, entries_of ("/proc/self/fd"));
      row.threads = MIN (row.threads, named_threads ());
    }
  g_array_append_val (s->rows, row);
  printf ("# %5.2f h  %7" G_GINT64_FORMAT " kB resident, %5" G_GINT64_FORMAT " kB of traces, %3" G_GINT64_FORMAT " handles, %2" G_GINT64_FORMAT " threads\n",
          row.hours, row.resident_kb, row.traces_kb, row.handles, row.threads);
}

static void
plug (Soak *s)
{
  static const FakeDevice device = { "ttyACM0", "1-1", "1209", "0001", "Dorsal", "Dorsal Roller Ref12", "A1B2C3" };

  s->roller = fake_roller_plug (s->testbed, &device, "A1B2C3", FALSE);
  if (s->plugs == 0) /* chosen once, it is waited for */
    {
      GtkWidget *pages = rig_find (GTK_WIDGET (s->window), "GtkStack", "pages");

      WAIT_FOR (rig_find_row (pages, "Dorsal Roller"));
      gtk_widget_activate (rig_find_row (pages, "Dorsal Roller"));
    }
  WAIT_FOR (dorsal_live_get_link (dorsal_window_get_live (s->window)) == DORSAL_LINK_STREAMING);
  fake_roller_set_pace (s->roller, PACE);
  s->plugs++;
}

static void
replug (Soak *s)
{
  fake_roller_unplug (s->roller);
  WAIT_FOR (dorsal_live_is_waiting (dorsal_window_get_live (s->window)));
  plug (s);
}

static void
turn_page (Soak *s)
{
  static const char *const pages[] = { "live", "history", "live", "learn", "live", "trends", "live", "technique" };

  g_assert_true (dorsal_window_show_page (s->window, pages[s->pages++ % G_N_ELEMENTS (pages)]));
}

static void
wait_for_samples (Soak *s, guint64 samples)
{
  while (heard (s).samples < samples)
    g_main_context_iteration (NULL, TRUE);
}

static void
run (Soak *s, double hours)
{
  guint64 end = (guint64) (hours * 60 * MINUTE);

  plug (s);
  wait_for_samples (s, MINUTE);
  take_row (s);
  for (guint64 at = PAGE; at <= end; at += PAGE)
    {
      turn_page (s);
      if (at % PLUG == 0)
        replug (s);
      wait_for_samples (s, at);
      if (at % ROW == 0)
        take_row (s);
    }
}

/* The curve */

/* One value of each row, in a panel of its own, from zero up. */
static void
draw_panel (cairo_t *cr, GArray *rows, gsize offset, double scale, double top, const char *title)
{
  const Row *last = &g_array_index (rows, Row, rows->len - 1);
  double most = 0;
  g_autofree char *label = NULL;

#define VALUE(i) ((double) G_STRUCT_MEMBER (gint64, &g_array_index (rows, Row, (i)), offset) / scale)
  for (guint i = 0; i < rows->len; i++)
    most = MAX (most, VALUE (i));
  label = g_strdup_printf ("%s: at most %.1f, at the end %.1f, after %.1f h", title, most, VALUE (rows->len - 1), last->hours);
  cairo_set_source_rgb (cr, 0.2, 0.2, 0.2);
  cairo_move_to (cr, 20, top + 20);
  cairo_show_text (cr, label);
  cairo_set_source_rgb (cr, 0.8, 0.8, 0.8);
  cairo_rectangle (cr, 20.5, top + 30.5, 860, 140);
  cairo_stroke (cr);
  cairo_set_source_rgb (cr, 0.1, 0.35, 0.7);
  for (guint i = 0; i < rows->len; i++)
    cairo_line_to (cr, 20 + 860 * g_array_index (rows, Row, i).hours / last->hours, top + 170 - 130 * VALUE (i) / most);
  cairo_stroke (cr);
#undef VALUE
}

static void
save (GArray *rows, const char *folder)
{
  g_autoptr (GString) csv = g_string_new ("hours,resident_kb,traces_kb,handles,threads\n");
  g_autofree char *csv_path = g_build_filename (folder, "soak.csv", NULL);
  g_autofree char *png_path = g_build_filename (folder, "soak.png", NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 900, 560);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_font_size (cr, 14);
  draw_panel (cr, rows, G_STRUCT_OFFSET (Row, resident_kb), 1000, 0, "Resident memory, MB");
  draw_panel (cr, rows, G_STRUCT_OFFSET (Row, traces_kb), 1000, 180, "of it traces, MB");
  draw_panel (cr, rows, G_STRUCT_OFFSET (Row, handles), 1, 360, "Open handles");
  if (cairo_surface_write_to_png (surface, png_path) != CAIRO_STATUS_SUCCESS)
    g_printerr ("soak: %s could not be written\n", png_path);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      g_string_append_printf (csv, "%.3f,%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT "\n",
                              row->hours, row->resident_kb, row->traces_kb, row->handles, row->threads);
    }
  if (!g_file_set_contents (csv_path, csv->str, -1, NULL))
    g_printerr ("soak: %s could not be written\n", csv_path);
}

/* The first rows fill caches: what counts is from where each page has been seen twice, and a plug was pulled. */
static gboolean
judge (Soak *s)
{
  const Row *first = &g_array_index (s->rows, Row, MIN (WARM, s->rows->len - 2));
  const Row *last = &g_array_index (s->rows, Row, s->rows->len - 1);
  gint64 grown_kb = last->resident_kb - first->resident_kb, data_kb = last->traces_kb - first->traces_kb;
  DorsalStatistics all = heard (s);
  const struct
  {
    const char *name;
    gboolean holds;
  } points[] = {
    { "memory-is-that-of-the-traces", grown_kb <= data_kb + SLACK_KB },
    { "handles-are-as-many", last->handles <= first->handles },
    { "threads-are-as-many", last->threads <= first->threads },
  };
  gboolean good = TRUE;

  printf ("# %" G_GUINT64_FORMAT " samples, %" G_GUINT64_FORMAT " lost on the wire, %u plugs, %u pages; %" G_GINT64_FORMAT
           " kB grown, %" G_GINT64_FORMAT " kB of it traces\n", all.samples, all.lost, s->plugs, s->pages, grown_kb, data_kb);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      printf ("%sok %u /app/soak/%s\n", points[i].holds ? "" : "not ", i + 1, points[i].name);
      good &= points[i].holds;
    }
  printf ("1..%u\n", (guint) G_N_ELEMENTS (points));
  fflush (stdout);
  return good;
}

int
main (int argc, char **argv)
{
  g_autofree char *database = dorsal_store_default_path ();
  DorsalApplication *application = rig_start (&argc, &argv);
  g_auto (GStrv) wish = g_strsplit (g_getenv ("DORSAL_SOAK") ? g_getenv ("DORSAL_SOAK") : "0.5", " ", 2);
  double hours = wish[0] && *wish[0] ? g_ascii_strtod (wish[0], NULL) : 8;
  Soak s = { .testbed = umockdev_testbed_new (), .rows = g_array_new (FALSE, FALSE, sizeof (Row)) };
  gboolean good;

  if (!(hours >= 0.5 && hours <= 1000))
    {
      g_printerr ("soak: “%s”: from half an hour to a thousand hours\n", wish[0]);
      return 2;
    }
  fake_ports_begin (s.testbed);
  s.window = dorsal_window_new (ADW_APPLICATION (application));
  dorsal_window_set_database (s.window, database);
  gtk_window_set_default_size (GTK_WINDOW (s.window), 1180, 780);
  dorsal_window_find_roller (s.window);
  gtk_window_present (GTK_WINDOW (s.window));
  run (&s, hours);
  good = judge (&s);
  if (wish[0] && wish[1])
    save (s.rows, wish[1]);
  return good ? 0 : 1;
}
