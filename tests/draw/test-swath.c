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

static Picture plain, filled;
static const DorsalGround ground = { plain[0], filled[0], sizeof plain[0] };

static void
scribble (GRand *rand, const DorsalTraceInk *ink)
{
  for (guint y = 0; y < MOST_ROWS; y++)
    for (guint x = 0; x < MOST_COLUMNS; x++)
      plain[y][x] = 0xff000000 | g_rand_int (rand);
  dorsal_swath_fill (filled[0], plain[0], sizeof plain[0], MOST_COLUMNS, MOST_ROWS, ink->fill);
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
assert_as_anew (Picture picture, const DorsalTraceView *view, const DorsalTrace *trace, const DorsalTraceInk *ink)
{
  static Picture anew;

  memcpy (anew, plain, sizeof anew);
  dorsal_draw_trace (anew[0], sizeof anew[0], view, trace, FALSE, ink);
  for (int y = 0; y < view->height; y++)
    g_assert_cmpmem (picture[y], (gsize) view->columns * sizeof (guint32), anew[y], (gsize) view->columns * sizeof (guint32));
}

/* Two images in turn, moved by nothing, by a column, by more than is seen; and outside the rows that are said to differ
 * they do not. */
static void
test_moved (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (43);
  static Picture picture[2];

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (DorsalTrace) trace = random_trace (rand);
      g_autoptr (DorsalPassage) passage = dorsal_passage_new ();
      g_autoptr (DorsalSwath) a = dorsal_swath_new ();
      g_autoptr (DorsalSwath) b = dorsal_swath_new ();
      DorsalSwath *swath[] = { a, b };
      const DorsalTraceInk *ink = &inks[round % G_N_ELEMENTS (inks)];
      DorsalTraceView view = { g_rand_int_range (rand, -20, 60), g_rand_int_range (rand, 1, MOST_COLUMNS + 1),
                               g_rand_int_range (rand, 1, MOST_ROWS + 1), round % 5 + 1, round % 3 + 1,
                               { -1000, 1000, 1, 10 } };

      scribble (rand, ink);
      for (guint i = 0; i < 40; i++)
        {
          int from, to;

          view.first_column += g_rand_int_range (rand, 0, 6) ? (int) i % 3 : g_rand_int_range (rand, -90, 90);
          dorsal_swath_draw (swath[i % 2], picture[i % 2][0], sizeof picture[0][0], &ground, &view,
                             dorsal_passage_follow (passage, &view, trace), ink);
          assert_as_anew (picture[i % 2], &view, trace, ink);
          if (!dorsal_swath_compare (a, b, &from, &to))
            from = to = 0;
          for (int y = 0; i > 0 && y < view.height; y++)
            if (y < from || y >= to)
              g_assert_cmpmem (picture[0][y], (gsize) view.columns * sizeof (guint32), picture[1][y],
                               (gsize) view.columns * sizeof (guint32));
        }
    }
}

/* Another ground, another ink, an image that was lost. */
static void
test_forgotten (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (47);
  g_autoptr (DorsalTrace) trace = random_trace (rand);
  g_autoptr (DorsalPassage) passage = dorsal_passage_new ();
  g_autoptr (DorsalSwath) swath = dorsal_swath_new ();
  DorsalTraceView view = { 0, MOST_COLUMNS, MOST_ROWS, 3, 1, { -1000, 1000, 1, 10 } };
  static Picture picture;

  for (guint i = 0; i < 10; i++)
    {
      const DorsalTraceInk *ink = &inks[i % G_N_ELEMENTS (inks)];

      scribble (rand, ink);
      memset (picture, (int) i, sizeof picture);
      dorsal_swath_forget (swath);
      g_assert_false (dorsal_swath_is_known (swath));
      dorsal_swath_draw (swath, picture[0], sizeof picture[0], &ground, &view,
                         dorsal_passage_follow (passage, &view, trace), ink);
      g_assert_true (dorsal_swath_is_known (swath));
      assert_as_anew (picture, &view, trace, ink);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/swath/moved-is-drawn-anew", test_moved);
  g_test_add_func ("/draw/swath/what-is-forgotten-is-painted", test_forgotten);
  return g_test_run ();
}
