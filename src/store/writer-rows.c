/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session on its way → rows.
 *
 *   sessions, settings   once an opening: a damaged database may have lost them
 *   chunks               what came since the last commit, if anything did
 *   sums, overviews      written over
 *   sessions             its counts, again
 *
 * Never: a transaction of its own, a session without a sample. */

#include "store/writer-private.h"

#include "store/store-private.h"
#include "store/totals.h"

static gboolean
write_row (DorsalUnderway *kept, const char *source, DorsalStore *store, GError **error)
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
  sqlite3_bind_text (stmt, 4, source, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 5, kept->hello.model, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 6, kept->hello.serial, -1, SQLITE_STATIC);
  if (!dorsal_store_run (store, stmt, error))
    return FALSE;
  if (kept->id == 0)
    kept->id = sqlite3_last_insert_rowid (store->db);
  return TRUE;
}

static gboolean
write_settings (DorsalUnderway *kept, DorsalStore *store, GError **error)
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
write_chunk (DorsalUnderway *kept, DorsalStore *store, gint64 at_us, GError **error)
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
write_counts (DorsalUnderway *kept, DorsalStore *store, GError **error)
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
has_news (const DorsalUnderway *kept)
{
  return kept->packer.bytes->len > 1;
}

gboolean
dorsal_underway_is_due (const DorsalUnderway *kept)
{
  return kept->summary.samples > 0 && (has_news (kept) || kept->unmarked > 0 || kept->over || kept->guided_news);
}

gboolean
dorsal_underway_write (DorsalUnderway *kept, const char *source, DorsalStore *store, gint64 at_us, GError **error)
{
  if (!dorsal_underway_is_due (kept))
    return TRUE;
  if (kept->unmarked > 0)
    dorsal_packer_dropped (&kept->packer, kept->unmarked);
  kept->unmarked = 0;
  return (kept->store == store->opening
          || (write_row (kept, source, store, error) && write_settings (kept, store, error)))
         && (!has_news (kept) || write_chunk (kept, store, at_us, error))
         && dorsal_totals_put (&kept->summary, store, kept->id, error)
         && dorsal_overviewer_put (&kept->overviewer, store, kept->id, error) && write_counts (kept, store, error);
}

void
dorsal_underway_forget (DorsalUnderway *kept, const DorsalStore *store)
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
