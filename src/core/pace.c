/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Speed → pace.
 *
 * Comes in: the speed of somebody who rolls. Goes out: a word. Never: a word for who holds
 * still, a flicker at a turn-around.
 *
 *   speed    ▁▃▅▇▅▃▁▁▃▅▇▅▃▁         reached  ▁▃▅▇▇▆▅▅▅▅▇▇▆▅
 *
 *   reached > fast            FAST        ends below 0.9 fast
 *   reached < slow for 5 s    SLOW        ends above 1.1 slow
 *   else                      GOOD */

#include "core/pace.h"

#include <math.h>

#define FORGET_S 2.0 /* the speed reached sinks with this time constant: longer than a turn-around */
#define CLEARLY 0.1
#define STEP_MAX_US (250 * 1000)

static gboolean
is_fast (const DorsalPacing *pacing, const DorsalZones *zones)
{
  double limit = zones->pace_fast_cm_s * (pacing->pace >= DORSAL_PACE_FAST ? 1 - CLEARLY : 1);

  return pacing->reached_cm_s > limit;
}

static gboolean
is_slow (const DorsalPacing *pacing, const DorsalZones *zones)
{
  double limit = zones->pace_slow_cm_s * (pacing->pace == DORSAL_PACE_SLOW ? 1 + CLEARLY : 1);

  return pacing->reached_cm_s < limit;
}

DorsalPacing
dorsal_pacing_step (DorsalPacing prev, gboolean rolling, double speed_cm_s, gboolean too_fast, gint64 step_us,
                    const DorsalZones *zones)
{
  DorsalPacing next = prev;

  if (!rolling || step_us > STEP_MAX_US)
    return (DorsalPacing){ .pace = DORSAL_PACE_UNKNOWN };
  next.reached_cm_s = MAX (fabs (speed_cm_s), prev.reached_cm_s * (1 - MIN ((double) step_us * 1e-6 / FORGET_S, 1)));
  next.slow_us = is_slow (&next, zones) ? prev.slow_us + step_us : 0;
  next.pace = too_fast                                       ? DORSAL_PACE_TOO_FAST
              : is_fast (&next, zones)                       ? DORSAL_PACE_FAST
              : next.slow_us >= zones->pace_slow_s * 1e6     ? DORSAL_PACE_SLOW
                                                             : DORSAL_PACE_GOOD;
  return next;
}
