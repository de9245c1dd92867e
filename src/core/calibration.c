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
char *
dorsal_calibration_verdict_to_sentence (const DorsalCalibrationVerdict *verdict)
{
  int n = verdict->point + 1;

  switch (verdict->result)
    {
    case DORSAL_CALIBRATION_GOOD:
      return g_strdup ("the fit is good");
    case DORSAL_CALIBRATION_NOT_RAW:
      return g_strdup ("this roller measures kilopascals by itself: there is nothing to calibrate");
    case DORSAL_CALIBRATION_TOO_FEW:
      return g_strdup_printf ("%.0f of at least %d weights: measure more, or sit on the roller with a scale", verdict->value,
                              DORSAL_CALIBRATION_MIN_WEIGHTS);
    case DORSAL_CALIBRATION_NOTHING:
      return g_strdup_printf ("point %d: nothing rests on the cells: put the weight on the middle of a cell", n);
    case DORSAL_CALIBRATION_NOT_STILL:
      return g_strdup_printf ("point %d: the cells moved by %.0f %% while held (at most %.0f %%): let it rest and "
                              "measure it again",
                              n, verdict->value * 100, DORSAL_CALIBRATION_MAX_UNREST * 100);
    case DORSAL_CALIBRATION_SPREAD:
      return g_strdup_printf ("point %d: a second cell bears %.0f %% as much (at most %.0f %%): put the puck on the "
                              "middle of one cell",
                              n, verdict->value * 100, DORSAL_CALIBRATION_MAX_SECOND * 100);
    case DORSAL_CALIBRATION_SATURATED:
      return g_strdup_printf ("point %d: a cell stands at the end of its scale: use a lighter weight or a larger puck",
                              n);
    case DORSAL_CALIBRATION_NO_FORCE:
      return g_strdup_printf ("point %d: its weight is not a number above zero", n);
    case DORSAL_CALIBRATION_NARROW:
      return g_strdup_printf ("the heaviest weight is only %.1f times the lightest (at least %.0f times): add a "
                              "heavier or a lighter one",
                              verdict->value, DORSAL_CALIBRATION_MIN_SPAN);
    case DORSAL_CALIBRATION_NOT_RISING:
      return g_strdup_printf ("point %d: more weight gave no higher count: measure it again", n);
    case DORSAL_CALIBRATION_ODD_BETA:
      return g_strdup_printf ("the exponent would be %.2f (%.1f to %.1f is what such cells have): tare again and "
                              "check the weights",
                              verdict->value, DORSAL_CALIBRATION_BETA_MIN, DORSAL_CALIBRATION_BETA_MAX);
    case DORSAL_CALIBRATION_ODD_GAIN:
      return g_strdup_printf ("cell %.0f differs from the others by more than %.0f times: check its weights, or the cell",
                              verdict->value + 1, DORSAL_CALIBRATION_MAX_GAIN);
    case DORSAL_CALIBRATION_SCATTER:
      return g_strdup_printf ("the points lie %.0f %% off the curve (at most %.0f %%), point %d most: measure it again",
                              verdict->value * 100, DORSAL_CALIBRATION_MAX_RESIDUAL * 100, n);
    default:
      return g_strdup ("nothing was measured yet");
    }
}
