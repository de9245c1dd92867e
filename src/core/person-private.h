/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What person.c, person-plan.c and person-cells.c share. */

#include "core/person.h"

G_BEGIN_DECLS

/* Standard normal. */
double dorsal_random_normal (GRand *rand);
double dorsal_random_between (GRand *rand, double min, double max);

/* What the person does next, by chance. */
typedef struct
{
  GRand *rand;
  double f;          /* where the person is */
  gboolean upward;   /* the next stroke goes toward the head */
  guint fast_left;   /* strokes left of a fast spell */
  DorsalAct queue[8];
  guint queued, next;
  gboolean started;
} DorsalPlan;

DorsalAct dorsal_plan_next (DorsalPlan *plan, double f);

/* The cells under a load: shares across the back, gain errors, creep, noise, saturation. */
typedef struct
{
  double gain[DORSAL_MAX_CELLS];
  double last_kpa[DORSAL_MAX_CELLS];
  gboolean dead[DORSAL_MAX_CELLS];
  double shift_mm; /* of the person along the roller */
  double loaded_s; /* since the load came */
  double noise;
} DorsalCellModel;

void dorsal_cell_model_init (DorsalCellModel *model, GRand *rand, double noise);

/* f: place; force_n: on the whole patch; patch_mm: its length along the back; dt: seconds. */
void dorsal_cell_model_step (DorsalCellModel *model, GRand *rand, const DorsalHello *hello, double f, double force_n,
                             double patch_mm, double dt, gint32 *ret_cells);

G_END_DECLS
