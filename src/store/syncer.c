/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: that there is more. Out: a log that survives a power failure, and does not grow for ever.
 *
 *   woken       fdatasync of PATH-wal. The log is made to be cut off anywhere: what is whole in it counts
 *   after that  half a second's rest: with the recorder's quarter a failing power takes less than the second promised
 *   above 4 MB  a passive checkpoint, which neither waits for the recorder nor makes it wait
 *
 * The log may be opened and closed beside SQLite, which locks the database and its index but never the log.
 * Never: a lock of its own, a write. */

#include "store/syncer.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/store-private.h"
#include "store/worker.h"

#define LONG_LOG (4 * 1024 * 1024)
#define REST_MS  500

struct _DorsalSyncer
{
  char *path;
  DorsalWorker *worker;
};

/* Its length; 0 when there is none. */
static goffset
sync_log (DorsalSyncer *syncer)
{
  g_autofree char *log = g_strconcat (syncer->path, "-wal", NULL);
  int fd = g_open (log, O_RDWR | O_CLOEXEC);
  struct stat found = { 0 };

  if (fd < 0)
    return 0;
  fdatasync (fd);
  fstat (fd, &found);
  close (fd);
  return found.st_size;
}

static void
fold (DorsalSyncer *syncer)
{
  g_autoptr (DorsalStore) store = dorsal_store_open (syncer->path, DORSAL_STORE_WRITE, NULL, NULL);

  if (store)
    sqlite3_wal_checkpoint_v2 (store->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

static void
sync_on (DorsalWorker *worker, gpointer data)
{
  DorsalSyncer *syncer = data;

  while (!dorsal_worker_sleep (worker, -1))
    {
      if (sync_log (syncer) > LONG_LOG)
        fold (syncer);
      if (dorsal_worker_rest (worker, REST_MS))
        return;
    }
}

DorsalSyncer *
dorsal_syncer_new (const char *path)
{
  DorsalSyncer *syncer = g_new0 (DorsalSyncer, 1);

  syncer->path = g_strdup (path);
  syncer->worker = dorsal_worker_new ("sync", sync_on, syncer);
  return syncer;
}

void
dorsal_syncer_wake (DorsalSyncer *syncer)
{
  dorsal_worker_wake (syncer->worker);
}

void
dorsal_syncer_free (DorsalSyncer *syncer)
{
  if (!syncer)
    return;
  dorsal_worker_free (syncer->worker);
  g_free (syncer->path);
  g_free (syncer);
}
