/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A prompted stroke → which way round the roller lies.
 *
 * Comes in: the path since the question. Goes out: confirmed, suspect, or nothing yet. Never:
 * a swap by itself; that is the person's to say.
 *
 *                 4 cm toward the head ──▶ CONFIRMED
 *   ask ─▶ ASKED ─┤
 *                 4 cm toward the feet ──▶ SUSPECT ──place lost──▶ UNKNOWN */

#include "core/direction.h"

DorsalHeading
dorsal_heading_ask (double path_cm)
{
  return (DorsalHeading){ DORSAL_DIRECTION_ASKED, path_cm };
}

DorsalHeading
dorsal_heading_step (DorsalHeading prev, double path_cm, gboolean lost, const DorsalZones *zones)
{
  DorsalHeading next = prev;
  double moved_cm = path_cm - prev.from_cm;

  if (prev.direction == DORSAL_DIRECTION_CONFIRMED)
    return next;
  if (lost)
    return (DorsalHeading){ DORSAL_DIRECTION_UNKNOWN, 0 };
  if (prev.direction == DORSAL_DIRECTION_ASKED && moved_cm <= -zones->direction_cm)
    next.direction = DORSAL_DIRECTION_CONFIRMED;
  else if (prev.direction == DORSAL_DIRECTION_ASKED && moved_cm >= zones->direction_cm)
    next.direction = DORSAL_DIRECTION_SUSPECT;
  return next;
}
