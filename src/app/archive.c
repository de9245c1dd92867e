/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Jobs → threads → answers.
 *
 *   main      run ─▶ queue ─┐                         ┌─▶ "changed", the task's callback
 *   lane                    └─▶ open, job, return ────┘
 *
 * A lane keeps its store open for the next reader, and lets it go after an error and after a writer: the file may be
 * another one then. Comes in: jobs. Goes out: their answers, on the main thread. Never: SQL, a wait. */

#include "app/archive.h"

typedef struct
{
  GThread *thread; /* NULL until the first job */
  GAsyncQueue *queue;
  char *path;
  DorsalStore *store; /* for reading, or NULL; the thread's own */
} Lane;

struct _DorsalArchive
{
  GObject parent_instance;
  char *path;
  Lane *lanes[DORSAL_N_LANES];
};

G_DEFINE_FINAL_TYPE (DorsalArchive, dorsal_archive, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

typedef struct
{
  GTask *task;
  DorsalStoreMode mode;
  gboolean alone;        /* without a store */
  DorsalArchiveJob func; /* NULL: the lane ends */
} Job;

/* --- the lane's thread --- */

static DorsalStore *
open_for (Lane *lane, const Job *job, GError **error)
{
  if (job->mode == DORSAL_STORE_READ && lane->store)
    return lane->store;
  g_clear_pointer (&lane->store, dorsal_store_free);
  lane->store = dorsal_store_open (lane->path, job->mode, NULL, error);
  return lane->store;
}

static void
do_job (Lane *lane, Job *job)
{
  DorsalStore *store;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (job->task))
    return;
  if (job->alone)
    g_clear_pointer (&lane->store, dorsal_store_free);
  store = job->alone ? NULL : open_for (lane, job, &error);
  if (store || job->alone)
    job->func (store, job->task);
  else
    g_task_return_error (job->task, error);
  if (job->mode != DORSAL_STORE_READ || g_task_had_error (job->task))
    g_clear_pointer (&lane->store, dorsal_store_free);
}

/* A task may hold the last reference to a widget, which no other thread may let go. */
static gboolean
forget_task (gpointer task)
{
  g_object_unref (task);
  return G_SOURCE_REMOVE;
}

static gpointer
lane_main (gpointer data)
{
  Lane *lane = data;

  for (;;)
    {
      Job *job = g_async_queue_pop (lane->queue);
      gboolean over = job->func == NULL;

      if (!over)
        do_job (lane, job);
      if (job->task)
        g_idle_add (forget_task, job->task);
      g_free (job);
      if (over)
        break;
    }
  g_clear_pointer (&lane->store, dorsal_store_free);
  g_async_queue_unref (lane->queue);
  g_free (lane->path);
  g_free (lane);
  return NULL;
}

/* After its last job. The quick lane is waited for: what was deleted or noted last must reach the disk. */
static void
lane_end (Lane *lane, DorsalLane which)
{
  GThread *thread = lane->thread;

  g_async_queue_push (lane->queue, g_new0 (Job, 1)); /* lane is the thread's own from here on */
  if (which == DORSAL_LANE_QUICK)
    g_thread_join (thread);
  else
    g_thread_unref (thread);
}

static Lane *
lane_new (const char *path, DorsalLane which)
{
  Lane *lane = g_new0 (Lane, 1);

  lane->queue = g_async_queue_new ();
  lane->path = g_strdup (path);
  lane->thread = g_thread_new (which == DORSAL_LANE_QUICK ? "archive" : "archive-long", lane_main, lane);
  return lane;
}

/* --- the main thread --- */

static void
on_completed (GTask *task, GParamSpec *pspec, DorsalArchive *archive)
{
  if (!g_task_had_error (task))
    dorsal_archive_touch (archive);
}

static void
give (DorsalArchive *archive, DorsalLane lane, Job job)
{
  if (!archive->path)
    {
      g_task_return_new_error (job.task, DORSAL_STORE_ERROR, DORSAL_STORE_ERROR_MISSING, "Nothing is kept here");
      g_object_unref (job.task);
      return;
    }
  if (!archive->lanes[lane])
    archive->lanes[lane] = lane_new (archive->path, lane);
  if (job.mode != DORSAL_STORE_READ)
    g_signal_connect_object (job.task, "notify::completed", G_CALLBACK (on_completed), archive, 0);
  g_async_queue_push (archive->lanes[lane]->queue, g_memdup2 (&job, sizeof job));
}

void
dorsal_archive_run (DorsalArchive *archive, DorsalLane lane, DorsalStoreMode mode, DorsalArchiveJob func, GTask *task)
{
  give (archive, lane, (Job){ .task = task, .mode = mode, .func = func });
}

void
dorsal_archive_run_alone (DorsalArchive *archive, DorsalArchiveJob func, GTask *task)
{
  dorsal_archive_settle (archive);
  give (archive, DORSAL_LANE_LONG, (Job){ .task = task, .mode = DORSAL_STORE_WRITE, .alone = TRUE, .func = func });
}

void
dorsal_archive_touch (DorsalArchive *archive)
{
  g_signal_emit (archive, signals[CHANGED], 0);
}

void
dorsal_archive_settle (DorsalArchive *archive)
{
  if (archive->lanes[DORSAL_LANE_QUICK])
    lane_end (archive->lanes[DORSAL_LANE_QUICK], DORSAL_LANE_QUICK);
  archive->lanes[DORSAL_LANE_QUICK] = NULL;
}

const char *
dorsal_archive_get_path (DorsalArchive *archive)
{
  return archive->path;
}

static void
dorsal_archive_finalize (GObject *object)
{
  DorsalArchive *archive = DORSAL_ARCHIVE (object);

  for (guint i = 0; i < DORSAL_N_LANES; i++)
    if (archive->lanes[i])
      lane_end (archive->lanes[i], (DorsalLane) i);
  g_free (archive->path);
  G_OBJECT_CLASS (dorsal_archive_parent_class)->finalize (object);
}

static void
dorsal_archive_class_init (DorsalArchiveClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dorsal_archive_finalize;
  signals[CHANGED]
      = g_signal_new ("changed", DORSAL_TYPE_ARCHIVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dorsal_archive_init (DorsalArchive *archive)
{
}

DorsalArchive *
dorsal_archive_new (const char *path)
{
  DorsalArchive *archive = g_object_new (DORSAL_TYPE_ARCHIVE, NULL);

  archive->path = g_strdup (path);
  return archive;
}
