/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A range → the nearest place before it that was played already → messages.
 *
 *   places    0 ──────── 240 ──────── 480 ──────── 720        chunk about to be played, time, judgement
 *   asked                     └ from here ──▶ [from, to)
 *
 * Never: a judgement's state in the database: it is a matter of this program's memory, and of this version. */

#include "store/detail.h"

#include "store/session-private.h"
#include "store/store-private.h"

#define PLACE_CHUNKS 240

typedef struct
{
  gint64 n; /* of the next chunk */
  gint64 time_us;
  DorsalReplay replay;
} Place;

struct _DorsalDetail
{
  DorsalStore *store;
  gint64 session, first_us;
  gboolean begun; /* first_us is known */
  GArray *places; /* Place, in order; the first is the beginning */
  guint64 chunks;
};

typedef struct
{
  DorsalDetail *detail;
  DorsalReplay replay;
  gint64 from_us, to_us;
  DorsalKeptFunc func;
  gpointer data;
  gboolean over; /* beyond to_us, or func had enough */
} Reading;

DorsalDetail *
dorsal_detail_new (const char *path, gint64 session, GError **error)
{
  g_autoptr (DorsalDetail) detail = g_new0 (DorsalDetail, 1);
  g_autoptr (DorsalKeptSession) kept = NULL;
  g_autofree Place *beginning = g_new0 (Place, 1);
  DorsalSettings settings;

  detail->session = session;
  detail->places = g_array_new (FALSE, FALSE, sizeof (Place));
  detail->store = dorsal_store_open (path, DORSAL_STORE_READ, NULL, error);
  kept = detail->store ? dorsal_kept_get (detail->store, session, error) : NULL;
  if (!kept || !dorsal_kept_settings (detail->store, kept, &settings, error))
    return NULL;
  dorsal_replay_begin (&beginning->replay, &settings, FALSE);
  beginning->time_us = G_MININT64;
  g_array_append_val (detail->places, *beginning);
  return g_steal_pointer (&detail);
}

void
dorsal_detail_free (DorsalDetail *detail)
{
  if (!detail)
    return;
  dorsal_store_free (detail->store);
  g_array_unref (detail->places);
  g_free (detail);
}

guint64
dorsal_detail_get_chunks (const DorsalDetail *detail)
{
  return detail->chunks;
}

static const Place *
nearest (const DorsalDetail *detail, gint64 time_us)
{
  guint i = detail->places->len - 1;

  while (i > 0 && g_array_index (detail->places, Place, i).time_us >= time_us)
    i--;
  return &g_array_index (detail->places, Place, i);
}

static void
remember (DorsalDetail *detail, gint64 n, const DorsalReplay *replay)
{
  Place place = { n, replay->classifier.time_us, *replay };

  if (n >= g_array_index (detail->places, Place, detail->places->len - 1).n + PLACE_CHUNKS)
    g_array_append_val (detail->places, place);
}

static void
hand_on (Reading *reading, const DorsalMessage *message, gint64 at_us)
{
  DorsalDetail *detail = reading->detail;
  gint64 time_us;

  if (!detail->begun && message->kind == DORSAL_MESSAGE_READING && message->step != DORSAL_CLOCK_UNKNOWN)
    {
      detail->begun = TRUE;
      detail->first_us = message->time_us;
    }
  time_us = detail->begun ? message->time_us - detail->first_us : G_MININT64;
  reading->over |= time_us >= reading->to_us;
  if (!reading->over && time_us >= reading->from_us)
    reading->over = !reading->func (message, NULL, at_us, reading->data);
}

static void
read_chunk (Reading *reading, sqlite3_stmt *stmt)
{
  DorsalMessage message, gesture;
  DorsalUnpacker unpacker;
  gint64 at_us = sqlite3_column_int64 (stmt, 1);

  reading->detail->chunks++;
  remember (reading->detail, sqlite3_column_int64 (stmt, 0), &reading->replay);
  dorsal_unpacker_begin (&unpacker, sqlite3_column_blob (stmt, 2), (gsize) sqlite3_column_bytes (stmt, 2));
  while (!reading->over && dorsal_unpacker_next (&unpacker, &message))
    {
      dorsal_replay_step (&reading->replay, &message);
      hand_on (reading, &message, at_us);
      if (message.kind == DORSAL_MESSAGE_READING && dorsal_replay_gesture (&reading->replay, &gesture))
        hand_on (reading, &gesture, at_us);
    }
}

gboolean
dorsal_detail_read (DorsalDetail *detail, gint64 from_us, gint64 to_us, GCancellable *cancellable, DorsalKeptFunc func,
                    gpointer data, GError **error)
{
  DORSAL_AUTO_STMT stmt = dorsal_store_prepare (
      detail->store, "SELECT n, at_us, bytes FROM chunks WHERE session = ? AND n >= ? ORDER BY n", error);
  g_autofree Reading *reading = g_new0 (Reading, 1);
  const Place *place = nearest (detail, detail->begun ? detail->first_us + from_us : G_MININT64);
  int code = SQLITE_DONE;

  if (!stmt)
    return FALSE;
  *reading = (Reading){ detail, place->replay, from_us, to_us, func, data, FALSE };
  sqlite3_bind_int64 (stmt, 1, detail->session);
  sqlite3_bind_int64 (stmt, 2, place->n);
  while (!reading->over && !g_cancellable_is_cancelled (cancellable) && (code = sqlite3_step (stmt)) == SQLITE_ROW)
    read_chunk (reading, stmt);
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return !g_cancellable_is_cancelled (cancellable);
  dorsal_store_set_error (error, detail->store, code);
  return FALSE;
}
