/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of person.h share. */

#include "core/person.h"

G_BEGIN_DECLS

/* Standard normal. */
double dorsal_random_normal (GRand *rand);
double dorsal_random_between (GRand *rand, double min, double max);

/* What the person does next, by chance. */
typedef struct
{
  GRand *rand, *luck; /* luck: for what is not usual, so that usual people stay who they are */
  double firm;        /* share of stroke ends with firm presses */
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
  double lag[DORSAL_MAX_CELLS]; /* -1 … 1: which side of the hysteresis */
  gboolean dead[DORSAL_MAX_CELLS];
  guint weighed;     /* counts cells from 1; 0: no weight lies there */
  double weight_kpa;
  double shift_mm; /* of the person along the roller */
  double loaded_s; /* since the load came */
  double noise;
  double time_s;
  const DorsalTroubles *troubles;
} DorsalCellModel;

/* troubles: of the roller, kept. */
void dorsal_cell_model_init (DorsalCellModel *model, GRand *rand, double noise, const DorsalTroubles *troubles);

/* f: place; force_n: on the whole patch; patch_mm: its length along the back; dt: seconds. */
void dorsal_cell_model_step (DorsalCellModel *model, GRand *rand, const DorsalHello *hello, double f, double force_n,
                             double patch_mm, double dt, gint32 *ret_cells);

#define DORSAL_HIPS_DOWN 0.62 /* share of the load with the hips on the floor */
#define DORSAL_N_STROKES 16
#define DORSAL_N_SPOTS 3

typedef struct
{
  double to_cm, peak_cm_s, pause_s;
} DorsalStroke;

typedef struct
{
  double f, gain;
} DorsalTenderSpot;

struct _DorsalPerson
{
  DorsalPersonSetup setup;
  DorsalAct *script;
  GRand *rand, *luck;
  DorsalPlan plan;
  DorsalCellModel cells;
  DorsalTenderSpot spots[DORSAL_N_SPOTS];
  gsize script_at;
  gboolean finished;
  guint64 count; /* samples made */
  double dt;

  DorsalAct act;
  guint acts;
  double act_s;          /* time in this act */
  DorsalState label;     /* what the act is, while in contact */
  guint step;            /* of the act: set-ups done once */

  DorsalStroke strokes[DORSAL_N_STROKES];
  guint n_strokes, stroke;
  double stroke_s, from_cm, duration_s;
  double slip;                           /* share of this stroke that is lost */
  double slide_cm, slid_cm;              /* of this stroke, beyond that: wanted, and in this step */
  double winding_cm;                     /* a stroke, with its sign */
  guint winding_left;                    /* strokes of the spell */

  double firm_begin_s, firm_end_s, firm_more; /* the present firm press: its time, and the load it adds */
  double hand_n;                         /* on the roller, by hand */
  gboolean by_hand;

  double place_cm, angle_deg, turn_deg_s;
  double hold_cm, sway_cm, creep;        /* of a hold */
  double kappa, kappa_goal, kappa_tau;   /* share of the load with the hips up: now, wanted, how slowly */
  double breath, breath_hz, breath_depth, jitter;
  double patch_mm;
  gboolean replaced, pressed;
  double gyro_scale, gyro_bias_deg_s, gyro_error_deg, gyro_last_deg;
};

double dorsal_person_cm (const DorsalPerson *person, double f);
double dorsal_person_start_cm (const DorsalPerson *person);

/* Discomfort of the place, 0 … 10. */
double dorsal_person_vas (const DorsalPerson *person);

/* What firm presses make of the load: 1 when there are none. */
double dorsal_person_firmness (const DorsalPerson *person);

/* Begins person->act. */
void dorsal_person_begin_act (DorsalPerson *person);

/* One step of it: place, label, wanted load. Returns FALSE when it is over. */
gboolean dorsal_person_follow_act (DorsalPerson *person);

G_END_DECLS
