/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The picture from the pyramid is the picture from all samples, byte for byte; and both are
 * what a slow painter makes who looks at every sample and asks every pixel. */

#include "draw/draw-trace.h"

#include <math.h>
#include <string.h>

#define MAX_COLUMNS 300
#define MAX_HEIGHT  120

typedef guint32 Picture[MAX_HEIGHT][MAX_COLUMNS];

static const char *const signals[] = { "noise", "sine", "steps", "gaps", "spikes", "constant" };

static DorsalTrace *
signal_of (const char *kind, gsize n, GRand *rand)
{
  DorsalTrace *trace = dorsal_trace_new ();
  gint16 level = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (g_str_equal (kind, "noise"))
        level = (gint16) g_rand_int_range (rand, -32767, 32767);
      else if (g_str_equal (kind, "sine"))
        level = (gint16) (900 * sin (i * 0.013) + 300 * sin (i * 0.31));
      else if (g_str_equal (kind, "steps"))
        level = g_rand_int_range (rand, 0, 60) ? level : (gint16) g_rand_int_range (rand, -1200, 1200);
      else if (g_str_equal (kind, "spikes"))
        level = g_rand_int_range (rand, 0, 400) ? 5 : 30000;
      else if (g_str_equal (kind, "gaps"))
        level = (gint16) (1000 * sin (i * 0.05));
      else
        level = 250;
      if (g_str_equal (kind, "gaps") && (i / 37 % 5 == 0 || g_rand_int_range (rand, 0, 9) == 0))
        dorsal_trace_append_gap (trace, 1);
      else
        dorsal_trace_append (trace, level);
    }
  return trace;
}

static DorsalTraceView
random_view (GRand *rand, gint64 length)
{
  static const struct
  {
    gint64 samples, per_columns;
  } zooms[]
      = { { 1, 1 }, { 2, 1 }, { 3, 2 }, { 17, 1 }, { 100, 7 }, { 256, 1 }, { 1000, 3 }, { 1, 2 }, { 3, 7 }, { 1, 40 } };
  guint zoom = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (zooms));
  gint32 low = g_rand_int_range (rand, -2000, 1000);
  gint64 all = length * zooms[zoom].per_columns / zooms[zoom].samples;

  return (DorsalTraceView){
    .first_column = g_rand_int_range (rand, -40, (gint32) all + 10),
    .columns = g_rand_int_range (rand, 1, MAX_COLUMNS + 1),
    .height = g_rand_int_range (rand, 1, MAX_HEIGHT + 1),
    .samples = zooms[zoom].samples,
    .per_columns = zooms[zoom].per_columns,
    .axis = { low, low + g_rand_int_range (rand, 1, 4000), 1, 10 },
  };
}

static const DorsalTraceInk opaque = { .line = 0xff3584e4, .gap = 0x20202020 };
static const DorsalTraceInk clear = { .line = 0x80402010, .fill = 0x24081c24, .line_256 = 384 };

static void
draw (Picture picture, const DorsalTraceView *view, const DorsalTrace *trace, gboolean pyramid,
      const DorsalTraceInk *ink)
{
  memset (picture, 0, sizeof (Picture));
  dorsal_draw_trace (picture[0], sizeof picture[0], view, trace, pyramid, ink);
}

static void
test_pyramid (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  static Picture fast, slow;

  for (gsize s = 0; s < G_N_ELEMENTS (signals); s++)
    for (guint i = 0; i < 60; i++)
      {
        gsize length = (gsize) g_rand_int_range (rand, 0, 30000);
        g_autoptr (DorsalTrace) trace = signal_of (signals[s], length, rand);
        DorsalTraceView view = random_view (rand, (gint64) length);
        const DorsalTraceInk *ink = i & 1 ? &opaque : &clear;

        draw (fast, &view, trace, TRUE, ink);
        draw (slow, &view, trace, FALSE, ink);
        g_assert_cmpmem (fast, sizeof fast, slow, sizeof slow);
      }
}

/* The slow painter. Its own arithmetic: real numbers where the fast one has integers would
 * not agree byte for byte, so it keeps to integers but asks sample by sample, pixel by pixel. */

static gint64
floor_of (gint64 a, gint64 b)
{
  gint64 q = a / b;

  while (q * b > a)
    q--;
  while ((q + 1) * b <= a)
    q++;
  return q;
}

typedef struct
{
  gboolean any;
  gint64 first, top, bottom, last; /* y in 1/256 px */
} Column;

static gint64
height_of (const DorsalTraceView *view, gint16 value)
{
  return floor_of (((gint64) view->axis.high - value) * view->height * 256, (gint64) view->axis.high - view->axis.low);
}

static Column
look_at (const DorsalTraceView *view, const DorsalTrace *trace, gint64 column)
{
  Column seen = { 0 };

  for (gint64 i = 0; i < (gint64) dorsal_trace_length (trace); i++)
    {
      gint16 value = dorsal_trace_value (trace, (gsize) i);
      gint64 y;

      /* Sample i belongs to the column when its begin is not beyond i and the next one's is. */
      if (value == DORSAL_TRACE_GAP || floor_of (column * view->samples, view->per_columns) > i
          || floor_of ((column + 1) * view->samples, view->per_columns) <= i)
        continue;
      y = height_of (view, value);
      if (!seen.any)
        seen = (Column){ TRUE, y, y, y, y };
      seen.top = MIN (seen.top, y);
      seen.bottom = MAX (seen.bottom, y);
      seen.last = y;
    }
  return seen;
}

static guint32
laid_over (guint32 ink, guint32 ground, gint64 cover)
{
  guint32 result = 0, alpha = (ink >> 24) * (guint32) cover / 256;

  for (int shift = 0; shift < 32; shift += 8)
    {
      guint32 above = (ink >> shift & 0xff) * (guint32) cover / 256;
      guint32 below = (ground >> shift & 0xff) * (256 - (alpha + (alpha >> 7))) / 256;

      result |= (above + below) << shift;
    }
  return result;
}

static void
paint_slowly (Picture picture, const DorsalTraceView *view, const DorsalTrace *trace, guint32 line)
{
  memset (picture, 0, sizeof (Picture));
  for (int x = 0; x < view->columns; x++)
    {
      Column before = look_at (view, trace, view->first_column + x - 1);
      Column here = look_at (view, trace, view->first_column + x);
      Column after = look_at (view, trace, view->first_column + x + 1);

      if (!here.any)
        continue;
      if (before.any)
        {
          gint64 middle = floor_of (before.last + here.first, 2);

          here.top = MIN (here.top, middle);
          here.bottom = MAX (here.bottom, middle);
        }
      if (after.any)
        {
          gint64 middle = floor_of (here.last + after.first, 2);

          here.top = MIN (here.top, middle);
          here.bottom = MAX (here.bottom, middle);
        }
      for (int y = 0; y < view->height; y++)
        {
          gint64 from = MAX (here.top - 256, y * 256), to = MIN (here.bottom + 256, (y + 1) * 256);

          if (to > from)
            picture[y][x] = laid_over (line, picture[y][x], to - from);
        }
    }
}

static void
test_every_sample (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (23);
  static Picture fast, slow;
  DorsalTraceInk ink = { .line = 0xff3584e4 };

  for (gsize s = 0; s < G_N_ELEMENTS (signals); s++)
    for (guint i = 0; i < 25; i++)
      {
        gsize length = (gsize) g_rand_int_range (rand, 1, 1200);
        g_autoptr (DorsalTrace) trace = signal_of (signals[s], length, rand);
        DorsalTraceView view = random_view (rand, (gint64) length);

        if (view.samples < view.per_columns)
          view.samples = view.per_columns + g_rand_int_range (rand, 0, 9);
        view.columns = MIN (view.columns, 120);
        draw (fast, &view, trace, TRUE, &ink);
        paint_slowly (slow, &view, trace, ink.line);
        g_assert_cmpmem (fast, sizeof fast, slow, sizeof slow);
      }
}

/* Scrolling by columns moves the picture and never reshapes it. */
static void
test_scrolling (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  static Picture here, there;

  for (gsize s = 0; s < G_N_ELEMENTS (signals); s++)
    for (guint i = 0; i < 20; i++)
      {
        g_autoptr (DorsalTrace) trace = signal_of (signals[s], 4000, rand);
        DorsalTraceView view = random_view (rand, 4000);
        int by = g_rand_int_range (rand, 1, 50);

        view.columns = MAX_COLUMNS;
        draw (here, &view, trace, TRUE, &opaque);
        view.first_column += by;
        draw (there, &view, trace, TRUE, &opaque);
        for (int y = 0; y < view.height; y++)
          g_assert_cmpmem (here[y] + by, (gsize) (MAX_COLUMNS - by) * 4, there[y], (gsize) (MAX_COLUMNS - by) * 4);
      }
}

/* More data at the end changes nothing but the last column and what comes after it. */
static void
test_growing (void)
{
  g_autoptr (DorsalTrace) trace = dorsal_trace_new ();
  DorsalTraceView view
      = { .columns = 200, .height = 100, .samples = 7, .per_columns = 2, .axis = { -1200, 1200, 1, 1 } };
  static Picture before, after;

  draw (before, &view, trace, TRUE, &opaque);
  for (int i = 0; i < 690; i++)
    {
      int column = (int) (i * view.per_columns / view.samples);

      dorsal_trace_append (trace, (gint16) (1000 * sin (i * 0.1)));
      draw (after, &view, trace, TRUE, &opaque);
      for (int y = 0; y < view.height; y++)
        for (int x = 0; x < column - 1; x++)
          g_assert_cmphex (after[y][x], ==, before[y][x]);
      memcpy (before, after, sizeof before);
    }
}

static gboolean
column_is (Picture picture, int x, int height, guint32 colour)
{
  for (int y = 0; y < height; y++)
    if (picture[y][x] != colour)
      return FALSE;
  return TRUE;
}

static void
test_gaps (void)
{
  g_autoptr (DorsalTrace) trace = dorsal_trace_new ();
  DorsalTraceView view = { .columns = 100, .height = 50, .samples = 10, .per_columns = 1, .axis = { 0, 100, 10, 1 } };
  static Picture picture;

  for (int i = 0; i < 300; i++)
    dorsal_trace_append (trace, 50);
  dorsal_trace_append_gap (trace, 200);
  for (int i = 0; i < 300; i++)
    dorsal_trace_append (trace, 50);

  draw (picture, &view, trace, TRUE, &opaque);
  for (int x = 0; x < 100; x++)
    {
      if (x >= 30 && x < 50)
        g_assert_true (column_is (picture, x, 50, opaque.gap)); /* shaded */
      else if (x >= 80)
        g_assert_true (column_is (picture, x, 50, 0)); /* nothing has come yet */
      else
        g_assert_cmphex (picture[25][x], ==, opaque.line);
    }
}

static void
test_interpolation (void)
{
  g_autoptr (DorsalTrace) trace = dorsal_trace_new ();
  DorsalTraceView view = { .columns = 100, .height = 100, .samples = 1, .per_columns = 20, .axis = { 0, 100, 10, 1 } };
  static Picture picture;

  dorsal_trace_append (trace, 10);
  dorsal_trace_append (trace, 90);
  dorsal_trace_append_gap (trace, 1);
  dorsal_trace_append (trace, 50);

  draw (picture, &view, trace, TRUE, &opaque);
  g_assert_cmphex (picture[89][0], ==, opaque.line);  /* 10 at the left edge */
  g_assert_cmphex (picture[49][10], ==, opaque.line); /* 50 half way */
  g_assert_cmphex (picture[10][20], ==, opaque.line); /* 90 a sample on */
  for (int x = 21; x < 40; x++)
    g_assert_true (column_is (picture, x, 100, opaque.gap));
  g_assert_cmphex (picture[50][60], ==, opaque.line); /* alone between gap and end: one column */
  for (int x = 61; x < 100; x++)
    g_assert_true (column_is (picture, x, 100, 0));
}

static void
test_frame (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  static Picture picture;

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (DorsalTrace) trace = signal_of (signals[i % G_N_ELEMENTS (signals)], 2000, rand);
      DorsalTraceView view = random_view (rand, 2000);
      DorsalTraceInk ink = { .line = 0xffffffff, .fill = 0x40404040, .gap = 0x20202020 };

      draw (picture, &view, trace, TRUE, &ink);
      for (int y = 0; y < MAX_HEIGHT; y++)
        for (int x = 0; x < MAX_COLUMNS; x++)
          if (x >= view.columns || y >= view.height)
            g_assert_cmphex (picture[y][x], ==, 0);
    }
}

static void
test_ending (void)
{
  static const gint64 ends[] = { 0, 1, 5999, 6000, 123457 };
  DorsalValueAxis axis = { 0, 100, 10, 10 };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      DorsalTraceView view = dorsal_trace_view_ending (ends[i], 6000, 843, 200, &axis);
      gint64 last = view.first_column + view.columns - 1;

      g_assert_cmpint (floor_of (last * view.samples, view.per_columns), <=, MAX (ends[i] - 1, 0));
      g_assert_cmpint (floor_of ((last + 1) * view.samples, view.per_columns), >=, ends[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/trace/the-pyramid-paints-what-all-samples-paint", test_pyramid);
  g_test_add_func ("/draw/trace/a-slow-painter-agrees", test_every_sample);
  g_test_add_func ("/draw/trace/scrolling-moves-and-never-reshapes", test_scrolling);
  g_test_add_func ("/draw/trace/growing-changes-the-end-only", test_growing);
  g_test_add_func ("/draw/trace/gaps-stay-empty", test_gaps);
  g_test_add_func ("/draw/trace/few-samples-are-joined-by-lines", test_interpolation);
  g_test_add_func ("/draw/trace/nothing-leaves-the-frame", test_frame);
  g_test_add_func ("/draw/trace/a-live-view-ends-with-the-last-sample", test_ending);
  return g_test_run ();
}
