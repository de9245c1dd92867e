/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the cells say: counts less their tare, as pressure where that is known, and which
 * cells can be believed. A cell that is dead, stuck or silent is named and left out. */

#include "core/calibration.h"
#include "core/zones.h"

G_BEGIN_DECLS

#define DORSAL_CELLS_REST_POINTS 50 /* of the last second without load */

/* One sample's cells. */
typedef struct
{
  guint n;
  gboolean pressure_known;        /* value[] is kPa; else a fraction of full scale, 0 … 1 */
  gboolean saturated;             /* a cell stands at its end: the true value may be higher */
  guint n_usable;
  gboolean usable[DORSAL_MAX_CELLS];
  double value[DORSAL_MAX_CELLS]; /* never below 0; of a cell that is not usable, what its neighbours suggest */
} DorsalCellValues;

/* The past that this needs. */
typedef struct
{
  guint8 health[DORSAL_MAX_CELLS]; /* DorsalCellHealth, as a reading has it */
  gint32 tare[DORSAL_MAX_CELLS]; /* counts */

  gint32 last[DORSAL_MAX_CELLS];         /* count … */
  gint64 same_us[DORSAL_MAX_CELLS];      /* … since when … */
  gint32 least[DORSAL_MAX_CELLS];        /* … and what all the others bore meanwhile, in counts */
  gint32 most[DORSAL_MAX_CELLS];
  gint64 silent_us[DORSAL_MAX_CELLS];    /* without a word between loud neighbours, for so long */
  gint64 time_us;
  gboolean started;

  gint64 rest_us;    /* nearly no load since; 0: not resting */
  gint64 point_us;   /* of the last point kept */
  guint n_points;
  gint16 points[DORSAL_CELLS_REST_POINTS][DORSAL_MAX_CELLS];
} DorsalCells;

/* One sample: counts → values, and each cell's health. calibration: of this roller's raw cells, which gives kPa; NULL: none.
 *   DEAD    the roller says so (-1)
 *   STUCK   the count stands still while the others' load moves by a third, for 5 s; or stands
 *           still and alone, its neighbours under a tenth of it, for 3 s
 *   SILENT  nothing, while both its neighbours bear five times the contact threshold, for 10 s
 * STUCK and SILENT end when the cell moves again. */
void dorsal_cells_step (DorsalCells *cells, const DorsalSample *sample, const DorsalHello *hello,
                        const DorsalCalibration *calibration, const DorsalZones *zones, DorsalCellValues *ret_values);

/* After the contact of the same sample is known. off: nobody is on the roller. After 0.3 s of
 * rest each full second gives a new tare: the 10th percentile of its counts (resistive cells creep,
 * and an empty one seldom reads 0). Counts beyond zones->tare_percent of the scale (kPa: of 100 kPa)
 * are no tare.
 * Offsets can grow beyond the contact threshold, and then the roller seems never to be left: so a load that is
 * small in every cell, by the last tare, and that no breath moves for that second, is rest as well.
 * Returns TRUE when it was: what was taken for contact was none, and nobody knows since when. */
gboolean dorsal_cells_rest (DorsalCells *cells, const DorsalSample *sample, const DorsalHello *hello, gboolean off,
                        const DorsalZones *zones);

G_END_DECLS
