/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: the command line. Out: the exit status of one command. Never sets a locale: what
 * dorsalctl prints is for programs and for people who read English. */

#include <stdio.h>
#include <string.h>

#include "ctl/command.h"

typedef struct
{
  const char *name;
  const char *summary;
  int (*run) (int argc, char **argv);
} Command;

static const Command commands[] = {
  { "ports", "lists USB serial ports", ctl_ports },
  { "doctor", "says why a roller does not work, and what to do", ctl_doctor },
  { "monitor", "prints what Dorsal makes of a roller, a sample a line", ctl_monitor },
  { "programmes", "lists guided programmes, shows one, checks a file", ctl_programmes },
  { "simulate", "plays a roller on a pseudo-terminal, or records one", ctl_simulate },
  { "sessions", "lists the sessions that were kept", ctl_sessions },
  { "replay", "plays a kept session through today's judgement", ctl_replay },
  { "export", "writes a kept session for other tools", ctl_export },
  { "import", "takes an exported session in", ctl_import },
  { "report", "draws a page about a kept session", ctl_report },
};

static void
print_usage (FILE *file)
{
  fputs ("Usage: dorsalctl COMMAND [OPTION...]\n\nCommands:\n", file);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (file, "  %-11s %s\n", commands[i].name, commands[i].summary);
  fputs ("\ndorsalctl COMMAND --help says more. Try:  dorsalctl monitor demo --format text\n", file);
}

static const Command *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

int
main (int argc, char **argv)
{
  const char *word = argc > 1 ? argv[1] : NULL;
  const Command *command;

  if (word == NULL)
    {
      print_usage (stderr);
      return CTL_MISUSE;
    }
  if (g_str_equal (word, "--help") || g_str_equal (word, "-h") || g_str_equal (word, "help"))
    {
      print_usage (stdout);
      return CTL_OK;
    }
  if (g_str_equal (word, "--version"))
    {
      puts ("dorsalctl " DORSAL_VERSION);
      return CTL_OK;
    }

  command = find_command (word);
  if (command == NULL)
    {
      ctl_complain (NULL, "There is no command “%s” (see dorsalctl --help)", word);
      return CTL_MISUSE;
    }
  return command->run (argc - 1, argv + 1);
}
