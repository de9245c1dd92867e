/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One session of one simulated person, judged several ways at once from the same samples. */

#include "population.h"
#include "../../score/score.h"

G_BEGIN_DECLS

typedef enum
{
  JUDGE_AS_LIVED,      /* bytes through core/stream: anchor by feel, length by stature */
  JUDGE_PERFECT,       /* told the person's own levels and where the start truly is */
  JUDGE_NO_HYSTERESIS, /* as lived, but levels do not cling */
  JUDGE_NO_DOUBT,      /* as lived, but the pre-warning keeps one distance whatever the doubt */
  JUDGE_NO_TARE,       /* as lived, but cells are believed to rest at 0 */
  N_JUDGES,
} Judge;

/* What happens a few times a session. */
typedef struct
{
  guint sessions;
  guint suspected;               /* of them, with a direction in doubt */
  guint spells, spells_found;    /* of winding, and said to slip before they ended or 10 s later */
  guint false_slips;             /* said to slip where nothing wound */
  guint firm[2], firm_heard[2];  /* two or three firm presses: of who lies there, and by hand */
  guint misheard;                /* another number of them */
  guint false_presses;           /* two or three heard where nobody pressed */
} Rare;

Rare rare_add (Rare a, Rare b);

typedef struct
{
  Session session[N_JUDGES];
} Sitting;

void sitting_init (Sitting *sitting);
void sitting_clear (Sitting *sitting);

/* Lets a person of the population roll for so many seconds. ret_scores: one a judge, added to. */
void sitting_run (Sitting *sitting, const Resident *resident, guint n, double seconds, Score ret_scores[N_JUDGES],
                  Rare *ret_rare);

G_END_DECLS
