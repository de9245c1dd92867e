/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: the ports of this computer, or one of them. Out: what is wrong and what to do, in the
 * same words as the application's. Opens a port only when it was named: opening resets boards
 * that are not ours. */

#include <unistd.h>

#include "ctl/command.h"
#include "ctl/output.h"
#include "sensor/evidence.h"
#include "sensor/ports.h"
#include "sensor/pump.h"
#include "sensor/realtime.h"

#define NAME "doctor"

static const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };

static const char description[]
    = "Without a PORT: looks at every USB serial port and opens none. With one (ttyACM0, or a path):\n"
      "opens it and listens for up to five seconds whether a roller answers.\n"
      "\n"
      "Each answer is a title with a word for programs in brackets, a sentence with the next step,\n"
      "and, where a command would help, that command behind a \"$\". The last says whether the reader\n"
      "of a roller gets real-time priority; nothing is wrong where it does not.\n"
      "\n"
      "Exit status: 0 when nothing is wrong, 1 when something is, 2 for a bad argument.";

static void
print_filled (Output *output, const char *before, const char *sentence, const DorsalEvidence *evidence)
{
  g_autofree char *text = dorsal_advice_fill (sentence, evidence);

  output_text (output, before);
  output_text (output, text);
  output_text (output, "\n");
}

/* Returns whether all is well, as far as one can tell. */
static gboolean
print_diagnosis (Output *output, const char *heading, const DorsalEvidence *evidence)
{
  DorsalDiagnosis diagnosis = dorsal_diagnose (evidence);
  const DorsalAdvice *advice = dorsal_advice_of (diagnosis);
  g_autofree char *title = g_strdup_printf ("%s [%s]", advice->title, advice->word);

  if (heading != NULL)
    {
      output_text (output, heading);
      output_text (output, "\n");
    }
  print_filled (output, "  ", title, evidence);
  print_filled (output, "  ", advice->text, evidence);
  if (advice->command != NULL)
    print_filled (output, "  $ ", advice->command, evidence);
  return diagnosis == DORSAL_DIAGNOSIS_FINE || diagnosis == DORSAL_DIAGNOSIS_UNKNOWN;
}

static void
on_realtime (DorsalRealtime answer, gpointer data)
{
  *(DorsalRealtime *) data = answer;
}

/* For this thread, which gives it back. */
static void
print_realtime (Output *output)
{
  static const char *const sentences[] = {
    [DORSAL_REALTIME_GRANTED] = "Warnings come in time where every core is busy.",
    [DORSAL_REALTIME_REFUSED] = "It was refused: where every core is busy a warning may come a fifth of a second late.",
    [DORSAL_REALTIME_ABSENT] = "RealtimeKit is not there: where every core is busy a warning may come a fifth of a "
                               "second late. Install rtkit if yours often is.",
  };
  DorsalRealtime answer = DORSAL_REALTIME_UNKNOWN;
  g_autoptr (DorsalRealtimeWish) wish = dorsal_realtime_ask (gettid (), NULL, on_realtime, &answer);
  g_autofree char *title = NULL;

  while (answer == DORSAL_REALTIME_UNKNOWN)
    g_main_context_iteration (NULL, TRUE);
  dorsal_realtime_give_back ();
  title = g_strdup_printf ("  Real-time priority [realtime-%s]\n  ", dorsal_realtime_to_string (answer));
  output_text (output, title);
  output_text (output, sentences[answer]);
  output_text (output, "\n");
}

static GListModel *
listed (DorsalPorts *ports)
{
  return dorsal_ports_get_error (ports) == NULL ? G_LIST_MODEL (ports) : NULL;
}

static gboolean
look_at_all (Output *output, DorsalPorts *ports)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (ports));
  gboolean well = TRUE;

  if (n == 0)
    {
      DorsalEvidence evidence = dorsal_evidence_gather (listed (ports), NULL, NULL);

      return print_diagnosis (output, NULL, &evidence);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DorsalPort) port = g_list_model_get_item (G_LIST_MODEL (ports), i);
      g_autofree char *label = dorsal_port_dup_label (port);
      DorsalEvidence evidence = dorsal_evidence_gather (listed (ports), dorsal_port_get_path (port), NULL);

      well &= print_diagnosis (output, label, &evidence);
    }
  return well;
}

static void
on_message (const DorsalMessage *message, gpointer data)
{
}

/* Until a roller has said who it is, or the pump gives up. NULL: one has. */
static GError *
listen_to (DorsalSource *source, int end_fd)
{
  DorsalSettings settings = dorsal_settings_default ();
  g_autoptr (DorsalPump) pump = dorsal_pump_new (source, &settings, end_fd, NULL, on_message, NULL);
  GError *error = NULL;

  if (!dorsal_pump_open (pump, &error))
    return error;
  while (!dorsal_pump_has_heard_hello (pump) && !ctl_should_end ()
         && dorsal_pump_turn (pump, &error) != DORSAL_PUMP_ENDED)
    ;
  return error;
}

static int
look_at_one (Output *output, DorsalPorts *ports, const char *name)
{
  g_autofree char *path = g_path_is_absolute (name) ? g_strdup (name) : g_build_filename ("/dev", name, NULL);
  g_autoptr (GError) error = NULL;
  DorsalSource *source = dorsal_source_new_for_name (path, -1, &error);
  DorsalEvidence evidence;

  if (source != NULL && g_str_equal (source->table->kind, "replay"))
    {
      dorsal_source_free (source);
      ctl_complain (NAME, "%s is a recording: name a port (see dorsalctl ports)", path);
      return CTL_MISUSE;
    }
  evidence = dorsal_evidence_gather (listed (ports), path, NULL);
  evidence.listed = evidence.listed || source != NULL; /* a pty is in no list */
  if (source != NULL)
    error = listen_to (source, ctl_listen_for_the_end ());
  dorsal_evidence_add_end (&evidence, error);
  return print_diagnosis (output, NULL, &evidence) ? CTL_OK : CTL_FAILED;
}

int
ctl_doctor (int argc, char **argv)
{
  g_autoptr (Output) output = output_new (STDOUT_FILENO);
  g_autoptr (DorsalPorts) ports = NULL;
  int status;

  status = ctl_parse (NAME, "[PORT]", "Says why a roller does not work, and what to do.", description, entries, 1,
                      &argc, &argv);
  if (status != CTL_GO_ON)
    return status;

  ports = dorsal_ports_new (NULL);
  status = argc > 1 ? look_at_one (output, ports, argv[1]) : look_at_all (output, ports) ? CTL_OK : CTL_FAILED;
  if (status != CTL_MISUSE)
    print_realtime (output);
  return output_flush (output) ? status : CTL_FAILED;
}
