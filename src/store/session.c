/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows → values; chunks → replay → messages. Never: changes anything, holds more than a chunk at a time. */

#include "store/session.h"

#include "core/plain.h"
#include "core/settings.h"
#include "store/history.h"
#include "store/session-private.h"
#include "store/store-private.h"
#include "store/totals.h"


void
dorsal_kept_free (DorsalKeptSession *session)
{
  if (!session)
    return;
  g_free (session->source);
  g_free (session->model);
  g_free (session->serial);
  g_free (session->note);
  g_free (session->guided);
  g_free (session->settings);
  g_free (session);
}

const char *
dorsal_ending_to_string (DorsalEnding ending)
{
  static const char *const words[] = { "open", "ended", "cut-off" };

  return (guint) ending < G_N_ELEMENTS (words) ? words[ending] : "unknown";
}

static char *
column_text (sqlite3_stmt *stmt, int column)
{
  const char *text = (const char *) sqlite3_column_text (stmt, column);

  return g_utf8_make_valid (text ? text : "", -1);
}

/* What is shown: the database may have been in other hands. */
static char *
column_plain (sqlite3_stmt *stmt, int column)
{
  return dorsal_plain ((const char *) sqlite3_column_text (stmt, column));
}

static void
take_summary (sqlite3_stmt *stmt, int column, DorsalKeptSession *session)
{
  const guint8 *bytes = sqlite3_column_blob (stmt, column);
  int n = sqlite3_column_bytes (stmt, column);

  session->has_summary = bytes && dorsal_totals_unpack (bytes, (gsize) n, &session->summary);
}

DorsalKeptSession *
dorsal_kept_take_row (sqlite3_stmt *stmt)
{
  DorsalKeptSession *session = g_new0 (DorsalKeptSession, 1);

  session->id = sqlite3_column_int64 (stmt, 0);
  session->began_us = sqlite3_column_int64 (stmt, 1);
  session->ended_us = sqlite3_column_int64 (stmt, 2);
  session->ending = (DorsalEnding) sqlite3_column_int (stmt, 3);
  session->source = column_plain (stmt, 4);
  session->model = column_plain (stmt, 5);
  session->serial = column_plain (stmt, 6);
  session->samples = (guint64) sqlite3_column_int64 (stmt, 7);
  session->lost = (guint64) sqlite3_column_int64 (stmt, 8);
  session->damaged = (guint64) sqlite3_column_int64 (stmt, 9);
  session->dropped = (guint64) sqlite3_column_int64 (stmt, 10);
  session->duration_us = sqlite3_column_int64 (stmt, 11);
  session->note = dorsal_plain_lines ((const char *) sqlite3_column_text (stmt, 12));
  session->deleted_us = sqlite3_column_int64 (stmt, 13);
  session->guided = column_text (stmt, 14);
  take_summary (stmt, 15, session);
  return session;
}

GArray *
dorsal_kept_guided (const DorsalKeptSession *session)
{
  return dorsal_guided_parse_all (session->guided);
}

GPtrArray *
dorsal_kept_list (DorsalStore *store, GError **error)
{
  return dorsal_kept_find (store, NULL, error);
}

void
dorsal_kept_set_missing (GError **error, DorsalStore *store, gint64 id)
{
  g_set_error (error, DORSAL_STORE_ERROR, DORSAL_STORE_ERROR_NO_SESSION,
               "There is no session %" G_GINT64_FORMAT " in %s: list them to see which there are", id, store->path);
}

DorsalKeptSession *
dorsal_kept_get (DorsalStore *store, gint64 id, GError **error)
{
  DORSAL_AUTO_STMT stmt = dorsal_store_prepare (
      store, "SELECT " DORSAL_KEPT_COLUMNS ", " DORSAL_KEPT_SETTINGS " FROM " DORSAL_KEPT_TABLES " WHERE id = ? AND deleted_us = 0", error);
  DorsalKeptSession *session;
  int code;

  if (!stmt)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, id);
  code = sqlite3_step (stmt);
  if (code == SQLITE_ROW)
    {
      session = dorsal_kept_take_row (stmt);
      session->settings = column_text (stmt, DORSAL_KEPT_N_COLUMNS);
      return session;
    }
  if (code == SQLITE_DONE)
    dorsal_kept_set_missing (error, store, id);
  else
    dorsal_store_set_error (error, store, code);
  return NULL;
}

/* --- playing --- */

typedef struct
{
  DorsalReplay now, other;
  gboolean has_other;
  DorsalKeptFunc func;
  gpointer data;
  guint64 next; /* the number of the chunk that should come */
  gboolean stopped;
  DorsalPlayed played;
} Player;

static void
hand_on (Player *player, const DorsalMessage *message, const DorsalMessage *other, gint64 at_us)
{
  if (player->func && !player->stopped && !player->func (message, other, at_us, player->data))
    player->stopped = TRUE;
}

static void
play_message (Player *player, DorsalMessage *message, gint64 at_us)
{
  DorsalMessage other = *message, gesture;

  dorsal_replay_step (&player->now, message);
  player->played.readings += message->kind == DORSAL_MESSAGE_READING;
  if (player->has_other)
    dorsal_replay_step (&player->other, &other);
  hand_on (player, message, player->has_other ? &other : NULL, at_us);
  if (message->kind == DORSAL_MESSAGE_READING && dorsal_replay_gesture (&player->now, &gesture))
    hand_on (player, &gesture, player->has_other ? &gesture : NULL, at_us);
}

static void
play_chunk (Player *player, sqlite3_stmt *stmt)
{
  guint64 n = (guint64) sqlite3_column_int64 (stmt, 0); /* a stranger's file may have any: the count wraps, as numbers do */
  gint64 at_us = sqlite3_column_int64 (stmt, 1);
  gint64 version = sqlite3_column_int64 (stmt, 2);
  guint64 digest = (guint64) sqlite3_column_int64 (stmt, 3);
  gint64 before_us = player->now.classifier.time_us;
  DorsalUnpacker unpacker;
  DorsalMessage message;

  player->played.chunks++;
  player->played.missing += n - player->next;
  player->next = n + 1;
  player->now.digest = 0;
  dorsal_unpacker_begin (&unpacker, sqlite3_column_blob (stmt, 4), (gsize) sqlite3_column_bytes (stmt, 4));
  while (!player->stopped && dorsal_unpacker_next (&unpacker, &message))
    play_message (player, &message, at_us);
  player->played.unreadable += unpacker.damaged;
  if (version != DORSAL_DIGEST_VERSION)
    player->played.unsure++;
  else if (player->now.digest != digest && !player->stopped && player->played.different++ == 0)
    player->played.different_us = before_us;
}

static char *
settings_of (DorsalStore *store, const DorsalKeptSession *session)
{
  DORSAL_AUTO_STMT stmt = NULL;

  if (session->settings)
    return g_strdup (session->settings);
  stmt = dorsal_store_prepare (store, "SELECT text FROM settings WHERE session = ?", NULL);
  if (!stmt)
    return g_strdup ("");
  sqlite3_bind_int64 (stmt, 1, session->id);
  return sqlite3_step (stmt) == SQLITE_ROW ? column_text (stmt, 0) : g_strdup ("");
}

/* Those of the time; the default ones where nothing is known of them. */
static gboolean
settings_then (DorsalStore *store, const DorsalKeptSession *session, DorsalSettings *ret_settings, GError **error)
{
  g_autofree char *text = settings_of (store, session);
  g_autofree char *name = g_strdup_printf ("Session %" G_GINT64_FORMAT, session->id);

  /* Without settings: what was saved from a damaged database and nobody knows more of. */
  *ret_settings = dorsal_settings_default ();
  return *text == '\0' || dorsal_settings_parse (text, name, ret_settings, error);
}

static gboolean
begin_player (Player *player, DorsalStore *store, const DorsalKeptSession *session, const DorsalSettings *other,
              GError **error)
{
  DorsalSettings settings;

  if (!settings_then (store, session, &settings, error))
    return FALSE;
  dorsal_replay_begin (&player->now, &settings, FALSE);
  player->has_other = other != NULL;
  if (other)
    dorsal_replay_begin (&player->other, other, TRUE);
  return TRUE;
}

gboolean
dorsal_kept_play (DorsalStore *store, const DorsalKeptSession *session, const DorsalSettings *other,
                     DorsalKeptFunc func, gpointer data, DorsalPlayed *ret_played, GError **error)
{
  DORSAL_AUTO_STMT stmt = dorsal_store_prepare (
      store, "SELECT n, at_us, digest_version, digest, bytes FROM chunks WHERE session = ? ORDER BY n", error);
  g_autofree Player *player = g_new0 (Player, 1);
  int code = SQLITE_DONE;

  if (!stmt || !begin_player (player, store, session, other, error))
    return FALSE;
  player->func = func;
  player->data = data;
  sqlite3_bind_int64 (stmt, 1, session->id);
  while (!player->stopped && (code = sqlite3_step (stmt)) == SQLITE_ROW)
    play_chunk (player, stmt);
  if (!player->stopped && code != SQLITE_DONE)
    {
      dorsal_store_set_error (error, store, code);
      return FALSE;
    }
  if (ret_played)
    *ret_played = player->played;
  return TRUE;
}
