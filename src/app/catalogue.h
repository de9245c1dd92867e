/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a list says of all sessions, as small as can be: ten thousand of them are a few megabytes. */

#include "core/hold.h"
#include "store/session.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  gint64 began_us, ended_us; /* UTC, since 1970 */
  gint64 duration_us;        /* of the roller's clock */
  DorsalEnding ending;
  char *source, *model, *note;
  gint64 zone_us[DORSAL_N_ZONES];
  DorsalDwell dwell;
  guint alerts[DORSAL_N_ALERTS];
  guint holds;
  guint16 felt[DORSAL_N_LEVELS][DORSAL_N_ANSWERS]; /* how often each answer was given, by level */
  char *guided; /* programmes that led: see dorsal_kept_guided() */
} DorsalCatalogueRow;

/* All that are not deleted, the newest first: an array of DorsalCatalogueRow. */
GPtrArray *dorsal_catalogue_read (DorsalStore *store, GError **error);
void dorsal_catalogue_row_free (DorsalCatalogueRow *row);

/* Of every kind together. */
guint dorsal_catalogue_row_count_alerts (const DorsalCatalogueRow *row);

G_END_DECLS
