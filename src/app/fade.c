/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sound, and where it is → its end.
 *
 *   ▇▇▇▇▇▇▇▇│▇▆▅▃▂▁________
 *           at   5 ms
 *
 * Comes in: samples. Goes out: as many as are left. Never: a step, but the one that was in the sound. */

#include "app/fade.h"

gint16 *
dorsal_fade_tail (const gint16 *samples, gsize n, gsize at, guint rate_hz)
{
  gsize ramp = MAX ((gsize) rate_hz * DORSAL_FADE_US / G_USEC_PER_SEC, 1);
  gint16 *tail;

  if (at >= n)
    return NULL;
  tail = g_new0 (gint16, n - at);
  for (gsize i = 0; i < MIN (ramp, n - at); i++)
    tail[i] = (gint16) (samples[at + i] * (gint64) (ramp - i) / (gint64) ramp);
  return tail;
}

gsize
dorsal_fade_from (gsize read, gint64 elapsed_us, gint64 ahead_us, guint rate_hz)
{
  return read + (gsize) ((MAX (elapsed_us, 0) + ahead_us) * rate_hz / G_USEC_PER_SEC);
}
