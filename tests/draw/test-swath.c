/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture that was made of another one is the picture drawn anew, byte for byte. */

#include "draw/draw-swath.h"

#include "draw/draw-passage.h"

#include <math.h>
#include <string.h>

#define MOST_COLUMNS 100
#define MOST_ROWS    60

typedef guint32 Picture[MOST_ROWS][MOST_COLUMNS];

static const DorsalTraceInk inks[] = { { .line = 0xff3584e4, .gap = 0x20202020 },
                                       { .line = 0xff402010, .fill = 0x24081c24, .gap = 0x40101010, .line_256 = 384 },
                                       { .line = 0x80402010, .fill = 0x24081c24 } };

static Picture plain;

static void
scribble (GRand *rand)
{
  for (guint y = 0; y < MOST_ROWS; y++)
    for (guint x = 0; x < MOST_COLUMNS; x++)
      plain[y][x] = 0xff000000 | g_rand_int (rand);
}

static DorsalTrace *
random_trace (GRand *rand)
{
  DorsalTrace *trace = dorsal_trace_new ();

  for (guint i = 0; i < 3000; i++)
    if (g_rand_int_range (rand, 0, 60) == 0)
      dorsal_trace_append_gap (trace, (gsize) g_rand_int_range (rand, 1, 60));
    else
      dorsal_trace_append (trace, (gint16) (1100 * sin (i * 0.02) + g_rand_int_range (rand, -200, 200)));
  return trace;
}

static void
assert_as_anew (Picture picture, const DorsalUprights *uprights, const DorsalTraceView *view, const DorsalTrace *trace,
                const DorsalTraceInk *ink)
{
  static Picture anew;

  memcpy (anew, plain, sizeof anew);
  for (guint i = 0; i < uprights->n; i++)
    for (int y = 0; y < uprights->rows; y++)
      for (int x = uprights->at[i]; x < uprights->at[i] + uprights->width; x++)
        anew[y][x] = uprights->colour;
  dorsal_draw_trace (anew[0], sizeof anew[0], view, trace, FALSE, ink);
  for (int y = 0; y < view->height; y++)
    g_assert_cmpmem (picture[y], (gsize) view->columns * sizeof (guint32), anew[y],
                     (gsize) view->columns * sizeof (guint32));
}

/* One or two lines down, or none. */
static DorsalUprights
random_uprights (GRand *rand, const DorsalTraceView *view, int *at)
{
  DorsalUprights uprights = { .at = at, .width = 2, .rows = view->height - 1, .colour = 0xffe0e0e0 };

  if (view->columns < 2 || g_rand_int_range (rand, 0, 3) == 0)
    return uprights;
  uprights.n = (guint) g_rand_int_range (rand, 0, 3);
  for (guint i = 0; i < uprights.n; i++)
    at[i] = g_rand_int_range (rand, 0, view->columns - 1);
  return uprights;
}

/* Two images in turn, moved by nothing, by a column, by more than is seen; and outside the rows that are said to differ
 * they do not. Where they are said not to differ, the next may be drawn into the same one or into the other. */
static void
test_moved (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (43);
  static Picture picture[2];
  guint still = 0;

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (DorsalTrace) trace = random_trace (rand);
      g_autoptr (DorsalPassage) passage = dorsal_passage_new ();
      g_autoptr (DorsalSwath) swath = dorsal_swath_new ();
      const DorsalTraceInk *ink = &inks[round % G_N_ELEMENTS (inks)];
      DorsalTraceView view = { g_rand_int_range (rand, -20, 60),
                               g_rand_int_range (rand, 1, MOST_COLUMNS + 1),
                               g_rand_int_range (rand, 1, MOST_ROWS + 1),
                               round % 5 + 1,
                               round % 3 + 1,
                               { -1000, 1000, 1, 10 } };
      int at[2] = { 0 }, from, to;
      guint turn = 0;

      scribble (rand);
      dorsal_swath_lay (swath, plain[0], sizeof plain[0], view.columns, view.height, ink->fill);
      for (guint i = 0; i < 40; i++)
        {
          DorsalUprights uprights = round % 2 ? random_uprights (rand, &view, at) : (DorsalUprights){ 0 };
          gboolean differs;

          view.first_column += g_rand_int_range (rand, 0, 6) ? (int) i % 3 : g_rand_int_range (rand, -90, 90);
          differs = dorsal_swath_draw (swath, picture[turn][0], sizeof picture[0][0], &uprights, &view,
                                       dorsal_passage_follow (passage, &view, trace), ink, &from, &to);
          assert_as_anew (picture[turn], &uprights, &view, trace, ink);
          still += !differs;
          for (int y = 0; i > 0 && y < view.height; y++)
            if (!differs || y < from || y >= to)
              g_assert_cmpmem (picture[0][y], (gsize) view.columns * sizeof (guint32), picture[1][y],
                               (gsize) view.columns * sizeof (guint32));
          if (differs || i % 2)
            turn ^= 1;
        }
    }
  g_assert_cmpuint (still, >, 100);
}

/* Another ground, another size, another ink: both images are lost. */
static void
test_laid (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (47);
  g_autoptr (DorsalTrace) trace = random_trace (rand);
  g_autoptr (DorsalPassage) passage = dorsal_passage_new ();
  g_autoptr (DorsalSwath) swath = dorsal_swath_new ();
  static Picture picture[2];

  for (guint i = 0; i < 10; i++)
    {
      const DorsalTraceInk *ink = &inks[i % G_N_ELEMENTS (inks)];
      DorsalTraceView view
          = { 0, MOST_COLUMNS - (int) (i * 7 % 20), MOST_ROWS - (int) (i * 11 % 20), 3, 1, { -1000, 1000, 1, 10 } };

      scribble (rand);
      memset (picture, (int) i, sizeof picture);
      dorsal_swath_lay (swath, plain[0], sizeof plain[0], view.columns, view.height, ink->fill);
      for (guint turn = 0; turn < 2; turn++)
        {
          int from, to;

          g_assert_cmpint (dorsal_swath_draw (swath, picture[turn][0], sizeof picture[0][0], &(DorsalUprights){ 0 },
                                              &view, dorsal_passage_follow (passage, &view, trace), ink, &from, &to),
                           ==, turn == 0);
          assert_as_anew (picture[turn], &(DorsalUprights){ 0 }, &view, trace, ink);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/swath/moved-is-drawn-anew", test_moved);
  g_test_add_func ("/draw/swath/another-ground-is-painted-in-both-images", test_laid);
  return g_test_run ();
}
