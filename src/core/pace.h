/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How the rolling goes, in words: slow, good, fast, too fast. Judged by the speed a stroke
 * reaches, not by that of its ends: a turn-around is no change of pace. */

#include "core/zones.h"

G_BEGIN_DECLS

typedef struct
{
  DorsalPace pace;
  double reached_cm_s; /* the speed lately reached; sinks slowly, so that it outlasts a turn-around */
  gint64 slow_us;      /* below pace_slow_cm_s for so long */
} DorsalPacing;

/* One sample. rolling: FALSE ends the pace, UNKNOWN. too_fast: the alert's rule of this sample, which
 * wins. step_us: time since the last; more than a quarter of a second is a gap and starts again. A word that stands gives
 * way only when the speed is a tenth beyond its limit. */
DorsalPacing dorsal_pacing_step (DorsalPacing prev, gboolean rolling, double speed_cm_s, gboolean too_fast,
                                 gint64 step_us, const DorsalZones *zones);

G_END_DECLS
