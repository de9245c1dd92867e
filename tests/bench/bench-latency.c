/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a sample written on a pty to its line flushed by `dorsalctl monitor`, in microseconds.
 * The floor is a pipe through `cat`: two processes and a pty with nothing between.
 *
 *   bench-latency DORSALCTL */

#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "bench.h"
#include "core/frame.h"
#include "core/person.h"

#define SAMPLES 1500
#define PERIOD_US 5000

typedef struct
{
  int master, output;
  pid_t child;
} Rig;

/* The program on a raw pty, its output on a pipe. argv: "PTY" stands for the pty's name. */
static Rig
start (char **argv)
{
  Rig rig;
  int slave, ends[2];
  char name[64];
  struct termios raw;

  if (openpty (&rig.master, &slave, name, NULL, NULL) != 0 || pipe (ends) != 0)
    exit (1);
  tcgetattr (slave, &raw);
  cfmakeraw (&raw);
  tcsetattr (slave, TCSANOW, &raw);
  rig.output = ends[0];
  rig.child = fork ();
  if (rig.child == 0)
    {
      dup2 (ends[1], STDOUT_FILENO);
      close (rig.master);
      for (char **p = argv; *p; p++)
        if (strcmp (*p, "PTY") == 0)
          *p = name;
      execvp (argv[0], argv);
      _exit (127);
    }
  close (ends[1]);
  return rig; /* the slave stays open here: the child may take its time */
}

static void
say (int fd, const DorsalFrame *frame)
{
  char text[DORSAL_FRAME_MAX + 1];
  gsize n = dorsal_frame_print (frame, text);

  if (write (fd, text, n) != (gssize) n)
    exit (1);
}

static DorsalFrame
sample_frame (guint i)
{
  DorsalFrame frame = { .kind = DORSAL_FRAME_SAMPLE };

  frame.sample.seq = (guint16) i;
  frame.sample.t_us = i * PERIOD_US;
  frame.sample.n_cells = 12;
  return frame;
}

/* Reads until a line with `mark` in it; FALSE after two seconds without. */
static gboolean
await (int fd, const char *mark)
{
  static char text[65536];
  gsize n = 0;

  for (;;)
    {
      struct pollfd wait = { fd, POLLIN, 0 };
      gssize got;
      if (poll (&wait, 1, 2000) != 1 || (got = read (fd, text + n, sizeof text - 1 - n)) <= 0)
        return FALSE;
      n += (gsize) got;
      text[n] = '\0';
      if (strstr (text, mark) && text[n - 1] == '\n')
        return TRUE;
      if (n > sizeof text / 2)
        n = 0;
    }
}

static int
by_size (const void *a, const void *b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;
  return (x > y) - (x < y);
}

/* The times in order, SAMPLES of them; NULL where lines did not come back. */
static gint64 *
measure (char **argv, const char *mark)
{
  g_autofree gint64 *took = g_new (gint64, SAMPLES);
  DorsalPersonSetup setup = dorsal_person_setup_default (1);
  DorsalFrame hello = { .kind = DORSAL_FRAME_HELLO, .hello = setup.hello };
  Rig rig = start (argv);
  guint n = 0;

  g_usleep (300000);
  say (rig.master, &hello);
  g_usleep (100000);
  for (guint i = 1; i <= SAMPLES; i++)
    {
      DorsalFrame frame = sample_frame (i);
      g_autofree char *own = g_strdup_printf (mark, i);
      gint64 begin = g_get_monotonic_time ();
      say (rig.master, &frame);
      if (!await (rig.output, own))
        break;
      took[n++] = g_get_monotonic_time () - begin;
      g_usleep (PERIOD_US);
    }
  kill (rig.child, SIGKILL);
  waitpid (rig.child, NULL, 0);
  close (rig.output);
  close (rig.master);
  qsort (took, n, sizeof took[0], by_size);
  return n == SAMPLES ? g_steal_pointer (&took) : NULL;
}

static double
percentile (const gint64 *took, guint percent)
{
  return took ? (double) took[(SAMPLES - 1) * percent / 100] : NAN;
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name, *floor;
    guint percent;
  } rows[] = {
    { "a line at the reader, p50", "cat, p50", 50 },
    { "a line at the reader, p99", "cat, p99", 99 },
    { "a line at the reader, longest", "cat, longest", 100 },
  };
  char *cat[] = { (char *) "cat", (char *) "PTY", NULL };
  char *monitor[] = { argv[1], (char *) "monitor", (char *) "PTY", NULL };
  g_autofree gint64 *floor = NULL, *took = NULL;
  Bench *bench;

  if (argc != 2)
    {
      fprintf (stderr, "usage: bench-latency DORSALCTL\n");
      return 2;
    }
  floor = measure (cat, "$RLD,%u,");
  took = measure (monitor, "{\"seq\":%u,");
  bench = bench_begin ("latency", "From a sample on a pseudo-terminal to its line printed by monitor");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    bench_add (bench, &(BenchRow){ rows[i].name, percentile (took, rows[i].percent), "µs", rows[i].floor,
                                   percentile (floor, rows[i].percent), .note = took ? NULL : "lines did not come back" });
  bench_end (bench);
  return took ? 0 : 1;
}
