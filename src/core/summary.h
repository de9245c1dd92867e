/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a session comes to: time by state, zone and level, holds, alerts. Grows by one reading at a time. */

#include "core/spots.h"

G_BEGIN_DECLS

#define DORSAL_N_STATES (DORSAL_STATE_EXTENDING + 1)
#define DORSAL_N_ZONES (DORSAL_ZONE_PELVIS + 1)
#define DORSAL_N_PACES (DORSAL_PACE_TOO_FAST + 1)
#define DORSAL_N_ANSWERS (DORSAL_ANSWER_WORSE + 1)

/* What a level had. */
typedef struct
{
  guint holds; /* a hold counts for the level it was first known at */
  gint64 hold_us, longest_us;
  guint answers[DORSAL_N_ANSWERS]; /* how often each was given */
  DorsalAnswer answer;             /* the last one */
} DorsalSummarySpot;

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
  gint64 pace_us[DORSAL_N_PACES];
  guint strokes;      /* turn-arounds while rolling, and the beginnings */
  gint64 loaded_us;   /* in which the pressure was known and somebody lay there */
  double loaded_kpa_s; /* pressure over that time; see dorsal_summary_mean_kpa() */
  guint gaps;         /* of half a second or more */
  gint64 gap_us;      /* all of them together, by the roller's clock */
  DorsalSummarySpot spots[DORSAL_N_LEVELS];
  guint standing;     /* alerts of the last reading */
  DorsalState state;  /* of the last reading */
  guint16 seq;        /* of the last sample */
  int heading;        /* of the present stroke: 1 toward the feet, -1, 0 none */
  gboolean placed;    /* the present hold has its level */
} DorsalSummary;

/* A reading that knows nothing adds nothing. Time between two samples goes to the later one's state,
 * zone and level, unless it is half a second or more: then nobody knows. gap: samples were lost before it, or the
 * roller restarted and then none count as lost. */
DorsalSummary dorsal_summary_step (DorsalSummary prev, const DorsalReading *reading, gboolean gap);

/* The person said how the spot held last feels. */
DorsalSummary dorsal_summary_answer (DorsalSummary prev, DorsalLevel level, DorsalAnswer answer);

/* Mean over time of the hardest cell, while somebody lay there; 0 when never known. */
double dorsal_summary_mean_kpa (const DorsalSummary *summary);

G_END_DECLS
