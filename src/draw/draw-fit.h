/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A calibration being fitted: weights against counts, the law through them, and below how far each is off. */

#include "core/calibration.h"
#include "draw/palette.h"

G_BEGIN_DECLS

/* One measurement, as it is drawn. */
typedef struct
{
  gboolean on_cell; /* else a scale's reading, which has no place on the curve */
  double share;     /* count of the loaded cell over full scale, 0 … 1 */
  double kpa;       /* of the weight, as a cell of gain 1 would have it */
  double ratio;     /* what the law says over what it was; 0: no law yet */
} DorsalFitPoint;

/* A plain value. */
typedef struct
{
  DorsalFitPoint point[DORSAL_CALIBRATION_MAX_POINTS];
  guint n;
  int blamed; /* the point that spoils it, from 0; -1: none alone */
  gboolean good;
  DorsalCalibration law; /* known: drawn */
} DorsalFitView;

/* points: at most DORSAL_CALIBRATION_MAX_POINTS are taken. law: NULL or not known before there is one. */
DorsalFitView dorsal_fit_view_of (const DorsalCalibrationPoint *points, guint n, const DorsalHello *hello,
                                  const DorsalCalibration *law, const DorsalCalibrationVerdict *verdict);

/* Words are the caller's, each may be NULL. */
typedef struct
{
  const char *kpa;     /* over the value axis: "kPa" */
  const char *share;   /* under the other: "% of the cell's scale" */
  const char *off;     /* over the lower part: "off the curve, %" */
  const char *verdict; /* a sentence; stands in the plot's empty corner */
} DorsalFitWords;

void dorsal_draw_fit (cairo_t *cr, const DorsalArea *area, const DorsalFitView *view, const DorsalFitWords *words,
                      const DorsalFont *font, const DorsalPalette *palette);

G_END_DECLS
