/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells across the roller → left, right, mid-line.
 *
 * Comes in: one sample's cells. Goes out: two ratios. Never: a ratio of nothing.
 *
 *   marked end ▁▂▄▆▃▃▆▄▂▁      ┊ the middle of the row
 *              └left ┘┊└right┘   (the other way round when the marked end lies at the right)
 *                 beside ┊ beside
 *                    over┊  */

#include "core/share.h"

#include <math.h>

#define OVER_MM 15.0
#define BESIDE_MM 65.0

DorsalShare
dorsal_share_of (const DorsalCellValues *values, const DorsalHello *hello, DorsalMarkedEnd marked_end)
{
  double next = (1.0 - values->n) / 2 * hello->pitch_mm; /* from the middle of the row, toward the unmarked end */
  double first = 0, sum = 0, over_sum = 0, beside_sum = 0;
  guint n_over = 0, n_beside = 0;
  DorsalShare share = { 0 };

  for (guint i = 0; i < values->n; i++)
    {
      double value = values->value[i], x = next;

      next += hello->pitch_mm;
      sum += value;
      if (x <= 0)
        first += x < 0 ? value : value / 2;
      if (!values->usable[i] || fabs (x) > BESIDE_MM)
        continue;
      if (fabs (x) <= OVER_MM)
        over_sum += value, n_over++;
      else
        beside_sum += value, n_beside++;
    }
  if (values->n_usable < 2 || sum <= 0)
    return share;
  share.known = TRUE;
  share.left = (marked_end == DORSAL_MARKED_END_LEFT ? first : sum - first) / sum;
  if (n_over > 0 && n_beside > 1 && beside_sum > 0)
    share.midline_ratio = over_sum / n_over / (beside_sum / n_beside);
  return share;
}
