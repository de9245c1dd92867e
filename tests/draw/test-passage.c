/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The picture of a trace that is moved is the picture drawn anew, byte for byte: wherever it is moved to, whatever else
 * changes between. */

#include "draw/draw-passage.h"

#include <math.h>
#include <string.h>

#include "draw/draw-trace-private.h"

#define MOST_COLUMNS 200
#define MOST_ROWS    60
#define SAMPLES      6000

typedef guint32 Picture[MOST_ROWS][MOST_COLUMNS];

static const DorsalTraceInk inks[] = { { .line = 0xff3584e4, .gap = 0x20202020 },
                                       { .line = 0x80402010, .fill = 0x24081c24, .line_256 = 384 } };

static void
append_some (DorsalTrace *trace, GRand *rand, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_rand_int_range (rand, 0, 30) == 0)
      dorsal_trace_append_gap (trace, (gsize) g_rand_int_range (rand, 1, 40));
    else
      dorsal_trace_append (trace, (gint16) (900 * sin (i * 0.05) + g_rand_int_range (rand, -300, 300)));
}

static void
assert_same (DorsalPassage *passage, const DorsalTraceView *view, const DorsalTrace *trace, const DorsalTraceInk *ink)
{
  static Picture moved, anew;

  memset (moved, 0, sizeof moved);
  memset (anew, 0, sizeof anew);
  dorsal_trace_paint_spans (moved[0], sizeof moved[0], view, dorsal_passage_follow (passage, view, trace), ink);
  dorsal_draw_trace (anew[0], sizeof anew[0], view, trace, FALSE, ink);
  g_assert_cmpmem (moved, sizeof moved, anew, sizeof anew);
}

static DorsalTraceView
random_view (GRand *rand)
{
  static const gint64 zooms[][2] = { { 1, 1 }, { 3, 2 }, { 17, 1 }, { 100, 7 }, { 1, 2 }, { 3, 7 } };
  guint zoom = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (zooms));

  return (DorsalTraceView){
    .first_column = g_rand_int_range (rand, -50, 500),
    .columns = g_rand_int_range (rand, 1, MOST_COLUMNS + 1),
    .height = g_rand_int_range (rand, 1, MOST_ROWS + 1),
    .samples = zooms[zoom][0],
    .per_columns = zooms[zoom][1],
    .axis = { -1000, 1000, 1, 10 },
  };
}

/* Both ways, by nothing, by a column, by more than is seen; over both ends of the trace. */
static void
test_pans (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (29);
  g_autoptr (DorsalTrace) trace = dorsal_trace_new ();
  g_autoptr (DorsalPassage) passage = dorsal_passage_new ();

  append_some (trace, rand, SAMPLES);
  for (guint zoom = 0; zoom < 40; zoom++)
    {
      DorsalTraceView view = random_view (rand);

      for (guint pan = 0; pan < 40; pan++)
        {
          view.first_column += g_rand_int_range (rand, -view.columns - 3, view.columns + 4) / (pan % 4 ? 20 : 1);
          assert_same (passage, &view, trace, &inks[pan / 9 % 2]);
        }
    }
}

/* Each kind of change alone, then a pan. */
static void
test_changes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);
  g_autoptr (DorsalTrace) trace = dorsal_trace_new (), other = dorsal_trace_new ();
  g_autoptr (DorsalPassage) passage = dorsal_passage_new ();

  append_some (trace, rand, SAMPLES);
  append_some (other, rand, SAMPLES);
  for (guint change = 0; change < 8; change++)
    {
      DorsalTraceView view = { 100, 150, 50, 17, 1, { -1000, 1000, 1, 10 } };

      g_test_message ("change %u", change);
      assert_same (passage, &view, trace, &inks[0]);
      view.columns -= change == 1 ? 30 : 0;
      view.height -= change == 2 ? 10 : 0;
      view.samples += change == 3 ? 1 : 0;
      view.per_columns += change == 4 ? 1 : 0;
      view.axis.low -= change == 5 ? 500 : 0;
      view.axis.high += change == 6 ? 500 : 0;
      assert_same (passage, &view, change == 7 ? other : trace, &inks[0]);
      view.first_column += 5;
      assert_same (passage, &view, change == 7 ? other : trace, &inks[0]);
    }
}

/* Of a trace that grew, or was written anew in the same place, as long as before. */
static void
test_growth (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (37);
  g_autoptr (DorsalTrace) trace = dorsal_trace_new ();
  g_autoptr (DorsalPassage) passage = dorsal_passage_new ();
  DorsalTraceView view = { 0, 150, 50, 3, 2, { -1000, 1000, 1, 10 } };
  gsize length;

  for (guint i = 0; i < 20; i++)
    {
      append_some (trace, rand, 11);
      assert_same (passage, &view, trace, &inks[0]);
    }
  length = dorsal_trace_length (trace);
  dorsal_trace_clear (trace);
  dorsal_passage_forget (passage);
  while (dorsal_trace_length (trace) < length)
    dorsal_trace_append (trace, (gint16) g_rand_int_range (rand, -900, 900));
  assert_same (passage, &view, trace, &inks[0]);
}

/* As a live plot does it: at every zoom, by a few samples, by more than is seen; with gaps at the old end and the new. */
static void
test_follows_growth (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (53);
  g_autoptr (DorsalPassage) passage = dorsal_passage_new ();

  for (guint zoom = 0; zoom < 60; zoom++)
    {
      g_autoptr (DorsalTrace) trace = dorsal_trace_new ();
      DorsalTraceView view = random_view (rand);

      dorsal_passage_forget (passage);
      for (guint i = 0; i < 60; i++)
        {
          append_some (trace, rand, i % 20 == 19 ? 400 : i % 5);
          view.first_column = (gint64) dorsal_trace_length (trace) * view.per_columns / view.samples - view.columns + 1
                              - (i % 7 == 0 ? g_rand_int_range (rand, 0, 9) : 0);
          assert_same (passage, &view, trace, &inks[zoom % 2]);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/passage/moved-is-drawn-anew", test_pans);
  g_test_add_func ("/draw/passage/nothing-is-kept-for-another-picture", test_changes);
  g_test_add_func ("/draw/passage/a-trace-that-grew-is-looked-up", test_growth);
  g_test_add_func ("/draw/passage/what-grows-is-followed", test_follows_growth);
  return g_test_run ();
}
