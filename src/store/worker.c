/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: the word to end, by an eventfd. Out: a thread that hears it while it sleeps. Never: a mutex.
 *
 *   owner's thread                    worker's
 *   free ─▶ eventfd ─────────────────▶ poll in dorsal_worker_sleep() ─▶ func returns ─▶ join */

#include "store/worker.h"

#include <errno.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct _DorsalWorker
{
  int stop_fd;
  GThread *thread;
  DorsalWorkerFunc func;
  gpointer data;
};

static gpointer
thread_main (gpointer data)
{
  DorsalWorker *worker = data;

  worker->func (worker, worker->data);
  return NULL;
}

DorsalWorker *
dorsal_worker_new (const char *name, DorsalWorkerFunc func, gpointer data)
{
  DorsalWorker *worker = g_new0 (DorsalWorker, 1);

  worker->func = func;
  worker->data = data;
  worker->stop_fd = eventfd (0, EFD_NONBLOCK | EFD_CLOEXEC);
  if (worker->stop_fd < 0)
    g_error ("No eventfd: %s", g_strerror (errno));
  worker->thread = g_thread_new (name, thread_main, worker);
  return worker;
}

void
dorsal_worker_free (DorsalWorker *worker)
{
  const guint64 one = 1;
  gssize written;

  if (!worker)
    return;
  written = write (worker->stop_fd, &one, sizeof one);
  (void) written; /* an eventfd that was never written to has room */
  g_thread_join (worker->thread);
  close (worker->stop_fd);
  g_free (worker);
}

gboolean
dorsal_worker_sleep (DorsalWorker *worker, int ms)
{
  struct pollfd stop = { .fd = worker->stop_fd, .events = POLLIN };

  return poll (&stop, 1, ms) > 0;
}
