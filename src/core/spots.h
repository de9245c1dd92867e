/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is remembered of the spots that were held, level by level, and how they felt. In one leg study
 * discomfort rose while rolling went on (Bradbury-Squires 2015, J Athl Train 50:133): a spot that
 * felt worse twice is over for this session. */

#include "core/zones.h"

G_BEGIN_DECLS

typedef enum
{
  DORSAL_ANSWER_UNKNOWN, /* not asked, or not answered */
  DORSAL_ANSWER_BETTER,
  DORSAL_ANSWER_SAME,
  DORSAL_ANSWER_WORSE,
} DorsalAnswer;

typedef struct
{
  guint holds;      /* of spot_s or longer */
  double total_s, longest_s;
  DorsalAnswer answer; /* the last one */
  guint worse;      /* times in a row */
  gboolean over;    /* no more of this one in this session */
} DorsalSpot;

typedef struct
{
  DorsalSpot spots[DORSAL_N_LEVELS];
  DorsalLevel asked; /* whose answer is awaited; UNKNOWN: nobody's */
  gint64 asked_us;   /* since when */
  /* the hold under way */
  DorsalLevel level;
  double hold_s;
} DorsalSpots;

/* One reading, which ends a hold when it is not HOLDING any more. A hold counts for the level last known
 * in it; a hold at no known level is remembered nowhere. After spot_s or more the level is `asked` for answer_s, unless it is over
 * already. */
void dorsal_spots_step (DorsalSpots *spots, const DorsalReading *reading, const DorsalZones *zones);

/* The answer to the question that is open; nothing when none is. */
void dorsal_spots_answer (DorsalSpots *spots, DorsalAnswer answer);

/* "better", …; "unknown" out of range. */
const char *dorsal_answer_to_string (DorsalAnswer answer);

G_END_DECLS
