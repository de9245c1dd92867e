/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Time and wishes → a session.
 *
 * Comes in: how much time has passed and whether anybody knew what happened in it; wishes.
 * Goes out: state and clocks. Never: a clock that runs while the roller is silent.
 *
 *   IDLE ──start──▶ RUNNING ◀──start or pause──▶ PAUSED
 *                      └───────────end────────────┴──▶ ENDED
 *
 *   signal   ███████▁▁▁▁█████         running  ▁▃▅▆▆▆▆▇█     one gap, as long as the silence */

#include "core/session.h"

#define GAP_US (500 * 1000)

DorsalSession
dorsal_session_step (DorsalSession prev, gboolean streaming, gint64 step_us)
{
  DorsalSession next = prev;
  gboolean gap = !streaming || step_us >= GAP_US;

  if (prev.state == DORSAL_SESSION_IDLE || prev.state == DORSAL_SESSION_ENDED || step_us <= 0)
    return next;
  if (gap && !prev.in_gap)
    {
      next.gaps++;
      next.present_us = 0;
    }
  next.in_gap = gap && !streaming;
  if (gap)
    {
      next.present_us += step_us;
      next.gap_us += step_us;
    }
  else if (prev.state == DORSAL_SESSION_RUNNING)
    next.running_us += step_us;
  else
    next.paused_us += step_us;
  return next;
}

DorsalSession
dorsal_session_wish (DorsalSession prev, DorsalWish wish)
{
  static const DorsalSessionState table[][5] = {
    /* none, start or pause, start, pause, end */
    [DORSAL_SESSION_IDLE] = { DORSAL_SESSION_IDLE, DORSAL_SESSION_RUNNING, DORSAL_SESSION_RUNNING, DORSAL_SESSION_IDLE,
                              DORSAL_SESSION_IDLE },
    [DORSAL_SESSION_RUNNING] = { DORSAL_SESSION_RUNNING, DORSAL_SESSION_PAUSED, DORSAL_SESSION_RUNNING,
                                 DORSAL_SESSION_PAUSED, DORSAL_SESSION_ENDED },
    [DORSAL_SESSION_PAUSED] = { DORSAL_SESSION_PAUSED, DORSAL_SESSION_RUNNING, DORSAL_SESSION_RUNNING,
                                DORSAL_SESSION_PAUSED, DORSAL_SESSION_ENDED },
    [DORSAL_SESSION_ENDED] = { DORSAL_SESSION_ENDED, DORSAL_SESSION_ENDED, DORSAL_SESSION_ENDED, DORSAL_SESSION_ENDED,
                               DORSAL_SESSION_ENDED },
  };
  DorsalSession next = prev;

  next.state = table[prev.state][wish];
  return next;
}

DorsalWish
dorsal_wish_of (DorsalGestureMeaning meaning)
{
  switch (meaning)
    {
    case DORSAL_MEANING_START_OR_PAUSE:
      return DORSAL_WISH_START_OR_PAUSE;
    case DORSAL_MEANING_PAUSE:
      return DORSAL_WISH_PAUSE;
    case DORSAL_MEANING_END:
      return DORSAL_WISH_END;
    default:
      return DORSAL_WISH_NONE;
    }
}

const char *
dorsal_wish_to_string (DorsalWish wish)
{
  static const char *const words[] = { "none", "start-or-pause", "start", "pause", "end" };

  return words[(guint) wish < G_N_ELEMENTS (words) ? wish : 0];
}
