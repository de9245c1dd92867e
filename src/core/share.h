/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How the load lies across the back: left against right, and on the bony mid-line against
 * the muscles beside it. Taken from the middle of the roller, where the person is told to lie. */

#include "core/cells.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean known;       /* two cells or more can be believed, and they bear something */
  double left;          /* share of the load at the user's left, 0 … 1 */
  double midline_ratio; /* mean of the cells over the spine, over the mean of those beside it; 0: cannot be told */
} DorsalShare;

/* Over the spine: cells whose middle is within 15 mm of the roller's; beside it: those within 65 mm. A row of
 * cells too coarse for that has no ratio. marked_end: where cell 0 lies. */
DorsalShare dorsal_share_of (const DorsalCellValues *values, const DorsalHello *hello, DorsalMarkedEnd marked_end);

G_END_DECLS
