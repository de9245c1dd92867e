/* SPDX-License-Identifier: GPL-3.0-or-later */

/* kill -9, again and again, while a session is recorded at 1 kHz.
 *
 *   kill [KILLS [AT-ONCE]]      1000 kills, 4 recorders at once, each with a database that all its kills share
 *
 * A child pushes messages into a recorder's ring at life speed and notes, in memory that outlives it,
 * when it pushed each. It is killed at a random moment of its first two seconds. Then its database is opened
 * as the next start would: it must be in order, the open session must be closed, must play to the very
 * readings of the time, and the first message that is missing must not be older than a second.
 *
 * Prints a table, and "ok" or "not ok" as its last line; the status says the same. */

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "rig.h"
#include "store/recorder.h"

#define HZ 1000
#define SECONDS 4
#define MOST_AT_ONCE 32
#define MOST_LOST_US G_USEC_PER_SEC
#define N_STAMPS 16384

/* Of each reading: when it was pushed. */
typedef struct
{
  guint n;
  gint64 pushed_us[N_STAMPS];
} Stamps;

typedef struct
{
  char *database, *stamps;
  GSubprocess *child;
  gint64 due_us, killed_us;
} Slot;

typedef struct
{
  guint kills, sessions, too_early, damaged, open, wrong, late;
  guint64 readings;
  gint64 lost_us[4096];
  guint n_lost;
} Table;

static const char *program; /* this one; under valgrind /proc/self/exe is another */

static Stamps *
map_stamps (const char *path, gboolean anew)
{
  int fd = g_open (path, O_RDWR | O_CREAT | (anew ? O_TRUNC : 0), 0600);
  Stamps *stamps;

  g_assert_cmpint (ftruncate (fd, sizeof *stamps), ==, 0);
  stamps = mmap (NULL, sizeof *stamps, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  g_assert_true (stamps != MAP_FAILED);
  close (fd);
  return stamps;
}

/* --- the child --- */

static int
record (const char *database, const char *stamps_path, guint64 seed)
{
  g_auto (RigRide) ride = rig_ride (seed, SECONDS, HZ);
  g_autoptr (DorsalRing) ring = dorsal_ring_new (sizeof (DorsalMessage), 8192);
  Stamps *stamps = map_stamps (stamps_path, FALSE);
  gint64 began_us;

  dorsal_recorder_new (database, "fd", &ride.settings, ring);
  puts ("ready");
  fflush (stdout);
  began_us = g_get_monotonic_time ();
  for (guint i = 0; i < ride.messages->len; i++)
    {
      const DorsalMessage *message = &g_array_index (ride.messages, DorsalMessage, i);

      while (message->time_us > g_get_monotonic_time () - began_us)
        g_usleep (500);
      if (message->kind == DORSAL_MESSAGE_READING)
        {
          stamps->pushed_us[stamps->n] = g_get_monotonic_time ();
          __atomic_store_n (&stamps->n, stamps->n + 1, __ATOMIC_RELEASE);
        }
      dorsal_ring_push (ring, message);
    }
  pause ();
  return 0;
}

/* --- the killer --- */

static void
begin (Slot *slot, guint64 seed, GRand *rand)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, seed);
  g_autoptr (GDataInputStream) out = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  munmap (map_stamps (slot->stamps, TRUE), sizeof (Stamps));
  slot->child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--record",
                                  slot->database, slot->stamps, number, NULL);
  g_assert_no_error (error);
  out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (slot->child));
  line = g_data_input_stream_read_line (out, NULL, NULL, NULL);
  g_assert_cmpstr (line, ==, "ready");
  slot->due_us = g_get_monotonic_time () + g_rand_int_range (rand, 1000, 2 * G_USEC_PER_SEC);
}

static void
finish (Slot *slot)
{
  gint64 left_us = slot->due_us - g_get_monotonic_time ();

  if (left_us > 0)
    g_usleep ((gulong) left_us);
  slot->killed_us = g_get_monotonic_time ();
  g_subprocess_send_signal (slot->child, SIGKILL);
  g_subprocess_wait (slot->child, NULL, NULL);
  g_clear_object (&slot->child);
}

static int
by_due_time (const void *a, const void *b)
{
  const Slot *one = a, *other = b;

  return one->due_us < other->due_us ? -1 : one->due_us > other->due_us;
}

/* How old the oldest reading is that was pushed and not kept. */
static void
note_loss (Table *table, const Slot *slot, const Stamps *stamps, guint64 kept)
{
  gint64 lost_us = kept < stamps->n ? slot->killed_us - stamps->pushed_us[kept] : 0;

  if (lost_us > MOST_LOST_US || kept > stamps->n)
    {
      table->late++;
      printf ("# kill %u: %" G_GUINT64_FORMAT " of %u readings came back, the first was pushed %.0f ms before the kill\n",
              table->kills, kept, stamps->n, (slot->killed_us - stamps->pushed_us[0]) * 1e-3);
      fflush (stdout);
    }
  if (table->n_lost < G_N_ELEMENTS (table->lost_us))
    table->lost_us[table->n_lost++] = MAX (lost_us, 0);
}

static void
look (Slot *slot, Table *table)
{
  g_auto (DorsalStoreReport) report = { 0 };
  g_autoptr (DorsalStore) store = dorsal_store_open (slot->database, DORSAL_STORE_MEND, &report, NULL);
  g_autofree char *broken = store ? dorsal_store_check (store) : NULL;
  Stamps *stamps = map_stamps (slot->stamps, FALSE);
  g_autoptr (GPtrArray) list = NULL;
  DorsalPlayed played = { 0 };
  guint closed = 0;

  table->kills++;
  table->damaged += !store || broken || report.set_aside;
  if (store && dorsal_store_close_open_sessions (store, &closed, NULL))
    list = dorsal_kept_list (store, NULL);
  if (closed == 1)
    {
      DorsalKeptSession *session = list->pdata[0];
      gboolean played_well = dorsal_kept_play (store, session, NULL, NULL, NULL, &played, NULL);

      table->sessions++;
      table->readings += played.readings;
      table->open += session->ending != DORSAL_ENDING_CUT_OFF;
      table->wrong += !played_well || played.different + played.missing + played.unreadable + session->dropped > 0;
    }
  else
    table->too_early++;
  note_loss (table, slot, stamps, played.readings);
  munmap (stamps, sizeof *stamps);
}

static int
by_length (const void *a, const void *b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

static gboolean
print (Table *table)
{
  gboolean good = table->damaged + table->open + table->wrong + table->late == 0 && table->sessions > 0;

  qsort (table->lost_us, table->n_lost, sizeof table->lost_us[0], by_length);
  printf ("# kill -9 while recording %d samples a second\n", HZ);
  printf ("# kills                                   %6u\n", table->kills);
  printf ("# databases damaged                       %6u   must be 0\n", table->damaged);
  printf ("# sessions recovered and closed           %6u\n", table->sessions);
  printf ("# killed before the first write           %6u\n", table->too_early);
  printf ("# sessions left open                      %6u   must be 0\n", table->open);
  printf ("# sessions that play otherwise            %6u   must be 0\n", table->wrong);
  printf ("# readings that came back, bit for bit    %6" G_GUINT64_FORMAT "\n", table->readings);
  printf ("# lost: median, 99 %%, most             %4.0f %4.0f %4.0f ms   at most %d\n",
          table->lost_us[table->n_lost / 2] * 1e-3, table->lost_us[table->n_lost * 99 / 100] * 1e-3,
          table->lost_us[table->n_lost - 1] * 1e-3, (int) (MOST_LOST_US / 1000));
  printf ("# kills that cost more                    %6u   must be 0\n", table->late);
  printf ("1..1\n%s 1 /store/kill/costs-a-second-at-most-and-no-database\n", good ? "ok" : "not ok");
  return good;
}

int
main (int argc, char *argv[])
{
  guint kills = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 1000;
  guint at_once = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 4;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);
  g_autofree Table *table = g_new0 (Table, 1);
  Slot slots[MOST_AT_ONCE] = { 0 };
  gboolean good;

  program = argv[0];
  if (argc == 5 && strcmp (argv[1], "--record") == 0)
    return record (argv[2], argv[3], g_ascii_strtoull (argv[4], NULL, 10));
  if (kills < 1 || at_once < 1 || at_once > MOST_AT_ONCE)
    {
      fprintf (stderr, "Usage: kill [KILLS [AT-ONCE]], at most %d at once\n", MOST_AT_ONCE);
      return 2;
    }
  for (guint i = 0; i < at_once; i++)
    {
      g_autofree char *database = g_strdup_printf ("kill-%u.db", i), *stamps = g_strdup_printf ("stamps-%u", i);
      slots[i].database = rig_path (database);
      slots[i].stamps = rig_path (stamps);
    }
  while (table->kills < kills)
    {
      guint n = MIN (at_once, kills - table->kills);

      for (guint i = 0; i < n; i++)
        begin (&slots[i], table->kills + i, rand);
      qsort (slots, n, sizeof slots[0], by_due_time);
      for (guint i = 0; i < n; i++)
        finish (&slots[i]);
      for (guint i = 0; i < n; i++)
        look (&slots[i], table);
    }
  good = print (table);
  for (guint i = 0; i < at_once; i++)
    {
      g_free (slots[i].database);
      g_free (slots[i].stamps);
    }
  rig_clean ();
  return good ? 0 : 1;
}
