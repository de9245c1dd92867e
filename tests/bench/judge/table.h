/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a whole population came to, and how it is told. */

#include "bench.h"
#include "sitting.h"

G_BEGIN_DECLS

typedef struct
{
  Score score[N_KINDS][N_JUDGES];
  Rare rare[N_KINDS];
  double seconds[N_KINDS];
} Tally;

void tally_add (Tally *tally, guint kinds, const Score scores[N_JUDGES], const Rare *rare, double seconds);

/* Each figure beside its floor, then each kind of roller, then what each part of the judgement buys. */
void table_print (const Tally *tally);

/* The same as one JSON object on one line. */
void table_print_json (const Tally *tally);

/* Each figure that has a floor, as a row whose target it is; open where chance could explain the miss. */
void table_add_rows (const Tally *tally, Bench *bench);

/* NULL when no floor is missed, else the name of the first figure that misses its own by more than chance. */
const char *table_check (const Tally *tally);

/* Whether some figure is on the wrong side of its floor, but by no more than chance: only a longer run can tell. */
gboolean table_is_open (const Tally *tally);

G_END_DECLS
