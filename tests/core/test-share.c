/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Left, right and the bony mid-line. */

#include "core/share.h"
#include "rig.h"

static DorsalCellValues
values_of (guint n, const double *kpa)
{
  DorsalCellValues values = { .n = n, .n_usable = n, .pressure_known = TRUE };

  for (guint i = 0; i < n; i++)
    {
      values.value[i] = kpa[i];
      values.usable[i] = TRUE;
    }
  return values;
}

static void
test_table (void)
{
  static const struct
  {
    guint n, pitch_mm;
    double kpa[12];
    double first; /* share of the half with cell 0 */
    double ratio;
  } cases[] = {
    { 4, 25, { 10, 30, 30, 10 }, 0.5, 3 },
    { 4, 25, { 30, 30, 10, 10 }, 0.75, 1 },
    { 4, 25, { 0, 0, 0, 40 }, 0, 0 },
    { 5, 25, { 10, 20, 40, 20, 10 }, 0.5, 40.0 / 15 },     /* the middle cell is nobody's */
    { 5, 25, { 0, 0, 40, 0, 40 }, 0.25, 40.0 / 10 },       /* ± 25 and ± 50 mm lie beside it */
    { 8, 40, { 1, 2, 3, 4, 4, 3, 2, 1 }, 0.5, 0 },         /* no cell nearer than 20 mm: too coarse to tell */
    { 12, 25, { 0, 0, 0, 50, 50, 75, 75, 50, 50, 0, 0, 0 }, 0.5, 75.0 / 50 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalHello hello = rig_hello ();
      DorsalCellValues values = values_of (cases[i].n, cases[i].kpa);
      DorsalShare left, right;

      hello.pitch_mm = cases[i].pitch_mm;
      left = dorsal_share_of (&values, &hello, DORSAL_MARKED_END_LEFT);
      right = dorsal_share_of (&values, &hello, DORSAL_MARKED_END_RIGHT);
      g_assert_true (left.known && right.known);
      g_assert_cmpfloat_with_epsilon (left.left, cases[i].first, 1e-9);
      g_assert_cmpfloat_with_epsilon (right.left, 1 - cases[i].first, 1e-9);
      g_assert_cmpfloat_with_epsilon (left.midline_ratio, cases[i].ratio, 1e-9);
      g_assert_cmpfloat_with_epsilon (right.midline_ratio, cases[i].ratio, 1e-9);
    }
}

static void
test_nothing (void)
{
  static const double none[4] = { 0 }, some[4] = { 1, 2, 3, 4 };
  DorsalHello hello = rig_hello ();
  DorsalCellValues empty = values_of (4, none), one = values_of (4, some);

  g_assert_false (dorsal_share_of (&empty, &hello, DORSAL_MARKED_END_LEFT).known);
  one.n_usable = 1;
  g_assert_false (dorsal_share_of (&one, &hello, DORSAL_MARKED_END_LEFT).known);
}

/* What a faulty cell's neighbours suggest counts for the sides, and proves nothing of the mid-line. */
static void
test_faulty (void)
{
  static const double kpa[4] = { 10, 90, 30, 10 };
  DorsalHello hello = rig_hello ();
  DorsalCellValues values = values_of (4, kpa);
  DorsalShare share;

  values.usable[1] = FALSE;
  values.n_usable = 3;
  share = dorsal_share_of (&values, &hello, DORSAL_MARKED_END_LEFT);
  g_assert_cmpfloat_with_epsilon (share.left, 100.0 / 140, 1e-9);
  g_assert_cmpfloat_with_epsilon (share.midline_ratio, 3, 1e-9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/share/the-table", test_table);
  g_test_add_func ("/core/share/nothing-has-no-share", test_nothing);
  g_test_add_func ("/core/share/a-faulty-cell-is-no-witness-of-the-mid-line", test_faulty);
  return g_test_run ();
}
