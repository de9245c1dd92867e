/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a session comes to, as rows that SQL can add up: see store/schema.c. */

#include "core/summary.h"

G_BEGIN_DECLS

#define DORSAL_N_TOTALS (DORSAL_N_STATES + DORSAL_N_ZONES + DORSAL_N_LEVELS + DORSAL_N_ALERTS + 3)

void dorsal_totals_of (const DorsalSummary *summary, gint64 totals[DORSAL_N_TOTALS]);

/* "state/rolling", "level/T7", "longest-hold"; newly allocated. i: below DORSAL_N_TOTALS. */
char *dorsal_total_name (guint i);

G_END_DECLS
