/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: programmes, shipped and the user's own. Out: a list of them, or one with its steps. Never runs one. */

#include <string.h>
#include <unistd.h>

#include "ctl/command.h"
#include "ctl/output.h"
#include "sensor/programme-list.h"

#define NAME "programmes"

static const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };

static const char description[]
    = "Without NAME: one programme a line: name, minutes:seconds by the clock, title, a tab between them.\n"
      "NAME is one of these, or a file: its steps are printed, or its first mistake with the line.\n"
      "Your own are the .ini files in ~/.local/share/dorsal/programmes.";

static void
print_row (Output *output, const DorsalProgramme *programme)
{
  guint seconds = dorsal_programme_seconds (programme);
  g_autofree char *line
      = g_strdup_printf ("%s\t%u:%02u\t%s\n", programme->name, seconds / 60, seconds % 60, programme->title);

  output_text (output, line);
}

static void
print_steps (Output *output, const DorsalProgramme *programme)
{
  print_row (output, programme);
  output_text (output, programme->summary);
  output_text (output, "\n");
  for (guint i = 0; i < programme->n_steps; i++)
    {
      const DorsalProgrammeStep *step = &programme->steps[i];
      g_autofree char *line = g_strdup_printf ("%2u. %s: %s %g × %u, or %u s by the clock [%s]\n    %s\n", i + 1,
                                               step->title, dorsal_gate_to_string (step->gate), step->n, step->times,
                                               step->seconds, dorsal_figure_to_string (step->figure), step->say);

      output_text (output, line);
    }
}

static const DorsalProgramme *
find (GPtrArray *own, const char *name)
{
  for (guint i = 0; i < own->len; i++)
    if (strcmp (((DorsalProgramme *) own->pdata[i])->name, name) == 0)
      return own->pdata[i];
  for (guint i = 0; i < dorsal_programme_n_shipped (); i++)
    if (strcmp (dorsal_programme_shipped (i)->name, name) == 0)
      return dorsal_programme_shipped (i);
  return NULL;
}

static int
print_one (Output *output, GPtrArray *own, const char *name)
{
  const DorsalProgramme *programme = find (own, name);
  g_autoptr (DorsalProgramme) read = NULL;
  g_autoptr (GError) error = NULL;

  if (!programme && (strchr (name, '/') || g_str_has_suffix (name, ".ini")))
    {
      read = dorsal_programme_read (name, &error);
      programme = read;
      if (!programme)
        {
          ctl_complain (NAME, "%s", error->message);
          return CTL_FAILED;
        }
    }
  if (!programme)
    {
      ctl_complain (NAME, "There is no programme “%s”: “dorsalctl programmes” lists those there are", name);
      return CTL_MISUSE;
    }
  print_steps (output, programme);
  return CTL_OK;
}

int
ctl_programmes (int argc, char **argv)
{
  g_autoptr (Output) output = output_new (STDOUT_FILENO);
  g_autofree char *folder = dorsal_programme_folder ();
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (GPtrArray) own = NULL;
  int status
      = ctl_parse (NAME, "[NAME]", "Lists guided programmes and checks files.", description, entries, 1, &argc, &argv);

  if (status != CTL_GO_ON)
    return status;
  own = dorsal_programme_list (folder, &refused);
  if (argc > 1)
    {
      status = print_one (output, own, argv[1]);
      return output_flush (output) ? status : CTL_FAILED;
    }
  for (guint i = 0; i < dorsal_programme_n_shipped (); i++)
    print_row (output, dorsal_programme_shipped (i));
  for (guint i = 0; i < own->len; i++)
    print_row (output, own->pdata[i]);
  for (guint i = 0; i < refused->len; i++)
    ctl_complain (NAME, "%s", (char *) refused->pdata[i]);
  return output_flush (output) && refused->len == 0 ? CTL_OK : CTL_FAILED;
}
