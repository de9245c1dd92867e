/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Counts of resistive cells → kilopascals, by a law whose two numbers are fitted to weights.
 *
 *   g = N / (full − N)        conductance of a cell under a divider, in units of its resistor
 *   p = exp(alpha) · gain · g^beta
 *
 * N is the count less its tare. The resistor is part of alpha. Inverse power law of resistive
 * cells: Interlink FSR integration guide; conductance grows as force^0.9 (0.7 … 1.0), so that
 * beta is about 1 / 0.9. Hysteresis of such cells is 10 %: nobody's fit is better than that. */

#include "core/sample.h"

G_BEGIN_DECLS

#define DORSAL_CALIBRATION_MAX_POINTS 64
#define DORSAL_CALIBRATION_PUCK_CM2 4.0    /* of the puck under a weight, unless told */
#define DORSAL_CALIBRATION_MIN_WEIGHTS 5
#define DORSAL_CALIBRATION_MIN_SPAN 4.0    /* heaviest over lightest */
#define DORSAL_CALIBRATION_MAX_RESIDUAL 0.15
#define DORSAL_CALIBRATION_MAX_UNREST 0.05
#define DORSAL_CALIBRATION_MAX_SECOND 0.5 /* what a neighbour may bear of the weight's own cell [E] */
#define DORSAL_CALIBRATION_MAX_GAIN 10.0       /* a cell ten times as keen as the others is none [E] */
#define DORSAL_CALIBRATION_ROUGH_RESIDUAL 0.25 /* what one reading of a scale is worth */
#define DORSAL_CALIBRATION_BETA (1 / 0.9)      /* where nothing tells it */
#define DORSAL_CALIBRATION_BETA_MIN 0.5
#define DORSAL_CALIBRATION_BETA_MAX 1.6

/* A plain value. All zeroes: not calibrated. */
typedef struct
{
  gboolean known;
  gboolean rough;   /* beta is the usual one, ± 25 % */
  double alpha;     /* ln kPa */
  double beta;
  double gain[DORSAL_MAX_CELLS]; /* of a cell with three weights or more of its own; else 1 */
  double residual;  /* one standard deviation, as a fraction of the pressure */
  guint n_points;
  guint n_cells;    /* of the roller it was made on … */
  guint full_scale; /* … and its largest count */
  gint64 made_s;    /* seconds since 1970; 0: nobody said */
} DorsalCalibration;

/* Is this calibration one of such a roller? Not when it has other cells, another scale, or speaks in
 * kilopascals of its own. */
gboolean dorsal_calibration_fits (const DorsalCalibration *calibration, const DorsalHello *hello);

/* Pressure of a tared count. calibration: known; cell: below its n_cells. 0 at 0 and below,
 * rising, and level from 98 % of full scale on, where the cell is saturated and the law has no
 * end. Fast enough for each cell of each sample. */
double dorsal_calibration_kpa (const DorsalCalibration *calibration, guint cell, double count);

typedef enum
{
  DORSAL_CALIBRATION_ON_UNKNOWN,
  DORSAL_CALIBRATION_ON_CELL,   /* a weight on a puck on one cell: p = force / area */
  DORSAL_CALIBRATION_ON_ROLLER, /* somebody on all of it, his feet or he on a scale: force = Σ p · pitch · length */
} DorsalCalibrationOn;

/* What was seen while something of a known weight rested on the roller. */
typedef struct
{
  DorsalCalibrationOn on;
  double force_n;
  double area_cm2; /* of the puck; 0: DORSAL_CALIBRATION_PUCK_CM2 */
  double unrest;   /* standard deviation of the sum of counts over the mean, while held */
  double cells[DORSAL_MAX_CELLS]; /* tared means */
} DorsalCalibrationPoint;

/* The cell that bears most; the point's own cell when it is a weight's. */
guint dorsal_calibration_loaded_cell (const DorsalCalibrationPoint *point, guint n_cells);

/* Why there is no calibration. */
typedef enum
{
  DORSAL_CALIBRATION_UNKNOWN,
  DORSAL_CALIBRATION_GOOD,
  DORSAL_CALIBRATION_NOT_RAW,    /* the roller speaks in kilopascals itself */
  DORSAL_CALIBRATION_TOO_FEW,    /* fewer than five weights, and no reading of a scale */
  DORSAL_CALIBRATION_NOTHING,    /* nothing rests on it */
  DORSAL_CALIBRATION_NOT_STILL,  /* the cells moved while held */
  DORSAL_CALIBRATION_SPREAD,     /* a weight that rests on two cells */
  DORSAL_CALIBRATION_SATURATED,  /* a cell stood at its end */
  DORSAL_CALIBRATION_NO_FORCE,   /* a force that is none */
  DORSAL_CALIBRATION_NARROW,     /* the heaviest is less than four times the lightest */
  DORSAL_CALIBRATION_NOT_RISING, /* more weight, no higher count */
  DORSAL_CALIBRATION_ODD_BETA,   /* no such cell: beta lies at the end of its range */
  DORSAL_CALIBRATION_ODD_GAIN,   /* a cell that differs from the others by more than ten times */
  DORSAL_CALIBRATION_SCATTER,    /* residual above 15 % */
} DorsalCalibrationResult;

/* What came of it. */
typedef struct
{
  DorsalCalibrationResult result;
  int point;    /* the one to blame, counted from 0; -1: none alone */
  double value; /* SPREAD: share on the second cell; NOT_STILL: unrest; NARROW: the span; SCATTER: the residual;
                   ODD_BETA: beta; ODD_GAIN: the cell, from 0 */
} DorsalCalibrationVerdict;

/* May this point be used? GOOD, or why not. */
DorsalCalibrationVerdict dorsal_calibration_check (const DorsalCalibrationPoint *point, const DorsalHello *hello);

/* Fits the law to points, least squares in ln p; weights and scale readings together. With less
 * than five scale readings and no weight, beta is the usual one and the result is rough.
 * ret_calibration is untouched unless GOOD; its made_s is 0. */
DorsalCalibrationVerdict dorsal_calibration_fit (const DorsalCalibrationPoint *points, guint n,
                                                 const DorsalHello *hello, DorsalCalibration *ret_calibration);

/* What the law says of a point, over what the weight was: 1 when both agree. For drawing a
 * fit: a scale's reading gives the ratio of forces. */
double dorsal_calibration_ratio (const DorsalCalibration *calibration, const DorsalCalibrationPoint *point,
                                 const DorsalHello *hello);

G_END_DECLS
