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

#define OVER_MM 15
#define BESIDE_MM 65

typedef struct
{
  double sum;
  guint n;
} Run;

static void
add (Run *run, const DorsalCellValues *values, int from, int to)
{
  for (int i = from; i < to; i++)
    if (values->usable[i])
      {
        run->sum += values->value[i];
        run->n++;
      }
}

/* The first cell that is no farther than this from the middle of the row. Cells lie in order, and those at its other
 * side mirror them. Distances are counted in halves of a pitch, n − 1 of them to the first cell. */
static int
first_within (int n, int pitch_mm, int mm)
{
  return (n - MIN (2 * mm / MAX (pitch_mm, 1), n - 1)) / 2;
}

DorsalShare
dorsal_share_of (const DorsalCellValues *values, const DorsalHello *hello, DorsalMarkedEnd marked_end)
{
  int n = (int) values->n, pitch_mm = (int) hello->pitch_mm;
  int from = first_within (n, pitch_mm, BESIDE_MM), from_over = first_within (n, pitch_mm, OVER_MM);
  double first, sum = 0;
  Run over = { 0 }, beside = { 0 };
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
  add (&beside, values, from, from_over);
  add (&over, values, from_over, n - from_over);
  add (&beside, values, n - from_over, n - from);
  share.known = TRUE;
  share.left = (marked_end == DORSAL_MARKED_END_LEFT ? first : sum - first) / sum;
  if (over.n > 0 && beside.n > 1 && beside.sum > 0)
    share.midline_ratio = over.sum / over.n / (beside.sum / beside.n);
  return share;
}
