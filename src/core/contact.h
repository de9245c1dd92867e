/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Is somebody on the roller, and how hard? Cells → load → contact, debounced. */

#include "core/body.h"
#include "core/cells.h"

G_BEGIN_DECLS

/* Length of the patch under the roller, along the back. Engineering: 30 mm on a firm
 * roller to 70 mm on a soft one. Force = Σ pressure × pitch × this. */
#define DORSAL_CONTACT_LENGTH_MM 45.0

/* One sample's cells, added up. */
typedef struct
{
  gboolean known;          /* at least one cell can be believed */
  gboolean pressure_known; /* and it is kPa */
  gboolean load_known;     /* and the weight known */
  double peak_kpa;     /* of the cells that can be believed */
  double force_n;      /* of all, faulty ones taken as their neighbours suggest */
  double load_percent; /* of body weight */
  double raw_fraction; /* hardest cell over full scale, raw cells */
  double level;        /* load over the contact threshold: 1 is just in contact; about in proportion to it, raw cells, too */
} DorsalLoad;

DorsalLoad dorsal_load_of (const DorsalCellValues *values, const DorsalHello *hello, const DorsalBody *body,
                           const DorsalZones *zones);

/* The kPa and percent bands of one load; the higher of the two where both are known.
 * UNKNOWN for raw cells that bear load, nobody knows how hard that is, and where no cell can be believed. */
DorsalBand dorsal_load_band (const DorsalLoad *load, const DorsalZones *zones);

/* The same for one sample after another: a band rises at once and falls only when the load is clearly below its
 * border, so that a load on the border does not flicker. current: the band before. */
DorsalBand dorsal_load_band_near (const DorsalLoad *load, DorsalBand current, const DorsalZones *zones);

typedef struct
{
  gboolean on;       /* debounced */
  gboolean loaded;   /* this sample, not debounced, with hysteresis 1.0 / 0.8 */
  gint64 change_us;  /* since when `loaded` has its value */
  gint64 since_us;   /* since when `on` has its value, dated back to the change itself */
} DorsalContact;

DorsalContact dorsal_contact_step (DorsalContact prev, const DorsalLoad *load, gint64 time_us,
                                   const DorsalZones *zones);

G_END_DECLS
