/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a session that was exported as CSV or EDF+. Out: a session in the database, all of it or none. */

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <gio/gunixinputstream.h>

#include "ctl/kept.h"
#include "store/export.h"

#define NAME "import"

static char *database;

static const GOptionEntry entries[] = {
  CTL_DATABASE_ENTRY (database),
  G_OPTION_ENTRY_NULL,
};

static const char description[]
    = "FILE is what dorsalctl export wrote as csv or edf, \"-\" for standard input. The readings are made\n"
      "anew from its samples, under the settings of its header. Prints the number of the new session.\n"
      "\n"
      "Exit status: 0; 1 when the file is no such session (then nothing is kept) or the database\n"
      "cannot be written; 2 for a bad argument.";

static GInputStream *
open_input (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (strcmp (path, "-") == 0)
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);
  return G_INPUT_STREAM (g_file_read (file, NULL, error));
}

int
ctl_import (int argc, char **argv)
{
  g_autoptr (DorsalStore) store = NULL;
  g_autoptr (GInputStream) in = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;
  int status = ctl_parse (NAME, "FILE", "Takes an exported session in.", description, entries, 1, &argc, &argv);

  if (status != CTL_GO_ON)
    return status;
  if (argc < 2)
    {
      ctl_complain (NAME, "Which FILE?");
      return CTL_MISUSE;
    }
  in = open_input (argv[1], &error);
  if (in != NULL)
    {
      store = ctl_open_store (NAME, database, DORSAL_STORE_WRITE);
      if (store == NULL)
        return CTL_FAILED;
      id = dorsal_import (store, in, strcmp (argv[1], "-") == 0 ? "standard input" : argv[1], &error);
    }
  if (error != NULL)
    {
      ctl_complain (NAME, "%s", error->message);
      return CTL_FAILED;
    }
  printf ("%" G_GINT64_FORMAT "\n", id);
  return CTL_OK;
}
