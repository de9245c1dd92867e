/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a range and a number of pixels. Out: ticks, pixels, labels. Never: a float in the
 * mapping, so that a line and the grid under it cannot disagree.
 *
 *     high ┬ y = 0
 *          ├ ticks: multiples of step, 1-2-5         0:00    0:30    1:00    since the start
 *      low ┴ y = height × 256                       −60 s   −30 s     0      before the end
 */

#include "draw/axis.h"

static gint64
floor_div (gint64 a, gint64 b)
{
  return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

static gint64
next_step (gint64 step)
{
  gint64 decade = 1;

  while (decade * 10 <= step)
    decade *= 10;
  return step < 2 * decade ? 2 * decade : step < 5 * decade ? 5 * decade : 10 * decade;
}

DorsalValueAxis
dorsal_value_axis_of (gint32 low, gint32 high, gint32 unit, int height, int tick_px)
{
  gint64 least = low < 0 && high > 0 ? 2 : 1; /* zero is a tick: no step spans it */
  gint64 most = MAX (height / MAX (tick_px, 1), least);

  for (gint64 step = 1;; step = next_step (step))
    {
      gint64 bottom = floor_div (low, step) * step, top = -floor_div (-(gint64) high, step) * step;

      if (top == bottom)
        top += step;
      if ((top - bottom) / step <= most)
        return (DorsalValueAxis){ (gint32) bottom, (gint32) top, (gint32) step, unit };
    }
}

gint32
dorsal_value_axis_to_256 (const DorsalValueAxis *axis, gint32 value, int height)
{
  gint64 y = floor_div (((gint64) axis->high - value) * height * DORSAL_AXIS_ONE, (gint64) axis->high - axis->low);

  return (gint32) CLAMP (y, -DORSAL_AXIS_FAR, (gint64) height * DORSAL_AXIS_ONE + DORSAL_AXIS_FAR);
}

char *
dorsal_value_axis_label (const DorsalValueAxis *axis, gint32 value)
{
  int decimals = 0;

  for (gint64 power = 1; axis->step * power % axis->unit != 0 && decimals < 4; power *= 10)
    decimals++;
  return g_strdup_printf ("%s%.*f", value < 0 ? "−" : "", decimals, ABS ((double) value) / axis->unit);
}

#define SECOND G_USEC_PER_SEC
#define MINUTE (60 * (gint64) SECOND)
#define HOUR   (60 * MINUTE)

DorsalTimeAxis
dorsal_time_axis_of (DorsalTimeKind kind, gint64 first_us, gint64 last_us, int width, int tick_px)
{
  static const gint64 steps[]
      = { SECOND / 10, SECOND / 5,  SECOND / 2, SECOND,     2 * SECOND, 5 * SECOND,  10 * SECOND,
          15 * SECOND, 30 * SECOND, MINUTE,     2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE,
          30 * MINUTE, HOUR,        2 * HOUR,   3 * HOUR,   6 * HOUR,   12 * HOUR,   24 * HOUR };
  gint64 most = MAX (width / MAX (tick_px, 1), 1);
  guint i = 0;

  last_us = MAX (last_us, first_us + 1);
  while (i + 1 < G_N_ELEMENTS (steps) && (last_us - first_us) / steps[i] > most)
    i++;
  return (DorsalTimeAxis){ kind, first_us, last_us, steps[i] };
}

gint64
dorsal_time_axis_first_tick (const DorsalTimeAxis *axis)
{
  gint64 origin = axis->kind == DORSAL_TIME_BEFORE_END ? axis->last_us : 0;

  return origin - floor_div (origin - axis->first_us, axis->step_us) * axis->step_us;
}

int
dorsal_time_axis_to_px (const DorsalTimeAxis *axis, gint64 time_us, int width)
{
  return (int) floor_div ((time_us - axis->first_us) * width, axis->last_us - axis->first_us);
}

/* 0:30, 1:02:00, 0:00.5 */
static char *
clock_label (gint64 us, gint64 step_us)
{
  gint64 s = us / SECOND;
  g_autofree char *tenths = step_us < SECOND ? g_strdup_printf (".%d", (int) (us / (SECOND / 10) % 10)) : g_strdup ("");

  if (s >= 3600)
    return g_strdup_printf ("%d:%02d:%02d%s", (int) (s / 3600), (int) (s / 60 % 60), (int) (s % 60), tenths);
  return g_strdup_printf ("%d:%02d%s", (int) (s / 60), (int) (s % 60), tenths);
}

char *
dorsal_time_axis_label (const DorsalTimeAxis *axis, gint64 time_us)
{
  gint64 ago = axis->last_us - time_us;

  if (axis->kind == DORSAL_TIME_SINCE_START)
    {
      g_autofree char *label = clock_label (ABS (time_us), axis->step_us);

      return g_strconcat (time_us < 0 ? "−" : "", label, NULL);
    }
  if (ago == 0)
    return g_strdup ("0");
  if (axis->step_us >= HOUR)
    return g_strdup_printf ("−%d h", (int) (ago / HOUR));
  if (axis->step_us >= MINUTE && axis->last_us - axis->first_us < 2 * HOUR)
    return g_strdup_printf ("−%d min", (int) (ago / MINUTE));
  if (axis->step_us < SECOND)
    return g_strdup_printf ("−%d.%d s", (int) (ago / SECOND), (int) (ago / (SECOND / 10) % 10));
  if (axis->last_us - axis->first_us <= 2 * MINUTE)
    return g_strdup_printf ("−%d s", (int) (ago / SECOND));
  else
    {
      g_autofree char *label = clock_label (ago, axis->step_us);

      return g_strconcat ("−", label, NULL);
    }
}
