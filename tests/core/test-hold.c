/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the person does: little scenes, and the states they must give. */

#include "rig.h"

#include <math.h>

/* A stretch of a scene: so many seconds, so many centimetres further (minimum-jerk), under so
 * much load; 1 is the load with the hips up. */
typedef struct
{
  double seconds, cm, load;
} Stretch;

/* A change of state: when, what, since when. */
typedef struct
{
  double at_s;
  DorsalState state;
  double since_s;
} Change;

typedef struct
{
  DorsalContact contact;
  DorsalMotion motion;
  DorsalHold hold;
  DorsalGearing gearing;
  double path_cm, smooth;
  gint64 time_us;
  gboolean no_angle;
  GArray *changes; /* Change */
} Scene;

static void
begin (Scene *scene)
{
  *scene = (Scene){ .changes = g_array_new (FALSE, FALSE, sizeof (Change)) };
  dorsal_motion_reset (&scene->motion);
}

static void
step (Scene *scene, double path_cm, double percent)
{
  const DorsalZones *zones = dorsal_zones_default ();
  DorsalLoad load = { .known = TRUE, .level = percent / 5 };
  DorsalState before = scene->hold.state;

  scene->path_cm = path_cm;
  scene->time_us += 10000;
  scene->contact = dorsal_contact_step (scene->contact, &load, scene->time_us, zones);
  if (!scene->no_angle)
    dorsal_motion_step (&scene->motion, scene->time_us, path_cm, zones);
  scene->hold = dorsal_hold_step (scene->hold, &scene->contact, &load, &scene->motion, path_cm, !scene->no_angle,
                                  scene->time_us, zones);
  if (scene->hold.state != before)
    {
      Change change = { scene->time_us * 1e-6, scene->hold.state, scene->hold.since_us * 1e-6 };
      g_array_append_val (scene->changes, change);
    }
}

static void
play (Scene *scene, const Stretch *stretches, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      double from_cm = scene->path_cm;
      guint steps = (guint) lround (stretches[i].seconds * 100);

      for (guint k = 1; k <= steps; k++)
        {
          double u = (double) k / steps;
          step (scene, from_cm + stretches[i].cm * u * u * u * (10 - 15 * u + 6 * u * u), stretches[i].load * 50);
        }
    }
}

#define PLAY(scene, ...)                                                                                               \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    static const Stretch stretches_[] = { __VA_ARGS__ };                                                               \
    play (scene, stretches_, G_N_ELEMENTS (stretches_));                                                               \
  }                                                                                                                    \
  G_STMT_END

static const Change *
change_to (Scene *scene, DorsalState state)
{
  for (guint i = scene->changes->len; i > 0; i--)
    if (g_array_index (scene->changes, Change, i - 1).state == state)
      return &g_array_index (scene->changes, Change, i - 1);
  return NULL;
}

static guint
count (Scene *scene, DorsalState state)
{
  guint n = 0;

  for (guint i = 0; i < scene->changes->len; i++)
    n += g_array_index (scene->changes, Change, i).state == state;
  return n;
}

static void
end (Scene *scene)
{
  g_array_unref (scene->changes);
}

static void
test_lies_down_and_rolls (void)
{
  Scene scene;

  begin (&scene);
  PLAY (&scene, { 1, 0, 0 }, { 3, 0, 1 }, { 4, 15, 1 });
  g_assert_cmpuint (scene.changes->len, ==, 3);
  g_assert_cmpint (g_array_index (scene.changes, Change, 0).state, ==, DORSAL_STATE_OFF);
  g_assert_cmpint (g_array_index (scene.changes, Change, 1).state, ==, DORSAL_STATE_SETTLING);
  g_assert_cmpfloat_with_epsilon (g_array_index (scene.changes, Change, 1).since_s, 1.01, 1e-9);
  g_assert_cmpint (scene.hold.state, ==, DORSAL_STATE_ROLLING);
  g_assert_cmpfloat_with_epsilon (change_to (&scene, DORSAL_STATE_ROLLING)->at_s, 4.4, 0.3);
  end (&scene);
}

/* Strokes to and fro, fast and slow, each end paused for 0.1 to 0.4 s: no hold among them. A pause of
 * two seconds is one. */
static void
test_turn_arounds (void)
{
  Scene scene;

  begin (&scene);
  PLAY (&scene, { 1, 0, 0 }, { 3, 0, 1 }, { 4, 15, 1 }, { 0.1, 0, 1 }, { 4, -15, 1 }, { 0.3, 0, 1 }, { 6, 20, 1 },
        { 0.4, 0, 1 }, { 6, -20, 1 }, { 0.4, 0, 1 }, { 3, 15, 1 }, { 0.4, 0, 1 }, { 3, -15, 1 }, { 0.3, 0, 1 },
        { 4, 14, 1 }, { 0.2, 0, 1 }, { 4, -14, 1 });
  g_assert_cmpuint (count (&scene, DORSAL_STATE_HOLDING), ==, 0);
  g_assert_cmpuint (count (&scene, DORSAL_STATE_ROLLING), ==, 1);
  PLAY (&scene, { 2, 0, 1 }, { 4, 15, 1 });
  g_assert_cmpuint (count (&scene, DORSAL_STATE_HOLDING), ==, 1);
  end (&scene);
}

/* The hold begins where the stroke ended (at 8 s), not where we became sure of it. */
static void
test_hold_is_dated_back (void)
{
  Scene scene;
  const Change *hold;

  begin (&scene);
  PLAY (&scene, { 1, 0, 0 }, { 3, 0, 1 }, { 4, 15, 1 }, { 10, 0, 1 });
  hold = change_to (&scene, DORSAL_STATE_HOLDING);
  g_assert_nonnull (hold);
  g_assert_cmpfloat_with_epsilon (hold->since_s, 8, 0.3);
  g_assert_cmpfloat (hold->at_s - hold->since_s, >=, 0.65);
  g_assert_cmpfloat (hold->at_s, <, 11);
  g_assert_cmpfloat_with_epsilon (dorsal_hold_seconds (&scene.hold, scene.time_us), 10, 0.3);
  end (&scene);
}

static void
test_sway_holds_on (void)
{
  Scene scene;

  begin (&scene);
  PLAY (&scene, { 1, 0, 0 }, { 3, 0, 1 }, { 4, 15, 1 }, { 4, 0, 1 });
  g_assert_cmpint (scene.hold.state, ==, DORSAL_STATE_HOLDING);
  for (guint i = 0; i < 3000; i++)
    {
      step (&scene, 15 + 0.3 * sin (2 * G_PI * 0.12 * i / 100) + 0.03 * sqrt (i / 100.0), 50);
      g_assert_cmpint (scene.hold.state, ==, DORSAL_STATE_HOLDING);
    }
  end (&scene);
}

static void
test_hold_ends (void)
{
  Scene rolls, creeps, lifts;

  begin (&rolls);
  PLAY (&rolls, { 1, 0, 0 }, { 3, 0, 1 }, { 4, 15, 1 }, { 10, 0, 1 }, { 4, -15, 1 });
  g_assert_cmpint (rolls.hold.state, ==, DORSAL_STATE_ROLLING);
  g_assert_cmpfloat_with_epsilon (change_to (&rolls, DORSAL_STATE_ROLLING)->at_s, 18.4, 0.3);
  g_assert_cmpfloat (dorsal_hold_seconds (&rolls.hold, rolls.time_us), ==, 0);
  end (&rolls);

  /* too slow to be rolling, but away: 3 cm in 10 s */
  begin (&creeps);
  PLAY (&creeps, { 1, 0, 0 }, { 3, 0, 1 }, { 4, 15, 1 }, { 10, 0, 1 }, { 0.01, 0, 1 });
  for (guint i = 0; i < 1000; i++)
    step (&creeps, creeps.path_cm + 0.0025, 50);
  g_assert_cmpuint (count (&creeps, DORSAL_STATE_ROLLING), >=, 2);
  g_assert_cmpfloat (change_to (&creeps, DORSAL_STATE_ROLLING)->at_s, >, 18.3);
  g_assert_cmpfloat (dorsal_hold_seconds (&creeps.hold, creeps.time_us), <, 10); /* not the 20 since it came to rest */
  end (&creeps);

  begin (&lifts);
  PLAY (&lifts, { 1, 0, 0 }, { 3, 0, 1 }, { 4, 15, 1 }, { 10, 0, 1 }, { 1, 0, 0 });
  g_assert_cmpint (lifts.hold.state, ==, DORSAL_STATE_OFF);
  g_assert_cmpfloat_with_epsilon (lifts.hold.since_us * 1e-6, 18.01, 1e-9);
  g_assert_cmpfloat (dorsal_hold_seconds (&lifts.hold, lifts.time_us), ==, 0);
  end (&lifts);
}

/* Up and down again within two seconds: it goes on; after three it is lying down anew. */
static void
test_bounce (void)
{
  Scene bounce, again;

  begin (&bounce);
  PLAY (&bounce, { 1, 0, 0 }, { 3, 0, 1 }, { 4, 15, 1 }, { 1, 0, 0 }, { 0.3, 0, 1 });
  g_assert_cmpint (bounce.hold.state, ==, DORSAL_STATE_ROLLING);
  g_assert_cmpuint (count (&bounce, DORSAL_STATE_OFF), ==, 2);
  end (&bounce);

  begin (&again);
  PLAY (&again, { 1, 0, 0 }, { 3, 0, 1 }, { 4, 15, 1 }, { 3, 0, 0 }, { 0.3, 0, 1 });
  g_assert_cmpint (again.hold.state, ==, DORSAL_STATE_SETTLING);
  end (&again);

  /* who never rolled settles again */
  begin (&again);
  PLAY (&again, { 1, 0, 0 }, { 3, 0, 1 }, { 1, 0, 0 }, { 0.3, 0, 1 });
  g_assert_cmpint (again.hold.state, ==, DORSAL_STATE_SETTLING);
  end (&again);
}

/* Shorter than the debounce the contact never went, and a hold runs on. */
static void
test_flicker (void)
{
  Scene scene;

  begin (&scene);
  PLAY (&scene, { 1, 0, 0 }, { 3, 0, 1 }, { 4, 15, 1 }, { 10, 0, 1 }, { 0.14, 0, 0 }, { 5, 0, 1 });
  g_assert_cmpuint (count (&scene, DORSAL_STATE_OFF), ==, 1);
  g_assert_cmpuint (count (&scene, DORSAL_STATE_HOLDING), >=, 1);
  g_assert_cmpint (scene.hold.state, >=, DORSAL_STATE_HOLDING);
  end (&scene);
}

static void
test_extension (void)
{
  Scene scene;
  const Change *extend;

  begin (&scene);
  PLAY (&scene, { 1, 0, 0 }, { 3, 0, 1 }, { 4, 15, 1 }, { 10, 0, 1 });
  for (guint i = 0; i < 500; i++)
    step (&scene, 15, 50 * (0.62 + 0.38 * exp (i / -50.0)));
  g_assert_cmpint (scene.hold.state, ==, DORSAL_STATE_EXTENDING);
  extend = change_to (&scene, DORSAL_STATE_EXTENDING);
  g_assert_cmpfloat (extend->since_s, >=, 18);
  g_assert_cmpfloat (extend->since_s, <, 18.6);
  g_assert_cmpfloat (dorsal_hold_seconds (&scene.hold, scene.time_us), ==, 0);
  PLAY (&scene, { 3, 0, 1 });
  g_assert_cmpint (scene.hold.state, ==, DORSAL_STATE_HOLDING);
  g_assert_cmpfloat_with_epsilon (scene.hold.since_us * 1e-6, 23.3, 0.4);
  end (&scene);
}

/* A load that falls over 20 s, or to two fifths over 10 s, is a person going limp, no hips lowered; nor is a
 * fall of a fifth. */
static void
test_no_extension (void)
{
  Scene limp, far, fifth;

  begin (&limp);
  PLAY (&limp, { 1, 0, 0 }, { 3, 0, 1 }, { 4, 15, 1 }, { 10, 0, 1 });
  for (guint i = 0; i < 2000; i++)
    step (&limp, 15, 50 * (1 - 0.38 * i / 2000.0));
  g_assert_cmpuint (count (&limp, DORSAL_STATE_EXTENDING), ==, 0);
  end (&limp);

  begin (&far);
  PLAY (&far, { 1, 0, 0 }, { 3, 0, 1 }, { 4, 15, 1 }, { 10, 0, 1 });
  for (guint i = 0; i < 1000; i++)
    step (&far, 15, 50 * (1 - 0.6 * i / 1000.0));
  g_assert_cmpfloat (far.hold.smooth, <, 0.75 * far.hold.reference); /* far enough, not fast enough */
  g_assert_cmpuint (count (&far, DORSAL_STATE_EXTENDING), ==, 0);
  end (&far);

  begin (&fifth);
  PLAY (&fifth, { 1, 0, 0 }, { 3, 0, 1 }, { 4, 15, 1 }, { 10, 0, 1 }, { 10, 0, 0.8 });
  g_assert_cmpuint (count (&fifth, DORSAL_STATE_EXTENDING), ==, 0);
  end (&fifth);
}

static void
test_extension_ends_by_rolling (void)
{
  Scene scene;

  begin (&scene);
  PLAY (&scene, { 1, 0, 0 }, { 3, 0, 1 }, { 4, 15, 1 }, { 10, 0, 1 }, { 5, 0, 0.6 }, { 4, -15, 1 });
  g_assert_cmpuint (count (&scene, DORSAL_STATE_EXTENDING), ==, 1);
  g_assert_cmpint (scene.hold.state, ==, DORSAL_STATE_ROLLING);
  end (&scene);
}

/* Still for eight seconds right after lying down is a hold as well, from the start. */
static void
test_settle (void)
{
  Scene scene;

  begin (&scene);
  PLAY (&scene, { 1, 0, 0 }, { 7.9, 0, 1 });
  g_assert_cmpint (scene.hold.state, ==, DORSAL_STATE_SETTLING);
  PLAY (&scene, { 0.3, 0, 1 });
  g_assert_cmpint (scene.hold.state, ==, DORSAL_STATE_HOLDING);
  g_assert_cmpfloat_with_epsilon (scene.hold.since_us * 1e-6, 1.01, 1e-9);
  end (&scene);

  /* fidgeting starts it again */
  begin (&scene);
  PLAY (&scene, { 1, 0, 0 }, { 4, 0, 1 });
  for (guint i = 0; i < 300; i++)
    step (&scene, scene.path_cm + 0.003, 50);
  PLAY (&scene, { 4, 0, 1 });
  g_assert_cmpint (scene.hold.state, ==, DORSAL_STATE_SETTLING);
  end (&scene);
}

static void
test_no_angle (void)
{
  Scene scene;

  begin (&scene);
  scene.no_angle = TRUE;
  PLAY (&scene, { 1, 0, 0 }, { 60, 0, 1 }, { 5, 0, 0.5 }, { 5, 0, 1 }, { 1, 0, 0 });
  g_assert_cmpuint (scene.changes->len, ==, 3);
  g_assert_cmpint (g_array_index (scene.changes, Change, 1).state, ==, DORSAL_STATE_SETTLING);
  g_assert_cmpint (scene.hold.state, ==, DORSAL_STATE_OFF);
  end (&scene);
}

static void
test_phases (void)
{
  static const struct
  {
    double seconds;
    DorsalHoldPhase phase;
  } cases[] = {
    { 0, DORSAL_HOLD_NONE },     { 0.1, DORSAL_HOLD_RUNNING }, { 29.99, DORSAL_HOLD_RUNNING }, { 30, DORSAL_HOLD_GOAL },
    { 59.99, DORSAL_HOLD_GOAL }, { 60, DORSAL_HOLD_ENOUGH },   { 89.99, DORSAL_HOLD_ENOUGH },  { 90, DORSAL_HOLD_LONG },
    { 600, DORSAL_HOLD_LONG },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (dorsal_hold_phase (cases[i].seconds, dorsal_zones_default ()), ==, cases[i].phase);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/hold/lying-down-settles-and-then-rolls", test_lies_down_and_rolls);
  g_test_add_func ("/core/hold/a-turn-around-is-no-hold", test_turn_arounds);
  g_test_add_func ("/core/hold/a-hold-begins-where-the-stroke-ended", test_hold_is_dated_back);
  g_test_add_func ("/core/hold/breathing-does-not-end-a-hold", test_sway_holds_on);
  g_test_add_func ("/core/hold/rolling-creeping-and-lifting-end-it", test_hold_ends);
  g_test_add_func ("/core/hold/after-a-bounce-it-goes-on", test_bounce);
  g_test_add_func ("/core/hold/a-flicker-of-the-load-is-nothing", test_flicker);
  g_test_add_func ("/core/hold/hips-lowered-is-an-extension", test_extension);
  g_test_add_func ("/core/hold/a-slow-or-a-small-fall-is-not", test_no_extension);
  g_test_add_func ("/core/hold/rolling-ends-an-extension", test_extension_ends_by_rolling);
  g_test_add_func ("/core/hold/still-since-lying-down-becomes-a-hold", test_settle);
  g_test_add_func ("/core/hold/without-an-angle-there-is-only-settling", test_no_angle);
  g_test_add_func ("/core/hold/goal-enough-long", test_phases);
  return g_test_run ();
}
