/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a list says of all sessions, without playing any of them; and keeping them in order. */

#include "core/hold.h"
#include "core/summary.h"
#include "store/session.h"

G_BEGIN_DECLS

/* A session as a row: ten thousand of them are a few megabytes. */
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
} DorsalCatalogueRow;

/* All, the newest first: an array of DorsalCatalogueRow. */
GPtrArray *dorsal_catalogue_read (DorsalStore *store, GError **error);
void dorsal_catalogue_row_free (DorsalCatalogueRow *row);

/* NO_SESSION: there is none of this number. */
gboolean dorsal_catalogue_set_note (DorsalStore *store, gint64 id, const char *note, GError **error);
/* For good. BUSY: it is being recorded. */
gboolean dorsal_catalogue_delete (DorsalStore *store, gint64 id, GError **error);

/* Every session, and what is left of them in the file. BUSY: one is being recorded. */
gboolean dorsal_catalogue_erase (DorsalStore *store, GError **error);

G_END_DECLS
