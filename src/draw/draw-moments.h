/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What somebody points at in a plot over time: a moment, and a stretch that was chosen. */

#include "draw/ink.h"
#include "draw/palette.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 from_us, to_us;      /* of the plot: its left and right edge */
  gint64 cursor_us;           /* outside, or below 0: none */
  gint64 chosen_us, until_us; /* in either order; equal: none */
} DorsalMoments;

/* A box of one colour. */
typedef struct
{
  DorsalArea box;
  DorsalColour colour;
} DorsalMark;

#define DORSAL_MOMENTS_MARKS 5

/* The boxes that it is made of, the lowest first; how many. plot: the area of the lines. The chosen stretch stays clear,
 * the rest steps back. */
guint dorsal_moments_marks (const DorsalMoments *moments, const DorsalArea *plot, const DorsalPalette *palette,
                            DorsalMark ret_marks[DORSAL_MOMENTS_MARKS]);

G_END_DECLS
