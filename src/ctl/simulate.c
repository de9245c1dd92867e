/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: options. Out: a simulation, on a pty or into a file. Never simulates anything itself. */

#include "ctl/simulate.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "ctl/command.h"

#define NAME         "simulate"
#define FILE_MINUTES 5

static CtlPerson person;
static char *seed_text, *rate_text, *minutes_text, *script_path, *truth_path, *out_path, *slip_text, *error_text;
static gboolean with_faults, raw;

static const GOptionEntry entries[] = {
  { "seed", 0, 0, G_OPTION_ARG_STRING, &seed_text, "Another number, another person (default 1)", "N" },
  { "rate", 0, 0, G_OPTION_ARG_STRING, &rate_text, "Samples a second, 10 to 1000 (default 100)", "HZ" },
  { "minutes", 0, 0, G_OPTION_ARG_STRING, &minutes_text, "End after so much streaming", "M" },
  { "script", 0, 0, G_OPTION_ARG_FILENAME, &script_path, "What the person does (default: by chance)", "FILE" },
  { "faults", 0, 0, G_OPTION_ARG_NONE, &with_faults, "Lose 1 % of the samples, damage 0.4 % of the lines", NULL },
  { "raw", 0, 0, G_OPTION_ARG_NONE, &raw, "Cells that count, and know no kilopascals", NULL },
  { "truth", 0, 0, G_OPTION_ARG_FILENAME, &truth_path, "Write what truly happened, as CSV", "FILE" },
  { "out", 0, 0, G_OPTION_ARG_FILENAME, &out_path, "Write the bytes there, as fast as it goes; - for standard output",
    "FILE" },
  { "slip", 0, 0, G_OPTION_ARG_STRING, &slip_text, "Largest share of a stroke lost to slip, 0 to 20", "PERCENT" },
  { "anchor-error", 0, 0, G_OPTION_ARG_STRING, &error_text,
    "How far the person lies from the start position, -10 to 10", "CM" },
  CTL_PERSON_ENTRIES (person),
  G_OPTION_ENTRY_NULL,
};

static const char description[]
    = "Without --out the roller sits on a pseudo-terminal. Its path is the first line printed;\n"
      "open it as a port: it says hello, answers RLQ and RLC, and streams once it is started.\n"
      "It goes on until the script or the minutes are over, or for ever.\n"
      "\n"
      "With --out the bytes of a started roller go into a file: 5 minutes of them, unless\n"
      "--minutes or --script says otherwise.\n"
      "\n"
      "A script is one act a line, # begins a comment:\n"
      "  off|settle|hold|extend|lumbar|neck|bounce|lift SECONDS\n"
      "  press\n"
      "  firm PRESSES\n"
      "  weigh CELL KG SECONDS\n"
      "  roll LEVEL [PEAK_CM_S]";

static gboolean
read_person (DorsalPersonSetup *setup)
{
  DorsalMeasures measures;
  double slip = 0;

  if (!ctl_measures (NAME, &person, &measures) || !ctl_number (NAME, "--slip", slip_text, 0, 20, "percent", &slip)
      || !ctl_number (NAME, "--anchor-error", error_text, -10, 10, "cm", &setup->anchor_error_cm))
    return FALSE;

  if (measures.weight_kg == 0)
    measures.weight_kg = setup->weight_kg;
  setup->body = dorsal_body_of (&measures);
  setup->weight_kg = measures.weight_kg;
  setup->slip = slip / 100;
  return TRUE;
}

static gboolean
read_roller (Simulation *simulation, guint64 seed)
{
  double rate = simulation->setup.hello.rate_hz;
  double minutes = out_path != NULL && script_path == NULL ? FILE_MINUTES : 0;

  if (!ctl_number (NAME, "--rate", rate_text, 10, 1000, "Hz", &rate)
      || !ctl_number (NAME, "--minutes", minutes_text, 0.001, 100000, "minutes", &minutes))
    return FALSE;

  simulation->setup.hello.rate_hz = (guint) (rate + 0.5);
  g_snprintf (simulation->setup.hello.serial, sizeof simulation->setup.hello.serial, "SIM%" G_GUINT64_FORMAT, seed);
  simulation->max_samples = (guint64) (minutes * 60 * simulation->setup.hello.rate_hz + 0.5);
  if (raw)
    simulation->setup.hello.unit = DORSAL_UNIT_RAW;
  if (with_faults)
    simulation->faults = (DorsalRollerFaults){ .lost = 0.01, .damaged = 0.004 };
  return TRUE;
}

static gboolean
read_script (DorsalPersonSetup *setup, GArray **ret_script)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GArray *script;

  if (script_path == NULL)
    return TRUE;
  script = g_file_get_contents (script_path, &text, NULL, &error)
               ? dorsal_person_parse_script (text, script_path, &error)
               : NULL;
  if (script == NULL)
    {
      ctl_complain (NAME, "--script: %s", error->message);
      return FALSE;
    }
  setup->script = (const DorsalAct *) (void *) script->data;
  setup->n_script = script->len;
  *ret_script = script;
  return TRUE;
}

/* NULL: complained. */
static Output *
open_file (const char *path)
{
  int fd = g_str_equal (path, "-") ? STDOUT_FILENO : open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);

  if (fd >= 0)
    return output_new (fd);
  ctl_complain (NAME, "%s could not be written: %s", path, g_strerror (errno));
  return NULL;
}

static int
run (Simulation *simulation, int end_fd)
{
  g_autoptr (Output) truth = NULL;
  g_autoptr (Output) output = NULL;
  int status;

  if (truth_path != NULL && (truth = open_file (truth_path)) == NULL)
    return CTL_FAILED;
  if (out_path != NULL && (output = open_file (out_path)) == NULL)
    return CTL_FAILED;

  simulation->truth = truth;
  status = output != NULL ? simulate_into_file (NAME, simulation, output, out_path)
                          : simulate_on_pty (NAME, simulation, end_fd);
  if (truth == NULL || output_flush (truth))
    return status;
  ctl_complain (NAME, "%s could not be written: %s", truth_path, g_strerror (truth->error));
  return CTL_FAILED;
}

int
ctl_simulate (int argc, char **argv)
{
  g_autoptr (GArray) script = NULL;
  Simulation simulation = { 0 };
  double seed = 1;
  int status;

  status = ctl_parse (NAME, NULL, "Plays a roller with a person on it.", description, entries, 0, &argc, &argv);
  if (status != CTL_GO_ON)
    return status;
  if (!ctl_number (NAME, "--seed", seed_text, 0, 999999, NULL, &seed))
    return CTL_MISUSE;

  simulation.setup = dorsal_person_setup_default ((guint64) seed);
  if (!read_person (&simulation.setup) || !read_roller (&simulation, (guint64) seed)
      || !read_script (&simulation.setup, &script))
    return CTL_MISUSE;
  return run (&simulation, ctl_listen_for_the_end ());
}
