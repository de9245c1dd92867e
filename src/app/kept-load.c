/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: a number. Goes out: a record, or sums, on the archive's long lane. Never: the main thread, and never longer
 * than somebody waits: a task that was cancelled stops within a message. */

#include "app/kept-load.h"

#include "store/overview.h"

#define LONG_SAMPLES 200000 /* a quarter of a second of playing: what somebody may wait for */

typedef struct
{
  gint64 id;
  gboolean fine;
  DorsalSettings settings; /* of a comparison */
} Order;

typedef struct
{
  DorsalRecord *record;
  DorsalSummary *summary;
  GCancellable *cancellable;
} Building;

void
dorsal_loaded_free (DorsalLoaded *loaded)
{
  dorsal_record_free (loaded->record);
  g_free (loaded);
}

static gboolean
take (const DorsalMessage *now, const DorsalMessage *other, gint64 at_us, gpointer data)
{
  Building *building = data;

  dorsal_record_add (building->record, now);
  return !g_cancellable_is_cancelled (building->cancellable);
}

/* FALSE: there is no overview. */
static gboolean
load_coarse (DorsalStore *store, DorsalLoaded *loaded)
{
  g_autoptr (GArray) columns = dorsal_overview_read (store, loaded->record->session->id, NULL);

  loaded->coarse = columns && dorsal_record_add_overview (loaded->record, columns);
  return loaded->coarse;
}

static void
load_job (DorsalStore *store, GTask *task)
{
  const Order *order = g_task_get_task_data (task);
  GError *error = NULL;
  DorsalKeptSession *session = dorsal_kept_get (store, order->id, &error);
  g_autoptr (DorsalLoaded) loaded = NULL;
  Building building = { .cancellable = g_task_get_cancellable (task) };

  if (!session)
    {
      g_task_return_error (task, error);
      return;
    }
  loaded = g_new0 (DorsalLoaded, 1);
  building.record = loaded->record = dorsal_record_new (session);
  if (!order->fine && session->samples > LONG_SAMPLES && load_coarse (store, loaded))
    {
      g_task_return_pointer (task, g_steal_pointer (&loaded), (GDestroyNotify) dorsal_loaded_free);
      return;
    }
  if (!dorsal_kept_play (store, session, NULL, take, &building, &loaded->played, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  dorsal_record_end (loaded->record);
  g_task_return_pointer (task, g_steal_pointer (&loaded), (GDestroyNotify) dorsal_loaded_free);
}

static gboolean
add_up (const DorsalMessage *now, const DorsalMessage *other, gint64 at_us, gpointer data)
{
  Building *building = data;

  if (other->kind == DORSAL_MESSAGE_READING)
    *building->summary
        = dorsal_summary_step (*building->summary, &other->reading, other->step == DORSAL_CLOCK_GAP);
  return !g_cancellable_is_cancelled (building->cancellable);
}

static void
compare_job (DorsalStore *store, GTask *task)
{
  const Order *order = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (DorsalKeptSession) session = dorsal_kept_get (store, order->id, &error);
  g_autofree DorsalSummary *summary = g_new0 (DorsalSummary, 1);
  Building building = { .summary = summary, .cancellable = g_task_get_cancellable (task) };

  if (session && dorsal_kept_play (store, session, &order->settings, add_up, &building, NULL, &error))
    g_task_return_pointer (task, g_steal_pointer (&summary), g_free);
  else
    g_task_return_error (task, error);
}

static void
send (DorsalArchive *archive, DorsalArchiveJob job, Order order, GTask *task)
{
  g_task_set_task_data (task, g_memdup2 (&order, sizeof order), g_free);
  dorsal_archive_run (archive, DORSAL_LANE_LONG, DORSAL_STORE_READ, job, task);
}

void
dorsal_kept_load (DorsalArchive *archive, gint64 id, gboolean fine, GTask *task)
{
  send (archive, load_job, (Order){ .id = id, .fine = fine }, task);
}

void
dorsal_kept_compare (DorsalArchive *archive, gint64 id, const DorsalSettings *settings, GTask *task)
{
  send (archive, compare_job, (Order){ .id = id, .settings = *settings }, task);
}
