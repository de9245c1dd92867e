/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: the words to end and to look, an eventfd each. Out: a thread that hears them while it sleeps. Never: a mutex.
 *
 *   owner's thread                    worker's
 *   free ─▶ eventfd ─────────────────▶ poll in dorsal_worker_sleep() ─▶ func returns ─▶ join
 *   anybody's: wake ─▶ eventfd ──────▶ the same, which is over early; kept during dorsal_worker_rest() */

#include "store/worker.h"

#include <errno.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct _DorsalWorker
{
  int stop_fd, wake_fd;
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
  worker->wake_fd = eventfd (0, EFD_NONBLOCK | EFD_CLOEXEC);
  if (worker->stop_fd < 0 || worker->wake_fd < 0)
    g_error ("No eventfd: %s", g_strerror (errno));
  worker->thread = g_thread_new (name, thread_main, worker);
  return worker;
}

static void
say (int fd)
{
  const guint64 one = 1;
  gssize written = write (fd, &one, sizeof one);

  (void) written; /* an eventfd has room for more words than anybody says */
}

void
dorsal_worker_free (DorsalWorker *worker)
{
  if (!worker)
    return;
  say (worker->stop_fd);
  g_thread_join (worker->thread);
  close (worker->stop_fd);
  close (worker->wake_fd);
  g_free (worker);
}

void
dorsal_worker_wake (DorsalWorker *worker)
{
  say (worker->wake_fd);
}

gboolean
dorsal_worker_sleep (DorsalWorker *worker, int ms)
{
  struct pollfd fds[] = { { .fd = worker->stop_fd, .events = POLLIN }, { .fd = worker->wake_fd, .events = POLLIN } };
  guint64 words;
  gssize n;

  poll (fds, G_N_ELEMENTS (fds), ms);
  n = read (worker->wake_fd, &words, sizeof words);
  (void) n; /* none: nobody has woken it */
  return fds[0].revents != 0;
}

gboolean
dorsal_worker_rest (DorsalWorker *worker, int ms)
{
  struct pollfd stop = { .fd = worker->stop_fd, .events = POLLIN };

  return poll (&stop, 1, ms) > 0;
}
