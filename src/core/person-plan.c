/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the person does next: by chance, or by a script.
 *
 * Comes in: a random source and where the person is, or text. Goes out: acts. Never: an
 * act that starts from a place the person could not be at.
 *
 * A session begins off the roller: settle, press the button, roll. At the end of each stroke
 *   roll on 0.70 · hold 0.15 · extend 0.05 · a fast spell 0.04 · lower back 0.03 ·
 *   lift off 0.02 (of it the shorter half a mere bounce) · neck 0.01
 * After a lift-off some roll on unplaced for a stroke; then all sit down at the start again. */

#include "core/person-private.h"
#include "core/anatomy.h"

#include <string.h>

#define START_F 0.49
#define TOP_F 0.12
#define BOTTOM_F 0.575

double
dorsal_random_between (GRand *rand, double min, double max)
{
  return min + (max - min) * g_rand_double (rand);
}

double
dorsal_random_normal (GRand *rand)
{
  /* Twelve uniforms less six: close enough to normal, bounded at six sigmas, no logarithm. */
  double sum = -6;

  for (int i = 0; i < 12; i++)
    sum += g_rand_double (rand);
  return sum;
}

/* Peak speed of a usual stroke: so that rolling has a median of 3.9 cm/s and a 95th percentile of
 * 8.4, as the prototype's people had. */
static double
usual_speed (DorsalPlan *plan)
{
  return CLAMP (6.7 + 1.3 * dorsal_random_normal (plan->rand), 2, 9);
}

static void
push (DorsalPlan *plan, DorsalActKind kind, double seconds)
{
  plan->queue[plan->queued++] = (DorsalAct){ .kind = kind, .seconds = seconds };
}

static void
push_stroke (DorsalPlan *plan, double f, double speed)
{
  double length = dorsal_random_between (plan->rand, 0.15, 0.45);
  double to = plan->upward ? f - length : f + length;

  plan->queue[plan->queued++] = (DorsalAct){
    .kind = DORSAL_ACT_ROLL,
    .place = CLAMP (to, TOP_F + dorsal_random_between (plan->rand, 0, 0.06),
                    BOTTOM_F - dorsal_random_between (plan->rand, 0, 0.06)),
    .speed_cm_s = speed,
  };
  plan->upward = !plan->upward;
}

static void
push_presses (DorsalPlan *plan)
{
  plan->queue[plan->queued++] = (DorsalAct){ .kind = DORSAL_ACT_FIRM, .count = g_rand_boolean (plan->luck) ? 2 : 3 };
}

static void
push_start (DorsalPlan *plan)
{
  push (plan, DORSAL_ACT_OFF, dorsal_random_between (plan->rand, 2, 4));
  if (plan->firm > 0 && g_rand_double (plan->luck) < 10 * plan->firm)
    {
      push_presses (plan);
      push (plan, DORSAL_ACT_OFF, 1);
    }
  push (plan, DORSAL_ACT_SETTLE, dorsal_random_between (plan->rand, 3, 6));
  push (plan, DORSAL_ACT_PRESS, 0);
  plan->upward = TRUE;
  push_stroke (plan, START_F, usual_speed (plan));
}

static void
push_lift (DorsalPlan *plan, double f)
{
  double seconds = dorsal_random_between (plan->rand, 0.3, 5);

  if (seconds < 1.5)
    {
      push (plan, DORSAL_ACT_BOUNCE, seconds);
      push_stroke (plan, f, usual_speed (plan));
      return;
    }
  push (plan, DORSAL_ACT_LIFT, MAX (seconds, 2.8));
  if (g_rand_double (plan->rand) < 0.5)
    push_stroke (plan, f, usual_speed (plan));
  push_start (plan);
}

/* Lies still a while, presses, and lies on. */
static void
push_firm (DorsalPlan *plan, double f)
{
  push (plan, DORSAL_ACT_HOLD, dorsal_random_between (plan->luck, 3, 8));
  push_presses (plan);
  push (plan, DORSAL_ACT_HOLD, dorsal_random_between (plan->luck, 3, 8));
  push_stroke (plan, f, usual_speed (plan));
}

static void
choose (DorsalPlan *plan, double f)
{
  GRand *rand = plan->rand;
  double p = g_rand_double (rand);

  plan->next = plan->queued = 0;
  if (!plan->started)
    push_start (plan);
  else if (plan->fast_left > 0)
    {
      plan->fast_left--;
      push_stroke (plan, f, dorsal_random_between (rand, 12, 30));
    }
  else if (plan->firm > 0 && g_rand_double (plan->luck) < plan->firm)
    push_firm (plan, f);
  else if (p < 0.70)
    push_stroke (plan, f, usual_speed (plan));
  else if (p < 0.85)
    {
      push (plan, DORSAL_ACT_HOLD, CLAMP (42 + 12 * dorsal_random_normal (rand), 15, 90));
      push_stroke (plan, f, usual_speed (plan));
    }
  else if (p < 0.90)
    {
      push (plan, DORSAL_ACT_EXTEND, dorsal_random_between (rand, 5, 20));
      push_stroke (plan, f, usual_speed (plan));
    }
  else if (p < 0.94)
    {
      plan->fast_left = (guint) g_rand_int_range (rand, 0, 6);
      push_stroke (plan, f, dorsal_random_between (rand, 12, 30));
    }
  else if (p < 0.97)
    push (plan, DORSAL_ACT_LUMBAR, dorsal_random_between (rand, 0.5, 6));
  else if (p < 0.99)
    push_lift (plan, f);
  else
    push (plan, DORSAL_ACT_NECK, dorsal_random_between (rand, 0.5, 3));
  plan->started = TRUE;
}

DorsalAct
dorsal_plan_next (DorsalPlan *plan, double f)
{
  if (plan->next >= plan->queued)
    choose (plan, f);
  return plan->queue[plan->next++];
}
