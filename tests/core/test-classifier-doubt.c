/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a reading says when something is not as it should be: the roller the other way
 * round, strokes that creep, cells that cannot be believed. */

#include "classifier-bench.h"

static double
start_cm (Bench *bench)
{
  return bench->classifier.settings.zones.start_place * bench->classifier.settings.body.length_cm;
}

/* Anchored, and told to roll toward the head. */
static void
begin_asked (Bench *bench)
{
  bench_begin (bench);
  bench->classifier.settings.ask_direction = TRUE;
  bench_play (bench, 2, 0, UP);
  g_assert_cmpint (dorsal_classifier_anchor (&bench->classifier), ==, DORSAL_ANCHOR_ACCEPTED);
  bench_step (bench, 0, UP);
  g_assert_cmpint (bench->reading.direction, ==, DORSAL_DIRECTION_ASKED);
  g_assert_true (bench->reading.place_known);
}

static void
test_not_asked (void)
{
  Bench b;

  bench_begin_anchored (&b);
  bench_play (&b, 2, 5, UP);
  g_assert_cmpint (b.reading.direction, ==, DORSAL_DIRECTION_UNKNOWN);
  g_assert_true (b.reading.place_known);
  g_assert_false (dorsal_classifier_answer_direction (&b.classifier, TRUE));
  g_assert_cmpint (b.classifier.settings.marked_end, ==, DORSAL_MARKED_END_LEFT);
}

static void
test_confirmed (void)
{
  Bench b;

  begin_asked (&b);
  bench_play (&b, 1, -5, UP);
  g_assert_cmpint (b.reading.direction, ==, DORSAL_DIRECTION_CONFIRMED);
  g_assert_true (b.reading.place_known);
  /* and is not asked again by the same roller */
  bench_play (&b, 3, 0, 0);
  bench_play (&b, 2, 0, UP);
  g_assert_cmpint (dorsal_classifier_anchor (&b.classifier), ==, DORSAL_ANCHOR_ACCEPTED);
  bench_step (&b, 0, UP);
  g_assert_cmpint (b.reading.direction, ==, DORSAL_DIRECTION_CONFIRMED);
  b.hand.hello.serial[0] = 'Z';
  dorsal_classifier_hello (&b.classifier, &b.hand.hello);
  bench_step (&b, 0, UP);
  g_assert_cmpint (b.reading.direction, ==, DORSAL_DIRECTION_UNKNOWN);
}

static void
test_suspect (void)
{
  Bench b;

  begin_asked (&b);
  bench_play (&b, 1, 5, UP);
  g_assert_cmpint (b.reading.direction, ==, DORSAL_DIRECTION_SUSPECT);
  g_assert_false (b.reading.place_known); /* bench_step() asserts: no zone, no level */
  g_assert_cmpint (b.reading.state, ==, DORSAL_STATE_ROLLING);
}

/* The answer: turned mirrors what was rolled at the anchor, not turned leaves it. */
static void
test_answers (void)
{
  for (guint turned = 0; turned <= 1; turned++)
    {
      Bench b;
      double moved = turned ? -5 : 5;

      begin_asked (&b);
      bench_play (&b, 1, 5, UP);
      g_assert_true (dorsal_classifier_answer_direction (&b.classifier, (gboolean) turned));
      bench_step (&b, 0, UP);
      g_assert_cmpint (b.reading.direction, ==, DORSAL_DIRECTION_CONFIRMED);
      g_assert_cmpfloat_with_epsilon (b.reading.place_cm, start_cm (&b) + moved, 0.06);
      g_assert_cmpint (b.classifier.settings.marked_end, ==, turned ? DORSAL_MARKED_END_RIGHT : DORSAL_MARKED_END_LEFT);
      /* and what is rolled from here on goes the same way */
      bench_play (&b, 1, 5, UP);
      g_assert_cmpfloat_with_epsilon (b.reading.place_cm, start_cm (&b) + 2 * moved, 0.06);
      g_assert_cmpfloat_with_epsilon (b.reading.speed_cm_s, moved, 0.06);
      g_assert_false (dorsal_classifier_answer_direction (&b.classifier, TRUE));
    }
}

/* In doubt the person may be at either of two places: no place is named, and both are warned of. */
static void
test_warned_of_both (void)
{
  Bench b;

  begin_asked (&b);
  bench_play (&b, 2.6, 5, UP); /* 13 cm: 23.8 + 13 is below the border at 34.7 */
  g_assert_cmpint (b.reading.direction, ==, DORSAL_DIRECTION_SUSPECT);
  g_assert_cmpuint (b.reading.alerts, ==, DORSAL_ALERT_LUMBAR);

  begin_asked (&b);
  bench_play (&b, 1, 5, UP);
  bench_play (&b, 3.8, -5, UP); /* 14 cm above the start by what is believed: 9.8, or 37.8 */
  g_assert_cmpint (b.reading.direction, ==, DORSAL_DIRECTION_SUSPECT);
  g_assert_cmpuint (b.reading.alerts, ==, DORSAL_ALERT_LUMBAR);

  begin_asked (&b);
  bench_play (&b, 5, 5, UP); /* 25 cm: 48.8, or above the neck's end */
  g_assert_true (b.reading.alerts & DORSAL_ALERT_NECK);
}

/* A lift-off closes the question; the next anchor asks anew. */
static void
test_suspicion_ends_with_the_place (void)
{
  Bench b;

  begin_asked (&b);
  bench_play (&b, 1, 5, UP);
  bench_play (&b, 3, 0, 0);
  bench_play (&b, 2, 0, UP);
  g_assert_cmpint (b.reading.direction, ==, DORSAL_DIRECTION_UNKNOWN);
  g_assert_false (b.reading.place_known);
  g_assert_cmpint (dorsal_classifier_anchor (&b.classifier), ==, DORSAL_ANCHOR_ACCEPTED);
  bench_step (&b, 0, UP);
  g_assert_cmpint (b.reading.direction, ==, DORSAL_DIRECTION_ASKED);
}

static void
test_slip_widens (void)
{
  Bench b;
  double before;

  bench_begin_anchored (&b);
  before = b.reading.sigma_cm;
  for (guint i = 0; i < 5; i++)
    {
      bench_play (&b, 2, -5, UP);
      bench_play (&b, 1.4, 5, UP); /* 3 cm short each time: 1.5 cm a stroke */
    }
  g_assert_true (b.reading.slipping);
  /* the place is what the rotation says; only its doubt has grown, by a centimetre and a half a stroke */
  g_assert_cmpfloat_with_epsilon (b.reading.place_cm, start_cm (&b) - 15, 0.1);
  g_assert_cmpfloat (b.reading.sigma_cm, >, before + 2.5);
  for (guint i = 0; i < 3; i++)
    {
      bench_play (&b, 2, -5, UP);
      bench_play (&b, 2, 5, UP);
    }
  g_assert_false (b.reading.slipping);
  g_assert_cmpfloat (b.reading.sigma_cm, >, before + 2.5); /* what slipped stays doubtful */
}

/* A step with these counts in all cells but one. */
static void
step_cells (Bench *b, gint32 cell, gint32 first)
{
  DorsalSample sample = rig_hand_step (&b->hand, 0, 0);

  for (guint i = 0; i < sample.n_cells; i++)
    sample.cells[i] = i == 0 ? first : cell;
  dorsal_classifier_step (&b->classifier, &sample, DORSAL_CLOCK_NEXT, &b->reading);
}

/* An empty roller that reads 4 kPa a cell would be lain on for ever: after a lift-off it is not. */
static void
test_tared (void)
{
  Bench b;

  bench_begin (&b);
  for (guint i = 0; i < 300; i++)
    step_cells (&b, 40, 40);
  g_assert_cmpint (b.reading.state, ==, DORSAL_STATE_OFF);
  g_assert_cmpfloat (b.reading.pressure_kpa, ==, 0);
  for (guint i = 0; i < 100; i++)
    step_cells (&b, 340, 340);
  g_assert_cmpint (b.reading.state, ==, DORSAL_STATE_SETTLING);
  g_assert_cmpfloat_with_epsilon (b.reading.pressure_kpa, 30, 0.01);
}

/* An offset that grew while somebody lay there hides that they left: found within two seconds, and the place is lost,
 * for nobody knows since when. */
static void
test_hidden_lift_off (void)
{
  Bench b;

  bench_begin_anchored (&b);
  for (guint i = 0; i < 50; i++)
    step_cells (&b, 300, 300);
  g_assert_true (b.reading.place_known);
  for (guint i = 0; i < 200 && b.reading.state != DORSAL_STATE_OFF; i++)
    step_cells (&b, 60, 60);
  g_assert_cmpint (b.reading.state, ==, DORSAL_STATE_OFF);
  for (guint i = 0; i < 50; i++)
    step_cells (&b, 360, 360);
  g_assert_cmpint (b.reading.state, >, DORSAL_STATE_OFF);
  g_assert_false (b.reading.place_known);
}

static void
test_cells_are_named (void)
{
  Bench b;

  bench_begin (&b);
  step_cells (&b, 300, DORSAL_CELL_DEAD);
  g_assert_cmpuint (b.reading.n_faulty_cells, ==, 1);
  g_assert_cmpint (b.reading.cell_health[0], ==, DORSAL_CELL_HEALTH_DEAD);
  g_assert_cmpint (b.reading.cell_health[1], ==, DORSAL_CELL_HEALTH_GOOD);
  g_assert_false (b.reading.saturated);
  step_cells (&b, 10000, 10000);
  g_assert_true (b.reading.saturated);
  g_assert_cmpuint (b.reading.n_faulty_cells, ==, 0);
}

static void
test_share_follows_the_marked_end (void)
{
  for (guint end = 0; end <= 1; end++)
    {
      Bench b;

      bench_begin (&b);
      b.classifier.settings.marked_end = (DorsalMarkedEnd) end;
      for (guint i = 0; i < 50; i++)
        step_cells (&b, 300, 900);
      g_assert_true (b.reading.share_known);
      g_assert_cmpfloat_with_epsilon (b.reading.left_share, end == DORSAL_MARKED_END_LEFT ? 24 / 42.0 : 18 / 42.0, 1e-6);
      for (guint i = 0; i < 50; i++)
        step_cells (&b, 0, 0);
      g_assert_false (b.reading.share_known);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/classifier-doubt/unasked-no-direction-is-wrong", test_not_asked);
  g_test_add_func ("/core/classifier-doubt/toward-the-head-confirms", test_confirmed);
  g_test_add_func ("/core/classifier-doubt/toward-the-feet-nobody-knows-the-place", test_suspect);
  g_test_add_func ("/core/classifier-doubt/the-answer-mirrors-the-place-or-keeps-it", test_answers);
  g_test_add_func ("/core/classifier-doubt/both-places-are-warned-of", test_warned_of_both);
  g_test_add_func ("/core/classifier-doubt/a-lift-off-closes-the-question", test_suspicion_ends_with_the_place);
  g_test_add_func ("/core/classifier-doubt/slip-widens-the-doubt-and-moves-no-place", test_slip_widens);
  g_test_add_func ("/core/classifier-doubt/an-offset-is-tared-away", test_tared);
  g_test_add_func ("/core/classifier-doubt/a-lift-off-hidden-by-an-offset-is-found", test_hidden_lift_off);
  g_test_add_func ("/core/classifier-doubt/faulty-cells-are-named", test_cells_are_named);
  g_test_add_func ("/core/classifier-doubt/left-is-the-users-left", test_share_follows_the_marked_end);
  return g_test_run ();
}
