/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a ring of messages. Out: a transaction each 250 ms, where there is news; in a flood the ring is emptied three times as often. Sleeps in one place,
 * and a disk that stalls does not hold it: a transaction goes to the system, which keeps it when we are killed, and the
 * syncer's thread has it written through twice a second for when the power fails. Most of what a transaction costs does not
 * depend on what is in it.
 *
 *   owner's thread                     store thread
 *   stop ─────────── eventfd ────────▶ poll, 250 ms; 83 in a flood
 *   damaged, guided ─────────────────▶ drain the ring ──▶ writer ─▶ commit, 250 ms
 *   trouble, session ◀────────────────  refused: held, tried again each second
 *                                       damaged: set aside, what can be read is saved, and on
 *
 * Never: makes the sensor wait, loses what it holds because the disk was full for a while, writes into a
 * database it does not understand. */

#include "store/recorder.h"

#include "store/store-private.h"
#include "store/syncer.h"
#include "store/worker.h"

#define AGAIN_US G_USEC_PER_SEC
#define DRAINS   3    /* of the ring in a flood, for each transaction … */
#define FLOOD    1000 /* … messages a drain: with its reserve the ring holds what 100,000 a second bring in 400 ms */

struct _DorsalRecorder
{
  /* Made once. */
  char *path;
  DorsalRing *ring;
  DorsalWorker *worker;
  DorsalSyncer *syncer;
  GAsyncQueue *guided; /* DorsalGuided, from the owner's thread */

  /* Between the threads, atomic. */
  int trouble; /* DorsalStoreError + 1; 0: none */
  gint64 session;
  guint64 damaged;

  /* The thread's. */
  DorsalWriter *writer;
  DorsalStore *store;
  guint64 dropped;    /* as last asked of the ring */
  gint64 tried_us;    /* when the disk last refused, monotonic */
  gboolean corrupt;   /* SQLite found damage while writing */
};

/* How many came. */
static guint
drain (DorsalRecorder *recorder)
{
  guint64 dropped = dorsal_ring_dropped (recorder->ring);
  gint64 now_us = g_get_real_time ();
  DorsalMessage message;
  DorsalGuided *guided;
  guint came = 0;

  for (; dorsal_ring_pop (recorder->ring, &message); came++)
    dorsal_writer_add (recorder->writer, &message, now_us);
  while ((guided = g_async_queue_try_pop (recorder->guided)))
    {
      dorsal_writer_set_guided (recorder->writer, guided);
      g_free (guided);
    }
  dorsal_writer_dropped (recorder->writer, dropped - recorder->dropped);
  recorder->dropped = dropped;
  dorsal_writer_set_damaged (recorder->writer, __atomic_load_n (&recorder->damaged, __ATOMIC_RELAXED));
  return came;
}

static gboolean
open_store (DorsalRecorder *recorder, GError **error)
{
  if (recorder->store)
    return TRUE;
  if (recorder->corrupt)
    recorder->store = dorsal_store_open_anew (recorder->path, NULL, error);
  else
    recorder->store = dorsal_store_open (recorder->path, DORSAL_STORE_MEND, NULL, error);
  if (!recorder->store)
    return FALSE;
  recorder->corrupt = FALSE;
  dorsal_store_lock (recorder->store);
  return dorsal_store_exec (recorder->store, "PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0", error);
}

static void
refuse (DorsalRecorder *recorder, const GError *error)
{
  g_atomic_int_set (&recorder->trouble, error->code + 1);
  recorder->tried_us = g_get_monotonic_time ();
  recorder->corrupt = recorder->store && error->code == DORSAL_STORE_ERROR_DAMAGED;
  if (recorder->corrupt)
    g_clear_pointer (&recorder->store, dorsal_store_free);
}

static void
commit (DorsalRecorder *recorder)
{
  g_autoptr (GError) error = NULL;

  if (open_store (recorder, &error)
      && dorsal_writer_commit (recorder->writer, recorder->store, g_get_real_time (), &error))
    {
      g_atomic_int_set (&recorder->trouble, 0);
      dorsal_syncer_wake (recorder->syncer);
      __atomic_store_n (&recorder->session, dorsal_writer_get_session (recorder->writer), __ATOMIC_RELAXED);
    }
  else
    refuse (recorder, error);
}

/* Before there is anything to write, the database is opened: if it cannot be, that is told now. */
static gboolean
may_try (DorsalRecorder *recorder)
{
  if (g_atomic_int_get (&recorder->trouble) != 0)
    return g_get_monotonic_time () - recorder->tried_us >= AGAIN_US;
  return !recorder->store || dorsal_writer_has_news (recorder->writer);
}

static void
record (DorsalWorker *worker, gpointer data)
{
  DorsalRecorder *recorder = data;
  gboolean stopped, flood = FALSE;
  guint drains = 0;

  do
    {
      stopped = dorsal_worker_sleep (worker, DORSAL_RECORDER_US / 1000 / (flood ? DRAINS : 1));
      flood = drain (recorder) >= FLOOD;
      if (stopped)
        dorsal_writer_end (recorder->writer);
      if (stopped || ((!flood || ++drains % DRAINS == 0) && may_try (recorder)))
        commit (recorder);
    }
  while (!stopped);
  /* Mended on the way out: once more. */
  if (recorder->corrupt)
    commit (recorder);
  g_clear_pointer (&recorder->store, dorsal_store_free);
}

DorsalRecorder *
dorsal_recorder_new (const char *path, const char *source, const DorsalSettings *settings, DorsalRing *ring)
{
  DorsalRecorder *recorder = g_new0 (DorsalRecorder, 1);

  recorder->path = g_strdup (path);
  recorder->ring = ring;
  recorder->writer = dorsal_writer_new (source, settings);
  recorder->guided = g_async_queue_new_full (g_free);
  recorder->syncer = dorsal_syncer_new (path);
  recorder->worker = dorsal_worker_new ("store", record, recorder);
  return recorder;
}

void
dorsal_recorder_free (DorsalRecorder *recorder)
{
  if (!recorder)
    return;
  dorsal_worker_free (recorder->worker);
  dorsal_syncer_free (recorder->syncer);
  g_async_queue_unref (recorder->guided);
  dorsal_writer_free (recorder->writer);
  g_free (recorder->path);
  g_free (recorder);
}

void
dorsal_recorder_set_damaged (DorsalRecorder *recorder, guint64 damaged)
{
  __atomic_store_n (&recorder->damaged, damaged, __ATOMIC_RELAXED);
}

void
dorsal_recorder_set_guided (DorsalRecorder *recorder, const DorsalGuided *guided)
{
  g_async_queue_push (recorder->guided, g_memdup2 (guided, sizeof *guided));
}

gboolean
dorsal_recorder_get_trouble (DorsalRecorder *recorder, DorsalStoreError *ret_trouble)
{
  int trouble = g_atomic_int_get (&recorder->trouble);

  if (trouble > 0)
    *ret_trouble = (DorsalStoreError) (trouble - 1);
  return trouble > 0;
}

gint64
dorsal_recorder_get_session (DorsalRecorder *recorder)
{
  return __atomic_load_n (&recorder->session, __ATOMIC_RELAXED);
}
