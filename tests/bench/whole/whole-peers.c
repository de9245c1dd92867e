/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plotters of Debian 12 beside Dorsal, on the same screen and fed by the same thread: Dorsal in the rollers' language,
 * the others with twelve plain numbers a line. Those that are not installed are left out.
 *
 *   whole-peers DORSAL FOLDER        under headless-run; FOLDER has pyqtgraph-plot.py */

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "bench.h"
#include "program.h"
#include "pty-roller.h"
#include "screen.h"
#include "usage.h"

#define SETTLE_S 4
#define SECONDS  5

typedef struct
{
  const char *name;
  const char *needs;   /* a program, or a Python module behind "python:" */
  const char *command; /* of a shell: $TTY is the pseudo-terminal, $DORSAL and $FOLDER the arguments */
  char separator;      /* 0: a roller */
} Peer;

static const Peer peers[] = {
  { "Dorsal", NULL, "exec \"$DORSAL\" --source \"$TTY\"", 0 },
  { "pyserial and pyqtgraph", "python:pyqtgraph", "exec /usr/bin/python3 \"$FOLDER/pyqtgraph-plot.py\" \"$TTY\"", ',' },
  { "feedgnuplot, qt", "feedgnuplot",
    "exec feedgnuplot --stream 0.0166 --xlen 1000 --lines --nodomain --terminal 'qt size 1180,780' <\"$TTY\"", ' ' },
  { "kst2, following a file", "kst2",
    "seq -s ' ' 12 >\"$XDG_DATA_HOME/k\"; cat \"$TTY\" >>\"$XDG_DATA_HOME/k\" & "
    "exec kst2 \"$XDG_DATA_HOME/k\" -f end -n 1000 -P P1 -y 1 -y 2 -y 3 -y 4 -y 5 -y 6 -y 7 -y 8 -y 9 -y 10",
    ' ' },
  { "cat, no window", NULL, "exec cat \"$TTY\" >/dev/null", ',' },
};

static void
nap (double s)
{
  g_usleep ((gulong) (s * 1e6));
}

static gboolean
is_there (const Peer *peer)
{
  g_autofree char *path = NULL, *command = NULL;
  int status = 1;

  if (!peer->needs)
    return TRUE;
  if (!g_str_has_prefix (peer->needs, "python:"))
    return (path = g_find_program_in_path (peer->needs)) != NULL;
  command = g_strdup_printf ("/usr/bin/python3 -c 'import serial, %s'", peer->needs + strlen ("python:"));
  return g_spawn_command_line_sync (command, NULL, NULL, &status, NULL) && status == 0;
}

static void
watch (Bench *bench, const Peer *peer, const Program *program, Watcher *screen, guint rate_hz)
{
  g_autofree char *name = g_strdup_printf ("%s, %u Hz", peer->name, rate_hz);
  g_autofree char *note = NULL;
  guint64 pictures = screen_get_pictures (screen);
  double cpu_s = usage_of_session (program->pid).cpu_s, server_s = usage_of (screen_get_pid (screen)).cpu_s;
  gint64 began_us = g_get_monotonic_time ();
  Usage usage;
  double s;

  nap (SECONDS);
  usage = usage_of_session (program->pid);
  s = (double) (g_get_monotonic_time () - began_us) * 1e-6;
  if (usage.rss_mb <= 0)
    {
      bench_add (bench, &(BenchRow){ .name = name, .figure = NAN, .unit = "% of a core", .note = "it ended by itself" });
      return;
    }
  note = g_strdup_printf ("X server %.1f %%, %.0f pictures a second, %.0f MB",
                          (usage_of (screen_get_pid (screen)).cpu_s - server_s) / s * 100,
                          (double) (screen_get_pictures (screen) - pictures) / s, usage.rss_mb);
  bench_add (bench, &(BenchRow){
                        .name = name, .figure = (usage.cpu_s - cpu_s) / s * 100, .unit = "% of a core", .note = note });
}

static void
measure (Bench *bench, const Peer *peer, Watcher *screen, guint rate_hz)
{
  DorsalPersonSetup setup = dorsal_person_setup_default (1);
  PtyRoller *roller;
  Program program;

  setup.hello.rate_hz = rate_hz;
  roller = pty_roller_new_plain (&setup, peer->separator);
  g_setenv ("TTY", pty_roller_get_path (roller), TRUE);
  pty_roller_set_pace (roller, PTY_LIFE);
  program = program_start ("/bin/sh", (const char *const[]){ "-c", peer->command, NULL });
  nap (SETTLE_S);
  watch (bench, peer, &program, screen, rate_hz);
  program_end (&program);
  pty_roller_free (roller);
}

int
main (int argc, char *argv[])
{
  Bench *bench = bench_begin ("whole-peers", "Plotters beside Dorsal, twelve traces");
  Watcher *screen;

  if (argc != 3)
    {
      fprintf (stderr, "usage: whole-peers DORSAL FOLDER\n");
      return 2;
    }
  program_settle ();
  g_setenv ("DORSAL", argv[1], TRUE);
  g_setenv ("FOLDER", argv[2], TRUE);
  screen = screen_new ();
  for (guint i = 0; i < G_N_ELEMENTS (peers); i++)
    if (is_there (&peers[i]))
      {
        measure (bench, &peers[i], screen, 100);
        measure (bench, &peers[i], screen, 1000);
      }
    else
      bench_add (bench,
                 &(BenchRow){ .name = peers[i].name, .figure = NAN, .unit = "% of a core", .note = "not installed" });
  screen_free (screen);
  bench_end (bench);
  return 0;
}
