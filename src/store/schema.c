/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables, and how they came to be.
 *
 *   rung 1   0.2   sessions, chunks, totals
 *   rung 2   0.3   sessions.deleted_us; sums in the place of totals; overviews
 *   rung 3   0.4   sessions.guided; settings in a table of their own, so that a list passes over none of them
 *
 * A rung that was once released is never changed: what is to be different is a rung more, an old database
 * in tests/store, and a line above.
 *
 *   sessions   one a row. ending: 0 being recorded, 1 ended, 2 cut off and closed at a later start.
 *              began_us, ended_us: UTC, µs since 1970. guided: programmes that led
 *              in it, a line each, core/guided.h. deleted_us: 0, or UTC when it was thrown away: hidden, and
 *              removed at a later start
 *   settings   of a session as it began: text, core/settings.h
 *   chunks     what a transaction brought, in order of n: store/pack.h. at_us: UTC when it was written; readings and
 *              digest: of the readings it gave, store/replay.h
 *   sums       what a list or a trend asks for, a blob a session: store/totals.h. No row, or another version: to be made
 *              by replay, store/caretaker.h
 *   overviews  columns of a quarter of a second, sixty-four a row, in order of n: store/overview.c */

#include "store/schema.h"

static const char *const rungs[DORSAL_SCHEMA_VERSION] = {
  "CREATE TABLE sessions ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  began_us INTEGER NOT NULL,"
  "  ended_us INTEGER NOT NULL,"
  "  ending INTEGER NOT NULL,"
  "  source TEXT NOT NULL,"
  "  model TEXT NOT NULL,"
  "  serial TEXT NOT NULL,"
  "  settings TEXT NOT NULL,"
  "  samples INTEGER NOT NULL DEFAULT 0,"
  "  lost INTEGER NOT NULL DEFAULT 0,"
  "  damaged INTEGER NOT NULL DEFAULT 0,"
  "  dropped INTEGER NOT NULL DEFAULT 0,"
  "  duration_us INTEGER NOT NULL DEFAULT 0,"
  "  note TEXT NOT NULL DEFAULT '');"
  "CREATE INDEX sessions_by_day ON sessions (began_us);"
  "CREATE INDEX sessions_open ON sessions (ending) WHERE ending = 0;"
  "CREATE TABLE chunks ("
  "  session INTEGER NOT NULL REFERENCES sessions ON DELETE CASCADE,"
  "  n INTEGER NOT NULL,"
  "  at_us INTEGER NOT NULL,"
  "  readings INTEGER NOT NULL,"
  "  digest_version INTEGER NOT NULL,"
  "  digest INTEGER NOT NULL,"
  "  bytes BLOB NOT NULL,"
  "  UNIQUE (session, n));"
  "CREATE TABLE totals ("
  "  session INTEGER NOT NULL REFERENCES sessions ON DELETE CASCADE,"
  "  what TEXT NOT NULL,"
  "  value INTEGER NOT NULL,"
  "  PRIMARY KEY (session, what)) WITHOUT ROWID;"
  "PRAGMA application_id = 0x4452534c;",

  "ALTER TABLE sessions ADD COLUMN deleted_us INTEGER NOT NULL DEFAULT 0;"
  "DROP TABLE totals;"
  "CREATE TABLE sums ("
  "  session INTEGER PRIMARY KEY REFERENCES sessions ON DELETE CASCADE,"
  "  version INTEGER NOT NULL,"
  "  bytes BLOB NOT NULL);"
  "CREATE TABLE overviews ("
  "  session INTEGER NOT NULL REFERENCES sessions ON DELETE CASCADE,"
  "  n INTEGER NOT NULL,"
  "  bytes BLOB NOT NULL,"
  "  PRIMARY KEY (session, n)) WITHOUT ROWID;",

  "CREATE TABLE settings ("
  "  session INTEGER PRIMARY KEY REFERENCES sessions ON DELETE CASCADE,"
  "  text TEXT NOT NULL);"
  "INSERT INTO settings SELECT id, settings FROM sessions;"
  "ALTER TABLE sessions DROP COLUMN settings;"
  "ALTER TABLE sessions ADD COLUMN guided TEXT NOT NULL DEFAULT '';",
};

static int
climb_one (sqlite3 *db, int version)
{
  g_autofree char *sql
      = g_strdup_printf ("BEGIN IMMEDIATE; %s PRAGMA user_version = %d; COMMIT;", rungs[version], version + 1);
  int code = sqlite3_exec (db, sql, NULL, NULL, NULL);

  if (code != SQLITE_OK && !sqlite3_get_autocommit (db))
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return code;
}

int
dorsal_schema_climb (sqlite3 *db, int version)
{
  int code = SQLITE_OK;

  for (; version < DORSAL_SCHEMA_VERSION && code == SQLITE_OK; version++)
    code = climb_one (db, version);
  return code;
}

int
dorsal_schema_bridge (sqlite3 *db, int version)
{
#define SETTINGS_APART "CREATE TEMP VIEW settings AS SELECT id AS session, settings AS text FROM main.sessions;"
  static const char *const bridges[DORSAL_SCHEMA_VERSION] = { /* each leads all the way */
    [1] = "CREATE TEMP VIEW sessions AS SELECT *, 0 AS deleted_us, '' AS guided FROM main.sessions;" SETTINGS_APART
          "CREATE TEMP TABLE sums (session, version, bytes);"
          "CREATE TEMP TABLE overviews (session, n, bytes);",
    [2] = "CREATE TEMP VIEW sessions AS SELECT *, '' AS guided FROM main.sessions;" SETTINGS_APART,
  };

  if (version >= DORSAL_SCHEMA_VERSION || !bridges[version])
    return SQLITE_OK;
  return sqlite3_exec (db, bridges[version], NULL, NULL, NULL);
}
