/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Taking a calibration, a measurement at a time: first the zero of each cell with nothing on the roller, then a
 * known weight after the other. Samples in, points out; the law is core/calibration's. */

#include "core/calibration.h"

G_BEGIN_DECLS

#define DORSAL_CALIBRATING_SETTLE_US (1 * G_USEC_PER_SEC)  /* after it was asked for: the hand goes away [E] */
#define DORSAL_CALIBRATING_MEASURE_US (3 * G_USEC_PER_SEC) /* then so long [E] */
#define DORSAL_CALIBRATING_GAP_US (G_USEC_PER_SEC / 2)     /* a hole as long begins it again */
#define DORSAL_CALIBRATING_MAX_ZERO 0.25                   /* of full scale: an empty cell above it bears something [E] */
#define DORSAL_CALIBRATING_MAX_ZERO_UNREST 0.01            /* of full scale, each cell: somebody moves it [E] */

typedef enum
{
  DORSAL_MEASURING_UNKNOWN, /* nothing was asked for */
  DORSAL_MEASURING_ZERO,
  DORSAL_MEASURING_WEIGHT,
} DorsalMeasuring;

/* What a sample finished. */
typedef enum
{
  DORSAL_CALIBRATING_NOTHING,
  DORSAL_CALIBRATING_ZEROED,
  DORSAL_CALIBRATING_NOT_EMPTY, /* no zero: something rests on a cell, or moves */
  DORSAL_CALIBRATING_TAKEN,     /* a point more */
  DORSAL_CALIBRATING_REFUSED,   /* this weight: verdict says why */
} DorsalCalibratingNews;

/* A plain value. */
typedef struct
{
  DorsalHello hello;
  gboolean zeroed;
  double zero[DORSAL_MAX_CELLS];
  guint n_points;
  DorsalCalibrationPoint points[DORSAL_CALIBRATION_MAX_POINTS];
  DorsalCalibrationVerdict verdict; /* of the last weight */
  guint blamed;                     /* the cell that was not empty, from 0 */

  /* The measurement that goes on. */
  DorsalMeasuring measuring;
  DorsalCalibrationPoint wanted;
  gint64 asked_us, last_us; /* the roller's clock; asked_us 0: with the next sample */
  guint n;
  double sum[DORSAL_MAX_CELLS], sum_sq[DORSAL_MAX_CELLS];
  double total, total_sq; /* of tared sums */
} DorsalCalibrating;

/* Nothing measured yet on this roller. */
DorsalCalibrating dorsal_calibrating_begin (const DorsalHello *hello);

/* Begins a measurement with the next sample; one that goes on is given up. A new zero forgets all points: they were
 * taken against the old one. A weight before there is a zero is not measured. on, force_n > 0 and area_cm2 as in
 * DorsalCalibrationPoint; at the largest number of points nothing more is measured. */
DorsalCalibrating dorsal_calibrating_zero (DorsalCalibrating prev);
DorsalCalibrating dorsal_calibrating_weigh (DorsalCalibrating prev, DorsalCalibrationOn on, double force_n,
                                            double area_cm2);

/* One sample. */
DorsalCalibratingNews dorsal_calibrating_step (DorsalCalibrating *calibrating, const DorsalSample *sample);

/* How much of the measurement is done, settling and all, 0 … 1; 0 when there is none. */
double dorsal_calibrating_progress (const DorsalCalibrating *calibrating);

/* index: below n_points. */
DorsalCalibrating dorsal_calibrating_remove (DorsalCalibrating prev, guint index);

/* dorsal_calibration_fit() of the points so far. */
DorsalCalibrationVerdict dorsal_calibrating_fit (const DorsalCalibrating *calibrating,
                                                 DorsalCalibration *ret_calibration);

G_END_DECLS
