/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: messages. Out: a row of sessions, chunks, and what the session comes to so far.
 *
 *   add ──▶ pack, digest, summary,     commit ──▶ BEGIN  each one's rows: writer-rows.c  COMMIT
 *           overview
 *                                                 refused: ROLLBACK, the pack grows on
 *
 * Never: half a transaction, more memory than DORSAL_WRITER_MOST, a session nobody lay down for. */

#include "store/writer-private.h"

#include "core/settings.h"
#include "store/store-private.h"
#include "store/totals.h"

#include <string.h>

#define MOST_GUIDED 100 /* programmes in a session; those that come after are not remembered */

struct _DorsalWriter
{
  char *source;
  DorsalSettings settings; /* in force now */
  DorsalGuided guided;     /* the last one that was told */
  guint64 damaged;
  GQueue sessions; /* DorsalUnderway: those that are over and not yet written, then the present one */
};

static void
kept_free (DorsalUnderway *kept)
{
  dorsal_packer_clear (&kept->packer);
  dorsal_overviewer_clear (&kept->overviewer);
  g_array_unref (kept->guided);
  g_free (kept->settings);
  g_free (kept);
}

DorsalWriter *
dorsal_writer_new (const char *source, const DorsalSettings *settings)
{
  DorsalWriter *writer = g_new0 (DorsalWriter, 1);

  writer->source = g_strdup (source);
  writer->settings = *settings;
  return writer;
}

void
dorsal_writer_free (DorsalWriter *writer)
{
  if (!writer)
    return;
  g_queue_clear_full (&writer->sessions, (GDestroyNotify) kept_free);
  g_free (writer->source);
  g_free (writer);
}

static DorsalUnderway *
present (DorsalWriter *writer)
{
  DorsalUnderway *last = g_queue_peek_tail (&writer->sessions);

  return last && !last->over ? last : NULL;
}

/* --- taking in --- */

/* What became of the last one, or one more. */
static void
note_guided (DorsalUnderway *kept, const DorsalGuided *guided)
{
  guint n = kept->guided->len;

  if (n > 0 && g_array_index (kept->guided, DorsalGuided, n - 1).began_us == guided->began_us)
    g_array_index (kept->guided, DorsalGuided, n - 1) = *guided;
  else if (n < MOST_GUIDED)
    g_array_append_val (kept->guided, *guided);
  kept->guided_news = TRUE;
}

static DorsalUnderway *
begin (DorsalWriter *writer, const DorsalHello *hello, gint64 at_us)
{
  DorsalUnderway *kept = g_new0 (DorsalUnderway, 1);

  kept->began_us = kept->at_us = at_us;
  kept->hello = *hello;
  kept->settings = dorsal_settings_to_text (&writer->settings);
  kept->damaged_before = writer->damaged;
  kept->guided = g_array_new (FALSE, FALSE, sizeof (DorsalGuided));
  if (writer->guided.n_steps > 0 && !writer->guided.over)
    note_guided (kept, &writer->guided);
  dorsal_packer_begin (&kept->packer);
  dorsal_overviewer_begin (&kept->overviewer);
  g_queue_push_tail (&writer->sessions, kept);
  return kept;
}

static void
follow_settings (DorsalWriter *writer, const DorsalMessage *message)
{
  if (message->kind == DORSAL_MESSAGE_SETTINGS)
    writer->settings = *message->settings;
  if (message->kind == DORSAL_MESSAGE_MARKED_END)
    writer->settings.marked_end = message->marked_end;
}

static void
take_reading (DorsalUnderway *kept, const DorsalMessage *message)
{
  kept->readings++;
  kept->digest = dorsal_reading_digest (kept->digest, &message->reading);
}

void
dorsal_writer_add (DorsalWriter *writer, const DorsalMessage *message, gint64 at_us)
{
  DorsalUnderway *kept = present (writer);

  follow_settings (writer, message);
  if (message->kind == DORSAL_MESSAGE_HELLO && kept && strcmp (kept->hello.serial, message->hello.serial) != 0)
    {
      kept->over = TRUE;
      kept = NULL;
    }
  if (!kept && message->kind == DORSAL_MESSAGE_HELLO)
    kept = begin (writer, &message->hello, at_us);
  if (!kept)
    return;
  if (kept->packer.bytes->len >= DORSAL_WRITER_MOST)
    {
      kept->dropped++;
      kept->unmarked++;
      return;
    }
  kept->at_us = at_us;
  dorsal_packer_add (&kept->packer, message);
  dorsal_overviewer_add (&kept->overviewer, message);
  kept->summary = dorsal_totals_step (kept->summary, message);
  if (message->kind == DORSAL_MESSAGE_READING)
    take_reading (kept, message);
}

void
dorsal_writer_dropped (DorsalWriter *writer, guint64 n)
{
  DorsalUnderway *kept = present (writer);

  if (!kept || n == 0)
    return;
  kept->dropped += n;
  dorsal_packer_dropped (&kept->packer, n);
}

void
dorsal_writer_set_damaged (DorsalWriter *writer, guint64 damaged)
{
  DorsalUnderway *kept = present (writer);

  writer->damaged = damaged;
  if (kept)
    kept->damaged = damaged - kept->damaged_before;
}

void
dorsal_writer_set_guided (DorsalWriter *writer, const DorsalGuided *guided)
{
  DorsalUnderway *kept = present (writer);

  writer->guided = *guided;
  if (kept && guided->n_steps > 0)
    note_guided (kept, guided);
}

void
dorsal_writer_end (DorsalWriter *writer)
{
  DorsalUnderway *kept = present (writer);

  if (kept)
    kept->over = TRUE;
}

gint64
dorsal_writer_get_session (DorsalWriter *writer)
{
  DorsalUnderway *kept = present (writer);

  return kept ? kept->id : 0;
}

/* --- writing --- */

static gboolean
say (DorsalStore *store, const char *sql, GError **error)
{
  sqlite3_stmt *stmt = dorsal_store_prepared (store, sql, error);

  return stmt && dorsal_store_run (store, stmt, error);
}

static gboolean
write_all (DorsalWriter *writer, DorsalStore *store, gint64 at_us, GError **error)
{
  for (GList *l = writer->sessions.head; l; l = l->next)
    if (!dorsal_underway_write (l->data, writer->source, store, at_us, error))
      return FALSE;
  return TRUE;
}

static void
forget_all (DorsalWriter *writer, const DorsalStore *store)
{
  for (GList *l = writer->sessions.head; l; l = l->next)
    dorsal_underway_forget (l->data, store);
  while (!g_queue_is_empty (&writer->sessions) && ((DorsalUnderway *) g_queue_peek_head (&writer->sessions))->over)
    kept_free (g_queue_pop_head (&writer->sessions));
}

gboolean
dorsal_writer_has_news (const DorsalWriter *writer)
{
  for (const GList *l = writer->sessions.head; l; l = l->next)
    if (dorsal_underway_is_due (l->data))
      return TRUE;
  return FALSE;
}

gboolean
dorsal_writer_put (DorsalWriter *writer, DorsalStore *store, gint64 at_us, GError **error)
{
  if (!write_all (writer, store, at_us, error))
    return FALSE;
  forget_all (writer, store);
  return TRUE;
}

gboolean
dorsal_writer_commit (DorsalWriter *writer, DorsalStore *store, gint64 at_us, GError **error)
{
  g_autofree gint64 *ids = g_new0 (gint64, g_queue_get_length (&writer->sessions) + 1);
  gboolean done = say (store, "BEGIN IMMEDIATE", error);
  guint i = 0;

  for (GList *l = writer->sessions.head; l; l = l->next)
    ids[i++] = ((DorsalUnderway *) l->data)->id;
  done = done && write_all (writer, store, at_us, error) && say (store, "COMMIT", error);
  if (!done)
    {
      if (!sqlite3_get_autocommit (store->db))
        sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
      i = 0;
      for (GList *l = writer->sessions.head; l; l = l->next)
        ((DorsalUnderway *) l->data)->id = ids[i++];
      return FALSE;
    }
  forget_all (writer, store);
  return TRUE;
}
