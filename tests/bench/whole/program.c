/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a command. Out: a process in a fresh home, and neither after. Never: the user's own data. */

#include "program.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>

static void
take_away (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      take_away (child);
    }
  g_remove (path);
}

void
program_settle (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "glib-2.0", "settings", NULL);
  g_autofree char *path = g_build_filename (folder, "keyfile", NULL);

  g_mkdir_with_parents (folder, 0700);
  if (!g_file_set_contents (path, "[io/github/dorsal/Dorsal]\nscreened=true\nplot-seconds=10\n", -1, NULL))
    g_error ("%s could not be written", path);
  g_setenv ("GSETTINGS_BACKEND", "keyfile", TRUE);
}

static char **
environment_of (const char *home)
{
  char **environment = g_get_environ ();

  environment = g_environ_setenv (environment, "XDG_DATA_HOME", home, TRUE);
  return g_environ_setenv (environment, "XDG_STATE_HOME", home, TRUE);
}

Program
program_start (const char *path, const char *const *arguments)
{
  Program program = { .home = g_dir_make_tmp ("dorsal-bench.XXXXXX", NULL) };
  g_auto (GStrv) environment = environment_of (program.home);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (argv, (char *) path);
  for (; *arguments; arguments++)
    g_ptr_array_add (argv, (char *) *arguments);
  g_ptr_array_add (argv, NULL);
  program.began_us = g_get_monotonic_time ();
  if (!g_spawn_async (NULL, (char **) argv->pdata, environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &program.pid,
                      &error))
    g_error ("%s could not be started: %s", path, error->message);
  return program;
}

void
program_end (Program *program)
{
  kill (program->pid, SIGTERM);
  waitpid (program->pid, NULL, 0);
  take_away (program->home);
  g_clear_pointer (&program->home, g_free);
}
