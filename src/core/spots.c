/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Holds → a memory of each level.
 *
 * Comes in: readings, answers. Goes out: what each level had, and whom to ask about. Never:
 * a level that nobody knew, a promise that holding helps.
 *
 *   hold 42 s at T6 ─▶ spots[T6]: 1 hold, 42 s ─▶ asked: T6 ──worse──▶ worse 1
 *   hold 35 s at T6 ─▶ spots[T6]: 2 holds, 77 s ─▶ asked: T6 ──worse──▶ worse 2: over */

#include "core/spots.h"

#define WORSE_MOST 2

static void
end_hold (DorsalSpots *spots, gint64 time_us, const DorsalZones *zones)
{
  DorsalSpot *spot = &spots->spots[spots->level];

  if (spots->level != DORSAL_LEVEL_UNKNOWN && spots->hold_s >= zones->spot_s)
    {
      spot->holds++;
      spot->total_s += spots->hold_s;
      spot->longest_s = MAX (spot->longest_s, spots->hold_s);
      spots->asked = spot->over ? DORSAL_LEVEL_UNKNOWN : spots->level;
      spots->asked_us = time_us;
    }
  spots->level = DORSAL_LEVEL_UNKNOWN;
  spots->hold_s = 0;
}

void
dorsal_spots_step (DorsalSpots *spots, const DorsalReading *reading, const DorsalZones *zones)
{
  if (reading->state != DORSAL_STATE_HOLDING || reading->hold_s < spots->hold_s)
    end_hold (spots, reading->sample.time_us, zones);
  if (reading->sample.time_us - spots->asked_us > zones->answer_s * 1e6)
    spots->asked = DORSAL_LEVEL_UNKNOWN;
  if (reading->state != DORSAL_STATE_HOLDING)
    return;
  spots->hold_s = reading->hold_s;
  if (reading->level != DORSAL_LEVEL_UNKNOWN)
    spots->level = reading->level;
}

void
dorsal_spots_answer (DorsalSpots *spots, DorsalAnswer answer)
{
  DorsalSpot *spot = &spots->spots[spots->asked];

  if (spots->asked == DORSAL_LEVEL_UNKNOWN || answer == DORSAL_ANSWER_UNKNOWN)
    return;
  spot->answer = answer;
  spot->worse = answer == DORSAL_ANSWER_WORSE ? spot->worse + 1 : 0;
  spot->over |= spot->worse >= WORSE_MOST;
  spots->asked = DORSAL_LEVEL_UNKNOWN;
}

const char *
dorsal_answer_to_string (DorsalAnswer answer)
{
  static const char *const words[] = { "unknown", "better", "same", "worse" };

  return words[(guint) answer < G_N_ELEMENTS (words) ? answer : 0];
}
