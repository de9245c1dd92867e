/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which way round does the roller lie? Nothing in its rotation tells; but somebody who was told to roll
 * toward the head and turns the roller the other way lies on it with its ends swapped, or
 * did not do as told. Until one of these is said the place is unknown. */

#include "core/zones.h"

G_BEGIN_DECLS

typedef struct
{
  DorsalDirection direction;
  double from_cm; /* the path where it was asked */
} DorsalHeading;

/* The person is being told to roll toward the head. */
DorsalHeading dorsal_heading_ask (double path_cm);

/* One sample. lost: the place is not known any more (lifted off): an open question is closed, a
 * suspicion too, for the next anchor asks anew. What is CONFIRMED stays. */
DorsalHeading dorsal_heading_step (DorsalHeading prev, double path_cm, gboolean lost, const DorsalZones *zones);

G_END_DECLS
