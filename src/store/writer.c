/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: messages. Out: a row of sessions, chunks, and what the session comes to so far.
 *
 *   add ──▶ pack, digest, summary,     commit ──▶ BEGIN  row?  chunk  totals  columns  row's counts  COMMIT
 *           overview
 *                                                 refused: ROLLBACK, the pack grows on
 *
 * Never: half a transaction, more memory than DORSAL_WRITER_MOST, a session nobody lay down for. */

#include "store/writer.h"

#include "core/settings.h"
#include "store/overview.h"
#include "store/store-private.h"
#include "store/totals.h"

#include <string.h>

#define MOST_GUIDED 100 /* programmes in a session; those that come after are not remembered */

/* One session on its way. */
typedef struct
{
  gint64 id;   /* 0: has no row yet */
  guint store; /* opening in which its row is for certain; after another one it may be lost */
  gint64 n;    /* of the next chunk */
  gint64 began_us, at_us;
  DorsalHello hello;
  char *settings;
  DorsalPacker packer;
  guint64 readings, digest; /* of the pack */
  DorsalSummary summary;
  DorsalOverviewer overviewer;
  guint64 damaged_before, damaged, dropped;
  GArray *guided; /* DorsalGuided, in their order */
  gboolean guided_news;
  guint64 unmarked; /* of the dropped, those that the pack does not tell of yet */
  gboolean over;
} Kept;

struct _DorsalWriter
{
  char *source;
  DorsalSettings settings; /* in force now */
  DorsalGuided guided;     /* the last one that was told */
  guint64 damaged;
  GQueue sessions; /* Kept: those that are over and not yet written, then the present one */
};

static void
kept_free (Kept *kept)
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

static Kept *
present (DorsalWriter *writer)
{
  Kept *last = g_queue_peek_tail (&writer->sessions);

  return last && !last->over ? last : NULL;
}

/* --- taking in --- */

/* What became of the last one, or one more. */
static void
note_guided (Kept *kept, const DorsalGuided *guided)
{
  guint n = kept->guided->len;

  if (n > 0 && g_array_index (kept->guided, DorsalGuided, n - 1).began_us == guided->began_us)
    g_array_index (kept->guided, DorsalGuided, n - 1) = *guided;
  else if (n < MOST_GUIDED)
    g_array_append_val (kept->guided, *guided);
  kept->guided_news = TRUE;
}

static Kept *
begin (DorsalWriter *writer, const DorsalHello *hello, gint64 at_us)
{
  Kept *kept = g_new0 (Kept, 1);

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
take_reading (Kept *kept, const DorsalMessage *message)
{
  kept->readings++;
  kept->digest = dorsal_reading_digest (kept->digest, &message->reading);
}

void
dorsal_writer_add (DorsalWriter *writer, const DorsalMessage *message, gint64 at_us)
{
  Kept *kept = present (writer);

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
  Kept *kept = present (writer);

  if (!kept || n == 0)
    return;
  kept->dropped += n;
  dorsal_packer_dropped (&kept->packer, n);
}

void
dorsal_writer_set_damaged (DorsalWriter *writer, guint64 damaged)
{
  Kept *kept = present (writer);

  writer->damaged = damaged;
  if (kept)
    kept->damaged = damaged - kept->damaged_before;
}

void
dorsal_writer_set_guided (DorsalWriter *writer, const DorsalGuided *guided)
{
  Kept *kept = present (writer);

  writer->guided = *guided;
  if (kept && guided->n_steps > 0)
    note_guided (kept, guided);
}

void
dorsal_writer_end (DorsalWriter *writer)
{
  Kept *kept = present (writer);

  if (kept)
    kept->over = TRUE;
}

gint64
dorsal_writer_get_session (DorsalWriter *writer)
{
  Kept *kept = present (writer);

  return kept ? kept->id : 0;
}

/* --- writing --- */

static gboolean
write_row (DorsalWriter *writer, Kept *kept, DorsalStore *store, GError **error)
{
  /* With its number a row is written again only where a damaged database has lost it. */
  sqlite3_stmt *stmt = dorsal_store_prepared (store,
                                                "INSERT OR IGNORE INTO sessions (id, began_us, ended_us, ending, source, "
                                                "model, serial) VALUES (?, ?, ?, 0, ?, ?, ?)",
                                                error);

  if (!stmt)
    return FALSE;
  if (kept->id > 0)
    sqlite3_bind_int64 (stmt, 1, kept->id);
  sqlite3_bind_int64 (stmt, 2, kept->began_us);
  sqlite3_bind_int64 (stmt, 3, kept->at_us);
  sqlite3_bind_text (stmt, 4, writer->source, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 5, kept->hello.model, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 6, kept->hello.serial, -1, SQLITE_STATIC);
  if (!dorsal_store_run (store, stmt, error))
    return FALSE;
  if (kept->id == 0)
    kept->id = sqlite3_last_insert_rowid (store->db);
  return TRUE;
}

static gboolean
write_settings (Kept *kept, DorsalStore *store, GError **error)
{
  sqlite3_stmt *stmt
      = dorsal_store_prepared (store, "INSERT OR IGNORE INTO settings (session, text) VALUES (?, ?)", error);

  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, kept->id);
  sqlite3_bind_text (stmt, 2, kept->settings, -1, SQLITE_STATIC);
  return dorsal_store_run (store, stmt, error);
}

static gboolean
write_chunk (Kept *kept, DorsalStore *store, gint64 at_us, GError **error)
{
  sqlite3_stmt *stmt = dorsal_store_prepared (store,
                                                "INSERT INTO chunks (session, n, at_us, readings, digest_version, "
                                                "digest, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)",
                                                error);

  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, kept->id);
  sqlite3_bind_int64 (stmt, 2, kept->n);
  sqlite3_bind_int64 (stmt, 3, at_us);
  sqlite3_bind_int64 (stmt, 4, (gint64) kept->readings);
  sqlite3_bind_int (stmt, 5, DORSAL_DIGEST_VERSION);
  sqlite3_bind_int64 (stmt, 6, (gint64) kept->digest);
  sqlite3_bind_blob (stmt, 7, kept->packer.bytes->data, (int) kept->packer.bytes->len, SQLITE_STATIC);
  return dorsal_store_run (store, stmt, error);
}

/* A line each. */
static char *
guided_text (const GArray *guided)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < guided->len; i++)
    {
      g_autofree char *line = dorsal_guided_to_text (&g_array_index (guided, DorsalGuided, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (text, FALSE);
}

static gboolean
write_counts (Kept *kept, DorsalStore *store, GError **error)
{
  sqlite3_stmt *stmt = dorsal_store_prepared (store,
                                                "UPDATE sessions SET ended_us = ?, ending = ?, samples = ?, lost = ?, "
                                                "damaged = ?, dropped = ?, duration_us = ?, guided = ? WHERE id = ?",
                                                error);
  g_autofree char *guided = guided_text (kept->guided);

  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, kept->at_us);
  sqlite3_bind_int (stmt, 2, kept->over ? DORSAL_ENDING_ENDED : DORSAL_ENDING_OPEN);
  sqlite3_bind_int64 (stmt, 3, (gint64) kept->summary.samples);
  sqlite3_bind_int64 (stmt, 4, (gint64) kept->summary.lost);
  sqlite3_bind_int64 (stmt, 5, (gint64) kept->damaged);
  sqlite3_bind_int64 (stmt, 6, (gint64) kept->dropped);
  sqlite3_bind_int64 (stmt, 7, kept->summary.last_us - kept->summary.first_us);
  sqlite3_bind_text (stmt, 8, guided, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 9, kept->id);
  return dorsal_store_run (store, stmt, error);
}

/* The first byte of a pack is its version. */
static gboolean
has_news (const Kept *kept)
{
  return kept->packer.bytes->len > 1;
}

/* Of a session without samples there will be no trace. */
static gboolean
is_due (const Kept *kept)
{
  return kept->summary.samples > 0 && (has_news (kept) || kept->unmarked > 0 || kept->over || kept->guided_news);
}

static gboolean
write_kept (DorsalWriter *writer, Kept *kept, DorsalStore *store, gint64 at_us, GError **error)
{
  if (!is_due (kept))
    return TRUE;
  if (kept->unmarked > 0)
    dorsal_packer_dropped (&kept->packer, kept->unmarked);
  kept->unmarked = 0;
  return (kept->store == store->opening
          || (write_row (writer, kept, store, error) && write_settings (kept, store, error)))
         && (!has_news (kept) || write_chunk (kept, store, at_us, error))
         && dorsal_totals_put (&kept->summary, store, kept->id, error)
         && dorsal_overviewer_put (&kept->overviewer, store, kept->id, error) && write_counts (kept, store, error);
}

/* What was held is in the database. */
static void
forget_written (Kept *kept, const DorsalStore *store)
{
  if (kept->summary.samples == 0)
    return;
  dorsal_overviewer_forget (&kept->overviewer);
  kept->store = store->opening;
  kept->guided_news = FALSE;
  if (!has_news (kept))
    return;
  kept->n++;
  kept->readings = kept->digest = 0;
  dorsal_packer_clear (&kept->packer);
  dorsal_packer_begin (&kept->packer);
}

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
    if (!write_kept (writer, l->data, store, at_us, error))
      return FALSE;
  return TRUE;
}

static void
forget_all (DorsalWriter *writer, const DorsalStore *store)
{
  for (GList *l = writer->sessions.head; l; l = l->next)
    forget_written (l->data, store);
  while (!g_queue_is_empty (&writer->sessions) && ((Kept *) g_queue_peek_head (&writer->sessions))->over)
    kept_free (g_queue_pop_head (&writer->sessions));
}

gboolean
dorsal_writer_has_news (const DorsalWriter *writer)
{
  for (const GList *l = writer->sessions.head; l; l = l->next)
    if (is_due (l->data))
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
    ids[i++] = ((Kept *) l->data)->id;
  done = done && write_all (writer, store, at_us, error) && say (store, "COMMIT", error);
  if (!done)
    {
      if (!sqlite3_get_autocommit (store->db))
        sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
      i = 0;
      for (GList *l = writer->sessions.head; l; l = l->next)
        ((Kept *) l->data)->id = ids[i++];
      return FALSE;
    }
  forget_all (writer, store);
  return TRUE;
}
