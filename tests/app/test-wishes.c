/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the rooms below are given for what the user's settings say. */

#include <glib/gstdio.h>
#include <string.h>

#include "app/quantity.h"
#include "app/schema.h"
#include "app/wishes.h"

static GSettings *
fresh (void)
{
  gboolean kept;
  return dorsal_schema_open (NULL, &kept);
}

static void
test_untouched (void)
{
  g_autoptr (GSettings) settings = fresh ();
  DorsalSettings judged = dorsal_settings_default (), before = judged;
  DorsalCueWishes cues = dorsal_wishes_cues (settings), usual = dorsal_cue_wishes_default ();
  g_autoptr (GError) error = NULL;

  before.ask_direction = TRUE;
  dorsal_wishes_judge (settings, &judged, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (&judged, sizeof judged, &before, sizeof before);
  g_assert_cmpmem (&cues, sizeof cues, &usual, sizeof usual);
}

static void
test_body (void)
{
  static const struct
  {
    double stature, back, weight;
    DorsalSex sex;
    double length, sd, weighs;
  } cases[] = {
    { 0, 0, 0, DORSAL_SEX_MALE, 48.6, 0.069, 0 },
    { 180, 0, 75, DORSAL_SEX_MALE, 180 * 0.287, 0.05, 75 },
    { 165, 0, 0, DORSAL_SEX_FEMALE, 165 * 0.278, 0.05, 0 },
    { 165, 45, 60, DORSAL_SEX_FEMALE, 45, 1 / 45.0, 60 },
    /* written by somebody else, out of range: as not told, each by itself */
    { 50, 0, 75, DORSAL_SEX_MALE, 48.6, 0.069, 75 },
    { 180, 5, 10, DORSAL_SEX_UNSPECIFIED, 180 * 0.283, 0.05, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GSettings) settings = fresh ();
      DorsalSettings judged = dorsal_settings_default ();
      g_settings_set_double (settings, "stature-cm", cases[i].stature);
      g_settings_set_double (settings, "back-cm", cases[i].back);
      g_settings_set_double (settings, "weight-kg", cases[i].weight);
      g_settings_set_enum (settings, "sex", (gint) cases[i].sex);
      dorsal_wishes_judge (settings, &judged, NULL);
      g_assert_cmpfloat_with_epsilon (judged.body.length_cm, cases[i].length, 1e-9);
      g_assert_cmpfloat_with_epsilon (judged.body.length_sd, cases[i].sd, 1e-9);
      g_assert_cmpfloat (judged.body.weight_kg, ==, cases[i].weighs);
    }
}

/* text NULL: no such file. */
static void
check_zones (const char *text, double goal, double fast, const char *message)
{
  g_autoptr (GSettings) settings = fresh ();
  g_autofree char *folder = g_dir_make_tmp ("dorsal-wishes-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "mine.ini", NULL);
  g_autoptr (GError) error = NULL;
  DorsalZones zones;

  g_assert_true (!text || g_file_set_contents (path, text, -1, NULL));
  g_settings_set_string (settings, "zones-file", path);
  zones = dorsal_wishes_zones (settings, &error);
  g_assert_true ((error == NULL) == (message == NULL));
  if (message)
    g_assert_nonnull (strstr (error->message, message));
  g_assert_cmpfloat (zones.hold_goal_s, ==, goal);
  g_assert_cmpfloat (zones.fast_cm_s, ==, fast);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_own_limits (void)
{
  check_zones ("[hold]\ngoal=40\n[alerts]\nfast=12\n", 40, 12, NULL);
  check_zones ("[alerts]\nfast=12\n[hold]\ngoal=400\n", 30, 10, "mine.ini:4: goal");
  check_zones ("[alerts]\nfast=\377\n", 30, 10, "not text");
  check_zones (NULL, 30, 10, "mine.ini");
}

static void
test_endless_file (void)
{
  g_autoptr (GSettings) settings = fresh ();
  g_autoptr (GError) error = NULL;

  g_settings_set_string (settings, "zones-file", "/dev/zero");
  dorsal_wishes_zones (settings, &error);
  g_assert_nonnull (error);
}

/* What somebody set wins over the file, what nobody set does not. */
static void
test_holds (void)
{
  static const struct
  {
    double goal, enough, longest; /* 0: not set */
    double is_goal, is_enough, is_long;
  } cases[] = {
    { 0, 0, 0, 30, 60, 90 },
    { 45, 0, 0, 45, 60, 90 },
    { 30, 80, 120, 30, 80, 120 },
    { 70, 0, 0, 30, 60, 90 }, /* would not rise */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GSettings) settings = fresh ();
      DorsalZones zones;
      if (cases[i].goal > 0)
        g_settings_set_double (settings, "hold-goal-s", cases[i].goal);
      if (cases[i].enough > 0)
        g_settings_set_double (settings, "hold-enough-s", cases[i].enough);
      if (cases[i].longest > 0)
        g_settings_set_double (settings, "hold-long-s", cases[i].longest);
      zones = dorsal_wishes_zones (settings, NULL);
      g_assert_cmpfloat (zones.hold_goal_s, ==, cases[i].is_goal);
      g_assert_cmpfloat (zones.hold_enough_s, ==, cases[i].is_enough);
      g_assert_cmpfloat (zones.hold_long_s, ==, cases[i].is_long);
    }
}

static void
test_cues (void)
{
  g_autoptr (GSettings) settings = fresh ();
  static const char *const words[] = { "rolling", "no such cue", "unknown", NULL };
  g_auto (GStrv) kept = NULL;
  g_autofree char *joined = NULL;
  DorsalCueWishes cues;

  g_settings_set_strv (settings, "silenced-cues", words);
  g_settings_set_double (settings, "cue-volume", 0.8);
  g_settings_set_boolean (settings, "haptics", FALSE);
  cues = dorsal_wishes_cues (settings);
  g_assert_cmpfloat (cues.volume, ==, 0.8);
  g_assert_false (cues.haptics);
  for (guint say = 0; say < DORSAL_N_SAYS; say++)
    g_assert_true (cues.silenced[say] == (say == DORSAL_SAY_ROLLING));
  dorsal_wishes_silence (settings, DORSAL_SAY_OFF, TRUE);
  dorsal_wishes_silence (settings, DORSAL_SAY_HOLD, TRUE);
  dorsal_wishes_silence (settings, DORSAL_SAY_ROLLING, FALSE);
  kept = g_settings_get_strv (settings, "silenced-cues");
  joined = g_strjoinv (" ", kept);
  g_assert_cmpstr (joined, ==, "off hold");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *key;
    double value;
    const char *sentence;
  } cases[] = {
    { "hold-goal-s", 59, NULL },
    { "hold-goal-s", 60, "This must be shorter than the stage after it, 60 s." },
    { "hold-enough-s", 30, "This must be longer than the stage before it, 30 s." },
    { "hold-enough-s", 90, "This must be shorter than the stage after it, 90 s." },
    { "hold-long-s", 60, "This must be longer than the stage before it, 60 s." },
    { "hold-long-s", 300, NULL },
    { "breath-in-s", 6, NULL },
    { "breath-in-s", 2, NULL },
    { "breath-out-s", 3, "In and out together must take 7.5 to 13.3 s, which is 4.5 to 8 breaths a minute." },
    { "weight-kg", 300, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GSettings) settings = fresh ();
      g_autofree char *sentence = dorsal_wishes_refuse (settings, cases[i].key, cases[i].value);
      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/wishes/nothing-set-changes-nothing", test_untouched);
  g_test_add_func ("/app/wishes/the-body-as-far-as-it-was-told", test_body);
  g_test_add_func ("/app/wishes/limits-of-ones-own-or-why-not", test_own_limits);
  g_test_add_func ("/app/wishes/no-file-is-read-for-ever", test_endless_file);
  g_test_add_func ("/app/wishes/holds-that-were-set-win", test_holds);
  g_test_add_func ("/app/wishes/cues-are-silenced-by-name", test_cues);
  g_test_add_func ("/app/wishes/what-breaks-another-key-is-refused", test_refused);
  return g_test_run ();
}
