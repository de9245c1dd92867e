/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Load → breaths a minute.
 *
 *   load of the last 30 s, ten a second ─▶ less its straight line ─▶ power in the band of breath
 *                                                                        └▶ the peak, and its share of it all
 *
 * Comes in: the load of a hold. Goes out: a rate while one rate explains most of what moves.
 * Never: a rate from less than twenty seconds, or from a person who rolls. */

#include "core/breath.h"

#include <math.h>
#include <string.h>

#define STEP_HZ 0.005
#define MOST_RATES 128 /* the widest band that zones allow, 0.05 to 0.6 Hz, has 111 */
#define BESIDE 4 /* divides MOST_RATES */
#define ENOUGH (20 * DORSAL_BREATH_HZ)

typedef double Rates __attribute__ ((vector_size (BESIDE * sizeof (double))));

/* One instruction for all four where the processor has it; the numbers are the same. The loader asks which it is before the
 * thread sanitizer is there to listen. */
#if defined __x86_64__ && defined __GLIBC__ && !defined __SANITIZE_THREAD__
#define WIDE __attribute__ ((target_clones ("avx2", "default")))
#else
#define WIDE
#endif

/* The window in order, without its mean and its slope: creep and settling are no breath. */
static double
detrend (const DorsalBreath *breath, double *ret_x)
{
  guint n = breath->n;
  double middle = (n - 1) / 2.0, mean = 0, slope = 0, spread = 0, power = 0;

  for (guint i = 0; i < n; i++)
    {
      ret_x[i] = breath->load[(breath->head + DORSAL_BREATH_POINTS - n + i) % DORSAL_BREATH_POINTS];
      mean += ret_x[i] / n;
    }
  for (guint i = 0; i < n; i++)
    {
      slope += (i - middle) * (ret_x[i] - mean);
      spread += (i - middle) * (i - middle);
    }
  for (guint i = 0; i < n; i++)
    {
      ret_x[i] -= mean + slope / spread * (i - middle);
      power += ret_x[i] * ret_x[i];
    }
  return power;
}

/* Power of four frequencies by Goertzel's recurrence, side by side: each step waits for the last one of its own frequency
 * only. A sine alone has the whole power of x. */
WIDE static void
powers_at (const double *x, guint n, const double hz[BESIDE], double ret_power[BESIDE])
{
  Rates c, power, s1 = { 0 }, s2 = { 0 };

  for (guint k = 0; k < BESIDE; k++)
    c[k] = 2 * cos (2 * G_PI * hz[k] / DORSAL_BREATH_HZ);
  for (guint i = 0; i + 1 < n; i += 2) /* two steps, so that nothing moves from name to name */
    {
      s2 = x[i] + c * s1 - s2;
      s1 = x[i + 1] + c * s2 - s1;
    }
  if (n % 2 == 1)
    {
      power = x[n - 1] + c * s1 - s2;
      s2 = s1;
      s1 = power;
    }
  power = (s1 * s1 + s2 * s2 - c * s1 * s2) * 2 / n;
  memcpy (ret_power, &power, sizeof power);
}

static void
look (DorsalBreath *breath, const DorsalZones *zones)
{
  guint n_rates = MIN ((guint) lround ((zones->breath_highest_hz - zones->breath_lowest_hz) / STEP_HZ) + 1, MOST_RATES);
  double x[DORSAL_BREATH_POINTS], hz[MOST_RATES], power[MOST_RATES];
  double all = detrend (breath, x);
  guint peak = 0;
  double shift = 0;

  for (guint i = 0; i < MOST_RATES; i++)
    hz[i] = zones->breath_lowest_hz + i * STEP_HZ;
  for (guint i = 0; i < n_rates; i += BESIDE)
    powers_at (x, breath->n, hz + i, power + i);
  for (guint i = 0; i < n_rates; i++)
    if (power[i] > power[peak])
      peak = i;
  /* A peak at an edge belongs to something slower or faster. */
  breath->known = FALSE;
  if (all <= 0 || peak == 0 || peak == n_rates - 1)
    return;
  shift = (power[peak - 1] - power[peak + 1]) / (2 * (power[peak - 1] - 2 * power[peak] + power[peak + 1]));
  breath->per_minute = 60 * (zones->breath_lowest_hz + (peak + CLAMP (shift, -0.5, 0.5)) * STEP_HZ);
  breath->confidence = MIN (power[peak] / all, 1);
  breath->known = breath->confidence >= zones->breath_confidence;
}

static void
push (DorsalBreath *breath)
{
  breath->load[breath->head] = (float) (breath->sum / breath->in_sum);
  breath->head = (breath->head + 1) % DORSAL_BREATH_POINTS;
  breath->n = MIN (breath->n + 1, DORSAL_BREATH_POINTS);
  breath->sum = 0;
  breath->in_sum = 0;
}

void
dorsal_breath_step (DorsalBreath *breath, gboolean holding, double level, gint64 time_us,
                    const DorsalZones *zones)
{
  gint64 slot = time_us / (G_USEC_PER_SEC / DORSAL_BREATH_HZ) + 1;

  if (!holding || (breath->slot && slot - breath->slot > DORSAL_BREATH_HZ))
    {
      /* Cheap while rolling: there is mostly nothing to empty. */
      if (breath->slot)
        memset (breath, 0, sizeof *breath);
      if (!holding)
        return;
    }
  while (breath->slot && breath->slot < slot)
    {
      breath->slot++;
      if (breath->in_sum == 0) /* a lost tenth: as the one before */
        {
          breath->sum = breath->load[(breath->head + DORSAL_BREATH_POINTS - 1) % DORSAL_BREATH_POINTS];
          breath->in_sum = 1;
        }
      push (breath);
      if (breath->n >= ENOUGH && breath->slot % DORSAL_BREATH_HZ == 0)
        look (breath, zones);
    }
  breath->slot = slot;
  breath->sum += level;
  breath->in_sum++;
}
