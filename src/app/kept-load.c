/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: a number. Goes out: a record, or another judgement, on the archive's long lane. Never: the main thread, and never longer
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

/* --- comparing --- */

typedef struct
{
  DorsalJudged *judged;
  DorsalStory *then;
  gint64 then_us, now_us; /* of each story, as it goes on */
  GCancellable *cancellable;
} Comparing;

void
dorsal_judged_free (DorsalJudged *judged)
{
  dorsal_story_clear (&judged->story);
  g_free (judged);
}

/* As a record does it. */
static void
tell (DorsalStory *story, const DorsalMessage *message, gint64 *time_us)
{
  DorsalLevel level;
  DorsalAnswer answer;

  if (message->kind == DORSAL_MESSAGE_READING && message->reading.link == DORSAL_LINK_STREAMING)
    *time_us = MAX (*time_us, message->reading.sample.time_us);
  dorsal_story_add (story, message, *time_us);
  if (message->kind == DORSAL_MESSAGE_GESTURE && dorsal_message_get_answer (message, &level, &answer))
    dorsal_story_answer (story, level, answer);
}

static gboolean
compare (const DorsalMessage *now, const DorsalMessage *other, gint64 at_us, gpointer data)
{
  Comparing *comparing = data;
  DorsalJudged *judged = comparing->judged;

  tell (comparing->then, now, &comparing->then_us);
  tell (&judged->story, other, &comparing->now_us);
  if (other->kind == DORSAL_MESSAGE_READING)
    judged->summary = dorsal_summary_step (judged->summary, &other->reading, other->step == DORSAL_CLOCK_GAP);
  return !g_cancellable_is_cancelled (comparing->cancellable);
}

static gboolean
is_same_span (const DorsalSpan *one, const DorsalSpan *other)
{
  return one->kind == other->kind && one->from_us == other->from_us && one->to_us == other->to_us
         && one->zone == other->zone && one->level == other->level && one->alert == other->alert
         && one->anchor == other->anchor;
}

static gboolean
is_same_story (const DorsalStory *one, const DorsalStory *other)
{
  gboolean same = one->spans->len == other->spans->len;

  for (guint i = 0; same && i < one->spans->len; i++)
    same = is_same_span (&g_array_index (one->spans, DorsalSpan, i), &g_array_index (other->spans, DorsalSpan, i));
  return same;
}

static void
compare_job (DorsalStore *store, GTask *task)
{
  const Order *order = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (DorsalKeptSession) session = dorsal_kept_get (store, order->id, &error);
  g_autoptr (DorsalJudged) judged = g_new0 (DorsalJudged, 1);
  g_auto (DorsalStory) then = { 0 };
  Comparing comparing = { .judged = judged, .then = &then, .cancellable = g_task_get_cancellable (task) };

  dorsal_story_init (&judged->story);
  dorsal_story_init (&then);
  if (!session || !dorsal_kept_play (store, session, &order->settings, compare, &comparing, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  dorsal_story_end (&then);
  dorsal_story_end (&judged->story);
  judged->same = is_same_story (&then, &judged->story);
  g_task_return_pointer (task, g_steal_pointer (&judged), (GDestroyNotify) dorsal_judged_free);
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
