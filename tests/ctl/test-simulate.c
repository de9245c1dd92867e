/* SPDX-License-Identifier: GPL-3.0-or-later */

/* dorsalctl simulate: a roller in a file, the same each time, with the truth beside it. */

#include <string.h>

#include "rig.h"
#include "run.h"

static void
test_bad_script (void)
{
  g_autofree char *path = rig_file ("script", "settle 3\nfly 4\n", 15);
  g_auto (Run) r = run ("simulate --out - --script %s", path);

  g_assert_cmpint (r.status, ==, 2);
  g_assert_cmpuint (count_lines (r.err), ==, 1);
  g_assert_nonnull (strstr (r.err, ":2:"));
}

static void
test_truth (void)
{
  g_autofree char *truth = g_build_filename (rig_folder (), "truth.csv", NULL);
  g_autofree char *options = g_strdup_printf ("--minutes 1 --rate 50 --faults --height 180 --truth %s", truth);
  g_autofree char *path = record ("truth.rl", options);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (truth, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (count_lines (text), ==, 2 + 3000);
  g_assert_true (g_str_has_prefix (lines[0], "# seed=1 rate_hz=50 length_cm=50.9"));
  g_assert_cmpstr (lines[1], ==, "seq,t,state,zone,level,position_cm,speed_cm_s,load_percent,vas,replaced,act");
  for (guint i = 2; i < 2 + 3000; i++)
    g_assert_cmpuint (count_of (lines[i], ","), ==, 10);
  g_assert_true (g_str_has_prefix (lines[3], "1,0.020,"));
}

static void
test_same_seed (void)
{
  g_autofree char *a = NULL, *b = NULL, *c = NULL;
  g_autofree char *one = record ("one.rl", "--minutes 0.2 --seed 5 --faults");
  g_autofree char *two = record ("two.rl", "--minutes 0.2 --seed 5 --faults");
  g_autofree char *other = record ("other.rl", "--minutes 0.2 --seed 6 --faults");

  g_assert_true (g_file_get_contents (one, &a, NULL, NULL));
  g_assert_true (g_file_get_contents (two, &b, NULL, NULL));
  g_assert_true (g_file_get_contents (other, &c, NULL, NULL));
  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, !=, c);
}

static void
test_script_ends (void)
{
  const char *text = "off 1\nsettle 2\npress\nroll T5\nhold 3\noff 1 # and home\n";
  g_autofree char *script = rig_file ("script", text, strlen (text));
  g_autofree char *options = g_strdup_printf ("--script %s", script);
  g_autofree char *path = record ("script.rl", options);
  g_auto (Run) r = run ("monitor %s", path);

  g_assert_cmpint (r.status, ==, 0);
  g_assert_cmpuint (count_of (r.out, "{\"seq\":"), >, 700);
  g_assert_cmpuint (count_of (r.out, "{\"seq\":"), <, 2000);
  g_assert_nonnull (strstr (r.out, "\"holding\",\"zone\":\"thoracic\",\"level\":\"T5\""));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ctl/simulate/a-bad-script-is-named-by-line", test_bad_script);
  g_test_add_func ("/ctl/simulate/truth-has-a-line-a-sample", test_truth);
  g_test_add_func ("/ctl/simulate/the-same-seed-gives-the-same-bytes", test_same_seed);
  g_test_add_func ("/ctl/simulate/a-script-is-played-to-its-end", test_script_ends);
  result = g_test_run ();
  rig_clean ();
  return result;
}
