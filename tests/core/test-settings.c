/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Settings as text: exact both ways, and every mistake named. */

#include "core/settings.h"

#include <string.h>

static DorsalSettings
unusual (void)
{
  DorsalSettings settings = dorsal_settings_default ();

  settings.zones.hard_kpa = 100.0 + 1.0 / 3;
  settings.zones.keep_s = 0.1;
  settings.body = (DorsalBody){ 50 + 1.0 / 7, 0.0123456789012345678, 81.3 };
  settings.marked_end = DORSAL_MARKED_END_RIGHT;
  settings.anchor_cm = 23.4;
  settings.ask_direction = TRUE;
  settings.ask_answers = TRUE;
  settings.roller.radius_cm = 6.9 + 1.0 / 3;
  settings.roller.radius_sigma = 0.012;
  settings.roller.calibration = (DorsalCalibration){ .known = TRUE, .alpha = 3.9, .beta = 1.1, .residual = 0.05,
                                                     .n_points = 6, .n_cells = 12, .full_scale = 4095 };
  for (guint i = 0; i < 12; i++)
    settings.roller.calibration.gain[i] = 1 + i / 30.0;
  return settings;
}

static void
assert_same (const DorsalSettings *a, const DorsalSettings *b)
{
  g_assert_cmpmem (&a->zones, sizeof a->zones, &b->zones, sizeof b->zones);
  g_assert_cmpmem (&a->body, sizeof a->body, &b->body, sizeof b->body);
  g_assert_cmpint (a->marked_end, ==, b->marked_end);
  g_assert_true (a->anchor_cm == b->anchor_cm);
  g_assert_cmpint (a->ask_direction, ==, b->ask_direction);
  g_assert_cmpint (a->ask_answers, ==, b->ask_answers);
  g_assert_true (a->roller.radius_cm == b->roller.radius_cm && a->roller.radius_sigma == b->roller.radius_sigma);
  g_assert_cmpint (a->roller.calibration.known, ==, b->roller.calibration.known);
  for (guint i = 0; i < a->roller.calibration.n_cells; i++)
    g_assert_true (dorsal_calibration_kpa (&a->roller.calibration, i, 777)
                   == dorsal_calibration_kpa (&b->roller.calibration, i, 777));
}

static void
test_there_and_back (void)
{
  const DorsalSettings all[] = { dorsal_settings_default (), unusual () };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *text = dorsal_settings_to_text (&all[i]);
      g_autoptr (GError) error = NULL;
      DorsalSettings read = { 0 };

      g_assert_true (dorsal_settings_parse (text, "session 1", &read, &error));
      g_assert_no_error (error);
      assert_same (&read, &all[i]);
    }
}

/* For people as well: the map reads as it was written. */
static void
test_readable (void)
{
  const DorsalSettings settings = dorsal_settings_default ();
  g_autofree char *text = dorsal_settings_to_text (&settings);

  g_assert_nonnull (strstr (text, "neck-end=0.025\n"));
  g_assert_nonnull (strstr (text, "near-sigmas=2\n"));
}

static void
test_left_out (void)
{
  const DorsalSettings shipped = dorsal_settings_default ();
  DorsalSettings read = { 0 };

  g_assert_true (dorsal_settings_parse ("[settings]\nversion=1\n", "x", &read, NULL));
  assert_same (&read, &shipped);
}

static const struct
{
  const char *text, *complaint;
} mistakes[] = {
  { "", "s: no settings: [settings] version is missing" },
  { "no key file", "s: not settings: " },
  { "[settings]\nversion=2\n", "s: settings of version 2 were written by a newer Dorsal" },
  { "[settings]\nversion=1\nmarked-end=up\n", "s: marked-end: “up” is not left or right" },
  { "[settings]\nversion=1\nask-direction=1\n", "s: ask-direction: “1” is not true or false" },
  { "[settings]\nversion=1\nanchor-cm=-1\n", "s: anchor-cm: “-1” is not a number between 0 and 100" },
  { "[settings]\nversion=1\n[body]\nlength-cm=nan\n", "s: length-cm: “nan” is not a number between 20 and 100" },
  { "[settings]\nversion=1\n[body]\nweight-kg=\n", "s: weight-kg: “” is not a number between 0 and 400" },
  { "[settings]\nversion=1\n[load]\nhard-kpa=1\n", "hard-kpa: “1” is not a number between 60 and 200" },
};

static void
test_mistakes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GError) error = NULL;
      DorsalSettings read = { .anchor_cm = 77 };

      g_assert_false (dorsal_settings_parse (mistakes[i].text, "s", &read, &error));
      g_assert_nonnull (strstr (error->message, mistakes[i].complaint));
      g_assert_true (read.anchor_cm == 77);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/settings/text-and-back-is-exact", test_there_and_back);
  g_test_add_func ("/core/settings/numbers-read-as-people-write-them", test_readable);
  g_test_add_func ("/core/settings/what-is-left-out-is-as-shipped", test_left_out);
  g_test_add_func ("/core/settings/every-mistake-is-named", test_mistakes);
  return g_test_run ();
}
