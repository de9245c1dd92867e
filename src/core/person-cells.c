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
#define KPA_SCALE 1000.0  /* counts of 100 kPa */
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

static double
mix (double a, double b, double t)
{
  return a + t * (b - a);
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
  return (Region){ mix (a.f, b.f, t),
                   mix (a.broad_mm, b.broad_mm, t),
                   mix (a.pair_at_mm, b.pair_at_mm, t),
                   mix (a.broad_share, b.broad_share, t),
                   mix (a.pair_share, b.pair_share, t),
                   mix (a.middle_share, b.middle_share, t) };
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
dorsal_cell_model_init (DorsalCellModel *model, GRand *rand, double noise, const DorsalTroubles *troubles)
{
  *model = (DorsalCellModel){ .noise = noise, .troubles = troubles };
  for (guint i = 0; i < DORSAL_MAX_CELLS; i++)
    {
      model->gain[i] = dorsal_random_normal (rand);
      model->dead[i] = g_rand_double (rand) < 0.01 * noise || (troubles->dead >> i & 1);
    }
}

/* Cells lag behind: coming up they say less, going down more. From one side to the other within a tenth of the load. */
static double
lag (DorsalCellModel *model, guint i, double kpa)
{
  double moved = (kpa - model->last_kpa[i]) / (0.1 * MAX (kpa, 1) / 2);

  model->last_kpa[i] = kpa;
  model->lag[i] = CLAMP (model->lag[i] + moved, -1, 1);
  return 1 - model->noise * FSR_HYSTERESIS * model->lag[i];
}

static double
creep (const DorsalCellModel *model)
{
  return 1 + model->noise * FSR_CREEP * log10 (1 + model->loaded_s);
}

/* What the cell reads with nothing on it, share of its scale: comes and goes over minutes. */
static double
offset (const DorsalCellModel *model, guint i)
{
  double minutes = 4 + 2 * fabs (model->gain[i]) + 0.5 * (i % 5);

  return model->troubles->drift * (0.5 + 0.5 * sin (2 * G_PI * model->time_s / (60 * minutes) + i * 1.7))
         * MIN (fabs (model->gain[i]), 1);
}

static double
counts_of_fsr (const DorsalCellModel *model, guint i, double kpa, const DorsalHello *hello)
{
  double newton = kpa * CELL_AREA_MM2 * 1e-3;
  double siemens = FSR_G0 * pow (newton, FSR_POWER) * (1 + model->noise * RAW_GAIN_SD * model->gain[i]);

  return hello->full_scale * siemens * FSR_OHM / (1 + siemens * FSR_OHM);
}

/* A cell that is stuck stands somewhere between a twentieth and a third of its scale. */
static gint32
stuck_count (guint i, double scale)
{
  return (gint32) (scale * (0.05 + 0.05 * (i % 6)));
}

void
dorsal_cell_model_step (DorsalCellModel *model, GRand *rand, const DorsalHello *hello, double f, double force_n,
                        double patch_mm, double dt, gint32 *ret_cells)
{
  Region region = region_at (f);
  double crept;
  double middle = (hello->n_cells - 1) / 2.0;

  double scale = hello->unit == DORSAL_UNIT_KPA ? KPA_SCALE : hello->full_scale;
  gboolean resistive = hello->unit == DORSAL_UNIT_RAW || model->troubles->resistive;

  model->time_s += dt;
  model->loaded_s = force_n > 20 ? model->loaded_s + dt : 0;
  crept = creep (model);
  model->shift_mm += -model->shift_mm * dt / SHIFT_TAU_S
                     + model->noise * SHIFT_MM * sqrt (2 * dt / SHIFT_TAU_S) * dorsal_random_normal (rand);
  for (guint i = 0; i < hello->n_cells; i++)
    {
      double x = (i - middle) * hello->pitch_mm - model->shift_mm;
      double kpa = i + 1 == model->weighed ? model->weight_kpa
                                           : force_n * share_at (&region, x) / patch_mm * 1e3; /* N/mm² → kPa */
      double noise = model->noise * dorsal_random_normal (rand);
      double felt = resistive ? kpa * lag (model, i, kpa) * crept : kpa;
      double count, most = hello->unit == DORSAL_UNIT_KPA ? DORSAL_CELL_MOST_KPA : hello->full_scale;

      if (hello->unit == DORSAL_UNIT_KPA)
        count = 10 * (felt * (1 + model->noise * KPA_GAIN_SD * model->gain[i]) + KPA_NOISE * noise);
      else
        count = counts_of_fsr (model, i, felt, hello) + RAW_NOISE * noise;
      if (model->troubles->drift > 0)
        count += scale * offset (model, i);
      if (model->troubles->silent >> i & 1)
        count = 0;
      if (model->troubles->stuck >> i & 1)
        count = stuck_count (i, scale);
      count = CLAMP (count, 0, most);
      ret_cells[i] = model->dead[i] ? DORSAL_CELL_DEAD : (gint32) lround (count);
    }
}
