/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a path. Out: sessions purged, then totals and columns where there were none, the newest session first.
 *
 *   next without totals ─▶ play it, no transaction open ─▶ one short transaction: sums, overviews
 *
 * Reading goes on beside a recorder, and writing takes it a moment only. Never: a sample, a digest or an open session
 * changed; a session tried twice. */

#include "store/caretaker.h"

#include "store/history.h"
#include "store/overview.h"
#include "store/store-private.h"
#include "store/totals.h"
#include "store/worker.h"

struct _DorsalCaretaker
{
  char *path;
  gint64 purge_before_us;
  GCancellable *cancellable;
  DorsalWorker *worker;
  int done; /* atomic */
  guint n;  /* atomic */
};

/* --- one session --- */

typedef struct
{
  DorsalSummary summary;
  DorsalOverviewer overviewer;
  GCancellable *cancellable;
} Sum;

static gboolean
take (const DorsalMessage *now, const DorsalMessage *other, gint64 at_us, gpointer data)
{
  Sum *sum = data;

  sum->summary = dorsal_totals_step (sum->summary, now);
  dorsal_overviewer_add (&sum->overviewer, now);
  return !g_cancellable_is_cancelled (sum->cancellable);
}

static gboolean
write_all (Sum *sum, DorsalStore *store, gint64 id, GError **error)
{
  return dorsal_totals_put (&sum->summary, store, id, error)
         && dorsal_overviewer_put (&sum->overviewer, store, id, error);
}

static gboolean
put (Sum *sum, DorsalStore *store, gint64 id, GError **error)
{
  gboolean done = dorsal_store_exec (store, "BEGIN IMMEDIATE", error) && write_all (sum, store, id, error)
                  && dorsal_store_exec (store, "COMMIT", error);

  if (!done && !sqlite3_get_autocommit (store->db))
    sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
  return done;
}

gboolean
dorsal_kept_sum_up (DorsalStore *store, gint64 id, GCancellable *cancellable, GError **error)
{
  g_autoptr (DorsalKeptSession) session = dorsal_kept_get (store, id, error);
  g_autofree Sum *sum = g_new0 (Sum, 1);
  gboolean done;

  if (!session)
    return FALSE;
  sum->cancellable = cancellable;
  dorsal_overviewer_begin (&sum->overviewer);
  done = dorsal_kept_play (store, session, NULL, take, sum, NULL, error) && !g_cancellable_is_cancelled (cancellable)
         && put (sum, store, id, error);
  dorsal_overviewer_clear (&sum->overviewer);
  return done;
}

gint64
dorsal_kept_next_unsummed (DorsalStore *store, gint64 below, GError **error)
{
  DORSAL_AUTO_STMT stmt = dorsal_store_prepare (
      store,
      "SELECT max(id) FROM sessions WHERE id < ?1 AND deleted_us = 0 AND ending != 0 AND NOT EXISTS "
      "(SELECT 1 FROM sums WHERE sums.session = sessions.id AND sums.version = ?2)",
      error);

  if (!stmt)
    return 0;
  sqlite3_bind_int64 (stmt, 1, below);
  sqlite3_bind_int (stmt, 2, DORSAL_TOTALS_VERSION);
  return sqlite3_step (stmt) == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : 0;
}

/* --- the thread --- */

static void
take_care (DorsalWorker *worker, gpointer data)
{
  DorsalCaretaker *caretaker = data;
  g_autoptr (DorsalStore) store = NULL;
  gint64 id = G_MAXINT64;

  if (g_file_test (caretaker->path, G_FILE_TEST_EXISTS))
    store = dorsal_store_open (caretaker->path, DORSAL_STORE_WRITE, NULL, NULL);
  if (store && caretaker->purge_before_us != 0)
    dorsal_kept_purge (store, caretaker->purge_before_us, NULL, NULL);
  while (store && !dorsal_worker_sleep (worker, 0) && (id = dorsal_kept_next_unsummed (store, id, NULL)) > 0)
    if (dorsal_kept_sum_up (store, id, caretaker->cancellable, NULL))
      __atomic_add_fetch (&caretaker->n, 1, __ATOMIC_RELEASE);
  g_atomic_int_set (&caretaker->done, TRUE);
}

DorsalCaretaker *
dorsal_caretaker_new (const char *path, gint64 purge_before_us)
{
  DorsalCaretaker *caretaker = g_new0 (DorsalCaretaker, 1);

  caretaker->path = g_strdup (path);
  caretaker->purge_before_us = purge_before_us;
  caretaker->cancellable = g_cancellable_new ();
  caretaker->worker = dorsal_worker_new ("caretaker", take_care, caretaker);
  return caretaker;
}

void
dorsal_caretaker_free (DorsalCaretaker *caretaker)
{
  if (!caretaker)
    return;
  g_cancellable_cancel (caretaker->cancellable);
  dorsal_worker_free (caretaker->worker);
  g_object_unref (caretaker->cancellable);
  g_free (caretaker->path);
  g_free (caretaker);
}

gboolean
dorsal_caretaker_is_done (DorsalCaretaker *caretaker, guint *ret_done)
{
  gboolean done = g_atomic_int_get (&caretaker->done);

  if (ret_done)
    *ret_done = __atomic_load_n (&caretaker->n, __ATOMIC_ACQUIRE);
  return done;
}
