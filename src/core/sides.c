/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: time. Goes out: which side, and how long it lasts. Never: a skipped state; each is seen at least once.
 *
 *     begin ─▶ FIRST ─seconds─▶ CHANGE ─8 s─▶ SECOND ─seconds─▶ DONE
 *                  └──────────── one side only ──────────────────▲
 */

#include "core/sides.h"

#define MOST_US (2 * G_USEC_PER_SEC)

static DorsalSides
enter (DorsalSides sides, DorsalSidesState state)
{
  sides.state = state;
  sides.changed = TRUE;
  sides.left_s = state == DORSAL_SIDES_DONE ? 0 : state == DORSAL_SIDES_CHANGE ? DORSAL_SIDES_CHANGE_S : sides.seconds;
  return sides;
}

DorsalSides
dorsal_sides_begin (guint seconds, gboolean both, gint64 time_us)
{
  return enter ((DorsalSides){ .seconds = seconds, .both = both, .time_us = time_us }, DORSAL_SIDES_FIRST);
}

DorsalSides
dorsal_sides_step (DorsalSides prev, gint64 time_us)
{
  DorsalSides next = prev;

  next.changed = FALSE;
  if (prev.state == DORSAL_SIDES_UNKNOWN || prev.state == DORSAL_SIDES_DONE)
    return next;
  next.time_us = MAX (time_us, prev.time_us);
  next.left_s -= (double) MIN (next.time_us - prev.time_us, MOST_US) / G_USEC_PER_SEC;
  if (next.left_s > 0)
    return next;
  if (next.state == DORSAL_SIDES_FIRST && next.both)
    return enter (next, DORSAL_SIDES_CHANGE);
  return enter (next, next.state == DORSAL_SIDES_CHANGE ? DORSAL_SIDES_SECOND : DORSAL_SIDES_DONE);
}

double
dorsal_sides_progress (const DorsalSides *sides)
{
  double whole = sides->state == DORSAL_SIDES_CHANGE ? DORSAL_SIDES_CHANGE_S : sides->seconds;

  if (sides->state == DORSAL_SIDES_DONE)
    return 1;
  return whole > 0 ? CLAMP (1 - sides->left_s / whole, 0.0, 1.0) : 0;
}
