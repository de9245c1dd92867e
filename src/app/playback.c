/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: frames. Goes out: the next place. Never: a leap over what nobody could see. */

#include "app/playback.h"

#define LATE_US (G_USEC_PER_SEC / 4)

DorsalPlayback
dorsal_playback_toggle (DorsalPlayback prev, gint64 length_us)
{
  DorsalPlayback next = prev;

  next.playing = !prev.playing;
  next.frame_us = 0;
  if (next.playing && prev.at_us >= length_us)
    next.at_us = 0;
  return next;
}

DorsalPlayback
dorsal_playback_step (DorsalPlayback prev, gint64 frame_us, gint64 length_us)
{
  DorsalPlayback next = prev;

  if (!prev.playing)
    return prev;
  if (prev.frame_us > 0)
    next.at_us += CLAMP (frame_us - prev.frame_us, 0, LATE_US) * prev.speed;
  next.frame_us = frame_us;
  if (next.at_us >= length_us)
    {
      next.at_us = length_us;
      next.playing = FALSE;
    }
  return next;
}
