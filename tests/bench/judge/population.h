/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Who lies on which roller: people as ANSUR II has them, rollers as they are sold, and what is wrong with both. */

#include "core/classifier.h"
#include "core/person.h"

G_BEGIN_DECLS

/* Kinds of people and rollers; each has a row of its own. */
typedef enum
{
  KIND_ALL,       /* of the rollers that know their angle, the usual ones */
  KIND_KPA,
  KIND_RAW,
  KIND_IMU,
  KIND_ENCODER,
  KIND_FEW_CELLS, /* eight or nine */
  KIND_BAD_CELL,  /* one is dead, stuck or silent */
  KIND_OTHER_RATE, /* than 100 Hz */
  N_USUAL_KINDS,
  KIND_NO_ANGLE = N_USUAL_KINDS, /* names no place, ever; not in ALL */
  KIND_TURNED,                   /* marked end at the right, and the person answers so when asked: not in ALL */
  KIND_WINDING,                  /* the shirt winds round the roller: not in ALL */
  N_KINDS,
} Kind;

typedef struct
{
  DorsalPersonSetup setup; /* of the person's first session */
  DorsalSettings as_lived; /* what a person tells who has no tape and no scale for the back */
  guint kinds;             /* bit k: of Kind k */
} Resident;

/* The i-th person of a population; the same for ever. */
Resident resident_of (guint64 seed, guint i);

/* The n-th session of that person: another seed, another error in finding the start position. */
DorsalPersonSetup resident_session (const Resident *resident, guint n);

/* What is known with a perfect anchor: the start position to the millimetre and the person's own levels. */
DorsalSettings resident_perfect (const Resident *resident, const DorsalPersonSetup *session);

/* The length at which a mean back's levels lie where this person's do. */
double resident_own_length_cm (const DorsalPersonSetup *setup);

G_END_DECLS
