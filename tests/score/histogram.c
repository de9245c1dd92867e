/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Values → counts → percentiles. Never: keeps a value. */

#include "histogram.h"

void
histogram_add (Histogram *histogram, double value, double step)
{
  histogram->n++;
  histogram->count[(guint) CLAMP (value / step, 0, HISTOGRAM_STEPS - 1)]++;
}

double
histogram_percentile (const Histogram *histogram, double percent, double step)
{
  guint64 sum = 0;

  for (guint i = 0; i < HISTOGRAM_STEPS; i++)
    if ((double) (sum += histogram->count[i]) * 100 >= percent * (double) histogram->n)
      return histogram->n > 0 ? (i + 1) * step : 0;
  return 0;
}

Histogram
histogram_sum (Histogram a, const Histogram *b)
{
  a.n += b->n;
  for (guint i = 0; i < HISTOGRAM_STEPS; i++)
    a.count[i] += b->count[i];
  return a;
}
