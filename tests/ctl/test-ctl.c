/* SPDX-License-Identifier: GPL-3.0-or-later */

/* dorsalctl as people and scripts use it: the real program, its words and its exit status. */

#include <gio/gio.h>
#include <string.h>

#include "json.h"
#include "rig.h"
#include "run.h"

/* Arguments */

typedef struct
{
  const char *command;
  int status;
  const char *says;
} Refusal;

static const Refusal refusals[] = {
  { "", 2, "Usage: dorsalctl" },
  { "sing", 2, "sing" },
  { "ports now", 2, "now" },
  { "monitor", 2, "SOURCE" },
  { "monitor demo demo", 2, "demo" },
  { "monitor demo --sing", 2, "--sing" },
  { "monitor demo --height 999", 2, "--height 999" },
  { "monitor demo --height 12x", 2, "--height 12x" },
  { "monitor demo --height nan", 2, "between 120 and 230 cm" },
  { "monitor demo --height 0x99", 2, "not a number" },
  { "monitor demo --height ''", 2, "not a number" },
  { "monitor demo --back 10", 2, "between 30 and 70 cm" },
  { "monitor demo --weight 500", 2, "between 30 and 250 kg" },
  { "monitor demo --sex both", 2, "male" },
  { "monitor demo --anchor 0", 2, "between 1 and 70 cm" },
  { "monitor demo --marked-end up", 2, "left" },
  { "monitor demo --format xml", 2, "csv" },
  { "monitor demo --pace -1", 2, "--pace" },
  { "monitor demo --zones /nowhere/zones.ini", 2, "/nowhere/zones.ini" },
  { "monitor /nowhere/roller", 1, "/nowhere/roller" },
  { "monitor ttyROLLER0", 1, "ttyROLLER0" },
  { "monitor /", 1, "folder" },
  { "programmes nothing", 2, "nothing" },
  { "programmes /nowhere/p.ini", 1, "/nowhere/p.ini" },
  { "programmes a b", 2, "b" },
  { "simulate --rate 5", 2, "between 10 and 1000 Hz" },
  { "simulate --minutes 0", 2, "--minutes" },
  { "simulate --seed me", 2, "--seed me" },
  { "simulate --slip 50", 2, "--slip" },
  { "simulate --anchor-error 50", 2, "between -10 and 10 cm" },
  { "simulate --script /nowhere/script", 2, "/nowhere/script" },
  { "simulate --out /nowhere/out", 1, "/nowhere/out" },
  { "simulate --out - --truth /nowhere/truth", 1, "/nowhere/truth" },
};

static void
test_refusals (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_auto (Run) r = run ("%s", refusals[i].command);

      g_test_message ("dorsalctl %s", refusals[i].command);
      g_assert_cmpint (r.status, ==, refusals[i].status);
      g_assert_cmpstr (r.out, ==, "");
      g_assert_nonnull (strstr (r.err, refusals[i].says));
      if (i > 0)
        {
          g_assert_true (g_str_has_prefix (r.err, "dorsalctl"));
          g_assert_cmpuint (count_lines (r.err), ==, 1);
        }
    }
}

static void
test_programmes (void)
{
  g_autofree char *bad = rig_file ("bad.ini", "[programme]\ntittle=x\n", 21);
  g_auto (Run) list = run ("programmes");
  g_auto (Run) one = run ("programmes desk-back");
  g_auto (Run) refused = run ("programmes %s", bad);

  g_assert_cmpint (list.status, ==, 0);
  g_assert_cmpuint (count_lines (list.out), ==, 5);
  g_assert_true (g_str_has_prefix (list.out, "first-time\t"));
  g_assert_cmpstr (list.err, ==, "");
  g_assert_cmpint (one.status, ==, 0);
  g_assert_nonnull (strstr (one.out, "strokes 10"));
  g_assert_cmpint (refused.status, ==, 1);
  g_assert_cmpuint (count_lines (refused.err), ==, 1);
  g_assert_nonnull (strstr (refused.err, "bad.ini:2: tittle:"));
}

static void
test_help (void)
{
  const char *const commands[] = { "--help", "ports --help", "monitor --help", "monitor demo -h", "simulate --help" };
  g_auto (Run) version = run ("--version");

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto (Run) r = run ("%s", commands[i]);

      g_assert_cmpint (r.status, ==, 0);
      g_assert_true (g_str_has_prefix (r.out, "Usage:"));
      g_assert_cmpstr (r.err, ==, "");
    }
  g_assert_cmpint (version.status, ==, 0);
  g_assert_cmpstr (version.out, ==, "dorsalctl " DORSAL_VERSION "\n");
}

/* A build farm's sandbox names the system's terminals, but has no node of some: then there is no list. */
static gboolean
hides_devices (void)
{
  g_autoptr (GDir) terminals = g_dir_open ("/sys/class/tty", 0, NULL);
  const char *name;

  while (terminals && (name = g_dir_read_name (terminals)))
    {
      g_autofree char *node = g_build_filename ("/dev", name, NULL);

      if (!g_file_test (node, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return terminals == NULL;
}

/* A computer of ours may have ports; one of a build farm has none. */
static void
test_ports (void)
{
  g_auto (Run) table = run ("ports");
  g_auto (Run) json = run ("ports --json");

  if (hides_devices () && table.status != 0)
    {
      /* That is said, and is not "no ports". */
      g_assert_cmpint (table.status, ==, 1);
      g_assert_cmpuint (count_lines (table.err), ==, 1);
      return;
    }
  g_assert_cmpint (table.status, ==, 0);
  g_assert_cmpint (json.status, ==, 0);
  g_assert_true (json_is_valid (json.out));
  g_assert_cmpuint (count_lines (table.out), ==, count_of (json.out, "\"name\""));
  g_assert_cmpuint (count_lines (table.err), ==, table.out[0] == '\0' ? 1 : 0);
}

/* Recordings */

static void
test_json (void)
{
  g_autofree char *path = record ("json.rl", "--minutes 0.5 --seed 3");
  g_auto (Run) r = run ("monitor %s --weight 75", path);
  g_auto (GStrv) lines = g_strsplit (r.out, "\n", -1);
  g_autofree char *last = last_line (r.out);

  g_assert_cmpint (r.status, ==, 0);
  g_assert_cmpstr (r.err, ==, "");
  for (guint i = 0; lines[i + 1] != NULL; i++)
    if (!json_is_valid (lines[i]))
      g_error ("Not JSON: %s", lines[i]);

  g_assert_cmpuint (count_of (r.out, "{\"seq\":"), ==, 3000);
  g_assert_true (g_str_has_prefix (lines[0], "{\"event\":\"hello\",\"t\":0.000,\"model\":\"Ref12\""));
  g_assert_nonnull (strstr (r.out, "{\"event\":\"button\""));
  g_assert_nonnull (strstr (r.out, "{\"event\":\"anchored\""));
  g_assert_nonnull (strstr (r.out, "\"state\":\"rolling\",\"zone\":\"thoracic\",\"level\":\"T"));
  g_assert_nonnull (strstr (r.out, "\"breath_bpm\":null,\"left_percent\":null,\"saturated\":false,\"faulty_cells\":0,"
                                    "\"slipping\":false,\"direction\":null,\"alerts\":[]}"));
  g_assert_true (g_str_has_prefix (last, "{\"event\":\"statistics\""));
  g_assert_cmpint (number_after (last, "\"samples\":"), ==, 3000);
  g_assert_cmpint (number_after (last, "\"lost\":"), ==, 0);
}

static void
test_unknown_is_null (void)
{
  g_autofree char *path = record ("null.rl", "--minutes 0.01");
  g_auto (Run) r = run ("monitor %s", path);

  g_assert_nonnull (strstr (r.out, "\"level\":null,\"position_cm\":null,\"sigma_cm\":null,\"speed_cm_s\":null"));
  g_assert_nonnull (strstr (r.out, "\"load_percent\":null"));
}

static void
test_faults (void)
{
  g_autofree char *path = record ("faults.rl", "--minutes 2 --faults");
  g_auto (Run) r = run ("monitor %s", path);
  g_autofree char *last = last_line (r.out);
  const gint64 samples = number_after (last, "\"samples\":");
  const gint64 lost = number_after (last, "\"lost\":");

  g_assert_cmpint (r.status, ==, 0);
  g_assert_cmpint (lost, >, 60);
  g_assert_cmpint (lost, <, 400);
  g_assert_cmpint (number_after (last, "\"crc\":") + number_after (last, "\"malformed\":"), >, 10);
  /* Every sample is used or counted as lost; only those at the very end can be missed. */
  g_assert_cmpint (samples + lost, <=, 12000);
  g_assert_cmpint (samples + lost, >=, 11990);
}

static void
test_csv (void)
{
  g_autofree char *path = record ("csv.rl", "--minutes 0.2");
  g_auto (Run) r = run ("monitor %s --format csv", path);
  g_auto (GStrv) lines = g_strsplit (r.out, "\n", -1);
  guint rows = 0;

  g_assert_cmpstr (lines[0], ==,
                   "seq,t,state,zone,level,position_cm,sigma_cm,speed_cm_s,pace,pressure_kpa,load_percent,band,hold_s,"
                   "dwell_s,breath_bpm,left_percent,saturated,faulty_cells,slipping,direction,alerts");
  for (guint i = 1; lines[i + 1] != NULL; i++)
    {
      if (lines[i][0] == '#')
        continue;
      rows++;
      g_assert_cmpuint (count_of (lines[i], ","), ==, 20);
    }
  g_assert_cmpuint (rows, ==, 1200);
}

static void
test_text (void)
{
  g_autofree char *path = record ("text.rl", "--minutes 1");
  g_auto (Run) r = run ("monitor %s --format text", path);

  g_assert_cmpint (r.status, ==, 0);
  g_assert_nonnull (strstr (r.out, "thoracic"));
  g_assert_null (strstr (r.out, "\033"));
  /* A line a change, not a line a sample. */
  g_assert_cmpuint (count_lines (r.out), <, 1000);
}

static void
test_anchor_is_where_it_was_measured (void)
{
  g_autofree char *path = record ("anchor.rl", "--minutes 0.2");
  g_auto (Run) r = run ("monitor %s --anchor 21.5", path);

  g_assert_nonnull (strstr (r.out, "\"place_cm\":21.5,"));
}

static void
test_zones_file (void)
{
  const char *acts = "settle 2\npress\nhold 3\n";
  const char *text = "[zones]\nthoracic-end=0.4\n"; /* the start position lies at 0.49 */
  g_autofree char *script = rig_file ("zones-script", acts, strlen (acts));
  g_autofree char *options = g_strdup_printf ("--script %s", script);
  g_autofree char *path = record ("zones.rl", options);
  g_autofree char *zones = rig_file ("zones.ini", text, strlen (text));
  g_autofree char *broken = rig_file ("broken.ini", "[zones]\nneck-end=9\n", 19);
  g_auto (Run) shipped = run ("monitor %s", path);
  g_auto (Run) good = run ("monitor %s --zones %s", path, zones);
  g_auto (Run) bad = run ("monitor %s --zones %s", path, broken);

  g_assert_nonnull (strstr (shipped.out, "\"thoracic\""));
  g_assert_cmpint (good.status, ==, 0);
  g_assert_null (strstr (good.out, "\"thoracic\""));
  g_assert_nonnull (strstr (good.out, "\"lower-caution\""));
  g_assert_cmpint (bad.status, ==, 2);
  g_assert_nonnull (strstr (bad.err, "broken.ini:2"));
}

static void
test_roller_file (void)
{
  const char *text = "[roller]\nmarked-end=right\n";
  g_autofree char *path = record ("roller.rl", "--minutes 0.5");
  g_autofree char *right = rig_file ("roller.ini", text, strlen (text));
  g_autofree char *broken = rig_file ("broken-roller.ini", "[roller]\nradius-cm=90\n", 22);
  g_auto (Run) by_file = run ("monitor %s --roller %s", path, right);
  g_auto (Run) by_option = run ("monitor %s --marked-end right", path);
  g_auto (Run) told_left = run ("monitor %s --roller %s --marked-end left", path, right);
  g_auto (Run) plain = run ("monitor %s", path);
  g_auto (Run) bad = run ("monitor %s --roller %s", path, broken);

  g_assert_cmpstr (by_file.out, ==, by_option.out);
  g_assert_cmpstr (told_left.out, ==, plain.out);
  g_assert_cmpstr (by_file.out, !=, plain.out);
  g_assert_cmpint (bad.status, ==, 2);
  g_assert_nonnull (strstr (bad.err, "broken-roller.ini:2"));
}

static void
test_standard_input (void)
{
  g_auto (Run) bytes = run ("simulate --out - --minutes 0.2");
  g_auto (Run) good = run_with (bytes.out, "monitor -");
  g_auto (Run) letter = run_with ("Dear reader,\n", "monitor -");
  g_autofree char *last = last_line (good.out);

  g_assert_cmpint (good.status, ==, 0);
  g_assert_cmpint (number_after (last, "\"samples\":"), ==, 1200);
  g_assert_cmpint (letter.status, ==, 1);
  g_assert_cmpuint (count_lines (letter.err), ==, 1);
  g_assert_nonnull (strstr (letter.err, "no recording of a roller"));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ctl/what-makes-no-sense-is-refused-in-one-line", test_refusals);
  g_test_add_func ("/ctl/every-command-has-help", test_help);
  g_test_add_func ("/ctl/ports/lists-in-both-formats", test_ports);
  g_test_add_func ("/ctl/programmes/are-listed-shown-and-checked", test_programmes);
  g_test_add_func ("/ctl/monitor/json-is-json", test_json);
  g_test_add_func ("/ctl/monitor/unknown-is-null", test_unknown_is_null);
  g_test_add_func ("/ctl/monitor/damage-is-counted", test_faults);
  g_test_add_func ("/ctl/monitor/csv-has-the-same-columns", test_csv);
  g_test_add_func ("/ctl/monitor/text-is-a-line-a-change", test_text);
  g_test_add_func ("/ctl/monitor/anchor-is-where-it-was-measured", test_anchor_is_where_it_was_measured);
  g_test_add_func ("/ctl/monitor/zones-come-from-a-file", test_zones_file);
  g_test_add_func ("/ctl/monitor/what-is-known-of-a-roller-comes-from-a-file", test_roller_file);
  g_test_add_func ("/ctl/monitor/reads-standard-input", test_standard_input);
  result = g_test_run ();
  rig_clean ();
  return result;
}
