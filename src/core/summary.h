/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a session comes to: time by state, zone and level, holds, alerts. Grows by one reading at a time. */

#include "core/sample.h"

G_BEGIN_DECLS

#define DORSAL_N_STATES (DORSAL_STATE_EXTENDING + 1)
#define DORSAL_N_ZONES (DORSAL_ZONE_PELVIS + 1)

typedef struct
{
  guint64 samples, lost; /* lost: missing by the sequence numbers */
  gint64 first_us, last_us;
  gint64 state_us[DORSAL_N_STATES];
  gint64 zone_us[DORSAL_N_ZONES];
  gint64 level_us[DORSAL_N_LEVELS];
  guint alerts[DORSAL_N_ALERTS]; /* how often each was raised, by its bit's number */
  guint holds;
  double longest_hold_s;
  double hardest_kpa; /* 0 when never known */
  guint standing;     /* alerts of the last reading */
  DorsalState state;  /* of the last reading */
  guint16 seq;        /* of the last sample */
} DorsalSummary;

/* A reading that knows nothing adds nothing. Time between two samples goes to the later one's state,
 * zone and level, unless it is half a second or more: then nobody knows. gap: samples were lost before it, or the
 * roller restarted and then none count as lost. */
DorsalSummary dorsal_summary_step (DorsalSummary prev, const DorsalReading *reading, gboolean gap);

G_END_DECLS
