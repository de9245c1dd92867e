/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Load → cells.
 *
 * Comes in: force and place. Goes out: counts as the wire carries them. Never: a count
 * outside the wire's range.
 *
 * Across the back the load is one broad hump, two beside the spine and a narrow one on it.
 * Their widths and shares follow the region (engineering values: plausible, unmeasured).
 *
 *      ▁▂▄▆▇█▆▇█▇▆▄▂▁      thoracic: ribs and shoulder blades spread it
 *      ▁▁▁▂▅█▃▂▃█▅▂▁▁      lumbar: two muscles carry it */

#include "core/person-private.h"
#include "core/contact.h"

#include <math.h>

typedef struct
{
  double f;
  double broad_mm, pair_at_mm;            /* width of the hump; distance of the pair from the spine */
  double broad_share, pair_share, middle_share;
} Region;

static const Region regions[] = {
  { 0.00, 45, 28, 0.55, 0.30, 0.15 },  { 0.12, 85, 30, 0.70, 0.22, 0.08 }, { 0.35, 110, 32, 0.72, 0.22, 0.06 },
  { 0.50, 100, 34, 0.66, 0.27, 0.07 }, { 0.65, 85, 36, 0.58, 0.35, 0.07 }, { 0.72, 65, 38, 0.45, 0.48, 0.07 },
  { 0.85, 55, 40, 0.40, 0.53, 0.07 },  { 1.00, 70, 38, 0.50, 0.40, 0.10 },
};

#define PAIR_WIDTH_MM 14.0
#define MIDDLE_WIDTH_MM 9.0
#define CELL_AREA_MM2 400.0
#define SHIFT_MM 4.0      /* how far people sway along the roller, and how slowly */
#define SHIFT_TAU_S 3.0
#define KPA_GAIN_SD 0.02  /* a calibrated roller */
#define RAW_GAIN_SD 0.06  /* force sensing resistors, part to part */
#define KPA_NOISE 0.25
#define RAW_NOISE 2.0     /* counts */
#define FSR_G0 90e-6      /* siemens at 1 N, exponent 0.9, into 3.3 kΩ */
#define FSR_POWER 0.9
#define FSR_OHM 3300.0
#define FSR_HYSTERESIS 0.05
#define FSR_CREEP 0.05    /* a decade of seconds under load */

static double
bell (double x, double width)
{
  double u = x / width;
  return exp (-0.5 * u * u) / (width * sqrt (2 * G_PI));
}

static Region
region_at (double f)
{
  guint i = 0;
  double t;
  Region a, b;

  while (i + 2 < G_N_ELEMENTS (regions) && f > regions[i + 1].f)
    i++;
  a = regions[i];
  b = regions[i + 1];
  t = CLAMP ((f - a.f) / (b.f - a.f), 0, 1);
#define MIX(field) .field = a.field + t * (b.field - a.field)
  return (Region){ MIX (f),          MIX (broad_mm),   MIX (pair_at_mm),
                   MIX (broad_share), MIX (pair_share), MIX (middle_share) };
#undef MIX
}

/* Share of the load per millimetre of roller at x from the spine. */
static double
share_at (const Region *region, double x)
{
  return region->broad_share * bell (x, region->broad_mm)
         + 0.5 * region->pair_share
               * (bell (x - region->pair_at_mm, PAIR_WIDTH_MM) + bell (x + region->pair_at_mm, PAIR_WIDTH_MM))
         + region->middle_share * bell (x, MIDDLE_WIDTH_MM);
}

void
dorsal_cell_model_init (DorsalCellModel *model, GRand *rand, double noise)
{
  *model = (DorsalCellModel){ .noise = noise };
  for (guint i = 0; i < DORSAL_MAX_CELLS; i++)
    {
      model->gain[i] = dorsal_random_normal (rand);
      model->dead[i] = g_rand_double (rand) < 0.01 * noise;
    }
}

static double
counts_of_fsr (const DorsalCellModel *model, guint i, double kpa, const DorsalHello *hello)
{
  double newton = kpa * CELL_AREA_MM2 * 1e-3;
  double direction = kpa > model->last_kpa[i] ? 1 : kpa < model->last_kpa[i] ? -1 : 0;
  double siemens = FSR_G0 * pow (newton, FSR_POWER) * (1 + model->noise * FSR_HYSTERESIS * direction)
                   * (1 + model->noise * FSR_CREEP * log10 (1 + model->loaded_s))
                   * (1 + model->noise * RAW_GAIN_SD * model->gain[i]);

  return hello->full_scale * siemens * FSR_OHM / (1 + siemens * FSR_OHM);
}

void
dorsal_cell_model_step (DorsalCellModel *model, GRand *rand, const DorsalHello *hello, double f, double force_n,
                        double patch_mm, double dt, gint32 *ret_cells)
{
  Region region = region_at (f);
  double middle = (hello->n_cells - 1) / 2.0;

  model->loaded_s = force_n > 20 ? model->loaded_s + dt : 0;
  model->shift_mm += -model->shift_mm * dt / SHIFT_TAU_S
                     + model->noise * SHIFT_MM * sqrt (2 * dt / SHIFT_TAU_S) * dorsal_random_normal (rand);
  for (guint i = 0; i < hello->n_cells; i++)
    {
      double x = (i - middle) * hello->pitch_mm - model->shift_mm;
      double kpa = force_n * share_at (&region, x) / patch_mm * 1e3; /* N/mm² → kPa */
      double noise = model->noise * dorsal_random_normal (rand);
      double count;

      if (hello->unit == DORSAL_UNIT_KPA)
        count = CLAMP (10 * (kpa * (1 + model->noise * KPA_GAIN_SD * model->gain[i]) + KPA_NOISE * noise), 0, 10000);
      else
        count = CLAMP (counts_of_fsr (model, i, kpa, hello) + RAW_NOISE * noise, 0, (double) hello->full_scale);
      ret_cells[i] = model->dead[i] ? DORSAL_CELL_DEAD : (gint32) lround (count);
      model->last_kpa[i] = kpa;
    }
}
