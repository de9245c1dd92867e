/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One side, then the other. */

#include "core/sides.h"

#define S G_USEC_PER_SEC

static DorsalSides
run (DorsalSides sides, double seconds)
{
  gint64 end_us = sides.time_us + (gint64) (seconds * S);

  while (sides.time_us < end_us && sides.state != DORSAL_SIDES_DONE)
    sides = dorsal_sides_step (sides, sides.time_us + S / 10);
  return sides;
}

static void
test_both (void)
{
  static const struct
  {
    double after_s;
    DorsalSidesState want;
  } cases[] = {
    { 0, DORSAL_SIDES_FIRST },     { 29.5, DORSAL_SIDES_FIRST },  { 30.5, DORSAL_SIDES_CHANGE },
    { 37.5, DORSAL_SIDES_CHANGE }, { 38.5, DORSAL_SIDES_SECOND }, { 67.5, DORSAL_SIDES_SECOND },
    { 69, DORSAL_SIDES_DONE },     { 500, DORSAL_SIDES_DONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalSides sides = run (dorsal_sides_begin (30, TRUE, 5 * S), cases[i].after_s);

      g_test_message ("after %g s", cases[i].after_s);
      g_assert_cmpint (sides.state, ==, cases[i].want);
    }
}

static void
test_one (void)
{
  DorsalSides sides = run (dorsal_sides_begin (30, FALSE, 5 * S), 29);

  g_assert_cmpint (sides.state, ==, DORSAL_SIDES_FIRST);
  g_assert_cmpfloat_with_epsilon (sides.left_s, 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (dorsal_sides_progress (&sides), 29 / 30.0, 1e-6);
  sides = run (sides, 2);
  g_assert_cmpint (sides.state, ==, DORSAL_SIDES_DONE);
  g_assert_cmpfloat (dorsal_sides_progress (&sides), ==, 1);
}

/* Each change is told once. */
static void
test_changed (void)
{
  DorsalSides sides = dorsal_sides_begin (10, TRUE, S);
  guint changes = sides.changed;

  for (int i = 0; i < 500; i++)
    {
      sides = dorsal_sides_step (sides, sides.time_us + S / 10);
      changes += sides.changed;
    }
  g_assert_cmpuint (changes, ==, 4);
}

static void
test_sleep (void)
{
  DorsalSides sides = dorsal_sides_step (dorsal_sides_begin (30, TRUE, S), 4000 * (gint64) S);

  g_assert_cmpint (sides.state, ==, DORSAL_SIDES_FIRST);
  g_assert_cmpfloat_with_epsilon (sides.left_s, 28, 1e-6);
  sides = dorsal_sides_step (sides, 10 * S); /* backwards */
  g_assert_cmpfloat_with_epsilon (sides.left_s, 28, 1e-6);
}

static void
test_not_begun (void)
{
  DorsalSides sides = dorsal_sides_step ((DorsalSides){ 0 }, 10 * S);

  g_assert_cmpint (sides.state, ==, DORSAL_SIDES_UNKNOWN);
  g_assert_false (sides.changed);
  g_assert_cmpfloat (dorsal_sides_progress (&sides), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/sides/one-side-a-change-and-the-other", test_both);
  g_test_add_func ("/core/sides/one-side-alone-ends-at-once", test_one);
  g_test_add_func ("/core/sides/each-change-is-told-once", test_changed);
  g_test_add_func ("/core/sides/a-sleeping-computer-does-not-stretch", test_sleep);
  g_test_add_func ("/core/sides/not-begun-stays-so", test_not_begun);
  return g_test_run ();
}
