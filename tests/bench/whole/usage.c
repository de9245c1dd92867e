/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a process. Out: numbers of /proc. Never: a guess by ticks of 10 ms where nanoseconds are kept. */

#include "usage.h"

#include <stdio.h>
#include <string.h>

static char *
read_proc (int pid, const char *name)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/%s", pid, name);
  char *text;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : NULL;
}

/* The first number in it. */
static double
number_in (int pid, const char *name)
{
  g_autofree char *text = read_proc (pid, name);
  return text ? g_ascii_strtod (text, NULL) : 0;
}

static double
cpu_s (int pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/task", pid);
  g_autoptr (GDir) tasks = g_dir_open (path, 0, NULL);
  const char *task;
  double s = 0;

  while (tasks && (task = g_dir_read_name (tasks)))
    {
      g_autofree char *name = g_strdup_printf ("task/%s/schedstat", task);
      s += number_in (pid, name) * 1e-9;
    }
  return s;
}

/* "Rss:  1234 kB" */
static double
megabytes (const char *text, const char *name)
{
  const char *line = text ? strstr (text, name) : NULL;
  return line ? g_ascii_strtod (line + strlen (name), NULL) / 1024 : 0;
}

Usage
usage_of (int pid)
{
  g_autofree char *stat = read_proc (pid, "stat");
  g_autofree char *memory = read_proc (pid, "smaps_rollup");
  const char *fields = stat ? strrchr (stat, ')') : NULL;
  unsigned long faults = 0;

  if (fields)
    sscanf (fields + 2, "%*c %*d %*d %*d %*d %*d %*u %lu", &faults);
  return (Usage){ .cpu_s = cpu_s (pid),
                  .minor_faults = faults,
                  .rss_mb = megabytes (memory, "Rss:"),
                  .unshared_mb = megabytes (memory, "Private_Dirty:") };
}
