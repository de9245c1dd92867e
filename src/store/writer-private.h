/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One session on its way into the database, for the file that takes it in and the one that writes it. */

#include "store/overview.h"
#include "store/pack.h"
#include "store/writer.h"

G_BEGIN_DECLS

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
} DorsalUnderway;

/* Is there anything to write of it? Of a session without samples there will be no trace. */
gboolean dorsal_underway_is_due (const DorsalUnderway *kept);

/* Its row, settings, chunk, totals, columns and counts, as far as there is news of them; within the caller's transaction. */
gboolean dorsal_underway_write (DorsalUnderway *kept, const char *source, DorsalStore *store, gint64 at_us,
                                GError **error);

/* What was held is in the database. */
void dorsal_underway_forget (DorsalUnderway *kept, const DorsalStore *store);

G_END_DECLS
