/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rolled distance → speed.
 *
 * Comes in: time and path of each sample. Goes out: the slope of the least-squares line
 * through the last window, and since when the roller has been still. Never: a speed from
 * fewer than three points. */

#include "core/motion.h"

#include <math.h>

#define FEWEST 3

static gboolean
is_still (const DorsalMotion *motion)
{
  return motion->still_since_us != G_MAXINT64;
}

/* Times are taken from the newest point, in seconds; paths likewise: small numbers. */
static double
slope (const DorsalMotion *motion)
{
  guint newest = (motion->head + DORSAL_MOTION_POINTS - 1) % DORSAL_MOTION_POINTS;
  gint64 newest_us = motion->time_us[newest];
  double newest_cm = motion->path_cm[newest];
  double st = 0, sx = 0, stt = 0, stx = 0, spread;

  for (guint i = 0; i < motion->n; i++)
    {
      guint at = (newest - i) % DORSAL_MOTION_POINTS; /* a power of two: below zero it goes round as well */
      double t = (double) (motion->time_us[at] - newest_us) * 1e-6;
      double x = motion->path_cm[at] - newest_cm;
      st += t;
      sx += x;
      stt += t * t;
      stx += t * x;
    }
  spread = motion->n * stt - st * st;
  return spread > 0 ? (motion->n * stx - st * sx) / spread : 0;
}

static guint
oldest_of (const DorsalMotion *motion)
{
  return (motion->head + DORSAL_MOTION_POINTS - motion->n) % DORSAL_MOTION_POINTS;
}

static void
push (DorsalMotion *motion, gint64 time_us, double path_cm, gint64 window_us)
{
  guint newest = (motion->head + DORSAL_MOTION_POINTS - 1) % DORSAL_MOTION_POINTS;

  /* A fast roller's points are thinned: the newest is replaced until its time has come. */
  if (motion->n > 1
      && time_us - motion->time_us[(newest + DORSAL_MOTION_POINTS - 1) % DORSAL_MOTION_POINTS] < window_us / 30)
    motion->head = newest;
  else if (motion->n < DORSAL_MOTION_POINTS)
    motion->n++;
  motion->time_us[motion->head] = time_us;
  motion->path_cm[motion->head] = path_cm;
  motion->head = (motion->head + 1) % DORSAL_MOTION_POINTS;
  while (motion->n > FEWEST && time_us - motion->time_us[oldest_of (motion)] > window_us)
    motion->n--;
}

void
dorsal_motion_step (DorsalMotion *motion, gint64 time_us, double path_cm, const DorsalZones *zones)
{
  if (motion->n == 0)
    motion->still_since_us = G_MAXINT64;
  push (motion, time_us, path_cm, (gint64) (zones->velocity_window_ms * 1000));
  motion->known = motion->n >= FEWEST;
  motion->speed_cm_s = motion->known ? slope (motion) : 0;
  if (!motion->known || fabs (motion->speed_cm_s) >= (is_still (motion) ? zones->roll_enter_cm_s : zones->still_cm_s))
    motion->still_since_us = G_MAXINT64;
  else if (!is_still (motion))
    motion->still_since_us = time_us;
}

void
dorsal_motion_reset (DorsalMotion *motion)
{
  *motion = (DorsalMotion){ .still_since_us = G_MAXINT64 };
}
