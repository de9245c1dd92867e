/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sequence numbers and microseconds, unwrapped.
 *
 * Comes in: seq and t_us of each sample. Goes out: what kind of step it was, how much time
 * it took, how many samples are missing. Never: time that runs backward.
 *
 *   seq on by 1                    clock on            NEXT
 *   seq on by 2 … 32767            clock on            GAP, that many less one lost
 *   seq on                         clock back          FIRST: the roller restarted
 *   seq on                         clock stands        DUPLICATE: without time nothing can be judged
 *   seq the same or back           after a hello       FIRST
 *   seq the same or back           25 in steady order  FIRST
 *   seq the same or back           else                DUPLICATE
 *
 *   any                            after an absence   FIRST, later by the host's word: who was away may
 *                                                     have restarted, and its numbers cannot tell
 *
 * "Back" is more than half the circle: 32768 numbers, 2^31 µs (35.8 min). */

#include "core/clock.h"

#define STALE_RUN 25

static DorsalClockStep
restart (DorsalClock *clock, guint16 seq, guint32 t_us)
{
  clock->running = TRUE;
  clock->hello_since = FALSE;
  clock->stale_run = 0;
  clock->seq = seq;
  clock->t_us = t_us;
  clock->lost = 0;
  clock->step_us = 0;
  return DORSAL_CLOCK_FIRST;
}

static DorsalClockStep
stale (DorsalClock *clock, guint16 seq, guint32 t_us)
{
  gboolean steady = clock->stale_run > 0 && seq == (guint16) (clock->stale_seq + 1);

  clock->stale_run = steady ? clock->stale_run + 1 : 1;
  clock->stale_seq = seq;
  if (clock->hello_since || clock->stale_run >= STALE_RUN)
    return restart (clock, seq, t_us);
  return DORSAL_CLOCK_DUPLICATE;
}

DorsalClockStep
dorsal_clock_step (DorsalClock *clock, guint16 seq, guint32 t_us)
{
  guint16 forward = (guint16) (seq - clock->seq);
  guint32 step_us = t_us - clock->t_us;

  if (!clock->running)
    return restart (clock, seq, t_us);
  if (forward == 0 || forward >= 0x8000)
    return stale (clock, seq, t_us);
  if (step_us >= 0x80000000u)
    return restart (clock, seq, t_us);
  if (step_us == 0)
    return DORSAL_CLOCK_DUPLICATE;

  clock->hello_since = FALSE;
  clock->stale_run = 0;
  clock->seq = seq;
  clock->t_us = t_us;
  clock->time_us += step_us;
  clock->step_us = step_us;
  clock->lost = forward - 1u;
  return clock->lost > 0 ? DORSAL_CLOCK_GAP : DORSAL_CLOCK_NEXT;
}

void
dorsal_clock_hello (DorsalClock *clock)
{
  clock->hello_since = TRUE;
}

void
dorsal_clock_resume (DorsalClock *clock, gint64 silence_us)
{
  if (!clock->running)
    return;
  clock->running = FALSE;
  clock->time_us += MAX (silence_us, 0);
}
