/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Zooming and moving a stretch of a session, as tables. */

#include "app/lens.h"

#define S G_USEC_PER_SEC

static void
check (const DorsalLens *lens)
{
  g_assert_cmpint (lens->from_us, >=, 0);
  g_assert_cmpint (lens->length_us, >, 0);
  g_assert_cmpint (lens->from_us + lens->length_us, <=, lens->total_us);
  g_assert_cmpint (lens->length_us, >=, MIN (DORSAL_LENS_LEAST_US, lens->total_us));
}

static void
test_zoom (void)
{
  static const struct
  {
    gint64 from_s, length_s;
    double factor;
    gint64 at_s;
    gint64 want_from_us, want_length_us;
  } cases[] = {
    { 0, 100, 2, 0, 0, 50 * S },             /* at the left edge */
    { 0, 100, 2, 100, 50 * S, 50 * S },      /* at the right one */
    { 0, 100, 2, 50, 25 * S, 50 * S },       /* in the middle */
    { 0, 100, 4, 20, 15 * S, 25 * S },       /* 20 of 100 stays 5 of 25 */
    { 40, 20, 0.5, 50, 30 * S, 40 * S },     /* away again */
    { 0, 20, 0.5, 20, 0, 40 * S },           /* the beginning is the end of it */
    { 80, 20, 0.1, 90, 0, 100 * S },         /* everything, and no more */
    { 40, 20, 1000, 50, 49900000, S / 5 },   /* closer than can be seen */
    { 40, 20, 2, 0, 40 * S, 10 * S },        /* beside the stretch: its edge */
    { 40, 20, 0, 50, 40 * S, 20 * S },       /* no factor */
    { 40, 20, -2, 50, 40 * S, 20 * S },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalLens lens = { 100 * S, cases[i].from_s * S, cases[i].length_s * S };
      DorsalLens next = dorsal_lens_zoom (lens, cases[i].factor, cases[i].at_s * S);

      g_test_message ("case %u", i);
      check (&next);
      g_assert_cmpint (next.from_us, ==, cases[i].want_from_us);
      g_assert_cmpint (next.length_us, ==, cases[i].want_length_us);
    }
}

static void
test_pan (void)
{
  static const struct
  {
    gint64 from_s, by_s, want_s;
  } cases[] = { { 40, 5, 45 }, { 40, -5, 35 }, { 40, -50, 0 }, { 40, 50, 80 }, { 40, G_MAXINT64 / S, 80 },
                { 40, G_MININT64 / S, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalLens lens = { 100 * S, cases[i].from_s * S, 20 * S };
      DorsalLens next = dorsal_lens_pan (lens, cases[i].by_s * S);

      check (&next);
      g_assert_cmpint (next.from_us, ==, cases[i].want_s * S);
      g_assert_cmpint (next.length_us, ==, 20 * S);
    }
}

static void
test_reveal (void)
{
  static const struct
  {
    gint64 at_s, want_s;
  } cases[] = { { 50, 40 }, { 42, 40 }, { 41, 39 }, { 0, 0 }, { 58, 40 }, { 60, 42 }, { 100, 80 }, { 500, 80 }, { -5, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalLens lens = { 100 * S, 40 * S, 20 * S };
      DorsalLens next = dorsal_lens_reveal (lens, cases[i].at_s * S);

      check (&next);
      g_assert_cmpint (next.from_us, ==, cases[i].want_s * S);
    }
}

static void
test_show (void)
{
  DorsalLens lens = dorsal_lens_whole (100 * S);
  DorsalLens there = dorsal_lens_show (lens, 70 * S, 30 * S);

  g_assert_true (dorsal_lens_is_whole (&lens));
  g_assert_cmpint (there.from_us, ==, 30 * S);
  g_assert_cmpint (there.length_us, ==, 40 * S);
  g_assert_false (dorsal_lens_is_whole (&there));
  there = dorsal_lens_show (lens, 99999999, 99999999);
  check (&there);
  there = dorsal_lens_show (lens, -50 * S, 500 * S);
  g_assert_true (dorsal_lens_is_whole (&there));
}

/* A session of one sample, or none. */
static void
test_nothing (void)
{
  DorsalLens lens = dorsal_lens_whole (0);

  check (&lens);
  lens = dorsal_lens_zoom (lens, 3, 0);
  check (&lens);
  lens = dorsal_lens_pan (lens, S);
  check (&lens);
  g_assert_cmpint (dorsal_lens_time_at (&lens, 5, 0), ==, 0);
}

/* A wheel turned to and fro ends where it began, wherever the pointer was. */
static void
test_pixels (void)
{
  DorsalLens lens = { 36000 * (gint64) S, 1000 * (gint64) S, 600 * (gint64) S };

  for (int x = 0; x <= 1000; x += 50)
    {
      gint64 at_us = dorsal_lens_time_at (&lens, x, 1000);
      DorsalLens near = dorsal_lens_zoom (lens, 1.25, at_us);
      DorsalLens back = dorsal_lens_zoom (near, 1 / 1.25, at_us);

      g_assert_cmpfloat_with_epsilon (dorsal_lens_x_of (&lens, at_us, 1000), x, 0.01);
      g_assert_cmpfloat_with_epsilon (dorsal_lens_x_of (&near, at_us, 1000), x, 0.01);
      g_assert_cmpint (ABS (back.from_us - lens.from_us), <=, 2);
      g_assert_cmpint (ABS (back.length_us - lens.length_us), <=, 2);
    }
  g_assert_cmpint (dorsal_lens_time_at (&lens, -1e9, 1000), ==, 0);
  g_assert_cmpint (dorsal_lens_time_at (&lens, 1e9, 1000), ==, lens.total_us);
}

/* Of two neighbours one is the other moved by whole columns, and neither by more than one from where it was. */
static void
test_columns (void)
{
  DorsalLens lens = { 36000 * (gint64) S, 0, 1234567 };

  for (gint64 from_us = 0; from_us < 40000; from_us += 97)
    {
      DorsalLens there = lens, moved;
      gint64 column, next;

      there.from_us = from_us;
      moved = dorsal_lens_on_columns (there, 760, &column);
      check (&moved);
      g_assert_cmpint (moved.length_us, ==, lens.length_us);
      g_assert_cmpint (moved.from_us, <=, from_us);
      g_assert_cmpint (from_us - moved.from_us, <=, lens.length_us / 760);
      moved = dorsal_lens_on_columns (moved, 760, &next);
      g_assert_cmpint (next, ==, column); /* it stands where it is */
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/lens/zooming-leaves-the-pointed-at-where-it-is", test_zoom);
  g_test_add_func ("/app/lens/panning-stops-at-the-ends", test_pan);
  g_test_add_func ("/app/lens/revealing-moves-as-little-as-possible", test_reveal);
  g_test_add_func ("/app/lens/a-chosen-stretch-is-shown-exactly", test_show);
  g_test_add_func ("/app/lens/nothing-has-a-lens-too", test_nothing);
  g_test_add_func ("/app/lens/on-columns-it-moves-by-less-than-one", test_columns);
  g_test_add_func ("/app/lens/pixels-and-times-agree", test_pixels);
  return g_test_run ();
}
