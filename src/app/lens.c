/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A stretch of a session.
 *
 *   0        from                    from + length             total
 *   ├─────────┼───────────────────────────┼──────────────────────┤
 *             │← at_us stays here →       │                        zoom
 *             │        by_us ──▶          │                        pan
 *
 * Comes in: a lens and a wish. Goes out: the next lens. Never: a stretch that sticks out, or one of no length. */

#include "app/lens.h"

#include <math.h>

static DorsalLens
settled (gint64 total_us, gint64 from_us, gint64 length_us)
{
  DorsalLens lens = { .total_us = MAX (total_us, 1) };

  lens.length_us = CLAMP (length_us, MIN (DORSAL_LENS_LEAST_US, lens.total_us), lens.total_us);
  lens.from_us = CLAMP (from_us, 0, lens.total_us - lens.length_us);
  return lens;
}

DorsalLens
dorsal_lens_whole (gint64 total_us)
{
  return settled (total_us, 0, total_us);
}

DorsalLens
dorsal_lens_zoom (DorsalLens lens, double factor, gint64 at_us)
{
  gint64 at = CLAMP (at_us, lens.from_us, lens.from_us + lens.length_us);
  double share = (double) (at - lens.from_us) / (double) lens.length_us; /* of the stretch, left of it */
  gint64 length_us;

  if (!(factor > 0))
    return lens;
  length_us = llround (MIN ((double) lens.length_us / factor, (double) lens.total_us));
  length_us = settled (lens.total_us, 0, length_us).length_us;
  return settled (lens.total_us, at - llround (share * (double) length_us), length_us);
}

DorsalLens
dorsal_lens_pan (DorsalLens lens, gint64 by_us)
{
  return settled (lens.total_us, lens.from_us + CLAMP (by_us, -lens.total_us, lens.total_us), lens.length_us);
}

DorsalLens
dorsal_lens_reveal (DorsalLens lens, gint64 at_us)
{
  gint64 margin = lens.length_us / 10;
  gint64 at = CLAMP (at_us, 0, lens.total_us);

  if (at < lens.from_us + margin)
    return settled (lens.total_us, at - margin, lens.length_us);
  if (at > lens.from_us + lens.length_us - margin)
    return settled (lens.total_us, at + margin - lens.length_us, lens.length_us);
  return lens;
}

DorsalLens
dorsal_lens_show (DorsalLens lens, gint64 a_us, gint64 b_us)
{
  gint64 from = CLAMP (MIN (a_us, b_us), 0, lens.total_us);
  gint64 to = CLAMP (MAX (a_us, b_us), 0, lens.total_us);

  return settled (lens.total_us, from, to - from);
}

/* Of a column, the first microsecond that lies in it. */
DorsalLens
dorsal_lens_on_columns (DorsalLens lens, int columns, gint64 *ret_column)
{
  gint64 column = lens.from_us * columns / lens.length_us;

  *ret_column = column;
  lens.from_us = (column * lens.length_us + columns - 1) / columns;
  return lens;
}

gboolean
dorsal_lens_is_whole (const DorsalLens *lens)
{
  return lens->length_us == lens->total_us;
}

gint64
dorsal_lens_time_at (const DorsalLens *lens, double x, double width)
{
  double share = width > 0 ? x / width : 0;

  return CLAMP (lens->from_us + llround (share * (double) lens->length_us), 0, lens->total_us);
}

double
dorsal_lens_x_of (const DorsalLens *lens, gint64 time_us, double width)
{
  return (double) (time_us - lens->from_us) / (double) lens->length_us * width;
}
