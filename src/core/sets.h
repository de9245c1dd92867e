/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How much has been rolled, in sets: 30 to 120 s of rolling, a rest, one to three times
 * (Behm et al. 2020, J Strength Cond Res 34:3301). A dose that was studied, mostly on legs; nothing
 * says that more does harm or less does nothing. */

#include "core/zones.h"

G_BEGIN_DECLS

typedef struct
{
  DorsalSetPhase phase;
  guint set;        /* the present one, from 1; 0 before the first */
  gint64 rolled_us; /* in this set */
  gint64 rest_us;   /* of this rest */
  gint64 total_us;  /* rolled in all sets */
} DorsalSets;

/* One sample. Rolling counts for the set; holding and extending belong to it and do not count; being
 * off, or still after lying down, is rest. A step beyond a quarter of a second is a gap and counts for nothing. */
DorsalSets dorsal_sets_step (DorsalSets prev, DorsalState state, gint64 step_us, const DorsalZones *zones);

/* Seconds of rest still wanted; 0 unless RESTING. */
double dorsal_sets_rest_left_s (const DorsalSets *sets, const DorsalZones *zones);

G_END_DECLS
