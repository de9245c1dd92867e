/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A thread with one place to sleep, and the words to look and to end. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DorsalWorker DorsalWorker;

/* The thread's life; it ends when it is told to, or has nothing left to do. */
typedef void (*DorsalWorkerFunc) (DorsalWorker *worker, gpointer data);

/* Starts. name: 15 letters at most. */
DorsalWorker *dorsal_worker_new (const char *name, DorsalWorkerFunc func, gpointer data);
/* Tells it to end, and joins. */
void dorsal_worker_free (DorsalWorker *worker);

/* Any thread but its own: it need not sleep on. */
void dorsal_worker_wake (DorsalWorker *worker);

/* In the thread: sleeps for so long, or until it is woken; 0 not at all, -1 until then. TRUE: it was told to end. */
gboolean dorsal_worker_sleep (DorsalWorker *worker, int ms);
/* The same, but nobody wakes it: the next sleep hears who did, and is no sleep then. */
gboolean dorsal_worker_rest (DorsalWorker *worker, int ms);

G_END_DECLS
