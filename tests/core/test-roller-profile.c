/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is kept of a roller comes back as it was, or not at all. */

#include "core/roller-profile.h"

#include <math.h>
#include <string.h>

#define GOOD_CALIBRATION                                                                                               \
  "[calibration]\nalpha=3.9\nbeta=1.1\nresidual=0.06\nrough=0\npoints=5\ncells=12\nfull-scale=4095\n"

static void
test_round_trip (void)
{
  DorsalRollerProfile profiles[3] = { 0 };

  profiles[1] = (DorsalRollerProfile){ .radius_cm = 6.83 / 1.01, .radius_sigma = 0.0123, .diameter_mm = 141,
                                       .marked_end_known = TRUE, .marked_end = DORSAL_MARKED_END_RIGHT };
  profiles[2].marked_end_known = TRUE;
  profiles[2].calibration = (DorsalCalibration){ .known = TRUE, .rough = TRUE, .alpha = 10 / 3.0, .beta = 1 / 0.9,
                                                 .residual = 0.25, .n_points = 1, .n_cells = 12, .full_scale = 1023,
                                                 .made_s = 1795564800 };
  for (guint i = 0; i < DORSAL_MAX_CELLS; i++)
    profiles[2].calibration.gain[i] = i == 11 ? 2 / 3.0 : 1;
  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    {
      g_autofree char *text = dorsal_roller_profile_to_text (&profiles[i]);
      g_autofree char *again = NULL;
      g_autoptr (GError) error = NULL;
      DorsalRollerProfile read;

      g_assert_true (dorsal_roller_profile_parse (text, "x.ini", &read, &error));
      g_assert_no_error (error);
      g_assert_cmpmem (&read, sizeof read, &profiles[i], sizeof profiles[i]);
      again = dorsal_roller_profile_to_text (&read);
      g_assert_cmpstr (again, ==, text);
    }
}

static void
test_bad (void)
{
  static const struct
  {
    const char *text;
    DorsalRollerProfileError code;
    const char *message;
  } cases[] = {
    { "radius=7\n", DORSAL_ROLLER_PROFILE_ERROR_SYNTAX, "x.ini:1: not a roller’s profile" },
    { "[roller]\nradius\n", DORSAL_ROLLER_PROFILE_ERROR_SYNTAX, "x.ini:2: not a roller’s profile" },
    { "[rollers]\n", DORSAL_ROLLER_PROFILE_ERROR_UNKNOWN, "x.ini:1: rollers: there is no such group" },
    { "[roller]\n\nradios=7\n", DORSAL_ROLLER_PROFILE_ERROR_UNKNOWN, "x.ini:3: radios: there is no such key" },
    { "[roller]\nradius=1\nradius-sigma=0.02\n", DORSAL_ROLLER_PROFILE_ERROR_VALUE,
      "x.ini:2: radius: “1” is not a number between 2 and 16" },
    { "[roller]\nradius=7\n", DORSAL_ROLLER_PROFILE_ERROR_VALUE, "x.ini:1: roller: radius and radius-sigma belong" },
    { "[roller]\nradius-sigma=0.02\n", DORSAL_ROLLER_PROFILE_ERROR_VALUE, "x.ini:1: roller: radius and" },
    { "[roller]\nradius=nan\n", DORSAL_ROLLER_PROFILE_ERROR_VALUE, "x.ini:2: radius: “nan”" },
    { "[roller]\ndiameter=301\n", DORSAL_ROLLER_PROFILE_ERROR_VALUE, "between 50 and 300" },
    { "[roller]\ndiameter=140.5\n", DORSAL_ROLLER_PROFILE_ERROR_VALUE, "x.ini:2: diameter: must be a whole number" },
    { "[roller]\nmarked-end=up\n", DORSAL_ROLLER_PROFILE_ERROR_VALUE, "x.ini:2: marked-end: must be left or right" },
    { "[calibration]\nalpha=3.9\n", DORSAL_ROLLER_PROFILE_ERROR_VALUE, "x.ini:1: calibration: beta is missing" },
    { GOOD_CALIBRATION "gain-12=11\n", DORSAL_ROLLER_PROFILE_ERROR_VALUE, "x.ini:9: gain-12: “11” is not a number" },
    { GOOD_CALIBRATION "gain-13=1.1\n", DORSAL_ROLLER_PROFILE_ERROR_VALUE, "x.ini:9: gain-13: there are fewer cells" },
    { GOOD_CALIBRATION "gain-0=1.1\n", DORSAL_ROLLER_PROFILE_ERROR_UNKNOWN, "x.ini:9: gain-0" },
    { GOOD_CALIBRATION "beta=1.7\n", DORSAL_ROLLER_PROFILE_ERROR_VALUE, "between 0.5 and 1.6" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalRollerProfile read = { .diameter_mm = 42 };
      g_autoptr (GError) error = NULL;

      g_assert_false (dorsal_roller_profile_parse (cases[i].text, "x.ini", &read, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, DORSAL_ROLLER_PROFILE_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].message));
      g_assert_cmpuint (read.diameter_mm, ==, 42);
    }
}

static void
test_which_radius (void)
{
  DorsalHello hello = { .diameter_mm = 140 };
  DorsalRollerProfile profile = { 0 };

  g_assert_cmpfloat (dorsal_roller_profile_radius_cm (&profile, &hello), ==, 7);
  profile.diameter_mm = 130;
  g_assert_cmpfloat (dorsal_roller_profile_radius_cm (&profile, &hello), ==, 6.5);
  profile.radius_cm = 6.2;
  g_assert_cmpfloat (dorsal_roller_profile_radius_cm (&profile, &hello), ==, 6.2);
}

static void
test_radius (void)
{
  static const struct
  {
    double there, back, distance_cm; /* degrees */
    DorsalRadiusResult result;
    double radius_cm, sigma;
  } cases[] = {
    { 327.4, -327.4, 40, DORSAL_RADIUS_GOOD, 7.0, 0.0125 },
    { -337.4, 337.4, 40, DORSAL_RADIUS_GOOD, 6.793, 0.0125 },
    { 332.3, -322.5, 40, DORSAL_RADIUS_GOOD, 7.0, 0.0196 },
    { 333, -322, 40, DORSAL_RADIUS_APART },
    { 164, -164, 20, DORSAL_RADIUS_GOOD, 6.987, 0.025 },
    { 164, -164, 19.9, DORSAL_RADIUS_TOO_SHORT },
    { 164, -164, NAN, DORSAL_RADIUS_TOO_SHORT },
    { 164, -164, INFINITY, DORSAL_RADIUS_TOO_SHORT },
    { 0, -327, 40, DORSAL_RADIUS_NOT_TURNED },
    { 327, 0, 40, DORSAL_RADIUS_NOT_TURNED },
    { 280, -280, 40, DORSAL_RADIUS_OFF },
    { 400, -400, 40, DORSAL_RADIUS_OFF },
    { 163.7, -163.7, 40, DORSAL_RADIUS_OFF }, /* measured on the body, not on the roller */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double radius = -1, sigma = -1;

      g_assert_cmpint (dorsal_radius_of ((gint64) (cases[i].there * 1000), (gint64) (cases[i].back * 1000),
                                         cases[i].distance_cm, 7, &radius, &sigma),
                       ==, cases[i].result);
      g_assert_cmpfloat_with_epsilon (radius, cases[i].radius_cm > 0 ? cases[i].radius_cm : -1, 0.005);
      g_assert_cmpfloat_with_epsilon (sigma, cases[i].sigma > 0 ? cases[i].sigma : -1, 0.0005);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/roller-profile/what-is-written-reads-the-same", test_round_trip);
  g_test_add_func ("/core/roller-profile/a-mistake-is-named-with-its-line", test_bad);
  g_test_add_func ("/core/roller-profile/a-rolled-radius-wins-over-a-told-diameter", test_which_radius);
  g_test_add_func ("/core/roller-profile/the-radius-is-the-distance-over-the-turn", test_radius);
  return g_test_run ();
}
