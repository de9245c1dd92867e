/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Answers → who leads and what is offered, as tables. */

#include "core/screening.h"

static void
test_guide (void)
{
  static const struct
  {
    DorsalScreening answer;
    DorsalGuide guide;
  } cases[] = {
    { DORSAL_SCREENING_UNKNOWN, DORSAL_GUIDE_ONLY }, { DORSAL_SCREENING_NONE, DORSAL_GUIDE_ROLLER },
    { DORSAL_SCREENING_UNSURE, DORSAL_GUIDE_ONLY },  { DORSAL_SCREENING_YES, DORSAL_GUIDE_ONLY },
    { (DorsalScreening) 17, DORSAL_GUIDE_ONLY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (dorsal_screening_guide (cases[i].answer), ==, cases[i].guide);
}

static void
test_offers (void)
{
  static const struct
  {
    DorsalGuide guide;
    gboolean thin_bones;
    guint not_for;
    gboolean offered;
  } cases[] = {
    { DORSAL_GUIDE_ROLLER, FALSE, 0, TRUE },
    { DORSAL_GUIDE_ROLLER, FALSE, DORSAL_CAUTION_OSTEOPOROSIS, TRUE },
    { DORSAL_GUIDE_ROLLER, TRUE, DORSAL_CAUTION_OSTEOPOROSIS, FALSE },
    { DORSAL_GUIDE_ROLLER, TRUE, DORSAL_CAUTION_PREGNANCY, TRUE },
    { DORSAL_GUIDE_ROLLER, TRUE, 0, TRUE },
    { DORSAL_GUIDE_ONLY, FALSE, 0, TRUE },
    { DORSAL_GUIDE_ONLY, FALSE, DORSAL_CAUTION_PREGNANCY, FALSE },
    { DORSAL_GUIDE_ONLY, FALSE, DORSAL_CAUTION_OSTEOPOROSIS, FALSE },
    { DORSAL_GUIDE_UNKNOWN, FALSE, DORSAL_CAUTION_OSTEOPOROSIS, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (dorsal_screening_offers (cases[i].guide, cases[i].thin_bones, cases[i].not_for), ==,
                     cases[i].offered);
}

/* Bending over the roller is what thin bones leave out of what is shipped. */
static void
test_shipped (void)
{
  for (guint i = 0; i < dorsal_programme_n_shipped (); i++)
    {
      const DorsalProgramme *programme = dorsal_programme_shipped (i);
      gboolean bends = FALSE;

      for (guint k = 0; k < programme->n_steps; k++)
        bends |= programme->steps[k].gate == DORSAL_GATE_HIPS_LOWERED;
      g_assert_cmpint (dorsal_screening_offers (DORSAL_GUIDE_ROLLER, TRUE, programme->not_for), ==, !bends);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/screening/only-none-lets-a-roller-lead", test_guide);
  g_test_add_func ("/core/screening/what-is-not-for-everybody-is-left-out", test_offers);
  g_test_add_func ("/core/screening/thin-bones-leave-out-what-bends", test_shipped);
  return g_test_run ();
}
