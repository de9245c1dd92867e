/* SPDX-License-Identifier: GPL-3.0-or-later */

/*               picture      1    2    3       123
 *                           ┌┐
 *   rows that look          ││   ╷           ╷         first: all
 *   otherwise               ││   ╵  ╷        │         within: as it is
 *                           ││      ╵        ╵         without: as wide as both, and some
 *                           └┘                         much wider than what was used, for long: that, and some
 *
 * Comes in: rows. Goes out: rows. Never: one of them left out. */

#include "app/reach.h"

#define MARGIN(height) ((height) / 16)

static DorsalReach
around (int from, int to, int height)
{
  return (DorsalReach){
    .from = MAX (from - MARGIN (height), 0),
    .to = MIN (to + MARGIN (height), height),
    .used_from = G_MAXINT,
  };
}

static gboolean
is_too_wide (const DorsalReach *reach, int height)
{
  return reach->pictures >= DORSAL_REACH_PICTURES
         && 4 * (reach->used_to - reach->used_from + 2 * MARGIN (height)) < 3 * (reach->to - reach->from);
}

DorsalReach
dorsal_reach_step (DorsalReach prev, int from, int to, int height)
{
  DorsalReach next = prev;

  if (prev.from >= prev.to || prev.to > height)
    return (DorsalReach){ .to = height, .used_from = G_MAXINT };
  if (from >= to)
    return prev;
  if (from < prev.from || to > prev.to)
    return around (MIN (from, prev.from), MAX (to, prev.to), height);
  next.used_from = MIN (prev.used_from, from);
  next.used_to = MAX (prev.used_to, to);
  next.pictures++;
  return is_too_wide (&next, height) ? around (next.used_from, next.used_to, height) : next;
}
