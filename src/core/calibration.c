/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Applying a calibration. Comes in: a tared count. Goes out: kilopascals. Never: infinity,
 * which is where the law ends at full scale.
 *
 *   kPa │          ╭──── saturated
 *       │        ╱
 *       │     ╱
 *       │  ╱
 *     0 ┼╱──────────── count
 *       0          98 % */

#include "core/calibration.h"

#include "core/calibration-private.h"

#include <math.h>

double
dorsal_calibration_conductance (double count, double full)
{
  count = MIN (count, DORSAL_CALIBRATION_TOP * full);
  return count > 0 ? count / (full - count) : 0;
}

gboolean
dorsal_calibration_fits (const DorsalCalibration *calibration, const DorsalHello *hello)
{
  return calibration->known && hello->unit == DORSAL_UNIT_RAW && calibration->n_cells == hello->n_cells
         && calibration->full_scale == hello->full_scale;
}

double
dorsal_calibration_kpa (const DorsalCalibration *calibration, guint cell, double count)
{
  double g = dorsal_calibration_conductance (count, calibration->full_scale);

  return g > 0 ? calibration->gain[cell] * exp (calibration->alpha + calibration->beta * log (g)) : 0;
}

guint
dorsal_calibration_loaded_cell (const DorsalCalibrationPoint *point, guint n_cells)
{
  guint most = 0;

  for (guint i = 1; i < n_cells; i++)
    if (point->cells[i] > point->cells[most])
      most = i;
  return most;
}

double
dorsal_calibration_point_kpa (const DorsalCalibrationPoint *point)
{
  /* N / cm² = 10 kPa */
  return point->force_n / (point->area_cm2 > 0 ? point->area_cm2 : DORSAL_CALIBRATION_PUCK_CM2) * 10;
}

double
dorsal_calibration_ratio (const DorsalCalibration *calibration, const DorsalCalibrationPoint *point,
                          const DorsalHello *hello)
{
  guint loaded = dorsal_calibration_loaded_cell (point, hello->n_cells);
  double sum = 0;

  if (point->on == DORSAL_CALIBRATION_ON_CELL)
    return dorsal_calibration_kpa (calibration, loaded, point->cells[loaded]) / dorsal_calibration_point_kpa (point);
  for (guint i = 0; i < hello->n_cells; i++)
    sum += dorsal_calibration_kpa (calibration, i, point->cells[i]);
  return sum * dorsal_calibration_newton_per_kpa (hello) / point->force_n;
}

/* One sentence a result; each with what to do. */
