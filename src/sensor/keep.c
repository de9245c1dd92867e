/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A roller and its port, across plugs.
 *
 * Comes in: how opening went, what the list of ports says, the time. Goes out: when to
 * open. Never: the clock, a port, a board that nobody chose.
 *
 *            GONE                        its port appears
 *   OPEN ────────────▶ AWAY ───────────────────────────────▶ KNOCKING
 *    ▲                  ▲  no port                              │ opened
 *    └──────────────────┴───────────────────────────────────────┘
 *
 *   knocking because it is   again after                      a person is told
 *   DENIED                   50 ms, after 2 s every 2 s       when its port is older than 2 s
 *   BUSY                     500 ms, after 15 s every 2 s     after half a second
 *   FAILED                   250 ms, after 2 s every 2 s      after 2 s
 *   GONE, port still listed  200 ms                           at once
 *   STRANGER                 not until another port comes     at once
 *
 *   silent for 3 s while open: opened anew, once; a hub that slept may have lost it */

#include "sensor/keep.h"

#define SLOW_US (2000 * 1000)

static const struct
{
  gint64 often_us, for_us, tell_us;
} manners[] = {
  [DORSAL_KEEP_WHY_GONE] = { 200 * 1000, DORSAL_KEEP_GRACE_US, 0 },
  [DORSAL_KEEP_WHY_DENIED] = { 50 * 1000, DORSAL_KEEP_GRACE_US, DORSAL_KEEP_GRACE_US },
  [DORSAL_KEEP_WHY_BUSY] = { 500 * 1000, DORSAL_KEEP_BUSY_US, 500 * 1000 },
  [DORSAL_KEEP_WHY_FAILED] = { 250 * 1000, DORSAL_KEEP_GRACE_US, DORSAL_KEEP_GRACE_US },
  [DORSAL_KEEP_WHY_STRANGER] = { G_MAXINT64, G_MAXINT64, 0 },
};

DorsalKeep
dorsal_keep_open (gint64 now_us)
{
  return (DorsalKeep){ .state = DORSAL_KEEP_OPEN, .since_us = now_us };
}

DorsalKeep
dorsal_keep_on_streaming (DorsalKeep keep)
{
  if (keep.state != DORSAL_KEEP_OPEN)
    return keep;
  keep.why = DORSAL_KEEP_WHY_UNKNOWN;
  keep.heard = TRUE;
  keep.nudged = FALSE;
  keep.silent_us = 0;
  return keep;
}

DorsalKeep
dorsal_keep_on_silent (DorsalKeep keep, gint64 now_us)
{
  if (keep.state == DORSAL_KEEP_OPEN && keep.silent_us == 0)
    keep.silent_us = now_us;
  return keep;
}

DorsalKeep
dorsal_keep_on_end (DorsalKeep keep, DorsalKeepWhy why, gint64 now_us)
{
  gboolean first = keep.why != why;
  gint64 step_us;

  keep.silent_us = 0;
  keep.why = why;
  if (why == DORSAL_KEEP_WHY_UNKNOWN || (why == DORSAL_KEEP_WHY_STRANGER && !keep.heard))
    {
      keep.state = DORSAL_KEEP_OVER;
      return keep;
    }
  keep.state = why == DORSAL_KEEP_WHY_STRANGER ? DORSAL_KEEP_AWAY : DORSAL_KEEP_KNOCKING;
  if (first)
    keep.since_us = now_us;
  step_us = now_us - keep.since_us < manners[why].for_us ? manners[why].often_us : SLOW_US;
  keep.knock_us = step_us == G_MAXINT64 ? G_MAXINT64 : now_us + step_us;
  return keep;
}

DorsalKeep
dorsal_keep_on_port (DorsalKeep keep, gboolean is_new, gboolean touched, gint64 now_us)
{
  if (keep.state == DORSAL_KEEP_AWAY && (is_new || keep.why != DORSAL_KEEP_WHY_STRANGER))
    {
      keep.state = DORSAL_KEEP_KNOCKING;
      keep.knock_us = now_us;
    }
  else if (keep.state == DORSAL_KEEP_KNOCKING && (is_new || touched))
    keep.knock_us = now_us;
  return keep;
}

DorsalKeep
dorsal_keep_on_no_port (DorsalKeep keep, gint64 now_us)
{
  if (keep.state != DORSAL_KEEP_KNOCKING)
    return keep;
  keep.state = DORSAL_KEEP_AWAY;
  keep.why = DORSAL_KEEP_WHY_GONE;
  return keep;
}

gint64
dorsal_keep_deadline_us (const DorsalKeep *keep)
{
  if (keep->state == DORSAL_KEEP_KNOCKING)
    return keep->knock_us;
  if (keep->state == DORSAL_KEEP_OPEN && keep->silent_us != 0 && keep->heard && !keep->nudged)
    return keep->silent_us + DORSAL_KEEP_SILENT_US;
  return G_MAXINT64;
}

DorsalKeep
dorsal_keep_on_knock (DorsalKeep keep, gint64 now_us)
{
  keep.nudged = keep.nudged || keep.state == DORSAL_KEEP_OPEN;
  keep.state = DORSAL_KEEP_OPEN;
  keep.silent_us = 0;
  return keep;
}

gboolean
dorsal_keep_is_worth_telling (const DorsalKeep *keep, gint64 arrived_us, gint64 now_us)
{
  gint64 from_us = keep->why == DORSAL_KEEP_WHY_DENIED ? arrived_us : keep->since_us;

  if (keep->why == DORSAL_KEEP_WHY_UNKNOWN)
    return FALSE;
  return keep->state == DORSAL_KEEP_AWAY || keep->state == DORSAL_KEEP_OVER || from_us == 0
         || now_us - from_us >= manners[keep->why].tell_us;
}
