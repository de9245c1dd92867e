/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures and the back that follows from them. */

#include "core/body.h"

#include <math.h>

static void
test_lengths (void)
{
  static const struct
  {
    DorsalMeasures measures;
    double length_cm, sd;
  } cases[] = {
    { { 0 }, 48.6, 0.069 },
    { { DORSAL_SEX_MALE, 0, 0, 80 }, 48.6, 0.069 },
    { { DORSAL_SEX_MALE, 180, 0, 0 }, 180 * 0.287, 0.05 },
    { { DORSAL_SEX_FEMALE, 165, 0, 0 }, 165 * 0.278, 0.05 },
    { { DORSAL_SEX_UNSPECIFIED, 172, 0, 0 }, 172 * 0.283, 0.05 },
    { { DORSAL_SEX_MALE, 180, 50, 0 }, 50, 0.02 },
    { { DORSAL_SEX_FEMALE, 0, 40, 0 }, 40, 0.025 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalBody body = dorsal_body_of (&cases[i].measures);

      g_assert_cmpfloat_with_epsilon (body.length_cm, cases[i].length_cm, 1e-9);
      g_assert_cmpfloat_with_epsilon (body.length_sd, cases[i].sd, 1e-9);
      g_assert_cmpfloat (body.weight_kg, ==, cases[i].measures.weight_kg);
    }
}

static void
test_check (void)
{
  static const struct
  {
    DorsalMeasures measures;
    const char *word; /* of the sentence; NULL: nothing to say */
  } cases[] = {
    { { 0 }, NULL },
    { { DORSAL_SEX_MALE, 120, 30, 30 }, NULL },
    { { DORSAL_SEX_FEMALE, 230, 70, 250 }, NULL },
    { { .stature_cm = 119.9 }, "stature" },
    { { .stature_cm = 230.1 }, "stature" },
    { { .stature_cm = 1.80 }, "stature" },
    { { .stature_cm = -180 }, "stature" },
    { { .stature_cm = NAN }, "stature" },
    { { .back_cm = 29.9 }, "back" },
    { { .back_cm = 70.1 }, "back" },
    { { .back_cm = -INFINITY }, "back" },
    { { .weight_kg = 29.9 }, "weight" },
    { { .weight_kg = 250.1 }, "weight" },
    { { .weight_kg = NAN }, "weight" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *wrong = dorsal_measures_check (&cases[i].measures);

      if (cases[i].word)
        {
          g_assert_nonnull (wrong);
          g_assert_true (g_str_has_prefix (wrong, cases[i].word));
        }
      else
        g_assert_null (wrong);
    }
}

static void
test_ratio (void)
{
  g_assert_cmpfloat (dorsal_body_length_ratio (DORSAL_SEX_MALE), ==, 0.287);
  g_assert_cmpfloat (dorsal_body_length_ratio (DORSAL_SEX_FEMALE), ==, 0.278);
  g_assert_cmpfloat (dorsal_body_length_ratio (DORSAL_SEX_UNSPECIFIED), ==, 0.283);
  g_assert_cmpfloat (dorsal_body_length_ratio (99), ==, 0.283);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/body/tape-wins-over-stature-and-stature-over-nothing", test_lengths);
  g_test_add_func ("/core/body/what-is-out-of-range-is-named", test_check);
  g_test_add_func ("/core/body/the-ratio-follows-the-sex-told", test_ratio);
  return g_test_run ();
}
