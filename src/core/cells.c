/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counts → values that can be believed.
 *
 * Comes in: one sample's counts, and whether somebody lies there. Goes out: pressure (or a
 * share of full scale) less the tare, and which cells are faulty. Never: a faulty cell's own
 * number, a value below zero, a tare taken under load.
 *
 *   count  ▁▂▂▁▂█████▆███▁▂▂▁▂▂▁▂▂       tare: 10th percentile of each second of rest
 *   rest   ─────┘        └──0.3 s──┴ 1 s ┴ 1 s ┴
 *
 *   neighbours ▃▅▇▅▃▆█      cell ▃▃▃▃▃▃▃  STUCK        cell ▁▁▁▁▁▁▁  SILENT */

#include "core/cells.h"

#include <stdlib.h>
#include <string.h>

#define STUCK_US (5 * G_USEC_PER_SEC)
#define ALONE_US (3 * G_USEC_PER_SEC)
#define SILENT_US (10 * G_USEC_PER_SEC)
#define STEP_MAX_US (250 * 1000) /* a longer step is a gap */
#define MOVED 0.3                /* share of the others' load that must have moved */
#define ALONE 0.1                /* share of the cell's value that its neighbours may have */
#define LOUD 5.0                 /* contact thresholds */
#define SPEAKS 3                 /* a third of one is a word */
#define REST_BEGIN_US (300 * 1000)
#define POINT_US (20 * 1000)
#define SMALL 4.0                /* contact thresholds above the tare */
#define FLAT 0.008               /* of the scale, between the 20th and the 80th percentile: noise, but no breath */
#define KPA_SCALE 1000           /* what tare_percent is of, in tenths of a kilopascal */

/* The count that a whole scale has. */
static double
scale_of (const DorsalHello *hello)
{
  return hello->unit == DORSAL_UNIT_RAW ? hello->full_scale : KPA_SCALE;
}

static gint32
end_of (const DorsalHello *hello)
{
  return hello->unit == DORSAL_UNIT_RAW ? (gint32) hello->full_scale : DORSAL_CELL_MOST_KPA;
}

/* A cell just in contact, in counts. */
static double
threshold_of (const DorsalHello *hello, const DorsalZones *zones)
{
  return hello->unit == DORSAL_UNIT_RAW ? hello->full_scale * zones->contact_raw_percent / 100 : zones->contact_kpa * 10;
}

/* A count less its tare. */
static gint32
tared (const DorsalCells *cells, const DorsalSample *sample, guint i)
{
  return MAX (sample->cells[i] - cells->tare[i], 0); /* no tare is below 0: a dead one has nothing */
}

static gboolean
is_usable (const DorsalCells *cells, guint i)
{
  return cells->health[i] == DORSAL_CELL_HEALTH_GOOD;
}

/* The nearest cell on one side (step: -1 or 1) that can be believed; -1 when there is none. */
static int
neighbour (const DorsalCells *cells, guint n, guint i, int step)
{
  for (int k = (int) i + step; k >= 0 && k < (int) n; k += step)
    if (is_usable (cells, (guint) k))
      return k;
  return -1;
}

static void
begin (DorsalCells *cells, const DorsalSample *sample)
{
  memset (cells, 0, sizeof *cells);
  cells->started = TRUE;
  cells->time_us = sample->time_us;
  for (guint i = 0; i < sample->n_cells; i++)
    {
      cells->health[i] = sample->cells[i] == DORSAL_CELL_DEAD ? DORSAL_CELL_HEALTH_DEAD : DORSAL_CELL_HEALTH_GOOD;
      cells->last[i] = sample->cells[i];
      cells->same_us[i] = sample->time_us;
      cells->least[i] = G_MAXINT32;
    }
}

/* The count is another one, and stands still from here. */
static void
take_count (DorsalCells *cells, const DorsalSample *sample, guint i, gint32 others)
{
  cells->last[i] = sample->cells[i];
  cells->same_us[i] = sample->time_us;
  cells->least[i] = cells->most[i] = others;
}

/* Follows how long a count has stood still, and what the others bore meanwhile. */
static void
follow_count (DorsalCells *cells, const DorsalSample *sample, guint i, gint32 others, double scale)
{
  gint32 count = sample->cells[i];

  if (count != cells->last[i])
    {
      if (cells->health[i] == DORSAL_CELL_HEALTH_STUCK && abs (count - cells->last[i]) >= scale / 100)
        cells->health[i] = DORSAL_CELL_HEALTH_GOOD;
      take_count (cells, sample, i, others);
      return;
    }
  cells->least[i] = MIN (cells->least[i], others);
  cells->most[i] = MAX (cells->most[i], others);
}

static gboolean
is_stuck (const DorsalCells *cells, const DorsalSample *sample, const gint32 *counts, guint i, double threshold)
{
  gint64 same_us = sample->time_us - cells->same_us[i];
  double value = counts[i];
  int left, right;

  if (same_us < ALONE_US || value < 2 * threshold)
    return FALSE;
  if (same_us >= STUCK_US && cells->most[i] > 2 * threshold && cells->most[i] - cells->least[i] > MOVED * cells->most[i])
    return TRUE;
  left = neighbour (cells, sample->n_cells, i, -1);
  right = neighbour (cells, sample->n_cells, i, 1);
  return left >= 0 && right >= 0 && MAX (counts[left], counts[right]) <= ALONE * value;
}

/* Between two loud neighbours; a cell at the end of the roller may rightly bear nothing. */
static gboolean
is_silent (DorsalCells *cells, guint n, const gint32 *counts, guint i, gint64 step_us, double threshold)
{
  gboolean speaks = counts[i] * SPEAKS > threshold;
  int left, right;

  if (speaks && cells->silent_us[i] == 0) /* as ever */
    return FALSE;
  left = neighbour (cells, n, i, -1);
  right = neighbour (cells, n, i, 1);
  if (left < 0 || right < 0 || MIN (counts[left], counts[right]) < LOUD * threshold)
    return cells->health[i] == DORSAL_CELL_HEALTH_SILENT;
  if (speaks)
    cells->silent_us[i] = 0;
  else if (step_us <= STEP_MAX_US)
    cells->silent_us[i] += step_us;
  return cells->silent_us[i] >= SILENT_US;
}

/* What a faulty cell would say: between its neighbours; at the end of the roller half the last one's. */
static double
suggested (const DorsalCells *cells, const DorsalCellValues *values, guint i)
{
  int left = neighbour (cells, values->n, i, -1), right = neighbour (cells, values->n, i, 1);
  double share;

  if (left >= 0 && right >= 0)
    {
      share = (double) ((int) i - left) / (right - left);
      return values->value[left] + share * (values->value[right] - values->value[left]);
    }
  return left >= 0 ? values->value[left] / 2 : right >= 0 ? values->value[right] / 2 : 0;
}

/* Counts → pressure, or a share of full scale. */
static void
fill_values (const gint32 *counts, const DorsalHello *hello, const DorsalCalibration *calibration, DorsalCellValues *values)
{
  guint n = values->n;

  if (calibration)
    for (guint i = 0; i < n; i++)
      values->value[i] = values->usable[i] ? dorsal_calibration_kpa (calibration, i, counts[i]) : 0;
  else if (hello->unit == DORSAL_UNIT_KPA)
    for (guint i = 0; i < n; i++)
      values->value[i] = counts[i] * 0.1;
  else
    for (guint i = 0; i < n; i++)
      values->value[i] = (double) counts[i] / hello->full_scale;
}

/* What one sample is judged by. */
typedef struct
{
  gint32 counts[DORSAL_MAX_CELLS]; /* tared */
  gint32 sum;                      /* 32 counts of 24 bits have room */
  gboolean loud; /* some cell is: only then can another be silent */
  gint32 mute;   /* a cell that says no more than this may be */
  double threshold, scale;
  gint32 end;
  gint64 step_us;
} Row;

static void
row_of (const DorsalCells *cells, const DorsalSample *sample, const DorsalHello *hello, const DorsalZones *zones,
        Row *ret_row)
{
  guint n = sample->n_cells;
  gint32 most = 0, sum = 0;

  ret_row->threshold = threshold_of (hello, zones);
  ret_row->scale = scale_of (hello);
  ret_row->end = end_of (hello);
  ret_row->step_us = sample->time_us - cells->time_us;
  for (guint i = 0; i < n; i++)
    {
      gint32 count = tared (cells, sample, i);

      ret_row->counts[i] = count;
      sum += count;
      most = MAX (most, count);
    }
  ret_row->sum = sum;
  ret_row->loud = most >= LOUD * ret_row->threshold;
  ret_row->mute = ret_row->loud ? (gint32) ret_row->threshold / SPEAKS : -1;
}

/* A good cell that moves and speaks, as nearly all do: nothing else can be found of it. */
static gboolean
is_lively (DorsalCells *cells, const DorsalSample *sample, const Row *row, guint i)
{
  gint32 count = sample->cells[i];

  if (!is_usable (cells, i) || count == cells->last[i] || count == DORSAL_CELL_DEAD || cells->silent_us[i] != 0
      || row->counts[i] <= row->mute)
    return FALSE;
  take_count (cells, sample, i, row->sum - row->counts[i]);
  return TRUE;
}

static DorsalCellHealth
judge (DorsalCells *cells, const DorsalSample *sample, const Row *row, guint i)
{
  gint32 count = sample->cells[i];
  DorsalCellHealth health;

  if (count == DORSAL_CELL_DEAD)
    cells->health[i] = DORSAL_CELL_HEALTH_DEAD;
  else if (cells->health[i] == DORSAL_CELL_HEALTH_DEAD)
    cells->health[i] = DORSAL_CELL_HEALTH_GOOD;
  follow_count (cells, sample, i, row->sum - row->counts[i], row->scale);
  health = (DorsalCellHealth) cells->health[i];
  if (health == DORSAL_CELL_HEALTH_GOOD && count < row->end && is_stuck (cells, sample, row->counts, i, row->threshold))
    return DORSAL_CELL_HEALTH_STUCK;
  if (row->loud && (health == DORSAL_CELL_HEALTH_GOOD || health == DORSAL_CELL_HEALTH_SILENT))
    return is_silent (cells, sample->n_cells, row->counts, i, row->step_us, row->threshold) ? DORSAL_CELL_HEALTH_SILENT
                                                                                             : DORSAL_CELL_HEALTH_GOOD;
  return health;
}

void
dorsal_cells_step (DorsalCells *cells, const DorsalSample *sample, const DorsalHello *hello,
                   const DorsalCalibration *calibration, const DorsalZones *zones, DorsalCellValues *ret_values)
{
  guint n = sample->n_cells, n_usable = 0;
  gboolean saturated = FALSE;
  Row row;

  if (!cells->started)
    begin (cells, sample);
  row_of (cells, sample, hello, zones, &row);
  for (guint i = 0; i < n; i++)
    {
      gboolean usable = is_lively (cells, sample, &row, i);

      if (!usable)
        {
          cells->health[i] = (guint8) judge (cells, sample, &row, i);
          usable = is_usable (cells, i);
        }
      ret_values->usable[i] = usable;
      n_usable += (guint) usable;
      if (sample->cells[i] >= row.end)
        saturated |= usable;
    }
  cells->time_us = sample->time_us;
  ret_values->n = n;
  ret_values->pressure_known = hello->unit == DORSAL_UNIT_KPA || calibration != NULL;
  ret_values->saturated = saturated;
  ret_values->n_usable = n_usable;
  fill_values (row.counts, hello, calibration, ret_values);
  for (guint i = 0; n_usable < n && i < n; i++)
    if (!ret_values->usable[i])
      ret_values->value[i] = suggested (cells, ret_values, i);
}

static int
compare_counts (const void *a, const void *b)
{
  return *(const gint16 *) a - *(const gint16 *) b;
}

/* A full second's counts of one cell, in order. */
static void
sort_points (const DorsalCells *cells, guint i, gint16 *ret_counts)
{
  for (guint k = 0; k < cells->n_points; k++)
    ret_counts[k] = cells->points[k][i];
  qsort (ret_counts, cells->n_points, sizeof *ret_counts, compare_counts);
}

static void
take_tare (DorsalCells *cells, guint n, const DorsalHello *hello, const DorsalZones *zones)
{
  gint16 counts[DORSAL_CELLS_REST_POINTS];
  double most = scale_of (hello) * zones->tare_percent / 100;

  for (guint i = 0; i < n; i++)
    {
      gint16 count;

      if (cells->health[i] == DORSAL_CELL_HEALTH_DEAD || cells->health[i] == DORSAL_CELL_HEALTH_STUCK)
        continue;
      sort_points (cells, i, counts);
      count = counts[cells->n_points / 10];
      if (count <= most)
        cells->tare[i] = MAX (count, 0);
    }
}

/* A lying person's load is never so small in every cell. */
static gboolean
is_small (const DorsalCells *cells, const DorsalSample *sample, const DorsalHello *hello, const DorsalZones *zones)
{
  double most = threshold_of (hello, zones) * SMALL;

  for (guint i = 0; i < sample->n_cells; i++)
    if (is_usable (cells, i) && tared (cells, sample, i) > most)
      return FALSE;
  return TRUE;
}

/* And nothing alive is so still. */
static gboolean
is_flat (const DorsalCells *cells, guint n, const DorsalHello *hello)
{
  gint16 counts[DORSAL_CELLS_REST_POINTS];
  guint low = cells->n_points * 2 / 10, high = cells->n_points * 8 / 10;

  for (guint i = 0; i < n; i++)
    {
      sort_points (cells, i, counts);
      if (counts[high] - counts[low] > scale_of (hello) * FLAT)
        return FALSE;
    }
  return TRUE;
}

static void
keep_point (DorsalCells *cells, const DorsalSample *sample)
{
  if (cells->n_points > 0 && sample->time_us - cells->point_us < POINT_US)
    return;
  cells->point_us = sample->time_us;
  for (guint i = 0; i < sample->n_cells; i++)
    cells->points[cells->n_points][i] = (gint16) CLAMP (sample->cells[i], 0, G_MAXINT16);
  cells->n_points++;
}

gboolean
dorsal_cells_rest (DorsalCells *cells, const DorsalSample *sample, const DorsalHello *hello, gboolean off,
                   const DorsalZones *zones)
{
  gboolean flat;

  if (zones->tare_percent <= 0)
    return FALSE;
  if (!off && !is_small (cells, sample, hello, zones))
    {
      cells->rest_us = 0;
      cells->n_points = 0;
      return FALSE;
    }
  if (cells->rest_us == 0)
    cells->rest_us = sample->time_us + 1; /* never 0 */
  if (sample->time_us - cells->rest_us < REST_BEGIN_US)
    return FALSE;
  keep_point (cells, sample);
  if (cells->n_points < DORSAL_CELLS_REST_POINTS)
    return FALSE;
  flat = is_flat (cells, sample->n_cells, hello);
  if (off || flat)
    take_tare (cells, sample->n_cells, hello, zones);
  cells->n_points = 0;
  return !off && flat;
}
