/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The rate of breathing, from the load of somebody who holds still: the ribs lift a lying
 * person a little with each breath. Experimental: what it finds in a simulated person says
 * nothing of real ones. */

#include "core/zones.h"

G_BEGIN_DECLS

#define DORSAL_BREATH_HZ 10                                               /* the load is looked at this often */
#define DORSAL_BREATH_WINDOW_S 30                                         /* over this long */
#define DORSAL_BREATH_POINTS (DORSAL_BREATH_HZ * DORSAL_BREATH_WINDOW_S)

typedef struct
{
  gint64 slot;  /* of a tenth of a second being filled; 0 before the first */
  double sum;   /* of the load in it */
  guint in_sum;
  guint n, head;
  float load[DORSAL_BREATH_POINTS];
  gboolean known;
  double per_minute; /* within the band: 4.8 … 30 as shipped */
  double confidence; /* share of the load's movement that this breath explains, 0 … 1 */
} DorsalBreath;

/* One sample. holding: FALSE empties the window; level: the load in any unit, above 0.
 * Looks again once a second, from twenty seconds of holding on; known only while the
 * confidence is zones->breath_confidence or more. The band is zones->breath_lowest_hz … breath_highest_hz. */
void dorsal_breath_step (DorsalBreath *breath, gboolean holding, double level, gint64 time_us,
                         const DorsalZones *zones);

G_END_DECLS
