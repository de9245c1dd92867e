/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of the spine: no holes, nothing out of order, the published anchors exact. */

#include "core/anatomy.h"

#include <math.h>

/* Percent of C7–PSIS as Ernst 2013 published them; C7–S1 is 95.4 % of that. */
static void
test_published_anchors (void)
{
  static const struct
  {
    DorsalLevel level;
    double percent;
  } anchors[] = {
    { DORSAL_LEVEL_C7, 0.0 },   { DORSAL_LEVEL_T4, 21.0 }, { DORSAL_LEVEL_T7, 39.0 },
    { DORSAL_LEVEL_T10, 54.1 }, { DORSAL_LEVEL_L1, 70.9 }, { DORSAL_LEVEL_L4, 86.1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (anchors); i++)
    g_assert_cmpfloat_with_epsilon (dorsal_anatomy_span (anchors[i].level).centre, anchors[i].percent / 95.4, 0.0006);
  g_assert_cmpfloat (dorsal_anatomy_span (DORSAL_LEVEL_S1).centre, ==, 1.0);
}

static void
test_spans_join (void)
{
  for (DorsalLevel level = DORSAL_LEVEL_C2; level <= DORSAL_LEVEL_S2; level++)
    {
      DorsalLevelSpan span = dorsal_anatomy_span (level);

      g_assert_cmpfloat (span.top, <, span.centre);
      g_assert_cmpfloat (span.centre, <, span.bottom);
      if (level < DORSAL_LEVEL_S2)
        {
          DorsalLevelSpan next = dorsal_anatomy_span (level + 1);

          g_assert_cmpfloat (span.bottom, ==, next.top);
          g_assert_cmpfloat_with_epsilon (span.bottom, (span.centre + next.centre) / 2, 0.0011);
        }
    }
}

static void
test_level_at (void)
{
  for (DorsalLevel level = DORSAL_LEVEL_C2; level <= DORSAL_LEVEL_S2; level++)
    {
      DorsalLevelSpan span = dorsal_anatomy_span (level);

      g_assert_cmpint (dorsal_anatomy_level_at (span.top), ==, level);
      g_assert_cmpint (dorsal_anatomy_level_at (span.centre), ==, level);
      g_assert_cmpint (dorsal_anatomy_level_at (span.bottom - 1e-9), ==, level);
    }
  g_assert_cmpint (dorsal_anatomy_level_at (-0.19), ==, DORSAL_LEVEL_UNKNOWN);
  g_assert_cmpint (dorsal_anatomy_level_at (1.08), ==, DORSAL_LEVEL_UNKNOWN);
  g_assert_cmpint (dorsal_anatomy_level_at (NAN), ==, DORSAL_LEVEL_UNKNOWN);
}

static void
test_level_near (void)
{
  double border = dorsal_anatomy_span (DORSAL_LEVEL_T7).bottom;

  g_assert_cmpint (dorsal_anatomy_level_near (border + 0.003, DORSAL_LEVEL_T7, 0.004), ==, DORSAL_LEVEL_T7);
  g_assert_cmpint (dorsal_anatomy_level_near (border + 0.005, DORSAL_LEVEL_T7, 0.004), ==, DORSAL_LEVEL_T8);
  g_assert_cmpint (dorsal_anatomy_level_near (border - 0.003, DORSAL_LEVEL_T8, 0.004), ==, DORSAL_LEVEL_T8);
  g_assert_cmpint (dorsal_anatomy_level_near (border + 0.003, DORSAL_LEVEL_UNKNOWN, 0.004), ==, DORSAL_LEVEL_T8);
  g_assert_cmpint (dorsal_anatomy_level_near (border + 0.001, DORSAL_LEVEL_T7, 0.0), ==, DORSAL_LEVEL_T8);
  g_assert_cmpint (dorsal_anatomy_level_near (NAN, DORSAL_LEVEL_T7, 0.004), ==, DORSAL_LEVEL_UNKNOWN);
}

static void
test_not_a_level (void)
{
  static const DorsalLevel levels[] = { DORSAL_LEVEL_UNKNOWN, DORSAL_N_LEVELS, 99 };

  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      DorsalLevelSpan span = dorsal_anatomy_span (levels[i]);

      g_assert_cmpfloat (span.centre, ==, 0.0);
      g_assert_cmpfloat (span.top, ==, 0.0);
      g_assert_cmpfloat (span.bottom, ==, 0.0);
      g_assert_null (dorsal_anatomy_vertebra (levels[i]));
    }
  g_assert_null (dorsal_anatomy_vertebra (DORSAL_LEVEL_S1));
  g_assert_null (dorsal_anatomy_vertebra (DORSAL_LEVEL_S2));
}

/* From C7 down each axis is the straight line to the joint above, where the model's bones carry it. */
static void
test_bones_stand_on_each_other (void)
{
  for (DorsalLevel level = DORSAL_LEVEL_T2; level <= DORSAL_LEVEL_L5; level++)
    {
      const DorsalVertebra *bone = dorsal_anatomy_vertebra (level);
      const DorsalVertebra *above = dorsal_anatomy_vertebra (level - 1);
      double dx = above->x_mm - bone->x_mm, dy = above->y_mm - bone->y_mm;

      g_assert_cmpfloat_with_epsilon (hypot (dx, dy), bone->height_mm, 0.35);
      g_assert_cmpfloat_with_epsilon (atan2 (-dx, dy) * 180 / G_PI, bone->axis_deg, 1.0);
    }
}

static void
test_curves (void)
{
#define AXIS(l) (dorsal_anatomy_vertebra (DORSAL_LEVEL_##l)->axis_deg)
  g_assert_cmpfloat (AXIS (T12) - AXIS (T1), ==, 50.0); /* kyphosis */
  g_assert_cmpfloat (AXIS (L1) - AXIS (L5), ==, 43.0);  /* lordosis */
#undef AXIS
}

static void
test_regions (void)
{
  for (DorsalLevel level = DORSAL_LEVEL_UNKNOWN; level < DORSAL_N_LEVELS; level++)
    {
      gboolean lumbar = level >= DORSAL_LEVEL_L1 && level <= DORSAL_LEVEL_L5;
      int regions = dorsal_level_is_cervical (level) + dorsal_level_is_thoracic (level) + lumbar;

      g_assert_cmpint (regions, ==, dorsal_anatomy_vertebra (level) ? 1 : 0);
    }
  g_assert_true (dorsal_level_is_cervical (DORSAL_LEVEL_C7));
  g_assert_true (dorsal_level_is_thoracic (DORSAL_LEVEL_T1));
  g_assert_true (dorsal_level_is_thoracic (DORSAL_LEVEL_T12));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/anatomy/published-anchors-are-exact", test_published_anchors);
  g_test_add_func ("/core/anatomy/spans-join-without-holes", test_spans_join);
  g_test_add_func ("/core/anatomy/every-place-has-its-level", test_level_at);
  g_test_add_func ("/core/anatomy/a-level-holds-on-across-its-border", test_level_near);
  g_test_add_func ("/core/anatomy/what-is-not-a-level-is-all-zeroes", test_not_a_level);
  g_test_add_func ("/core/anatomy/bones-stand-on-each-other", test_bones_stand_on_each_other);
  g_test_add_func ("/core/anatomy/kyphosis-and-lordosis-are-the-models", test_curves);
  g_test_add_func ("/core/anatomy/regions-do-not-overlap", test_regions);
  return g_test_run ();
}
