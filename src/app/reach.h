/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The rows of a picture within which it moves, so that the rest may stay as it is: wide enough to be the same for many
 * pictures, narrow enough to be worth it. */

#include <glib.h>

G_BEGIN_DECLS

#define DORSAL_REACH_PICTURES 30 /* not narrower before so many */

/* Rows from ≤ row < to. All zeroes: of another picture. */
typedef struct
{
  int from, to;
  int used_from, used_to; /* what has moved of it since it was widened or narrowed */
  int pictures;           /* so many are these */
} DorsalReach;

/* With the next picture of height rows, of which those from ≤ row < to look otherwise (none: from ≥ to). These are
 * always within. */
DorsalReach dorsal_reach_step (DorsalReach prev, int from, int to, int height);

G_END_DECLS
