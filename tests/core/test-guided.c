/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is remembered of a programme: which steps were done, which were not. */

#include "core/guided.h"

static DorsalProgrammeRun
at (guint step, gboolean by_clock)
{
  return (DorsalProgrammeRun){ .step = step, .by_clock = by_clock };
}

static DorsalGuided
go (DorsalGuided guided, guint from, guint to, gboolean by_clock)
{
  DorsalProgrammeRun before = at (from, by_clock), after = at (to, FALSE);

  return dorsal_guided_step (guided, &before, &after);
}

static void
assert_fates (const DorsalGuided *guided, const char *wanted)
{
  g_autofree char *text = dorsal_guided_to_text (guided);
  g_auto (GStrv) parts = g_strsplit (text, "\t", -1);

  g_assert_cmpstr (parts[2], ==, wanted);
}

static DorsalProgrammeStep steps[4];
static const DorsalProgramme four = { .name = (char *) "four\tsteps", .title = (char *) "Four of them", .n_steps = 4, .steps = steps };

static void
test_fates (void)
{
  DorsalGuided guided = dorsal_guided_begin (&four, 7);

  assert_fates (&guided, "----");
  g_assert_false (dorsal_guided_is_whole (&guided));
  guided = go (guided, 0, 0, FALSE);
  assert_fates (&guided, "----");
  guided = go (guided, 0, 1, FALSE);
  guided = dorsal_guided_skip (guided, 1);
  guided = go (guided, 2, 3, TRUE);
  assert_fates (&guided, "dst-");
  g_assert_false (dorsal_guided_is_whole (&guided));
  guided = go (guided, 3, 4, FALSE);
  assert_fates (&guided, "dstd");
  g_assert_true (dorsal_guided_is_whole (&guided));
  g_assert_cmpuint (dorsal_guided_count (&guided, DORSAL_FATE_DONE), ==, 2);
  guided = dorsal_guided_back (guided, 1);
  assert_fates (&guided, "d---");
}

static void
test_none (void)
{
  DorsalGuided guided = dorsal_guided_begin (NULL, 7);

  guided = dorsal_guided_end (dorsal_guided_back (dorsal_guided_skip (go (guided, 0, 3, FALSE), 1), 0));
  g_assert_cmpuint (guided.n_steps, ==, 0);
  g_assert_false (guided.over);
  g_assert_false (dorsal_guided_is_whole (&guided));
}

static void
test_text (void)
{
  DorsalGuided guided = dorsal_guided_end (dorsal_guided_skip (dorsal_guided_begin (&four, 7), 2)), again;
  g_autofree char *text = dorsal_guided_to_text (&guided), *twice = NULL;

  g_assert_cmpstr (text, ==, "7\tover\t--s-\tfour steps\tFour of them");
  g_assert_true (dorsal_guided_parse (text, &again));
  twice = dorsal_guided_to_text (&again);
  g_assert_cmpstr (twice, ==, text);
  g_assert_cmpstr (again.title, ==, "Four of them");
}

static void
test_nonsense (void)
{
  static const char *const lines[]
      = { "", "7\tover\t--s-\tname", "x\tover\t--s-\tname\ttitle", "7\tgone\t--s-\tname\ttitle", "7\tover\t--x-\tname\ttitle",
          "7\tover\t\tname\ttitle", "-7\tover\td\tname\ttitle", "7\tover\td\tname\ttitle\tmore",
          "7\tover\tddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd\tname\ttitle" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      DorsalGuided guided = { .n_steps = 3 };

      g_assert_false (dorsal_guided_parse (lines[i], &guided));
      g_assert_cmpuint (guided.n_steps, ==, 3);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/guided/a-step-is-done-timed-or-skipped", test_fates);
  g_test_add_func ("/core/guided/no-programme-stays-none", test_none);
  g_test_add_func ("/core/guided/a-line-keeps-it", test_text);
  g_test_add_func ("/core/guided/nonsense-is-none", test_nonsense);
  return g_test_run ();
}
