/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How a row of sessions is read, for the files that ask for some. */

#include <sqlite3.h>

#include "store/session.h"

G_BEGIN_DECLS

#define DORSAL_KEPT_COLUMNS                                                                                          \
  "id, began_us, ended_us, ending, source, model, serial, samples, lost, damaged, dropped, duration_us, note, "       \
  "deleted_us, guided, sums.bytes"
#define DORSAL_KEPT_MODEL 5
#define DORSAL_KEPT_SERIAL 6
#define DORSAL_KEPT_NOTE 12
#define DORSAL_KEPT_SETTINGS "(SELECT text FROM settings WHERE settings.session = sessions.id)"
#define DORSAL_KEPT_N_COLUMNS 16
#define DORSAL_KEPT_TABLES "sessions LEFT JOIN sums ON sums.session = sessions.id"
#define DORSAL_KEPT_ORDER " ORDER BY began_us DESC, id DESC"

/* stmt: of SELECT DORSAL_KEPT_COLUMNS FROM DORSAL_KEPT_TABLES …, at a row. */
DorsalKeptSession *dorsal_kept_take_row (sqlite3_stmt *stmt);

/* NO_SESSION. */
void dorsal_kept_set_missing (GError **error, DorsalStore *store, gint64 id);

G_END_DECLS
