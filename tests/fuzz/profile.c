/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of a roller's profile → profile, whose text gives the same again and whose law makes pressures that rise;
 * or an error that says where. */

#include "fuzz.h"

#include <math.h>

static void
check_law (const DorsalCalibration *calibration)
{
  for (guint cell = 0; calibration->known && cell < calibration->n_cells; cell++)
    {
      double last = 0;

      for (guint i = 0; i <= 16; i++)
        {
          double kpa = dorsal_calibration_kpa (calibration, cell, calibration->full_scale * (double) i / 16);

          g_assert_true (isfinite (kpa) && kpa >= last);
          last = kpa;
        }
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n)
{
  g_autofree char *text = fuzz_text (bytes, n), *first = NULL, *second = NULL;
  g_autoptr (GError) error = NULL;
  const DorsalHello hello = { .n_cells = 12, .diameter_mm = 140, .full_scale = 4095 };
  DorsalRollerProfile profile, again;

  if (!dorsal_roller_profile_parse (text, "fuzz.ini", &profile, &error))
    {
      g_assert_true (g_str_has_prefix (error->message, "fuzz.ini:"));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  g_assert_cmpuint (profile.calibration.n_cells, <=, DORSAL_MAX_CELLS);
  check_law (&profile.calibration);
  g_assert_true (dorsal_roller_profile_radius_cm (&profile, &hello) > 0);
  first = dorsal_roller_profile_to_text (&profile);
  g_assert_true (dorsal_roller_profile_parse (first, "again.ini", &again, NULL));
  second = dorsal_roller_profile_to_text (&again);
  g_assert_cmpstr (first, ==, second);
  return 0;
}
