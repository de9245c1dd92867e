/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A simulated person: acts → motion and load → samples, and the truth beside them.
 *
 * Comes in: a setup with a seed. Goes out: one sample a step. Never: anything that another
 * run with the same setup would not give.
 *
 *   plan or script ─▶ act ─▶ strokes, sway ─▶ place ─▶ angle
 *                       └──▶ hips up, down, off ─▶ load ─▶ cells
 *
 * Strokes are minimum-jerk: s(u) = s0 + (s1 − s0)(10u³ − 15u⁴ + 6u⁵), peak 1.875 D/T.
 * Load with the hips up is a bridge on feet and roller: F = 0.29 W / (x/H), where
 * x/H = 0.27 + 0.30 (1 − 0.954 f) from the feet to the roller; hips down 0.62 of it. */

#include "core/person-private.h"
#include "core/anatomy.h"
#include "core/contact.h"

#include <math.h>
#include <string.h>

#define GRAVITY 9.81
#define OFF_PERCENT 5.0
#define SPOT_WIDTH_F 0.03
#define GYRO_WALK 0.005 /* of the bias, °/s/√s; noise in °/s; scale error 1 % */
#define GYRO_NOISE 0.05
#define GRAVITY_FIX_S 2.0

DorsalPersonSetup
dorsal_person_setup_default (guint64 seed)
{
  DorsalMeasures nothing = { 0 };
  DorsalPersonSetup setup = {
    .seed = seed,
    .hello = {
      .model = "Ref12", .serial = "DEMO0001", .firmware = "1.0.0", .proto = 1, .n_cells = 12, .rate_hz = 100,
      .diameter_mm = 140, .length_mm = 330, .pitch_mm = 25, .full_scale = 4095, .angle = DORSAL_ANGLE_IMU,
      .unit = DORSAL_UNIT_KPA, .has_cue = TRUE, .battery = -1,
    },
    .body = dorsal_body_of (&nothing),
    .weight_kg = 75,
    .start_place = dorsal_zones_default ()->start_place,
    .noise = 1,
  };

  return setup;
}

/* The length that would put every level of a mean back where this person has it. */
static double
own_length_cm (const DorsalPersonSetup *setup)
{
  return setup->body.length_cm + setup->troubles.anatomy_cm / dorsal_zones_default ()->lower_caution_end;
}

static double
f_at (const DorsalPerson *person, double place_cm)
{
  return place_cm / own_length_cm (&person->setup);
}

double
dorsal_person_cm (const DorsalPerson *person, double f)
{
  return f * own_length_cm (&person->setup);
}

double
dorsal_person_start_cm (const DorsalPerson *person)
{
  return person->setup.start_place * person->setup.body.length_cm + person->setup.anchor_error_cm;
}

DorsalPerson *
dorsal_person_new (const DorsalPersonSetup *setup)
{
  DorsalPerson *person = g_new0 (DorsalPerson, 1);
  guint32 seed[] = { (guint32) setup->seed, (guint32) (setup->seed >> 32), 0xd0125a1 };

  person->setup = *setup;
  person->script = g_memdup2 (setup->script, setup->n_script * sizeof *setup->script);
  person->rand = g_rand_new_with_seed_array (seed, G_N_ELEMENTS (seed));
  seed[2] = 0x1cc0;
  person->luck = g_rand_new_with_seed_array (seed, G_N_ELEMENTS (seed));
  person->plan = (DorsalPlan){ .rand = person->rand, .luck = person->luck, .firm = setup->troubles.firm };
  person->gyro_scale = setup->troubles.gyro * 0.01 * dorsal_random_normal (person->luck);
  person->dt = 1.0 / setup->hello.rate_hz;
  person->place_cm = dorsal_person_start_cm (person);
  person->kappa_tau = 0.15;
  person->breath_hz = 0.25;
  person->patch_mm = DORSAL_CONTACT_LENGTH_MM;
  dorsal_cell_model_init (&person->cells, person->rand, setup->noise, &person->setup.troubles);
  for (guint i = 0; i < DORSAL_N_SPOTS; i++)
    {
      person->spots[i].f = dorsal_random_between (person->rand, 0.14, 0.58);
      person->spots[i].gain = dorsal_random_between (person->rand, 1.0, 1.8);
    }
  return person;
}

void
dorsal_person_free (DorsalPerson *person)
{
  if (!person)
    return;
  g_rand_free (person->rand);
  g_rand_free (person->luck);
  g_free (person->script);
  g_free (person);
}

double
dorsal_person_vas (const DorsalPerson *person)
{
  double vas = 1;

  for (guint i = 0; i < DORSAL_N_SPOTS; i++)
    if (fabs (f_at (person, person->place_cm) - person->spots[i].f) < SPOT_WIDTH_F)
      vas += 3 * person->spots[i].gain;
  return CLAMP (vas * person->kappa, 0, 10);
}

static void
next_act (DorsalPerson *person)
{
  if (!person->script)
    person->act = dorsal_plan_next (&person->plan, f_at (person, person->place_cm));
  else if (person->script_at < person->setup.n_script)
    person->act = person->script[person->script_at++];
  else
    {
      person->act = (DorsalAct){ .kind = DORSAL_ACT_OFF, .seconds = 3600 };
      person->finished = TRUE;
    }
  person->acts++;
  dorsal_person_begin_act (person);
}

static double
force_n (DorsalPerson *person)
{
  double f = CLAMP (f_at (person, person->place_cm), -0.2, 1.1);
  double reach = 0.27 + 0.30 * (1 - 0.954 * f);
  double up = MIN (0.29 / reach, 0.85) * person->setup.weight_kg * GRAVITY;

  return MAX (person->kappa * up * dorsal_person_firmness (person)
                  * (1 + person->breath_depth * sin (person->breath) + person->jitter),
              0)
         + person->hand_n;
}

static void
breathe_and_tremble (DorsalPerson *person)
{
  const double tau = 0.4, sd = 0.02 * person->setup.noise;

  person->breath += 2 * G_PI * person->breath_hz * person->dt;
  person->jitter += -person->jitter * person->dt / tau + sd * sqrt (2 * person->dt / tau) * dorsal_random_normal (person->rand);
  person->kappa += (person->kappa_goal - person->kappa) * (1 - exp (-person->dt / person->kappa_tau));
}

/* The shell turns by what rolled on the back, or freely in the air. */
static void
turn_shell (DorsalPerson *person, double moved_cm, gboolean loaded)
{
  double radius_cm = person->setup.hello.diameter_mm / 20.0;

  if (loaded)
    person->angle_deg += (moved_cm * (1 - person->slip) + person->slid_cm) / radius_cm * 180 / G_PI;
  else
    person->angle_deg += person->turn_deg_s * person->dt;
}

/* A gyroscope integrates its errors, the direction of gravity takes them back within GRAVITY_FIX_S. */
static double
gyro_error (DorsalPerson *person)
{
  double gyro = person->setup.troubles.gyro, dt = person->dt;
  double rate;

  if (gyro == 0 || person->setup.hello.angle != DORSAL_ANGLE_IMU)
    return 0;
  rate = (person->angle_deg - person->gyro_last_deg) / dt;
  person->gyro_last_deg = person->angle_deg;
  person->gyro_bias_deg_s += gyro * GYRO_WALK * sqrt (dt) * dorsal_random_normal (person->luck);
  person->gyro_error_deg += (person->gyro_scale * rate + person->gyro_bias_deg_s
                             + gyro * GYRO_NOISE * dorsal_random_normal (person->luck)
                             - person->gyro_error_deg / GRAVITY_FIX_S)
                            * dt;
  return person->gyro_error_deg;
}

static gint32
measured_angle (DorsalPerson *person)
{
  const double step_deg = 360.0 / 4096;
  double noisy = person->angle_deg + gyro_error (person) + 0.02 * person->setup.noise * dorsal_random_normal (person->rand);

  if (person->setup.hello.angle == DORSAL_ANGLE_NONE)
    return 0;
  return (gint32) lround (round (noisy / step_deg) * step_deg * 1000) * (person->setup.troubles.turned ? -1 : 1);
}

/* The other way round: cells are counted from the marked end. */
static void
turn_cells (DorsalSample *sample)
{
  for (guint i = 0; i < sample->n_cells / 2u; i++)
    {
      gint32 cell = sample->cells[i];
      sample->cells[i] = sample->cells[sample->n_cells - 1 - i];
      sample->cells[sample->n_cells - 1 - i] = cell;
    }
}

static void
tell_truth (DorsalPerson *person, double moved_cm, double force, DorsalTruth *truth)
{
  double f = f_at (person, person->place_cm);
  gboolean off;

  truth->load_percent = force / (person->setup.weight_kg * GRAVITY) * 100;
  off = truth->load_percent < OFF_PERCENT || person->by_hand;
  truth->state = off ? DORSAL_STATE_OFF : person->label;
  truth->zone = off ? DORSAL_ZONE_OFF : dorsal_zones_at (dorsal_zones_default (), f);
  truth->level = off ? DORSAL_LEVEL_UNKNOWN : dorsal_anatomy_level_at (f);
  truth->place_cm = person->place_cm;
  truth->speed_cm_s = off ? 0 : moved_cm / person->dt;
  truth->vas = off ? 0 : dorsal_person_vas (person);
  truth->breath_bpm = person->breath_hz * 60;
  truth->replaced = person->replaced;
  truth->winding = person->winding_left > 0;
  truth->firm = person->act.kind == DORSAL_ACT_FIRM ? person->act.count : 0;
  truth->by_hand = person->by_hand;
  truth->act = person->acts;
}

void
dorsal_person_next (DorsalPerson *person, DorsalSample *ret_sample, gboolean *ret_pressed, DorsalTruth *ret_truth)
{
  const DorsalHello *hello = &person->setup.hello;
  double before_cm = person->place_cm;
  gboolean was_loaded = person->kappa > 0.05;
  double moved_cm, force;

  person->pressed = FALSE;
  if (person->count == 0 || !dorsal_person_follow_act (person))
    next_act (person);
  breathe_and_tremble (person);
  moved_cm = person->place_cm - before_cm;
  turn_shell (person, moved_cm, was_loaded);
  force = force_n (person);

  memset (ret_sample, 0, sizeof *ret_sample);
  ret_sample->time_us = (gint64) (person->count * G_USEC_PER_SEC / hello->rate_hz);
  ret_sample->seq = (guint16) person->count;
  ret_sample->angle_mdeg = measured_angle (person);
  ret_sample->n_cells = (guint8) hello->n_cells;
  dorsal_cell_model_step (&person->cells, person->rand, hello, f_at (person, person->place_cm), force, person->patch_mm,
                          person->dt, ret_sample->cells);
  if (person->setup.troubles.turned)
    turn_cells (ret_sample);
  *ret_pressed = person->pressed;
  if (ret_truth)
    tell_truth (person, moved_cm, force, ret_truth);
  person->count++;
}

gboolean
dorsal_person_finished (const DorsalPerson *person)
{
  return person->finished;
}
