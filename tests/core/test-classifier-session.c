/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a reading says over minutes: phases of a hold, sets, spots, presses and answers. */

#include "classifier-bench.h"

static void
press (Bench *bench, guint presses)
{
  for (guint i = 0; i < presses; i++)
    {
      bench_play (bench, 0.3, 0, UP * 1.5);
      bench_play (bench, 0.3, 0, UP);
    }
  bench_play (bench, 0.4, 0, UP);
}

/* The meaning of the next gesture, within a second. */
static DorsalGestureMeaning
next_meaning (Bench *bench)
{
  for (guint i = 0; i < 100; i++)
    {
      bench_step (bench, 0, UP);
      if (bench->classifier.meaning != DORSAL_MEANING_NOTHING)
        return bench->classifier.meaning;
    }
  return DORSAL_MEANING_NOTHING;
}

static void
test_hold_phases (void)
{
  Bench b;

  bench_begin_anchored (&b);
  bench_play (&b, 2, -5, UP);
  g_assert_cmpint (b.reading.hold_phase, ==, DORSAL_HOLD_NONE);
  bench_play (&b, 10, 0, UP);
  g_assert_cmpint (b.reading.hold_phase, ==, DORSAL_HOLD_RUNNING);
  bench_play (&b, 22, 0, UP);
  g_assert_cmpint (b.reading.hold_phase, ==, DORSAL_HOLD_GOAL);
  bench_play (&b, 30, 0, UP);
  g_assert_cmpint (b.reading.hold_phase, ==, DORSAL_HOLD_ENOUGH);
  bench_play (&b, 30, 0, UP);
  g_assert_cmpint (b.reading.hold_phase, ==, DORSAL_HOLD_LONG);
}

static void
test_sets (void)
{
  Bench b;

  bench_begin_anchored (&b);
  g_assert_cmpuint (b.reading.set, ==, 0);
  for (guint i = 0; i < 10; i++)
    {
      bench_play (&b, 2, -4, UP);
      bench_play (&b, 2, 4, UP);
    }
  g_assert_cmpint (b.reading.set_phase, ==, DORSAL_SET_ROLLING);
  g_assert_cmpuint (b.reading.set, ==, 1);
  g_assert_cmpfloat_with_epsilon (b.reading.set_rolled_s, 40, 0.5);
  bench_play (&b, 20, 0, 0);
  g_assert_cmpint (b.reading.set_phase, ==, DORSAL_SET_RESTING);
  bench_play (&b, 11, 0, 0);
  g_assert_cmpint (b.reading.set_phase, ==, DORSAL_SET_READY);
}

/* Two presses are a command, unless somebody asks: then they are an answer, once. */
static void
test_answers (void)
{
  for (guint ask = 0; ask <= 1; ask++)
    {
      Bench b;
      DorsalSpot *spot;

      bench_begin_anchored (&b);
      b.classifier.settings.ask_answers = (gboolean) ask;
      bench_play (&b, 2, -5, UP);
      bench_play (&b, 20, 0, UP);
      bench_play (&b, 1, -2, UP);
      bench_play (&b, 2, 0, UP);
      g_assert_cmpint (b.reading.asked != DORSAL_LEVEL_UNKNOWN, ==, ask);
      spot = &b.classifier.spots.spots[b.classifier.spots.asked];
      press (&b, 3);
      g_assert_cmpint (next_meaning (&b), ==, ask ? DORSAL_MEANING_WORSE : DORSAL_MEANING_REPEAT);
      g_assert_cmpint (spot->answer, ==, ask ? DORSAL_ANSWER_WORSE : DORSAL_ANSWER_UNKNOWN);
      press (&b, 2);
      g_assert_cmpint (next_meaning (&b), ==, DORSAL_MEANING_START_OR_PAUSE);
    }
}

static void
test_clicked_answer (void)
{
  DorsalLevel level;
  Bench b;

  bench_begin_anchored (&b);
  b.classifier.settings.ask_answers = TRUE;
  bench_play (&b, 2, -5, UP);
  bench_play (&b, 20, 0, UP);
  bench_play (&b, 1, -5, UP);
  level = b.reading.asked;
  g_assert_false (dorsal_classifier_answer (&b.classifier, level + 1, DORSAL_ANSWER_WORSE)); /* of that nobody asks */
  g_assert_false (dorsal_classifier_answer (&b.classifier, level, DORSAL_ANSWER_UNKNOWN));
  g_assert_true (dorsal_classifier_answer (&b.classifier, level, DORSAL_ANSWER_BETTER));
  g_assert_false (dorsal_classifier_answer (&b.classifier, level, DORSAL_ANSWER_WORSE)); /* once */
  g_assert_cmpint (b.classifier.spots.spots[level].answer, ==, DORSAL_ANSWER_BETTER);
  bench_step (&b, 0, UP);
  g_assert_cmpint (b.reading.asked, ==, DORSAL_LEVEL_UNKNOWN);
}

/* A gap in the middle of a gesture ends it: nobody knows what was pressed meanwhile. */
static void
test_gap (void)
{
  Bench b;

  bench_begin_anchored (&b);
  bench_play (&b, 2, 0, UP);
  bench_play (&b, 0.3, 0, UP * 1.5);
  bench_play (&b, 0.3, 0, UP);
  b.hand.time_us += 600000;
  b.next = DORSAL_CLOCK_GAP;
  g_assert_cmpint (next_meaning (&b), ==, DORSAL_MEANING_NOTHING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/classifier-session/a-hold-has-phases", test_hold_phases);
  g_test_add_func ("/core/classifier-session/rolling-and-rest-make-sets", test_sets);
  g_test_add_func ("/core/classifier-session/presses-answer-where-somebody-asks", test_answers);
  g_test_add_func ("/core/classifier-session/a-click-answers-as-well", test_clicked_answer);
  g_test_add_func ("/core/classifier-session/a-gap-ends-a-gesture", test_gap);
  return g_test_run ();
}
