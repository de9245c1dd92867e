/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How often which value came, in steps; what lies beyond the last is in the last. */
#define HISTOGRAM_STEPS 200
typedef struct
{
  guint64 n, count[HISTOGRAM_STEPS];
} Histogram;

void histogram_add (Histogram *histogram, double value, double step);
/* The step's upper edge below which so many percent lie; 0 of nothing. */
double histogram_percentile (const Histogram *histogram, double percent, double step);

Histogram histogram_sum (Histogram a, const Histogram *b);

G_END_DECLS
