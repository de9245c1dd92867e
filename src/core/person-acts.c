/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person is doing → where the roller is.
 *
 * Comes in: an act. Goes out: place, label and wanted load, a step at a time. Never: a jump
 * of the place while the roller bears load.
 *
 *   roll      one minimum-jerk stroke, then the pause of a turn-around
 *   lumbar    a stroke past the border, small ones there, and back; the neck likewise
 *   hold      sway with the breath, and creep
 *   settle, lift, bounce    the load goes; what comes back may lie elsewhere
 *   firm      rest, presses ▁▁▅▁▅▁▁, rest; the place stays */

#include "core/person-private.h"
#include "core/calibration.h"
#include "core/contact.h"

#include <math.h>

#define FIRM_REST_S 1.0  /* still before and after firm presses */
#define FIRM_RAMP_S 0.08

static void
add_stroke (DorsalPerson *person, double f, double peak_cm_s, double pause_s)
{
  if (person->n_strokes < DORSAL_N_STROKES)
    person->strokes[person->n_strokes++] = (DorsalStroke){ dorsal_person_cm (person, f), peak_cm_s, pause_s };
}

/* What this stroke loses beyond its usual slip: a jump, or a spell of winding. Draws nothing where neither is asked for. */
static void
begin_slide (DorsalPerson *person)
{
  const DorsalTroubles *troubles = &person->setup.troubles;
  GRand *luck = person->luck;

  person->slide_cm = 0;
  if (troubles->jumps > 0 && g_rand_double (luck) < troubles->jumps)
    person->slide_cm = (g_rand_boolean (luck) ? 1 : -1) * dorsal_random_between (luck, 0.3, 1.5);
  if (person->winding_left > 0)
    person->winding_left--;
  else if (troubles->winding > 0 && g_rand_double (luck) < troubles->winding)
    {
      person->winding_left = (guint) g_rand_int_range (luck, 9, 15);
      person->winding_cm = (g_rand_boolean (luck) ? 1 : -1) * dorsal_random_between (luck, 1.2, 2);
    }
  if (person->winding_left > 0)
    person->slide_cm += person->winding_cm;
}

static void
begin_stroke (DorsalPerson *person)
{
  const DorsalStroke *stroke = &person->strokes[person->stroke];

  person->from_cm = person->place_cm;
  person->stroke_s = 0;
  person->duration_s = 1.875 * fabs (stroke->to_cm - person->from_cm) / stroke->peak_cm_s;
  person->slip = person->setup.slip * g_rand_double (person->luck);
  begin_slide (person);
}

/* Returns FALSE when all strokes are done. */
static gboolean
follow_strokes (DorsalPerson *person)
{
  const DorsalStroke *stroke = &person->strokes[person->stroke];
  double u, was;

  if (person->stroke >= person->n_strokes)
    return FALSE;
  was = person->duration_s > 0 ? MIN (person->stroke_s / person->duration_s, 1) : 1;
  person->stroke_s += person->dt;
  u = person->duration_s > 0 ? MIN (person->stroke_s / person->duration_s, 1) : 1;
  person->place_cm = person->from_cm + (stroke->to_cm - person->from_cm) * u * u * u * (10 - 15 * u + 6 * u * u);
  person->slid_cm = person->slide_cm * (u - was);
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
  double way_cm = fabs (dorsal_person_cm (person, there) - person->place_cm);
  double depth_cm = dorsal_person_cm (person, depth_f);
  /* Near its end a minimum-jerk stroke covers the last r of D in T (r / 10 D)^⅓. */
  double share = cbrt (depth_cm / (10 * MAX (way_cm, depth_cm)));
  double peak = CLAMP (1.875 * way_cm * 2 * share / seconds, 3, 9);
  double inside_s = 2 * share * 1.875 * way_cm / peak;

  add_stroke (person, there, peak, 0.1);
  while (inside_s + 2 < seconds && person->n_strokes + 3 < DORSAL_N_STROKES)
    {
      add_stroke (person, there + sign * 0.05, 3, 0.1);
      add_stroke (person, there, 3, 0.1);
      inside_s += 2 * (1.875 * dorsal_person_cm (person, 0.05) / 3 + 0.1);
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

/* The next firm press: 0.2 to 0.5 s long, 1.3 to 1.6 of the load; by hand 60 to 120 N. */
static void
plan_press (DorsalPerson *person, double begin_s)
{
  person->firm_begin_s = begin_s;
  person->firm_end_s = begin_s + dorsal_random_between (person->luck, 0.2, 0.5);
  person->firm_more = person->by_hand ? dorsal_random_between (person->luck, 60, 120)
                                      : dorsal_random_between (person->luck, 0.3, 0.6);
}

void
dorsal_person_begin_act (DorsalPerson *person)
{
  const DorsalZones *zones = dorsal_zones_default ();
  GRand *rand = person->rand;

  person->n_strokes = person->stroke = 0;
  person->act_s = 0;
  person->step = 0;
  person->hand_n = 0;
  person->cells.weighed = 0;
  person->by_hand = FALSE;
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
        double tender = dorsal_person_vas (person) > 3 ? 1.1 : 1.0;
        lower (person, dorsal_random_between (rand, 0.90, 1.05) * tender, 0.6);
        person->breath_hz = dorsal_random_between (rand, 0.10, 0.15);
        person->breath_depth = dorsal_random_between (rand, 0.05, 0.10);
        person->sway_cm = dorsal_random_between (rand, 0.1, 0.3);
        person->creep = 0.03 * dorsal_random_normal (rand);
        break;
      }
    case DORSAL_ACT_EXTEND:
      lower (person, DORSAL_HIPS_DOWN, 0.5);
      break;
    case DORSAL_ACT_BOUNCE:
      lower (person, 0, 0.05);
      person->turn_deg_s = dorsal_random_between (rand, -3, 3) / MAX (person->act.seconds, 0.3);
      break;
    case DORSAL_ACT_LIFT:
      lower (person, 0, 0.15);
      person->turn_deg_s = (g_rand_boolean (rand) ? 1 : -1) * dorsal_random_between (rand, 20, 60) / person->act.seconds;
      break;
    case DORSAL_ACT_WEIGH:
      lower (person, 0, 0.15);
      person->turn_deg_s = 0;
      person->cells.weighed = person->act.count;
      person->cells.weight_kpa = person->act.kg * 9.80665 / DORSAL_CALIBRATION_PUCK_CM2 * 10;
      break;
    case DORSAL_ACT_OFF:
    case DORSAL_ACT_SETTLE:
      lower (person, 0, 0.15);
      person->turn_deg_s = dorsal_random_between (rand, -10, 10);
      break;
    case DORSAL_ACT_FIRM:
      person->by_hand = person->kappa < 0.05;
      person->turn_deg_s = 0;
      person->breath_depth = person->by_hand ? 0 : person->breath_depth;
      plan_press (person, FIRM_REST_S);
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
      person->place_cm = dorsal_person_start_cm (person);
      person->step = 1;
      person->act_s = 0;
      lower (person, DORSAL_HIPS_DOWN, 0.5);
    }
  return person->step == 0 || person->act_s < person->act.seconds;
}

static gboolean
lift (DorsalPerson *person)
{
  if (person->step == 0 && person->act_s >= person->act.seconds)
    {
      double moved = person->place_cm + 2.5 * dorsal_random_normal (person->rand);
      person->place_cm = CLAMP (moved, dorsal_person_cm (person, 0.1), dorsal_person_cm (person, 0.58));
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

/* How much of a firm press weighs on the roller at t: up and down within 80 ms. */
static double
pressing (const DorsalPerson *person, double t)
{
  return CLAMP (MIN (t - person->firm_begin_s, person->firm_end_s - t) / FIRM_RAMP_S, 0, 1);
}

static gboolean
firm (DorsalPerson *person)
{
  if (person->step < person->act.count && person->act_s >= person->firm_end_s)
    {
      person->step++;
      if (person->step < person->act.count)
        plan_press (person, person->firm_end_s + dorsal_random_between (person->luck, 0.25, 0.6));
    }
  person->hand_n = person->by_hand ? person->firm_more * pressing (person, person->act_s) : 0;
  return person->step < person->act.count || person->act_s < person->firm_end_s + FIRM_REST_S;
}

double
dorsal_person_firmness (const DorsalPerson *person)
{
  if (person->act.kind != DORSAL_ACT_FIRM || person->by_hand)
    return 1;
  return 1 + person->firm_more * pressing (person, person->act_s);
}

/* One step of the act. Returns FALSE when it is over. */
gboolean
dorsal_person_follow_act (DorsalPerson *person)
{
  person->act_s += person->dt;
  person->slid_cm = 0;
  switch (person->act.kind)
    {
    case DORSAL_ACT_OFF:
    case DORSAL_ACT_WEIGH:
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
    case DORSAL_ACT_FIRM:
      if (person->label > DORSAL_STATE_SETTLING)
        person->label = DORSAL_STATE_HOLDING;
      return firm (person);
    case DORSAL_ACT_EXTEND:
      person->label = DORSAL_STATE_EXTENDING;
      person->patch_mm = DORSAL_CONTACT_LENGTH_MM * (1 + 0.3 * CLAMP ((1 - person->kappa) / (1 - DORSAL_HIPS_DOWN), 0, 1));
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
