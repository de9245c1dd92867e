/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rolling and rest to sets. */

#include "core/sets.h"

#define PERIOD_US 10000

static DorsalSets
play (DorsalSets sets, DorsalState state, double seconds)
{
  for (guint i = 0; i < seconds * 100; i++)
    sets = dorsal_sets_step (sets, state, PERIOD_US, dorsal_zones_default ());
  return sets;
}

static void
test_story (void)
{
  static const struct
  {
    DorsalState state;
    double seconds;
    DorsalSetPhase phase;
    guint set;
    double rolled_s;
  } story[] = {
    { DORSAL_STATE_OFF, 40, DORSAL_SET_NONE, 0, 0 },
    { DORSAL_STATE_SETTLING, 5, DORSAL_SET_NONE, 0, 0 },
    { DORSAL_STATE_ROLLING, 20, DORSAL_SET_ROLLING, 1, 20 },
    { DORSAL_STATE_HOLDING, 40, DORSAL_SET_ROLLING, 1, 20 }, /* belongs to it, does not count */
    { DORSAL_STATE_EXTENDING, 10, DORSAL_SET_ROLLING, 1, 20 },
    { DORSAL_STATE_OFF, 60, DORSAL_SET_ROLLING, 1, 20 }, /* not a whole set yet: it goes on */
    { DORSAL_STATE_ROLLING, 20, DORSAL_SET_ROLLING, 1, 40 },
    { DORSAL_STATE_OFF, 10, DORSAL_SET_RESTING, 1, 40 },
    { DORSAL_STATE_ROLLING, 10, DORSAL_SET_ROLLING, 1, 50 }, /* too short a rest: the same set */
    { DORSAL_STATE_ROLLING, 69.9, DORSAL_SET_ROLLING, 1, 119.9 },
    { DORSAL_STATE_ROLLING, 0.2, DORSAL_SET_ENOUGH, 1, 120.1 },
    { DORSAL_STATE_HOLDING, 10, DORSAL_SET_ENOUGH, 1, 120.1 },
    { DORSAL_STATE_OFF, 15, DORSAL_SET_RESTING, 1, 120.1 },
    { DORSAL_STATE_SETTLING, 14.9, DORSAL_SET_RESTING, 1, 120.1 },
    { DORSAL_STATE_SETTLING, 0.2, DORSAL_SET_READY, 1, 120.1 },
    { DORSAL_STATE_OFF, 500, DORSAL_SET_READY, 1, 120.1 },
    { DORSAL_STATE_ROLLING, 31, DORSAL_SET_ROLLING, 2, 31 },
    { DORSAL_STATE_OFF, 31, DORSAL_SET_READY, 2, 31 },
    { DORSAL_STATE_ROLLING, 31, DORSAL_SET_ROLLING, 3, 31 },
    { DORSAL_STATE_OFF, 1, DORSAL_SET_DONE, 3, 31 },
    { DORSAL_STATE_OFF, 100, DORSAL_SET_DONE, 3, 31 },
    { DORSAL_STATE_ROLLING, 5, DORSAL_SET_DONE, 3, 36 }, /* who goes on all the same is not counted anew */
  };
  DorsalSets sets = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (story); i++)
    {
      sets = play (sets, story[i].state, story[i].seconds);
      if (sets.phase != story[i].phase || sets.set != story[i].set)
        g_error ("line %u: phase %d, set %u", i, (int) sets.phase, sets.set);
      g_assert_cmpfloat_with_epsilon (sets.rolled_us * 1e-6, story[i].rolled_s, 0.05);
    }
  g_assert_cmpfloat_with_epsilon (sets.total_us * 1e-6, 120.1 + 31 + 36, 0.1);
}

static void
test_rest_left (void)
{
  DorsalSets sets = play (play ((DorsalSets){ 0 }, DORSAL_STATE_ROLLING, 60), DORSAL_STATE_OFF, 12);

  g_assert_cmpfloat_with_epsilon (dorsal_sets_rest_left_s (&sets, dorsal_zones_default ()), 18, 0.05);
  sets = play (sets, DORSAL_STATE_OFF, 30);
  g_assert_cmpfloat (dorsal_sets_rest_left_s (&sets, dorsal_zones_default ()), ==, 0);
}

static void
test_gap (void)
{
  DorsalSets sets = dorsal_sets_step ((DorsalSets){ 0 }, DORSAL_STATE_ROLLING, 250001, dorsal_zones_default ());

  g_assert_cmpint (sets.phase, ==, DORSAL_SET_NONE);
  sets = play (sets, DORSAL_STATE_UNKNOWN, 10);
  g_assert_cmpint (sets.phase, ==, DORSAL_SET_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/sets/the-story", test_story);
  g_test_add_func ("/core/sets/how-much-rest-is-left", test_rest_left);
  g_test_add_func ("/core/sets/what-nobody-saw-counts-for-nothing", test_gap);
  return g_test_run ();
}
