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
#define HIPS_DOWN 0.62
#define OFF_PERCENT 5.0
#define N_STROKES 16
#define N_SPOTS 3
#define SPOT_WIDTH_F 0.03

typedef struct
{
  double to_cm, peak_cm_s, pause_s;
} Stroke;

typedef struct
{
  double f, gain;
} TenderSpot;

struct _DorsalPerson
{
  DorsalPersonSetup setup;
  DorsalAct *script;
  GRand *rand;
  DorsalPlan plan;
  DorsalCellModel cells;
  TenderSpot spots[N_SPOTS];
  gsize script_at;
  gboolean finished;
  guint64 count; /* samples made */
  double dt;

  DorsalAct act;
  guint acts;
  double act_s;          /* time in this act */
  DorsalState label;     /* what the act is, while in contact */
  guint step;            /* of the act: set-ups done once */

  Stroke strokes[N_STROKES];
  guint n_strokes, stroke;
  double stroke_s, from_cm, duration_s;

  double place_cm, angle_deg, turn_deg_s;
  double hold_cm, sway_cm, creep;
  double kappa, kappa_goal, kappa_tau;
  double breath, breath_hz, breath_depth, jitter;
  double patch_mm, vas;
  gboolean replaced, pressed;
};

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

static double
f_of (const DorsalPerson *person, double place_cm)
{
  return place_cm / person->setup.body.length_cm;
}

static double
cm_of (const DorsalPerson *person, double f)
{
  return f * person->setup.body.length_cm;
}

static double
start_cm (const DorsalPerson *person)
{
  return cm_of (person, person->setup.start_place) + person->setup.anchor_error_cm;
}

DorsalPerson *
dorsal_person_new (const DorsalPersonSetup *setup)
{
  DorsalPerson *person = g_new0 (DorsalPerson, 1);
  guint32 seed[] = { (guint32) setup->seed, (guint32) (setup->seed >> 32), 0xd0125a1 };

  person->setup = *setup;
  person->script = g_memdup2 (setup->script, setup->n_script * sizeof *setup->script);
  person->rand = g_rand_new_with_seed_array (seed, G_N_ELEMENTS (seed));
  person->plan.rand = person->rand;
  person->dt = 1.0 / setup->hello.rate_hz;
  person->place_cm = start_cm (person);
  person->kappa_tau = 0.15;
  person->breath_hz = 0.25;
  person->patch_mm = DORSAL_CONTACT_LENGTH_MM;
  dorsal_cell_model_init (&person->cells, person->rand, setup->noise);
  for (guint i = 0; i < N_SPOTS; i++)
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
  g_free (person->script);
  g_free (person);
}

/* --- strokes --- */

static void
add_stroke (DorsalPerson *person, double f, double peak_cm_s, double pause_s)
{
  if (person->n_strokes < N_STROKES)
    person->strokes[person->n_strokes++] = (Stroke){ cm_of (person, f), peak_cm_s, pause_s };
}

static void
begin_stroke (DorsalPerson *person)
{
  const Stroke *stroke = &person->strokes[person->stroke];

  person->from_cm = person->place_cm;
  person->stroke_s = 0;
  person->duration_s = 1.875 * fabs (stroke->to_cm - person->from_cm) / stroke->peak_cm_s;
}

/* Returns FALSE when all strokes are done. */
static gboolean
follow_strokes (DorsalPerson *person)
{
  const Stroke *stroke = &person->strokes[person->stroke];
  double u;

  if (person->stroke >= person->n_strokes)
    return FALSE;
  person->stroke_s += person->dt;
  u = person->duration_s > 0 ? MIN (person->stroke_s / person->duration_s, 1) : 1;
  person->place_cm = person->from_cm + (stroke->to_cm - person->from_cm) * u * u * u * (10 - 15 * u + 6 * u * u);
  if (person->stroke_s < person->duration_s + stroke->pause_s)
    return TRUE;
  person->stroke++;
  if (person->stroke < person->n_strokes)
    begin_stroke (person);
  return person->stroke < person->n_strokes;
}

static double
turn_around (DorsalPerson *person)
{
  return dorsal_random_between (person->rand, 0.1, 0.6);
}

/* Past a border by `depth` for about `seconds`, and back to f_back. sign: +1 toward the feet. */
static void
add_incursion (DorsalPerson *person, double border_f, double depth_f, int sign, double seconds, double f_back)
{
  double there = border_f + sign * depth_f;
  double way_cm = fabs (cm_of (person, there) - person->place_cm);
  double depth_cm = cm_of (person, depth_f);
  /* Near its end a minimum-jerk stroke covers the last r of D in T (r / 10 D)^⅓. */
  double share = cbrt (depth_cm / (10 * MAX (way_cm, depth_cm)));
  double peak = CLAMP (1.875 * way_cm * 2 * share / seconds, 3, 9);
  double inside_s = 2 * share * 1.875 * way_cm / peak;

  add_stroke (person, there, peak, 0.1);
  while (inside_s + 2 < seconds && person->n_strokes + 3 < N_STROKES)
    {
      add_stroke (person, there + sign * 0.05, 3, 0.1);
      add_stroke (person, there, 3, 0.1);
      inside_s += 2 * (1.875 * cm_of (person, 0.05) / 3 + 0.1);
    }
  add_stroke (person, f_back, peak, turn_around (person));
}

/* --- acts --- */

static void
lower (DorsalPerson *person, double kappa, double tau)
{
  person->kappa_goal = kappa;
  person->kappa_tau = tau;
}

static double
vas_at (DorsalPerson *person)
{
  double vas = 1;

  for (guint i = 0; i < N_SPOTS; i++)
    if (fabs (f_of (person, person->place_cm) - person->spots[i].f) < SPOT_WIDTH_F)
      vas += 3 * person->spots[i].gain;
  return CLAMP (vas * person->kappa, 0, 10);
}

static void
begin_act (DorsalPerson *person)
{
  const DorsalZones *zones = dorsal_zones_default ();
  GRand *rand = person->rand;

  person->n_strokes = person->stroke = 0;
  person->act_s = 0;
  person->step = 0;
  person->patch_mm = DORSAL_CONTACT_LENGTH_MM;
  person->breath_hz = dorsal_random_between (rand, 0.20, 0.30);
  person->breath_depth = dorsal_random_between (rand, 0.03, 0.05);
  switch (person->act.kind)
    {
    case DORSAL_ACT_ROLL:
      lower (person, 1, 0.4);
      add_stroke (person, person->act.place, person->act.speed_cm_s, turn_around (person));
      break;
    case DORSAL_ACT_LUMBAR:
      lower (person, 1, 0.4);
      add_incursion (person, zones->lower_caution_end, CLAMP (0.02 + 0.02 * person->act.seconds, 0.02, 0.12), 1,
                     person->act.seconds, 0.5);
      break;
    case DORSAL_ACT_NECK:
      lower (person, 0.5, 0.4);
      add_incursion (person, zones->neck_end, 0.045, -1, person->act.seconds, 0.2);
      break;
    case DORSAL_ACT_HOLD:
      {
        double tender = vas_at (person) > 3 ? 1.1 : 1.0;
        lower (person, dorsal_random_between (rand, 0.90, 1.05) * tender, 0.6);
        person->breath_hz = dorsal_random_between (rand, 0.10, 0.15);
        person->breath_depth = dorsal_random_between (rand, 0.05, 0.10);
        person->sway_cm = dorsal_random_between (rand, 0.1, 0.3);
        person->creep = 0.03 * dorsal_random_normal (rand);
        break;
      }
    case DORSAL_ACT_EXTEND:
      lower (person, HIPS_DOWN, 0.5);
      break;
    case DORSAL_ACT_BOUNCE:
      lower (person, 0, 0.05);
      person->turn_deg_s = dorsal_random_between (rand, -3, 3) / MAX (person->act.seconds, 0.3);
      break;
    case DORSAL_ACT_LIFT:
      lower (person, 0, 0.15);
      person->turn_deg_s = (g_rand_boolean (rand) ? 1 : -1) * dorsal_random_between (rand, 20, 60) / person->act.seconds;
      break;
    case DORSAL_ACT_OFF:
    case DORSAL_ACT_SETTLE:
      lower (person, 0, 0.15);
      person->turn_deg_s = dorsal_random_between (rand, -10, 10);
      break;
    default:
      break;
    }
  if (person->n_strokes > 0)
    begin_stroke (person);
}

/* Up to a hold's sway: starts from rest, so that it joins the stroke before it. */
static void
sway (DorsalPerson *person)
{
  double t = person->act_s;
  double fade = MIN (t / 2, 1);

  if (person->step == 0)
    {
      person->hold_cm = person->place_cm;
      person->breath = 0;
      person->step = 1;
    }
  person->place_cm = person->hold_cm + person->sway_cm * fade * sin (person->breath) + person->creep * sqrt (t);
}

/* Lifted: nothing rolls; at the end the person lies elsewhere. */
static gboolean
settle (DorsalPerson *person)
{
  if (person->step == 0 && person->kappa < 0.02)
    {
      person->place_cm = start_cm (person);
      person->step = 1;
      person->act_s = 0;
      lower (person, HIPS_DOWN, 0.5);
    }
  return person->step == 0 || person->act_s < person->act.seconds;
}

static gboolean
lift (DorsalPerson *person)
{
  if (person->step == 0 && person->act_s >= person->act.seconds)
    {
      double moved = person->place_cm + 2.5 * dorsal_random_normal (person->rand);
      person->place_cm = CLAMP (moved, cm_of (person, 0.1), cm_of (person, 0.58));
      person->replaced = TRUE;
      person->step = 1;
      lower (person, 1, 0.3);
    }
  return person->act_s < person->act.seconds + 1;
}

static gboolean
bounce (DorsalPerson *person)
{
  if (person->step == 0 && person->act_s >= person->act.seconds)
    {
      person->step = 1;
      lower (person, 1, 0.3);
    }
  return person->act_s < person->act.seconds + 0.5;
}

/* The button, twice: a press whose line is damaged on the way is not missed. */
static gboolean
press (DorsalPerson *person)
{
  static const double at_s[] = { 0.3, 1.0 };

  if (person->step < G_N_ELEMENTS (at_s) && person->act_s >= at_s[person->step])
    {
      person->pressed = TRUE;
      person->replaced = FALSE;
      person->step++;
    }
  return person->act_s < 1.4;
}

/* One step of the act. Returns FALSE when it is over. */
static gboolean
follow_act (DorsalPerson *person)
{
  person->act_s += person->dt;
  switch (person->act.kind)
    {
    case DORSAL_ACT_OFF:
      return person->act_s < person->act.seconds;
    case DORSAL_ACT_SETTLE:
      person->label = DORSAL_STATE_SETTLING;
      return settle (person);
    case DORSAL_ACT_PRESS:
      person->label = DORSAL_STATE_SETTLING;
      return press (person);
    case DORSAL_ACT_ROLL:
    case DORSAL_ACT_LUMBAR:
    case DORSAL_ACT_NECK:
      /* Who lay still does so until the first millimetre. */
      if (person->label < DORSAL_STATE_HOLDING || fabs (person->place_cm - person->from_cm) > 0.1)
        person->label = DORSAL_STATE_ROLLING;
      return follow_strokes (person);
    case DORSAL_ACT_HOLD:
      person->label = DORSAL_STATE_HOLDING;
      sway (person);
      return person->act_s < person->act.seconds;
    case DORSAL_ACT_EXTEND:
      person->label = DORSAL_STATE_EXTENDING;
      person->patch_mm = DORSAL_CONTACT_LENGTH_MM * (1 + 0.3 * CLAMP ((1 - person->kappa) / (1 - HIPS_DOWN), 0, 1));
      return person->act_s < person->act.seconds;
    case DORSAL_ACT_BOUNCE:
      if (person->step == 1)
        person->label = DORSAL_STATE_SETTLING;
      return bounce (person);
    case DORSAL_ACT_LIFT:
      if (person->step == 1)
        person->label = DORSAL_STATE_SETTLING;
      return lift (person);
    default:
      return FALSE;
    }
}

static void
next_act (DorsalPerson *person)
{
  if (!person->script)
    person->act = dorsal_plan_next (&person->plan, f_of (person, person->place_cm));
  else if (person->script_at < person->setup.n_script)
    person->act = person->script[person->script_at++];
  else
    {
      person->act = (DorsalAct){ .kind = DORSAL_ACT_OFF, .seconds = 3600 };
      person->finished = TRUE;
    }
  person->acts++;
  begin_act (person);
}

/* --- body --- */

static double
force_n (DorsalPerson *person)
{
  double f = CLAMP (f_of (person, person->place_cm), -0.2, 1.1);
  double reach = 0.27 + 0.30 * (1 - 0.954 * f);
  double up = MIN (0.29 / reach, 0.85) * person->setup.weight_kg * GRAVITY;

  return MAX (person->kappa * up * (1 + person->breath_depth * sin (person->breath) + person->jitter), 0);
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
turn_shell (DorsalPerson *person, double moved_cm, gboolean loaded, double slip)
{
  double radius_cm = person->setup.hello.diameter_mm / 20.0;

  if (loaded)
    person->angle_deg += moved_cm / radius_cm * 180 / G_PI * (1 - slip);
  else
    person->angle_deg += person->turn_deg_s * person->dt;
}

static gint32
measured_angle (DorsalPerson *person)
{
  const double step_deg = 360.0 / 4096;
  double noisy = person->angle_deg + 0.02 * person->setup.noise * dorsal_random_normal (person->rand);

  if (person->setup.hello.angle == DORSAL_ANGLE_NONE)
    return 0;
  return (gint32) lround (round (noisy / step_deg) * step_deg * 1000);
}

static void
tell_truth (DorsalPerson *person, double moved_cm, double force, DorsalTruth *truth)
{
  double f = f_of (person, person->place_cm);
  gboolean off;

  truth->load_percent = force / (person->setup.weight_kg * GRAVITY) * 100;
  off = truth->load_percent < OFF_PERCENT;
  truth->state = off ? DORSAL_STATE_OFF : person->label;
  truth->zone = off ? DORSAL_ZONE_OFF : dorsal_zones_at (dorsal_zones_default (), f);
  truth->level = off ? DORSAL_LEVEL_UNKNOWN : dorsal_anatomy_level_at (f);
  truth->place_cm = person->place_cm;
  truth->speed_cm_s = off ? 0 : moved_cm / person->dt;
  truth->vas = off ? 0 : vas_at (person);
  truth->replaced = person->replaced;
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
  if (person->count == 0 || !follow_act (person))
    next_act (person);
  breathe_and_tremble (person);
  moved_cm = person->place_cm - before_cm;
  turn_shell (person, moved_cm, was_loaded, person->setup.slip * g_rand_double (person->rand));
  force = force_n (person);

  memset (ret_sample, 0, sizeof *ret_sample);
  ret_sample->time_us = (gint64) (person->count * G_USEC_PER_SEC / hello->rate_hz);
  ret_sample->seq = (guint16) person->count;
  ret_sample->angle_mdeg = measured_angle (person);
  ret_sample->n_cells = (guint8) hello->n_cells;
  dorsal_cell_model_step (&person->cells, person->rand, hello, f_of (person, person->place_cm), force, person->patch_mm,
                          person->dt, ret_sample->cells);
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
