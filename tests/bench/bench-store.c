/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeping ten minutes at 100 Hz from a roller with twelve cells, a transaction each 250 ms of its time; and playing
 * them again. The floor is the same samples in a flat file, a write a second, without any promise. */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "rig.h"
#include "store/store-private.h"

#define SECONDS 600
#define HZ 100

static double
cpu_s (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

static void
report (const char *what, double seconds, goffset bytes)
{
  printf ("%-34s %8.3f s CPU %8.0f ns a sample", what, seconds, seconds / (SECONDS * HZ) * 1e9);
  if (bytes > 0)
    printf (" %8.1f bytes a sample", (double) bytes / (SECONDS * HZ));
  printf ("\n");
}

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

int
main (int argc, char *argv[])
{
  g_autofree char *path = rig_path ("bench.db"), *other = rig_path ("flat");
  g_auto (RigRide) ride = rig_ride (1, SECONDS, HZ);
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_autoptr (DorsalKeptSession) session = NULL;
  double began = cpu_s (), flat_s, keep_s, play_s;

  flat (other, &ride);
  flat_s = cpu_s () - began;
  dorsal_store_exec (store, "PRAGMA synchronous = NORMAL", NULL); /* as the recorder has it */
  began = cpu_s ();
  rig_keep (store, &ride, HZ / 4);
  keep_s = cpu_s () - began;
  began = cpu_s ();
  session = dorsal_kept_get (store, 1, NULL);
  dorsal_kept_play (store, session, NULL, NULL, NULL, NULL, NULL);
  play_s = cpu_s () - began;
  sqlite3_wal_checkpoint_v2 (store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  report ("flat file (floor)", flat_s, size_of (other));
  report ("kept", keep_s, size_of (path));
  report ("played again, judged", play_s, 0);
  rig_clean ();
  return 0;
}
