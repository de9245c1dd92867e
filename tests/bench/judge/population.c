/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A seed → a person and a roller.
 *
 * Comes in: the population's seed and a number. Goes out: a setup of the simulated person, and what such
 * a person would have told. Never: anything that another run would not give.
 *
 *   stature, mass     ANSUR II: 175.6 ± 6.9 cm, 85.5 ± 14.2 kg; women 162.9 ± 6.4, 67.8 ± 11.0; half and half
 *   back              k · stature · N(1, 0.05); told: stature, sex, weight
 *   start position    missed by N(0, 2.3 cm), anew in each session
 *   own levels        T12/L1 N(0, 1.6 cm) off the mean place, in proportion above it
 *   roller            radius 50, 65, 70 or 75 mm; 8 to 16 cells; two of three in kPa; half gyroscope, half encoder
 *   its cells         one in a hundred dead; one roller in 50 each with one more dead, stuck or silent; offsets to 8 %
 *   rate              100 Hz; one in ten 50, one in twenty 200, one in fifty 1000
 *
 * Every 25th roller has no angle, every 25th lies the wrong way round, and under every 25th the shirt winds. */

#include "population.h"

#include <math.h>

#define ANCHOR_SD_CM 2.3
#define ANATOMY_SD_CM 1.6
#define LENGTH_SD 0.05
#define SPECIAL 25 /* one in so many of each special kind */

static double
between (GRand *rand, double min, double max)
{
  return min + (max - min) * g_rand_double (rand);
}

static double
normal (GRand *rand, double mean, double sd)
{
  return mean + sd * sqrt (-2 * log (1 - g_rand_double (rand))) * cos (2 * G_PI * g_rand_double (rand));
}

static gboolean
chance (GRand *rand, double p)
{
  return g_rand_double (rand) < p;
}

static void
draw_person (GRand *rand, Resident *resident)
{
  gboolean male = g_rand_boolean (rand);
  DorsalMeasures told = {
    .sex = male ? DORSAL_SEX_MALE : DORSAL_SEX_FEMALE,
    .stature_cm = CLAMP (male ? normal (rand, 175.6, 6.9) : normal (rand, 162.9, 6.4), 120, 230),
    .weight_kg = CLAMP (male ? normal (rand, 85.5, 14.2) : normal (rand, 67.8, 11.0), 40, 160),
  };

  resident->as_lived = dorsal_settings_default ();
  resident->as_lived.ask_direction = TRUE; /* and the simulated person does roll toward the head first */
  resident->as_lived.body = dorsal_body_of (&told);
  resident->setup.body = resident->as_lived.body;
  resident->setup.body.length_cm *= CLAMP (normal (rand, 1, LENGTH_SD), 0.8, 1.2);
  resident->setup.weight_kg = told.weight_kg;
  resident->setup.troubles.anatomy_cm = normal (rand, 0, ANATOMY_SD_CM);
}

static void
draw_cells (GRand *rand, Resident *resident)
{
  DorsalTroubles *troubles = &resident->setup.troubles;
  guint32 one = 1u << g_rand_int_range (rand, 0, (gint32) resident->setup.hello.n_cells);

  troubles->resistive = TRUE;
  troubles->drift = between (rand, 0, 0.08);
  if (chance (rand, 0.02))
    troubles->dead = one;
  else if (chance (rand, 0.02))
    troubles->stuck = one;
  else if (chance (rand, 0.02))
    troubles->silent = one;
}

static void
draw_roller (GRand *rand, Resident *resident)
{
  static const guint diameters_mm[] = { 100, 130, 140, 150 };
  DorsalHello *hello = &resident->setup.hello;
  double p = g_rand_double (rand);

  hello->diameter_mm = diameters_mm[g_rand_int_range (rand, 0, G_N_ELEMENTS (diameters_mm))];
  hello->n_cells = (guint) g_rand_int_range (rand, 8, 17);
  hello->pitch_mm = 300 / hello->n_cells;
  hello->unit = chance (rand, 0.67) ? DORSAL_UNIT_KPA : DORSAL_UNIT_RAW;
  hello->angle = g_rand_boolean (rand) ? DORSAL_ANGLE_IMU : DORSAL_ANGLE_ENCODER;
  hello->rate_hz = p < 0.83 ? 100 : p < 0.93 ? 50 : p < 0.98 ? 200 : 1000;
  resident->setup.troubles.gyro = 1;
  draw_cells (rand, resident);
}

static void
draw_use (guint i, Resident *resident)
{
  resident->setup.slip = 0.015;
  resident->setup.troubles.jumps = 0.01;
  resident->setup.troubles.firm = 0.03;
  if (i % SPECIAL == 4)
    resident->setup.hello.angle = DORSAL_ANGLE_NONE;
  if (i % SPECIAL == 12)
    resident->setup.troubles.turned = TRUE;
  if (i % SPECIAL == 20)
    resident->setup.troubles.winding = 0.04;
}

static guint
kinds_of (const DorsalPersonSetup *setup)
{
  const DorsalHello *hello = &setup->hello;
  const DorsalTroubles *troubles = &setup->troubles;

  if (hello->angle == DORSAL_ANGLE_NONE)
    return 1u << KIND_NO_ANGLE;
  if (troubles->turned)
    return 1u << KIND_TURNED;
  if (troubles->winding > 0)
    return 1u << KIND_WINDING;
  return 1u << KIND_ALL | 1u << (hello->unit == DORSAL_UNIT_KPA ? KIND_KPA : KIND_RAW)
         | 1u << (hello->angle == DORSAL_ANGLE_IMU ? KIND_IMU : KIND_ENCODER)
         | (guint) (hello->n_cells < 10) << KIND_FEW_CELLS
         | (guint) ((troubles->dead | troubles->stuck | troubles->silent) != 0) << KIND_BAD_CELL
         | (guint) (hello->rate_hz != 100) << KIND_OTHER_RATE;
}

Resident
resident_of (guint64 seed, guint i)
{
  guint32 words[] = { (guint32) seed, (guint32) (seed >> 32), i, 0x9e0914 };
  g_autoptr (GRand) rand = g_rand_new_with_seed_array (words, G_N_ELEMENTS (words));
  Resident resident = { .setup = dorsal_person_setup_default (seed * 1000003 + i * 1009) };

  draw_person (rand, &resident);
  draw_roller (rand, &resident);
  draw_use (i, &resident);
  resident.kinds = kinds_of (&resident.setup);
  return resident;
}

DorsalPersonSetup
resident_session (const Resident *resident, guint n)
{
  DorsalPersonSetup setup = resident->setup;
  guint32 words[] = { (guint32) setup.seed, (guint32) (setup.seed >> 32), n, 0x5e5510 };
  g_autoptr (GRand) rand = g_rand_new_with_seed_array (words, G_N_ELEMENTS (words));

  setup.seed += n;
  setup.anchor_error_cm = normal (rand, 0, ANCHOR_SD_CM);
  return setup;
}

double
resident_own_length_cm (const DorsalPersonSetup *setup)
{
  return setup->body.length_cm + setup->troubles.anatomy_cm / dorsal_zones_default ()->lower_caution_end;
}

DorsalSettings
resident_perfect (const Resident *resident, const DorsalPersonSetup *session)
{
  DorsalSettings settings = resident->as_lived;

  settings.body.length_cm = resident_own_length_cm (session);
  settings.body.length_sd = 0;
  settings.anchor_cm = session->start_place * session->body.length_cm + session->anchor_error_cm;
  settings.zones.sigma_measured_cm = 0;
  settings.zones.sigma_anatomy_cm = 0;
  return settings;
}
