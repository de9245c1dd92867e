/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which sessions a list shows. Pure functions. */

#include "app/catalogue.h"

G_BEGIN_DECLS

typedef enum
{
  DORSAL_FILTER_ANY_SOURCE,
  DORSAL_FILTER_ROLLERS, /* real ones */
  DORSAL_FILTER_DEMO,
} DorsalFilterSource;

typedef enum
{
  DORSAL_FILTER_EVER,
  DORSAL_FILTER_WEEK, /* the last seven days */
  DORSAL_FILTER_MONTH,
  DORSAL_FILTER_YEAR,
} DorsalFilterSince;

/* All zeroes lets everything through. */
typedef struct
{
  const char *text; /* each of its words stands in the note, the roller's name, the day or a level that was held; NULL: any */
  gboolean with_holds, with_alerts;
  DorsalFilterSource source;
  DorsalFilterSince since;
} DorsalSift;

gboolean dorsal_sift_is_open (const DorsalSift *filter);

/* now_us: UTC. A session that runs is shown whatever its sums say. */
gboolean dorsal_sift_match (const DorsalSift *filter, const DorsalCatalogueRow *row, gint64 now_us);

G_END_DECLS
