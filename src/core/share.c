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

#include <stdlib.h>

#define OVER_MM 15
#define BESIDE_MM 65

/* Cells lie in order: those over and beside the spine are one run in the middle of the row. Distances from the middle are counted
 * in halves of a pitch, n − 1 of them to the first cell. */
DorsalShare
dorsal_share_of (const DorsalCellValues *values, const DorsalHello *hello, DorsalMarkedEnd marked_end)
{
  int n = (int) values->n, pitch_mm = (int) hello->pitch_mm, reach = MIN (2 * BESIDE_MM / MAX (pitch_mm, 1), n - 1);
  double first, sum = 0, over_sum = 0, beside_sum = 0;
  guint n_over = 0, n_beside = 0;
  DorsalShare share = { 0 };

  for (int i = 0; i < n / 2; i++)
    sum += values->value[i];
  first = sum;
  if (n % 2 == 1)
    first += values->value[n / 2] / 2;
  for (int i = n / 2; i < n; i++)
    sum += values->value[i];
  if (values->n_usable < 2 || sum <= 0)
    return share;
  for (int i = (n - reach) / 2; 2 * i - (n - 1) <= reach; i++)
    if (!values->usable[i])
      continue;
    else if (abs (2 * i - (n - 1)) * pitch_mm <= 2 * OVER_MM)
      over_sum += values->value[i], n_over++;
    else
      beside_sum += values->value[i], n_beside++;
  share.known = TRUE;
  share.left = (marked_end == DORSAL_MARKED_END_LEFT ? first : sum - first) / sum;
  if (n_over > 0 && n_beside > 1 && beside_sum > 0)
    share.midline_ratio = over_sum / n_over / (beside_sum / n_beside);
  return share;
}
