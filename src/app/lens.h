/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which stretch of a session is seen. A value; each rule takes one and returns the next. */

#include <glib.h>

G_BEGIN_DECLS

#define DORSAL_LENS_LEAST_US (G_USEC_PER_SEC / 5) /* nothing is to be seen below */

/* 0 ≤ from_us, from_us + length_us ≤ total_us: always. length_us is never below LEAST, or all there is. */
typedef struct
{
  gint64 total_us;
  gint64 from_us, length_us;
} DorsalLens;

/* All of it. total_us: 1 at least. */
DorsalLens dorsal_lens_whole (gint64 total_us);

/* factor above 1: closer. at_us stays where it is on the screen, as far as the ends allow. */
DorsalLens dorsal_lens_zoom (DorsalLens lens, double factor, gint64 at_us);

/* by_us: positive toward the end; stops at both ends. */
DorsalLens dorsal_lens_pan (DorsalLens lens, gint64 by_us);

/* Moves as little as possible so that at_us is seen, and a tenth of the stretch around it. */
DorsalLens dorsal_lens_reveal (DorsalLens lens, gint64 at_us);

/* Exactly this stretch, in either order; widened to what can be seen, cut to what there is. */
DorsalLens dorsal_lens_show (DorsalLens lens, gint64 a_us, gint64 b_us);

/* The same stretch, moved to the left by less than a column of a picture so wide: of two of them, one is the other moved
 * by whole columns. ret_column: the first one, counted from the start. */
DorsalLens dorsal_lens_on_columns (DorsalLens lens, int columns, gint64 *ret_column);

gboolean dorsal_lens_is_whole (const DorsalLens *lens);

/* Time ↔ pixels from the left edge of a picture so wide. Times are cut to what there is; pixels are not. */
gint64 dorsal_lens_time_at (const DorsalLens *lens, double x, double width);
double dorsal_lens_x_of (const DorsalLens *lens, gint64 time_us, double width);

G_END_DECLS
