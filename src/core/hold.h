/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the person does (off, settling, rolling, holding, extending), the clock of the
 * hold, and the time spent at each level. */

#include "core/contact.h"
#include "core/motion.h"

G_BEGIN_DECLS

typedef struct
{
  DorsalState state;
  gint64 since_us;      /* when this state began, dated back to where it truly did */
  gboolean rolled;      /* since lying down */
  double hold_path_cm;  /* the middle of the hold */
  double stroke_from_cm, stroke_peak; /* the present stroke: where it began, its peak speed with its sign */
  double reference;     /* load level before the hips were lowered, slowly forgotten */
  double smooth;        /* load level, smoothed over 0.3 s */
  gint64 high_us;       /* when the load was last near its reference */
  gint64 load_us;       /* of the last step */
} DorsalHold;

/* One sample. angle_known: FALSE when the roller cannot tell its rotation; then contact is
 * SETTLING for as long as it lasts, for nobody knows more. */
DorsalHold dorsal_hold_step (DorsalHold prev, const DorsalContact *contact, const DorsalLoad *load,
                             const DorsalMotion *motion, double path_cm, gboolean angle_known, gint64 time_us,
                             const DorsalZones *zones);

/* Seconds of this hold; 0 in any other state. */
double dorsal_hold_seconds (const DorsalHold *hold, gint64 time_us);

/* How far a hold of so many seconds has come; NONE for 0. */
DorsalHoldPhase dorsal_hold_phase (double hold_s, const DorsalZones *zones);

/* Time at each level, by the roller's clock. */
typedef struct
{
  gint64 level_us[DORSAL_N_LEVELS];
} DorsalDwell;

/* Adds step_us to level; a level of UNKNOWN and a step beyond a quarter of a second (a gap
 * is nobody's time) add nothing. */
void dorsal_dwell_add (DorsalDwell *dwell, DorsalLevel level, gint64 step_us);

G_END_DECLS
