/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is remembered of held spots. */

#include "core/spots.h"

#define PERIOD_US 100000

typedef struct
{
  DorsalSpots spots;
  gint64 time_us;
} Memory;

static void
stay (Memory *memory, DorsalState state, DorsalLevel level, double seconds)
{
  for (guint i = 1; i <= seconds * 10; i++)
    {
      DorsalReading reading = { .state = state, .level = level, .hold_s = state == DORSAL_STATE_HOLDING ? i * 0.1 : 0 };

      memory->time_us += PERIOD_US;
      reading.sample.time_us = memory->time_us;
      dorsal_spots_step (&memory->spots, &reading, dorsal_zones_default ());
    }
}

static void
hold (Memory *memory, DorsalLevel level, double seconds)
{
  stay (memory, DORSAL_STATE_HOLDING, level, seconds);
  stay (memory, DORSAL_STATE_ROLLING, level, 1);
}

static void
test_remembered (void)
{
  Memory m = { 0 };
  const DorsalSpot *t6 = &m.spots.spots[DORSAL_LEVEL_T6];

  hold (&m, DORSAL_LEVEL_T6, 42);
  g_assert_cmpuint (t6->holds, ==, 1);
  g_assert_cmpfloat_with_epsilon (t6->total_s, 42, 0.01);
  g_assert_cmpint (m.spots.asked, ==, DORSAL_LEVEL_T6);
  hold (&m, DORSAL_LEVEL_T6, 30);
  g_assert_cmpuint (t6->holds, ==, 2);
  g_assert_cmpfloat_with_epsilon (t6->total_s, 72, 0.01);
  g_assert_cmpfloat_with_epsilon (t6->longest_s, 42, 0.01);
  hold (&m, DORSAL_LEVEL_T9, 10);
  g_assert_cmpuint (m.spots.spots[DORSAL_LEVEL_T9].holds, ==, 1);
  g_assert_cmpint (m.spots.asked, ==, DORSAL_LEVEL_T9);
}

static void
test_not_remembered (void)
{
  Memory m = { 0 };

  hold (&m, DORSAL_LEVEL_T6, 9.9);
  g_assert_cmpuint (m.spots.spots[DORSAL_LEVEL_T6].holds, ==, 0);
  hold (&m, DORSAL_LEVEL_UNKNOWN, 60);
  g_assert_cmpint (m.spots.asked, ==, DORSAL_LEVEL_UNKNOWN);
  g_assert_cmpuint (m.spots.spots[DORSAL_LEVEL_UNKNOWN].holds, ==, 0);
}

/* Two holds in a row without rolling between: the second begins with a shorter clock. */
static void
test_two_holds (void)
{
  Memory m = { 0 };

  stay (&m, DORSAL_STATE_HOLDING, DORSAL_LEVEL_T6, 20);
  stay (&m, DORSAL_STATE_HOLDING, DORSAL_LEVEL_T6, 15);
  stay (&m, DORSAL_STATE_ROLLING, DORSAL_LEVEL_T6, 1);
  g_assert_cmpuint (m.spots.spots[DORSAL_LEVEL_T6].holds, ==, 2);
}

static void
test_worse_twice_is_over (void)
{
  static const struct
  {
    DorsalAnswer answers[4];
    gboolean over;
  } cases[] = {
    { { DORSAL_ANSWER_WORSE }, FALSE },
    { { DORSAL_ANSWER_WORSE, DORSAL_ANSWER_WORSE }, TRUE },
    { { DORSAL_ANSWER_WORSE, DORSAL_ANSWER_BETTER, DORSAL_ANSWER_WORSE }, FALSE },
    { { DORSAL_ANSWER_WORSE, DORSAL_ANSWER_SAME, DORSAL_ANSWER_WORSE, DORSAL_ANSWER_WORSE }, TRUE },
    { { DORSAL_ANSWER_BETTER, DORSAL_ANSWER_SAME }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Memory m = { 0 };

      for (guint k = 0; k < 4 && cases[i].answers[k]; k++)
        {
          hold (&m, DORSAL_LEVEL_T6, 20);
          dorsal_spots_answer (&m.spots, cases[i].answers[k]);
          g_assert_cmpint (m.spots.asked, ==, DORSAL_LEVEL_UNKNOWN);
          g_assert_cmpint (m.spots.spots[DORSAL_LEVEL_T6].answer, ==, cases[i].answers[k]);
        }
      g_assert_cmpint (m.spots.spots[DORSAL_LEVEL_T6].over, ==, cases[i].over);
      /* who holds it all the same is not asked again */
      hold (&m, DORSAL_LEVEL_T6, 20);
      g_assert_cmpint (m.spots.asked, ==, cases[i].over ? DORSAL_LEVEL_UNKNOWN : DORSAL_LEVEL_T6);
    }
}

static void
test_question_closes (void)
{
  Memory m = { 0 };

  hold (&m, DORSAL_LEVEL_T6, 20);
  stay (&m, DORSAL_STATE_ROLLING, DORSAL_LEVEL_T6, 10);
  g_assert_cmpint (m.spots.asked, ==, DORSAL_LEVEL_T6);
  stay (&m, DORSAL_STATE_ROLLING, DORSAL_LEVEL_T6, 2);
  g_assert_cmpint (m.spots.asked, ==, DORSAL_LEVEL_UNKNOWN);
  dorsal_spots_answer (&m.spots, DORSAL_ANSWER_WORSE);
  g_assert_cmpint (m.spots.spots[DORSAL_LEVEL_T6].answer, ==, DORSAL_ANSWER_UNKNOWN);
  g_assert_cmpuint (m.spots.spots[DORSAL_LEVEL_UNKNOWN].worse, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/spots/a-hold-is-remembered-at-its-level", test_remembered);
  g_test_add_func ("/core/spots/too-short-or-nowhere-is-not", test_not_remembered);
  g_test_add_func ("/core/spots/a-clock-that-starts-again-is-another-hold", test_two_holds);
  g_test_add_func ("/core/spots/worse-twice-is-over", test_worse_twice_is_over);
  g_test_add_func ("/core/spots/a-question-closes-by-itself", test_question_closes);
  return g_test_run ();
}
