/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "run.h"

#include <string.h>

#include "rig.h"

static GSubprocess *
spawn (GSubprocessFlags flags, const char *command)
{
  g_autofree char *line = g_strdup_printf ("'%s' %s", g_getenv ("DORSALCTL"), command);
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_assert_true (g_shell_parse_argv (line, NULL, &words, &error));
  process = g_subprocess_newv ((const char *const *) words, flags, &error);
  g_assert_no_error (error);
  return process;
}

static char *
dup_text (GBytes *bytes)
{
  gsize n = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &n) : NULL;

  return text != NULL ? g_strndup (text, n) : g_strdup ("");
}

Run
run_with (const char *input, const char *command, ...)
{
  Run result = { .status = -1 };
  g_autofree char *line = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) in = g_bytes_new (input, input != NULL ? strlen (input) : 0);
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  va_list arguments;

  va_start (arguments, command);
  line = g_strdup_vprintf (command, arguments);
  va_end (arguments);

  process
      = spawn (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, line);
  /* A child that never reads what it gets gives an error here, and that is fine. */
  g_subprocess_communicate (process, in, NULL, &out, &err, NULL);
  g_subprocess_wait (process, NULL, NULL);
  if (g_subprocess_get_if_exited (process))
    result.status = g_subprocess_get_exit_status (process);
  result.out = dup_text (out);
  result.err = dup_text (err);
  return result;
}

void
run_clear (Run *result)
{
  g_clear_pointer (&result->out, g_free);
  g_clear_pointer (&result->err, g_free);
}

guint
count_of (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, part)) != NULL; p += strlen (part))
    n++;
  return n;
}

guint
count_lines (const char *text)
{
  return count_of (text, "\n");
}

char *
last_line (const char *text)
{
  gsize n = strlen (text);
  const char *start;

  if (n > 0 && text[n - 1] == '\n')
    n--;
  for (start = text + n; start > text && start[-1] != '\n'; start--)
    ;
  return g_strndup (start, (gsize) (text + n - start));
}

gint64
number_after (const char *text, const char *key)
{
  const char *at = strstr (text, key);

  g_assert_nonnull (at);
  return g_ascii_strtoll (at + strlen (key), NULL, 10);
}

static gboolean
on_guard (gpointer data)
{
  g_error ("The child has been silent for 5 s");
  return G_SOURCE_REMOVE;
}

Child *
child_new (const char *command, ...)
{
  Child *child = g_new0 (Child, 1);
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, command);
  line = g_strdup_vprintf (command, arguments);
  va_end (arguments);

  child->process = spawn (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, line);
  child->out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child->process));
  return child;
}

typedef struct
{
  char *line;
  gboolean done;
} Reading;

static void
on_line (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;

  reading->line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, NULL);
  reading->done = TRUE;
}

char *
child_read (Child *child)
{
  Reading reading = { 0 };
  guint guard = g_timeout_add (5000, on_guard, NULL);

  g_data_input_stream_read_line_async (child->out, G_PRIORITY_DEFAULT, NULL, on_line, &reading);
  while (!reading.done)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
  return reading.line;
}

char *
child_read_until (Child *child, const char *part)
{
  for (;;)
    {
      g_autofree char *line = child_read (child);

      g_assert_nonnull (line);
      if (strstr (line, part) != NULL)
        return g_steal_pointer (&line);
    }
}

int
child_finish (Child *child, char **ret_last)
{
  g_autofree char *last = NULL;
  char *line;

  while ((line = child_read (child)) != NULL)
    {
      g_free (last);
      last = line;
    }
  g_subprocess_wait (child->process, NULL, NULL);
  if (ret_last != NULL)
    *ret_last = g_steal_pointer (&last);
  return g_subprocess_get_if_exited (child->process) ? g_subprocess_get_exit_status (child->process) : -1;
}

void
child_free (Child *child)
{
  if (child == NULL)
    return;

  g_subprocess_force_exit (child->process);
  g_subprocess_wait (child->process, NULL, NULL);
  g_object_unref (child->out);
  g_object_unref (child->process);
  g_free (child);
}

char *
record (const char *name, const char *options)
{
  g_autofree char *path = g_build_filename (rig_folder (), name, NULL);
  g_auto (Run) r = run ("simulate --out %s %s", path, options);

  g_assert_cmpint (r.status, ==, 0);
  g_assert_cmpstr (r.err, ==, "");
  return g_steal_pointer (&path);
}
