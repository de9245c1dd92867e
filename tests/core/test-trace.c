/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A pyramid must answer as a scan does, on every range. */

#include "core/trace.h"

#define GAP DORSAL_TRACE_GAP

static void
assert_same (DorsalTraceNode a, DorsalTraceNode b)
{
  g_assert_cmpint (a.first, ==, b.first);
  g_assert_cmpint (a.min, ==, b.min);
  g_assert_cmpint (a.max, ==, b.max);
  g_assert_cmpint (a.last, ==, b.last);
}

/* first, min, max and last by hand, from a plain array. */
static DorsalTraceNode
by_hand (const gint16 *values, gint64 begin, gint64 end)
{
  DorsalTraceNode node = { GAP, GAP, GAP, GAP };

  for (gint64 i = begin; i < end; i++)
    {
      if (values[i] == GAP)
        continue;
      if (node.first == GAP)
        node = (DorsalTraceNode){ values[i], values[i], values[i], values[i] };
      node.min = MIN (node.min, values[i]);
      node.max = MAX (node.max, values[i]);
      node.last = values[i];
    }
  return node;
}

static gint16
random_value (GRand *rand)
{
  return g_rand_int_range (rand, 0, 10) == 0 ? GAP : (gint16) g_rand_int_range (rand, G_MININT16 + 1, G_MAXINT16 + 1);
}

static void
test_every_range (void)
{
  enum { N = 600 }; /* two levels and ragged ends */
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);
  g_autoptr (DorsalTrace) trace = dorsal_trace_new ();
  gint16 values[N];

  for (guint i = 0; i < N; i++)
    {
      values[i] = i > 100 && i < 180 ? GAP : random_value (rand);
      dorsal_trace_append (trace, values[i]);
    }
  for (gint64 begin = 0; begin <= N; begin++)
    for (gint64 end = begin; end <= N; end++)
      {
        DorsalTraceNode want = by_hand (values, begin, end);

        assert_same (dorsal_trace_range (trace, begin, end), want);
        if (begin % 7 == 0)
          assert_same (dorsal_trace_scan (trace, begin, end), want);
      }
}

static void
test_random_ranges (void)
{
  enum { N = 300000 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (22);
  g_autoptr (DorsalTrace) trace = dorsal_trace_new ();

  for (guint i = 0; i < N; i++)
    dorsal_trace_append (trace, random_value (rand));
  for (guint i = 0; i < 300; i++)
    {
      gint64 begin = g_rand_int_range (rand, -10, N), end = g_rand_int_range (rand, -10, N + 10);

      dorsal_trace_expect (trace, begin);
      assert_same (dorsal_trace_range (trace, begin, end), dorsal_trace_scan (trace, begin, end));
    }
  assert_same (dorsal_trace_range (trace, G_MININT64, G_MAXINT64), dorsal_trace_scan (trace, G_MININT64, G_MAXINT64));
}

/* While it grows, too: a node that is not complete is not used. */
static void
test_growing (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (23);
  g_autoptr (DorsalTrace) trace = dorsal_trace_new ();

  for (gint64 i = 0; i < 1000; i++)
    {
      assert_same (dorsal_trace_range (trace, 0, i), dorsal_trace_scan (trace, 0, i));
      assert_same (dorsal_trace_range (trace, i / 3, i + 9), dorsal_trace_scan (trace, i / 3, i + 9));
      dorsal_trace_append (trace, random_value (rand));
    }
}

static void
test_gaps (void)
{
  g_autoptr (DorsalTrace) trace = dorsal_trace_new ();
  const DorsalTraceNode nothing = { GAP, GAP, GAP, GAP };

  assert_same (dorsal_trace_range (trace, 0, 10), nothing);
  dorsal_trace_append_gap (trace, 1000);
  assert_same (dorsal_trace_range (trace, 0, 1000), nothing);
  dorsal_trace_append (trace, 0);
  dorsal_trace_append (trace, -5);
  dorsal_trace_append_gap (trace, 1000);
  assert_same (dorsal_trace_range (trace, 0, 2002), (DorsalTraceNode){ 0, -5, 0, -5 });
  assert_same (dorsal_trace_range (trace, 0, 1000), nothing);
  assert_same (dorsal_trace_range (trace, 1001, 1001), nothing);
  assert_same (dorsal_trace_range (trace, 1002, 1001), nothing);
  dorsal_trace_append_gap (trace, 0);
  g_assert_cmpuint (dorsal_trace_length (trace), ==, 2002);
}

static void
test_extremes (void)
{
  g_autoptr (DorsalTrace) trace = dorsal_trace_new ();

  for (guint i = 0; i < 64; i++)
    dorsal_trace_append (trace, i % 2 ? G_MAXINT16 : G_MININT16 + 1);
  assert_same (dorsal_trace_range (trace, 0, 64),
               (DorsalTraceNode){ G_MININT16 + 1, G_MININT16 + 1, G_MAXINT16, G_MAXINT16 });
}

static void
test_value_length_clear (void)
{
  g_autoptr (DorsalTrace) trace = dorsal_trace_new ();

  for (gint16 i = 0; i < 1000; i++)
    dorsal_trace_append (trace, i);
  g_assert_cmpuint (dorsal_trace_length (trace), ==, 1000);
  g_assert_cmpint (dorsal_trace_value (trace, 999), ==, 999);
  g_assert_cmpint (dorsal_trace_value (trace, 1000), ==, GAP);
  g_assert_cmpint (dorsal_trace_value (trace, G_MAXSIZE), ==, GAP);
  dorsal_trace_clear (trace);
  g_assert_cmpuint (dorsal_trace_length (trace), ==, 0);
  assert_same (dorsal_trace_range (trace, 0, 1000), (DorsalTraceNode){ GAP, GAP, GAP, GAP });
  for (gint16 i = 0; i < 1000; i++)
    dorsal_trace_append (trace, (gint16) -i);
  assert_same (dorsal_trace_range (trace, 0, 1000), (DorsalTraceNode){ 0, -999, 0, -999 });
  dorsal_trace_free (NULL);
}

/* Two bytes a sample, and the pyramid's share of eight bytes in fifteen. */
static void
test_memory (void)
{
  enum { N = 360000 }; /* an hour at 100 Hz */
  g_autoptr (DorsalTrace) trace = dorsal_trace_new ();

  for (guint i = 0; i < N; i++)
    dorsal_trace_append (trace, 1);
  g_assert_cmpuint (dorsal_trace_memory (trace), >=, N * 2);
  g_assert_cmpuint (dorsal_trace_memory (trace), <, N * 2 + N * 8 / 15 + 1024);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/trace/every-small-range-is-right", test_every_range);
  g_test_add_func ("/core/trace/random-ranges-equal-the-scan", test_random_ranges);
  g_test_add_func ("/core/trace/it-is-right-while-it-grows", test_growing);
  g_test_add_func ("/core/trace/gaps-are-no-values", test_gaps);
  g_test_add_func ("/core/trace/the-largest-values-fit", test_extremes);
  g_test_add_func ("/core/trace/clear-empties-the-pyramid", test_value_length_clear);
  g_test_add_func ("/core/trace/an-hour-takes-under-a-megabyte", test_memory);
  return g_test_run ();
}
