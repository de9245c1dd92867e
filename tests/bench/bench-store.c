/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeping ten minutes at 100 Hz from a roller with twelve cells, a transaction each 250 ms of its time, as the recorder
 * makes them; and playing them again. The floor is the same samples in a flat file, a write a second, without any promise. */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "bench.h"
#include "rig.h"
#include "store/store-private.h"

#define SECONDS 600
#define HZ 100
#define SAMPLES (SECONDS * HZ)

static goffset
size_of (const char *path)
{
  GStatBuf buffer;

  return g_stat (path, &buffer) == 0 ? buffer.st_size : 0;
}

static void
flat (const char *path, const RigRide *ride)
{
  int fd = g_open (path, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0600);
  g_autoptr (GByteArray) block = g_byte_array_new ();

  for (guint i = 0; i < ride->messages->len; i++)
    {
      const DorsalSample *sample = &g_array_index (ride->messages, DorsalMessage, i).reading.sample;
      guint16 packed[16] = { sample->seq, (guint16) sample->angle_mdeg, (guint16) sample->time_us };

      for (guint j = 0; j < 12; j++)
        packed[4 + j] = (guint16) sample->cells[j];
      g_byte_array_append (block, (const guint8 *) packed, sizeof packed);
      if (i % HZ == 0)
        {
          g_assert_cmpint (write (fd, block->data, block->len), ==, block->len);
          g_byte_array_set_size (block, 0);
        }
    }
  close (fd);
}

/* The slowest of the commits of a recorder, by the clock. */
static double
slowest_commit_ms (DorsalStore *store, const RigRide *ride)
{
  g_autoptr (DorsalWriter) writer = dorsal_writer_new ("rig", &ride->settings);
  gint64 slowest_us = 0;

  for (guint i = 0; i < ride->messages->len; i++)
    {
      dorsal_writer_add (writer, &g_array_index (ride->messages, DorsalMessage, i), i);
      if (i % (HZ * 6 / 10) == HZ * 6 / 10 - 1)
        {
          gint64 began_us = g_get_monotonic_time ();

          g_assert_true (dorsal_writer_commit (writer, store, i, NULL));
          slowest_us = MAX (slowest_us, g_get_monotonic_time () - began_us);
        }
    }
  return (double) slowest_us * 1e-3;
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = rig_path ("bench.db"), *other = rig_path ("flat");
  g_auto (RigRide) ride = rig_ride (1, SECONDS, HZ);
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_autoptr (DorsalKeptSession) session = NULL;
  Bench *bench = bench_begin ("store", "Ten minutes at 100 Hz of 12 cells, kept by quarters of a second");
  double began = bench_cpu_s (), flat_s, keep_s, play_s;
  goffset flat_size, size;

  flat (other, &ride);
  flat_s = bench_cpu_s () - began;
  flat_size = size_of (other);
  dorsal_store_exec (store, "PRAGMA synchronous = NORMAL", NULL); /* as the recorder has it */
  began = bench_cpu_s ();
  rig_keep (store, &ride, HZ * 6 / 10);
  keep_s = bench_cpu_s () - began;
  began = bench_cpu_s ();
  session = dorsal_kept_get (store, 1, NULL);
  dorsal_kept_play (store, session, NULL, NULL, NULL, NULL, NULL);
  play_s = bench_cpu_s () - began;
  sqlite3_wal_checkpoint_v2 (store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  size = size_of (path);
#define ROW(what, value, of, beside, least, ...)                                                                       \
  bench_add (bench, &(BenchRow){ .name = what, .figure = value, .unit = of, .floor = beside, .floor_figure = least, __VA_ARGS__ })
  ROW ("kept", keep_s * 1e9 / SAMPLES, "ns a sample", "a flat file", flat_s * 1e9 / SAMPLES, .target = BENCH_AT_MOST_FLOORS,
       .limit = 10);
  ROW ("… on the disk", (double) size / SAMPLES * 100 * 3600 * 1e-6, "MB an hour", "a flat file",
       (double) flat_size / SAMPLES * 100 * 3600 * 1e-6);
  ROW ("… the slowest commit, by the clock", slowest_commit_ms (store, &ride), "ms", NULL, 0);
  ROW ("played again and judged", play_s * 1e9 / SAMPLES, "ns a sample", NULL, 0);
#undef ROW
  bench_end (bench);
  rig_clean ();
  return 0;
}
