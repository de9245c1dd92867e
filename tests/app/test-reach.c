/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows within which a picture moves: never too few, seldom others. */

#include "app/reach.h"

#define HEIGHT 160 /* a sixteenth is 10 */

static void
test_first (void)
{
  DorsalReach reach = dorsal_reach_step ((DorsalReach){ 0 }, 40, 60, HEIGHT);

  g_assert_cmpint (reach.from, ==, 0);
  g_assert_cmpint (reach.to, ==, HEIGHT);
}

static void
test_steps (void)
{
  static const struct
  {
    int from, to;           /* what moves, */
    guint pictures;         /* in so many of them */
    int then_from, then_to; /* of the reach */
  } steps[] = {
    { 40, 60, 1, 0, HEIGHT }, /* all, from the first picture on */
    { 40, 60, DORSAL_REACH_PICTURES - 1, 0, HEIGHT },
    { 50, 80, 1, 30, 90 },         /* long enough: both, and some */
    { 35, 85, 1, 30, 90 },         /* within */
    { 20, 30, 1, 10, 100 },        /* over it: that as well, and some */
    { 99, 101, 1, 0, 111 },        /* under it; not over the edge */
    { 160, 0, 1000, 0, 111 },      /* nothing moves: as it is */
    { 10, 90, 1000, 0, 111 },      /* a bit less: not worth it */
    { 150, HEIGHT, 1, 0, HEIGHT }, /* at the edge */
    { 80, 81, DORSAL_REACH_PICTURES - 1, 0, HEIGHT },
    { 80, 81, 2, 70, 91 },
  };
  DorsalReach reach = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      for (guint p = 0; p < steps[i].pictures; p++)
        reach = dorsal_reach_step (reach, steps[i].from, steps[i].to, HEIGHT);
      g_test_message ("step %u", i);
      g_assert_cmpint (reach.from, ==, steps[i].then_from);
      g_assert_cmpint (reach.to, ==, steps[i].then_to);
    }
}

/* What is drawn lies within, wherever it is; and most pictures are as wide as the one before. */
static void
test_within (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (61);
  DorsalReach reach = { 0 };
  guint others = 0;

  for (guint i = 0; i < 5000; i++)
    {
      int height = i < 2500 ? HEIGHT : 90;
      int from = (int) (i / 50 % 60) + g_rand_int_range (rand, 0, 16), to = from + g_rand_int_range (rand, 0, 15);
      DorsalReach before = reach;

      reach = dorsal_reach_step (reach, from, to, height);
      others += before.from != reach.from || before.to != reach.to;
      g_assert_cmpint (reach.from, >=, 0);
      g_assert_cmpint (reach.to, <=, height);
      g_assert_true (from >= to || (reach.from <= from && to <= reach.to));
    }
  g_test_message ("%u of 5000", others);
  g_assert_cmpuint (others, >, 10);
  g_assert_cmpuint (others, <, 250);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/reach/at-first-all-may-move", test_first);
  g_test_add_func ("/app/reach/it-widens-at-once-and-narrows-late", test_steps);
  g_test_add_func ("/app/reach/what-moves-is-within", test_within);
  return g_test_run ();
}
