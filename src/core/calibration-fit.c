/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Weights → the law of a roller's cells.
 *
 * Comes in: points, each a known force and the tared counts under it. Goes out: alpha, beta,
 * gains and how far the points lie off; or what is wrong and which point is to blame. Never:
 * a curve through points that do not agree.
 *
 *   ln p │         ×  point 5            r = ln p − alpha − ln gain − beta · ln g
 *        │      ×╱                       alpha for a given beta: a mean
 *        │   ╱×                          gains: a mean over a cell's own points
 *        │ ×                             beta: golden section, so that Σ r² is least
 *        └──────────── ln g
 *
 * A point of the whole roller gives r = ln F − alpha − ln Σ gain · g^beta · pitch · length. */

#include "core/calibration-private.h"

#include <math.h>

#define LEAST 0.005       /* of full scale: below it nothing rests there [E] */
#define MORE 1.3          /* so much more weight must give a higher count [E] */
#define GAIN_POINTS 3
#define GOLDEN 0.6180339887498949
#define AT_THE_END 0.005  /* of beta's range */

typedef struct
{
  const DorsalCalibrationPoint *points;
  guint n;
  const DorsalHello *hello;
  guint cell[DORSAL_CALIBRATION_MAX_POINTS]; /* of a weight's point */
  guint own[DORSAL_MAX_CELLS];               /* how many weights a cell has */
} Fit;

static DorsalCalibrationVerdict
verdict (DorsalCalibrationResult result, int point, double value)
{
  return (DorsalCalibrationVerdict){ result, point, value };
}

static gboolean
on_cell (const Fit *fit, guint i)
{
  return fit->points[i].on == DORSAL_CALIBRATION_ON_CELL;
}

static double
conductance (const Fit *fit, guint point, guint cell)
{
  return dorsal_calibration_conductance (fit->points[point].cells[cell], fit->hello->full_scale);
}

/* --- one point --- */

static double
second_share (const DorsalCalibrationPoint *point, guint loaded, guint n_cells)
{
  double second = 0;

  for (guint i = 0; i < n_cells; i++)
    if (i != loaded)
      second = MAX (second, point->cells[i]);
  return second / point->cells[loaded];
}

DorsalCalibrationVerdict
dorsal_calibration_check (const DorsalCalibrationPoint *point, const DorsalHello *hello)
{
  guint loaded = dorsal_calibration_loaded_cell (point, hello->n_cells);
  double most = point->cells[loaded];

  if (hello->unit != DORSAL_UNIT_RAW)
    return verdict (DORSAL_CALIBRATION_NOT_RAW, -1, 0);
  if (!(point->force_n > 0) || !isfinite (point->force_n))
    return verdict (DORSAL_CALIBRATION_NO_FORCE, 0, point->force_n);
  if (!(most >= LEAST * hello->full_scale))
    return verdict (DORSAL_CALIBRATION_NOTHING, 0, most);
  if (!(point->unrest <= DORSAL_CALIBRATION_MAX_UNREST))
    return verdict (DORSAL_CALIBRATION_NOT_STILL, 0, point->unrest);
  if (most >= DORSAL_CALIBRATION_TOP * hello->full_scale)
    return verdict (DORSAL_CALIBRATION_SATURATED, 0, most);
  if (point->on == DORSAL_CALIBRATION_ON_CELL
      && second_share (point, loaded, hello->n_cells) > DORSAL_CALIBRATION_MAX_SECOND)
    return verdict (DORSAL_CALIBRATION_SPREAD, 0, second_share (point, loaded, hello->n_cells));
  return verdict (DORSAL_CALIBRATION_GOOD, -1, 0);
}

/* --- the points together --- */

/* Heaviest over lightest; a weight's measure is its pressure, since pucks differ. */
static double
span_of (const Fit *fit)
{
  double span = 1;

  for (guint i = 0; i < fit->n; i++)
    for (guint k = 0; k < fit->n; k++)
      if (on_cell (fit, i) && on_cell (fit, k))
        span = MAX (span,
                    dorsal_calibration_point_kpa (&fit->points[i]) / dorsal_calibration_point_kpa (&fit->points[k]));
      else if (!on_cell (fit, i) && !on_cell (fit, k))
        span = MAX (span, fit->points[i].force_n / fit->points[k].force_n);
  return span;
}

/* A weight with a lighter one on the same cell that gave as much; -1: none. */
static int
find_falling (const Fit *fit)
{
  for (guint i = 0; i < fit->n; i++)
    for (guint k = 0; k < fit->n; k++)
      if (on_cell (fit, i) && on_cell (fit, k) && fit->cell[i] == fit->cell[k]
          && dorsal_calibration_point_kpa (&fit->points[i]) >= MORE * dorsal_calibration_point_kpa (&fit->points[k])
          && fit->points[i].cells[fit->cell[i]] <= fit->points[k].cells[fit->cell[k]])
        return (int) i;
  return -1;
}

/* ln p − beta ln g, what alpha and the gain must make up for. */
static double
offset_of_cell (const Fit *fit, guint i, double beta)
{
  return log (dorsal_calibration_point_kpa (&fit->points[i])) - beta * log (conductance (fit, i, fit->cell[i]));
}

static double
offset_of_roller (const Fit *fit, guint i, double beta, const double *gain)
{
  double sum = 0;

  for (guint c = 0; c < fit->hello->n_cells; c++)
    {
      double g = conductance (fit, i, c);
      sum += g > 0 ? gain[c] * pow (g, beta) : 0;
    }
  return log (fit->points[i].force_n / (sum * dorsal_calibration_newton_per_kpa (fit->hello)));
}

/* Means of what is to be made up for: of all weights, and of a cell's own against that. */
static void
find_gains (const Fit *fit, double beta, double *gain)
{
  double all = 0, own[DORSAL_MAX_CELLS] = { 0 };
  guint n = 0;

  for (guint i = 0; i < fit->n; i++)
    if (on_cell (fit, i))
      {
        double offset = offset_of_cell (fit, i, beta);
        all += offset;
        own[fit->cell[i]] += offset;
        n++;
      }
  for (guint c = 0; c < DORSAL_MAX_CELLS; c++)
    gain[c] = fit->own[c] >= GAIN_POINTS ? exp (own[c] / fit->own[c] - all / n) : 1;
}

/* Σ r² at this beta. offsets: n of them, room for each point's. */
static double
squares_at (const Fit *fit, double beta, double *gain, double *ret_alpha, double *offsets)
{
  double sum = 0, squares = 0;

  find_gains (fit, beta, gain);
  for (guint i = 0; i < fit->n; i++)
    {
      offsets[i] = on_cell (fit, i) ? offset_of_cell (fit, i, beta) - log (gain[fit->cell[i]])
                                    : offset_of_roller (fit, i, beta, gain);
      sum += offsets[i];
    }
  *ret_alpha = sum / fit->n;
  for (guint i = 0; i < fit->n; i++)
    squares += (offsets[i] - *ret_alpha) * (offsets[i] - *ret_alpha);
  return squares;
}

static double
best_beta (const Fit *fit)
{
  double low = DORSAL_CALIBRATION_BETA_MIN, high = DORSAL_CALIBRATION_BETA_MAX;
  double gain[DORSAL_MAX_CELLS], offsets[DORSAL_CALIBRATION_MAX_POINTS], alpha;

  while (high - low > 1e-6)
    {
      double left = high - GOLDEN * (high - low), right = low + GOLDEN * (high - low);
      if (squares_at (fit, left, gain, &alpha, offsets) < squares_at (fit, right, gain, &alpha, offsets))
        high = right;
      else
        low = left;
    }
  return (low + high) / 2;
}

static DorsalCalibrationVerdict
take_in (Fit *fit)
{
  for (guint i = 0; i < fit->n; i++)
    {
      DorsalCalibrationVerdict one = dorsal_calibration_check (&fit->points[i], fit->hello);
      if (one.result != DORSAL_CALIBRATION_GOOD)
        return verdict (one.result, one.point < 0 ? -1 : (int) i, one.value);
      fit->cell[i] = dorsal_calibration_loaded_cell (&fit->points[i], fit->hello->n_cells);
      fit->own[fit->cell[i]] += on_cell (fit, i) ? 1 : 0;
    }
  return verdict (DORSAL_CALIBRATION_GOOD, -1, 0);
}

/* Degrees of freedom: the points, less alpha, beta, and the gains but one. */
static double
residual_of (const Fit *fit, double squares)
{
  int free_points = (int) fit->n - 2, gains = 0;

  for (guint c = 0; c < DORSAL_MAX_CELLS; c++)
    gains += fit->own[c] >= GAIN_POINTS;
  free_points -= MAX (gains - 1, 0);
  return sqrt (squares / MAX (free_points, 1));
}

static DorsalCalibrationVerdict
judge (const Fit *fit, const DorsalCalibration *made, const double *offsets)
{
  int worst = 0;

  for (guint i = 1; i < fit->n; i++)
    if (fabs (offsets[i] - made->alpha) > fabs (offsets[worst] - made->alpha))
      worst = (int) i;
  if (made->beta < DORSAL_CALIBRATION_BETA_MIN + AT_THE_END || made->beta > DORSAL_CALIBRATION_BETA_MAX - AT_THE_END)
    return verdict (DORSAL_CALIBRATION_ODD_BETA, -1, made->beta);
  for (guint c = 0; c < made->n_cells; c++)
    if (fabs (log (made->gain[c])) > log (DORSAL_CALIBRATION_MAX_GAIN))
      return verdict (DORSAL_CALIBRATION_ODD_GAIN, -1, c);
  if (!(made->residual <= DORSAL_CALIBRATION_MAX_RESIDUAL) && !made->rough)
    return verdict (DORSAL_CALIBRATION_SCATTER, worst, made->residual);
  return verdict (DORSAL_CALIBRATION_GOOD, -1, 0);
}

DorsalCalibrationVerdict
dorsal_calibration_fit (const DorsalCalibrationPoint *points, guint n, const DorsalHello *hello,
                        DorsalCalibration *ret_calibration)
{
  Fit fit = { points, MIN (n, DORSAL_CALIBRATION_MAX_POINTS), hello };
  double offsets[DORSAL_CALIBRATION_MAX_POINTS];
  DorsalCalibration made = { .known = TRUE, .n_points = fit.n, .n_cells = hello->n_cells,
                             .full_scale = hello->full_scale };
  DorsalCalibrationVerdict result;
  guint n_weights = 0;
  double squares;

  if (hello->unit != DORSAL_UNIT_RAW)
    return verdict (DORSAL_CALIBRATION_NOT_RAW, -1, 0);
  for (guint i = 0; i < fit.n; i++)
    n_weights += on_cell (&fit, i) ? 1 : 0;
  if (fit.n == 0 || (n_weights > 0 && fit.n < DORSAL_CALIBRATION_MIN_WEIGHTS))
    return verdict (DORSAL_CALIBRATION_TOO_FEW, -1, fit.n);
  result = take_in (&fit);
  if (result.result != DORSAL_CALIBRATION_GOOD)
    return result;
  made.rough = n_weights == 0 && (fit.n < DORSAL_CALIBRATION_MIN_WEIGHTS || span_of (&fit) < DORSAL_CALIBRATION_MIN_SPAN);
  if (!made.rough && span_of (&fit) < DORSAL_CALIBRATION_MIN_SPAN)
    return verdict (DORSAL_CALIBRATION_NARROW, -1, span_of (&fit));
  if (find_falling (&fit) >= 0)
    return verdict (DORSAL_CALIBRATION_NOT_RISING, find_falling (&fit), 0);

  made.beta = made.rough ? DORSAL_CALIBRATION_BETA : best_beta (&fit);
  squares = squares_at (&fit, made.beta, made.gain, &made.alpha, offsets);
  made.residual = made.rough ? MAX (DORSAL_CALIBRATION_ROUGH_RESIDUAL, residual_of (&fit, squares))
                             : residual_of (&fit, squares);
  if (made.rough && made.residual > DORSAL_CALIBRATION_ROUGH_RESIDUAL)
    made.rough = FALSE; /* readings of a scale that do not even agree among themselves: judged as scatter */
  result = judge (&fit, &made, offsets);
  if (result.result == DORSAL_CALIBRATION_GOOD)
    *ret_calibration = made;
  return result;
}
