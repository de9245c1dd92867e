/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a source, and who lies on it. Out: every reading and event on standard output. Turns
 * the same pump as the application's sensor thread, on its own thread. Never prints a byte
 * late: what one turn gives is written before the next one waits. */

#include <errno.h>
#include <unistd.h>

#include "core/settings.h"
#include "ctl/command.h"
#include "ctl/print.h"
#include "sensor/pump.h"

#define NAME "monitor"

static CtlPerson person;
static char *anchor, *marked_end, *zones_path, *roller_path, *pace_text, *format;
static gboolean ask_direction;

static const GOptionEntry entries[] = {
  CTL_PERSON_ENTRIES (person),
  { "anchor", 0, 0, G_OPTION_ARG_STRING, &anchor, "Start position by tape, from C7 along the back, 1 to 70", "CM" },
  { "marked-end", 0, 0, G_OPTION_ARG_STRING, &marked_end, "left (default) or right: where the marked end lies",
    "SIDE" },
  { "ask-direction", 0, 0, G_OPTION_ARG_NONE, &ask_direction,
    "The first stroke after an anchor goes toward the head: find out where the marked end lies", NULL },
  { "zones", 0, 0, G_OPTION_ARG_FILENAME, &zones_path, "Map of zones and thresholds to use", "FILE" },
  { "roller", 0, 0, G_OPTION_ARG_FILENAME, &roller_path,
    "What is known of the roller: its calibration, its rolling radius, where the marked end lies", "FILE" },
  { "pace", 0, 0, G_OPTION_ARG_STRING, &pace_text, "For a recording or the demo: 1 is life speed, 0 as fast as it goes",
    "X" },
  { "format", 0, 0, G_OPTION_ARG_STRING, &format, "json (default), csv or text", "FORMAT" },
  G_OPTION_ENTRY_NULL,
};

static const char description[]
    = "SOURCE is a port's name (ttyACM0) or path, a pseudo-terminal, a recorded file, \"-\" for\n"
      "standard input, or \"demo\". A recorded file is read as fast as it goes.\n"
      "\n"
      "json prints an object a sample; what is not known is null. Everything else is an object\n"
      "with an \"event\": hello, link, anchored, anchor-refused, marked-end,\n"
      "gesture (firm presses, or off the roller for long), what the roller says (button,\n"
      "lift, status, answer, a fault), and statistics at the end. csv has the same columns, with\n"
      "events as lines that begin with \"#\".\n"
      "\n"
      "Exit status: 0 at the end of a recording, after SIGINT or SIGTERM, and when a roller that\n"
      "was heard is unplugged (which is also said on standard error); 1 when the source cannot be\n"
      "opened or is not a roller; 2 for a bad argument.";

typedef struct
{
  const Printer *printer;
  Output *output;
} Monitor;

static void
on_message (const DorsalMessage *message, gpointer data)
{
  Monitor *monitor = data;

  monitor->printer->message (monitor->output, message);
}

static gboolean
read_roller (DorsalSettings *settings)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  DorsalRollerProfile profile;

  if (roller_path == NULL)
    return TRUE;
  if (!g_file_get_contents (roller_path, &text, NULL, &error)
      || !dorsal_roller_profile_parse (text, roller_path, &profile, &error))
    {
      ctl_complain (NAME, "--roller: %s", error->message);
      return FALSE;
    }
  if (marked_end != NULL)
    profile.marked_end_known = FALSE; /* who says so now is right */
  dorsal_settings_set_roller (settings, &profile);
  return TRUE;
}

static gboolean
read_settings (DorsalSettings *settings)
{
  static const char *const ends[] = { "left", "right", NULL };
  DorsalMeasures measures;
  int end = 0;

  *settings = dorsal_settings_default ();
  if (!ctl_measures (NAME, &person, &measures)
      || !ctl_number (NAME, "--anchor", anchor, 1, 70, "cm", &settings->anchor_cm)
      || !ctl_word (NAME, "--marked-end", marked_end, ends, &end) || !ctl_zones (NAME, zones_path, &settings->zones))
    return FALSE;

  settings->body = dorsal_body_of (&measures);
  settings->ask_direction = ask_direction;
  settings->marked_end = end == 0 ? DORSAL_MARKED_END_LEFT : DORSAL_MARKED_END_RIGHT;
  return read_roller (settings);
}

static gboolean
read_printer (const Printer **ret_printer)
{
  static const char *const formats[] = { "json", "csv", "text", NULL };
  static const Printer *const printers[] = { &print_json, &print_csv, &print_text };
  int index = 0;

  if (!ctl_word (NAME, "--format", format, formats, &index))
    return FALSE;
  *ret_printer = printers[index];
  return TRUE;
}

/* Until the source ends, the user has enough, or nobody reads what we print. */
static void
turn (DorsalPump *pump, Monitor *monitor, GError **error)
{
  DorsalPumpTurn turned;

  do
    {
      turned = dorsal_pump_turn (pump, error);
      monitor->printer->turn (monitor->output);
      if (!dorsal_pump_get_source (pump)->as_fast_as_it_goes)
        output_flush (monitor->output);
    }
  while (turned != DORSAL_PUMP_ENDED && !ctl_should_end () && monitor->output->error == 0);
}

static int
conclude (DorsalPump *pump, Monitor *monitor, const GError *error)
{
  const gboolean heard = dorsal_pump_has_heard_hello (pump);

  if (heard || error == NULL)
    monitor->printer->end (monitor->output, dorsal_pump_get_statistics (pump));
  output_flush (monitor->output);

  if (error != NULL)
    ctl_complain (NAME, "%s", error->message);
  if (monitor->output->error != 0 && monitor->output->error != EPIPE)
    {
      ctl_complain (NAME, "Standard output could not be written: %s", g_strerror (monitor->output->error));
      return CTL_FAILED;
    }
  return error == NULL || (heard && dorsal_source_error_is_gone (error)) ? CTL_OK : CTL_FAILED;
}

int
ctl_monitor (int argc, char **argv)
{
  g_autoptr (Output) output = NULL;
  g_autoptr (DorsalPump) pump = NULL;
  g_autoptr (GError) error = NULL;
  Monitor monitor = { 0 };
  DorsalSource *source;
  DorsalSettings settings;
  double pace = -1;
  int status, end_fd;

  status = ctl_parse (NAME, "SOURCE", "Prints what Dorsal makes of a roller.", description, entries, 1, &argc, &argv);
  if (status != CTL_GO_ON)
    return status;
  if (argc < 2)
    {
      ctl_complain (NAME, "Which SOURCE? A port (see dorsalctl ports), a file, - or demo");
      return CTL_MISUSE;
    }
  if (!read_settings (&settings) || !read_printer (&monitor.printer)
      || !ctl_number (NAME, "--pace", pace_text, 0, 1000, NULL, &pace))
    return CTL_MISUSE;

  source = dorsal_source_new_for_name (argv[1], pace, &error);
  if (source == NULL)
    {
      ctl_complain (NAME, "%s", error->message);
      return CTL_FAILED;
    }

  end_fd = ctl_listen_for_the_end ();
  monitor.output = output = output_new (STDOUT_FILENO);
  pump = dorsal_pump_new (source, &settings, end_fd, NULL, on_message, &monitor);
  if (!dorsal_pump_open (pump, &error))
    {
      ctl_complain (NAME, "%s", error->message);
      return CTL_FAILED;
    }

  monitor.printer->begin (output);
  turn (pump, &monitor, &error);
  return conclude (pump, &monitor, error);
}
