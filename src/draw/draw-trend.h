/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One bar a week, of up to three parts. */

#include "draw/axis.h"
#include "draw/ink.h"
#include "draw/palette.h"

G_BEGIN_DECLS

#define DORSAL_TREND_MOST_PARTS 3

typedef struct
{
  guint n, n_parts;
  const gint32 *values;      /* n × n_parts, a bar after the other, from the bottom; none below 0 */
  const char *const *labels; /* n, under the bars; those that would touch the last one are left out */
  const char *unit_words;    /* over the axis; may be NULL */
  gint32 unit;               /* of the values in one unit of the axis */
  DorsalColour colours[DORSAL_TREND_MOST_PARTS];
  DorsalHatch hatches[DORSAL_TREND_MOST_PARTS]; /* parts are told apart without colour */
  int lit;                   /* the bar that is pointed at; -1: none */
} DorsalTrend;

/* Where the bars are drawn. */
DorsalArea dorsal_trend_plot (const DorsalArea *area, const DorsalFont *font);

void dorsal_draw_trend (cairo_t *cr, const DorsalArea *area, const DorsalTrend *trend, const DorsalFont *font,
                        const DorsalPalette *palette);

/* The bar at x; -1: none. */
int dorsal_trend_hit (const DorsalArea *area, const DorsalTrend *trend, const DorsalFont *font, double x);

G_END_DECLS
