/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Everything of a plot but its lines: grid, ticks, labels, the comfortable band, limits.
 * Changes with size, range and palette only: draw it once and keep it. */

#include "draw/axis.h"
#include "draw/lettering.h"
#include "draw/palette.h"

G_BEGIN_DECLS

/* Values in trace units; words may be NULL. low ≥ high: no band. */
typedef struct
{
  const char *unit_words; /* over the value axis: "kPa" */
  gint32 band_low, band_high;
  const char *band_words;
  struct
  {
    gint32 value;
    const char *words; /* NULL: no line */
    gboolean goal;     /* to be reached, not to be stayed below */
  } limit[2];          /* one or two */
} DorsalGridWords;

/* So many lines of text a plot has to be high; less leaves no room for a line between its labels. */
#define DORSAL_GRID_LEAST_LINES 4.9

/* The inner area that lines are drawn in, in whole pixels; what remains is for labels. */
DorsalArea dorsal_grid_plot (const DorsalArea *area, const DorsalFont *font);

/* Background, band, grid, labels of the axes, lines of the limits. plot: of dorsal_grid_plot(). time may be
 * NULL: no time labels. */
void dorsal_draw_grid (cairo_t *cr, const DorsalArea *area, const DorsalArea *plot, const DorsalValueAxis *value,
                       const DorsalTimeAxis *time, const DorsalGridWords *words, const DorsalFont *font,
                       const DorsalPalette *palette);

/* The time axis alone, over what is there: for a plot that moves under a grid that is kept. font: NULL
 * for a plot whose neighbour has the labels. lettering: NULL sets each label anew. */
void dorsal_draw_grid_times (cairo_t *cr, const DorsalArea *area, const DorsalArea *plot, const DorsalTimeAxis *axis,
                             const DorsalFont *font, DorsalLettering *lettering, const DorsalPalette *palette);

/* The words of band and limits, each on a ground of its own. Under the lines, so that no word hides what was
 * measured. */
void dorsal_draw_grid_words (cairo_t *cr, const DorsalArea *plot, const DorsalValueAxis *value,
                             const DorsalGridWords *words, const DorsalFont *font, const DorsalPalette *palette);

G_END_DECLS
