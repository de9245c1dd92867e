/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The tables, and the ladder that leads an old database up to them. */

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

#define DORSAL_SCHEMA_VERSION 3
#define DORSAL_SCHEMA_ID 0x4452534c /* PRAGMA application_id: "DRSL" */

/* Climbs from the database's rung to the last one, each rung a transaction. An empty database is on rung 0.
 * Returns a SQLite code. */
int dorsal_schema_climb (sqlite3 *db, int version);

/* For reading only: what an old database lacks, empty and beside it, so that what is asked of the last rung can be
 * asked of it. Nothing of it is written. Returns a SQLite code. */
int dorsal_schema_bridge (sqlite3 *db, int version);

G_END_DECLS
