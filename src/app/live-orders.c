/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the person or a cue asks of the roller or of the judgement.
 *
 *   with a sensor       an order to its thread; what becomes of it comes back as a message
 *   without one         a test's judge, where there is one; else nowhere
 *
 * Comes in: wishes. Goes out: orders. Never: a value that is shown; that waits for the message. */

#include "app/live-private.h"

void
dorsal_live_anchor (DorsalLive *live)
{
  if (live->sensor)
    dorsal_sensor_do (live->sensor, &(DorsalOrder){ DORSAL_ORDER_ANCHOR });
}

void
dorsal_live_answer_direction (DorsalLive *live, gboolean turned)
{
  if (live->sensor)
    dorsal_sensor_do (live->sensor, &(DorsalOrder){ DORSAL_ORDER_DIRECTION, .turned = turned });
}

void
dorsal_live_answer (DorsalLive *live, DorsalLevel level, DorsalAnswer answer)
{
  if (live->sensor)
    dorsal_sensor_do (live->sensor, &(DorsalOrder){ DORSAL_ORDER_ANSWER, .felt = { level, answer } });
  else if (live->judge)
    live->judge (live->judge_data, level, answer, DORSAL_WISH_NONE);
}

void
dorsal_live_wish (DorsalLive *live, DorsalWish wish)
{
  if (live->sensor)
    dorsal_sensor_do (live->sensor, &(DorsalOrder){ DORSAL_ORDER_WISH, .wish = wish });
  else if (live->judge)
    live->judge (live->judge_data, DORSAL_LEVEL_UNKNOWN, DORSAL_ANSWER_UNKNOWN, wish);
}

void
dorsal_live_set_judge (DorsalLive *live, DorsalLiveJudge judge, gpointer data)
{
  live->judge = judge;
  live->judge_data = data;
}

void
dorsal_live_cue (DorsalLive *live, DorsalCue cue, guint ttl_ms)
{
  if (live->sensor)
    dorsal_sensor_do (live->sensor, &(DorsalOrder){ DORSAL_ORDER_CUE, .cue = { cue, ttl_ms } });
}
