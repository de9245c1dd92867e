/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Kept sessions summed up by weeks. Pure functions. */

#include "app/catalogue.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 began_us;    /* local midnight of its Monday, UTC */
  guint sessions;
  gint64 thoracic_us;
  guint holds;
  guint strays;       /* onto the lower back or the neck */
} DorsalWeekTotals;

/* The last n weeks, this one included, the oldest first: an array of DorsalWeekTotals. rows: of DorsalCatalogueRow. Simulated
 * sessions count as far as `demo` says. */
GArray *dorsal_week_totals_of (const GPtrArray *rows, guint n, gboolean demo, gint64 now_us);

/* How spots felt, by level. */
typedef struct
{
  guint counts[DORSAL_N_LEVELS][DORSAL_N_ANSWERS];
  guint all[DORSAL_N_ANSWERS]; /* of all levels */
} DorsalFelt;

/* Of the sessions that began at this time or later. */
DorsalFelt dorsal_felt_of (const GPtrArray *rows, gint64 since_us, gboolean demo);

/* "12 weeks: 3 h 20 min on the thoracic spine, 15 min in the last week." and so on. what: below DORSAL_N_WEEK_SUMS.
 * Newly allocated, in the user's language. */
typedef enum
{
  DORSAL_WEEK_TIME,
  DORSAL_WEEK_HOLDS,
  DORSAL_WEEK_STRAYS,
} DorsalWeekSum;
#define DORSAL_N_WEEK_SUMS (DORSAL_WEEK_STRAYS + 1)
char *dorsal_weeks_words (const GArray *weeks, DorsalWeekSum what);

/* The week's number for a bar: tenths of minutes, holds or strays in tenths. */
gint32 dorsal_week_value (const DorsalWeekTotals *week, DorsalWeekSum what);

G_END_DECLS
