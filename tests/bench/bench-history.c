/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of 10,000 sessions, and the overview of ten hours at 1 kHz, each beside its floor: the same rows, and the same
 * blobs, stepped through without making anything of them. One session is ridden; SQL makes the others, and the
 * hours, of it. All of it is the processor's time. */

#include <stdlib.h>

#include "bench.h"
#include "core/trace.h"
#include "rig.h"
#include "store/history.h"
#include "store/overview.h"
#include "store/store-private.h"

#define SESSIONS 10000
#define HOURS 10
#define TURNS 200

static double
best_ms (void (*func) (DorsalStore *), DorsalStore *store)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < 5; i++)
    {
      double began = bench_cpu_s ();
      func (store);
      best = MIN (best, (bench_cpu_s () - began) * 1e3);
    }
  return best;
}

static void
step_through (DorsalStore *store, const char *sql)
{
  DORSAL_AUTO_STMT stmt = dorsal_store_prepare (store, sql, NULL);

  while (sqlite3_step (stmt) == SQLITE_ROW)
    ;
}

static void
list_floor (DorsalStore *store)
{
  step_through (store, "SELECT * FROM sessions LEFT JOIN sums ON session = id WHERE deleted_us = 0 ORDER BY began_us DESC");
}

static gboolean
count (DorsalKeptSession *session, gpointer n)
{
  ++*(guint *) n;
  return TRUE;
}

/* As the history takes them: each is made and let go. */
static void
each (DorsalStore *store)
{
  guint n = 0;

  g_assert_true (dorsal_kept_each (store, NULL, count, &n, NULL));
  g_assert_cmpuint (n, ==, SESSIONS);
}

static void
list (DorsalStore *store)
{
  g_autoptr (GPtrArray) found = dorsal_kept_list (store, NULL);

  g_assert_cmpuint (found->len, ==, SESSIONS);
}

static void
find (DorsalStore *store)
{
  const DorsalKeptFilter filter = { .text = "schulter links" };
  g_autoptr (GPtrArray) found = dorsal_kept_find (store, &filter, NULL);

  g_assert_cmpuint (found->len, ==, 0);
}

static void
open_floor (DorsalStore *store)
{
  step_through (store, "SELECT bytes FROM overviews WHERE session = 1 ORDER BY n");
}

/* As a page does: the columns, and the pyramids over them. */
static DorsalTrace *
trace_of (DorsalStore *store)
{
  g_autoptr (GArray) columns = dorsal_overview_read (store, 1, NULL);
  DorsalTrace *most = dorsal_trace_new ();

  g_assert_cmpuint (columns->len, >=, HOURS * 3600 * 4 - 64);
  for (guint i = 0; i < columns->len; i++)
    dorsal_trace_append (most, g_array_index (columns, DorsalColumn, i).most_dkpa);
  return most;
}

static void
open_page (DorsalStore *store)
{
  dorsal_trace_free (trace_of (store));
}

/* 1000 pixels of a span, somewhere. */
static double
turn_ms (DorsalStore *store)
{
  g_autoptr (DorsalTrace) most = trace_of (store);
  gint64 n = (gint64) dorsal_trace_length (most), sum = 0;
  double began = bench_cpu_s ();

  for (gint64 turn = 0; turn < TURNS; turn++)
    for (gint64 pixel = 0; pixel < 1000; pixel++)
      sum += dorsal_trace_range (most, n * pixel / 1000 - turn, n * (pixel + 1) / 1000 - turn).max;
  g_assert_cmpint (sum, !=, 0);
  return (bench_cpu_s () - began) * 1e3 / TURNS;
}

static void
fill (DorsalStore *store, const RigRide *ride)
{
  g_autofree char *sql = g_strdup_printf (
      "BEGIN; WITH RECURSIVE k (k) AS (VALUES (2) UNION ALL SELECT k + 1 FROM k WHERE k < %d) "
      "INSERT INTO sessions SELECT k, began_us + k * 20000000000, ended_us + k * 20000000000, ending, source, model, serial, "
      "samples, lost, damaged, dropped, duration_us, note, 0, guided FROM sessions, k WHERE id = 1;"
      "INSERT INTO settings SELECT id, text FROM settings, sessions WHERE session = 1 AND id > 1;"
      "INSERT INTO sums SELECT sessions.id, version, bytes FROM sums, sessions WHERE session = 1 AND sessions.id > 1;"
      "WITH RECURSIVE k (k) AS (VALUES (1) UNION ALL SELECT k + 1 FROM k WHERE k < %d) "
      "INSERT OR REPLACE INTO overviews SELECT 1, k, bytes FROM overviews, k WHERE session = 1 AND n = 0; COMMIT",
      SESSIONS, HOURS * 3600 * 4 / 64 - 1);
  g_autoptr (GError) error = NULL;

  rig_keep (store, ride, 250);
  dorsal_store_exec (store, sql, &error);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = rig_path ("history.db");
  g_auto (RigRide) ride = rig_ride (1, 20, 1000);
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  Bench *bench = bench_begin ("history", "Ten thousand sessions, and ten hours at 1 kHz");
  double stepped_ms, blobs_ms;

  fill (store, &ride);
  stepped_ms = best_ms (list_floor, store);
  blobs_ms = best_ms (open_floor, store);
#define ROW(what, ms, beside, beside_ms, most)                                                                         \
  bench_add (bench, &(BenchRow){ .name = what, .figure = ms, .unit = "ms", .floor = beside, .floor_figure = beside_ms, \
                                 .target = BENCH_AT_MOST, .limit = most })
  ROW ("10,000 sessions listed", best_ms (list, store), "rows stepped", stepped_ms, 50);
  ROW ("… one after the other", best_ms (each, store), "rows stepped", stepped_ms, 50);
  ROW ("… searched", best_ms (find, store), "rows stepped", stepped_ms, 50);
  ROW ("10 h at 1 kHz opened, with its pyramid", best_ms (open_page, store), "blobs stepped", blobs_ms, 500);
  ROW ("… 1000 pixels of it found", turn_ms (store), NULL, 0, 2);
#undef ROW
  bench_end (bench);
  rig_clean ();
  return EXIT_SUCCESS;
}
