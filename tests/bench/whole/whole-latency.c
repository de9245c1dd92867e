/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a byte on the pseudo-terminal to what the person notices.
 *
 *   alert    the sample that is too hard, by the judgement's own rules, until the motor is asked to stop the person:
 *            reader, judgement, reflex
 *   picture  a stroke of the plot until the screen has changed, at any moment of the display's frame
 *
 * The floor of the alert is a thread that sends each byte back. Then all of it with a busy loop on every core.
 *
 *   whole-latency DORSAL [ALERTS]        under headless-run; 200 alerts unless told otherwise; a fifth of them busy */

#include <fcntl.h>
#include <math.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "bench.h"
#include "core/stream.h"
#include "program.h"
#include "pty-roller.h"
#include "screen.h"

#define ALERTS    200 /* at most: the 99th hundredth is the third slowest */
#define PICTURES  60
#define SOFT      400 /* tenths of kPa */
#define HARD      2600
#define STEP_US   10000  /* of the roller's clock; the host's is a quarter */
#define CALM_US   600000 /* the judgement says that it is eased, and has held its tongue for long enough since */
#define MOST_BUSY 64

typedef struct
{
  PtyRoller *roller;
  DorsalStream stream; /* judges the same samples here, to know which is the first too hard one */
  guint32 n;
  GMutex lock;
  GCond came;
  gint64 cue_us;
} Hand;

typedef struct
{
  double ms[ALERTS + PICTURES];
  guint n;
} Times;

static guint n_alerts = ALERTS;

/* A roller is another computer: who plays it on this one, and says when something was heard, does not wait its turn behind
 * what is measured. For the calling thread. Refused to who is not root: then this computer's delays are in the figures. */
static void
stand_apart (void)
{
  sched_setscheduler (0, SCHED_RR | SCHED_RESET_ON_FORK, &(struct sched_param){ .sched_priority = 20 });
}

static void
on_cue (gpointer data, DorsalCue cue, gint64 time_us)
{
  Hand *hand = data;

  stand_apart (); /* from the first one on, which does not count */
  if (cue != DORSAL_CUE_STOP)
    return;
  g_mutex_lock (&hand->lock);
  hand->cue_us = time_us;
  g_cond_signal (&hand->came);
  g_mutex_unlock (&hand->lock);
}

/* Whether the judgement calls it too hard; *ret_us: when it was written. */
static gboolean
press (Hand *hand, gint32 pressure, gint64 *ret_us)
{
  DorsalFrame frame = { .kind = DORSAL_FRAME_SAMPLE };
  char text[DORSAL_FRAME_MAX + 1];
  const guint8 *bytes = (const guint8 *) text;
  const DorsalMessage *message;
  gboolean hard = FALSE;
  gsize n;

  frame.sample.seq = (guint16) hand->n;
  frame.sample.t_us = hand->n * STEP_US;
  frame.sample.n_cells = 12;
  for (guint i = 3; i < 9; i++)
    frame.sample.cells[i] = pressure + (gint32) ((hand->n * 7 + i) % 5);
  hand->n++;
  n = dorsal_frame_print (&frame, text);
  *ret_us = pty_roller_write (hand->roller, text, n);
  while ((message = dorsal_stream_next (&hand->stream, &bytes, &n, 0)))
    if (message->kind == DORSAL_MESSAGE_READING)
      hard = (message->reading.alerts & DORSAL_ALERT_TOO_HARD) != 0;
  return hard;
}

static gint64
get_cue (Hand *hand)
{
  gint64 cue_us;

  g_mutex_lock (&hand->lock);
  cue_us = hand->cue_us;
  g_mutex_unlock (&hand->lock);
  return cue_us;
}

/* Samples go on meanwhile: silence would be another alert. */
static gint64
await_cue (Hand *hand)
{
  gint64 cue_us = 0, ignored_us;

  for (guint i = 0; i < 200 && (cue_us = get_cue (hand)) == 0; i++)
    {
      g_usleep (STEP_US / 4);
      press (hand, HARD, &ignored_us);
    }
  return cue_us;
}

static void
forget_cue (Hand *hand)
{
  g_mutex_lock (&hand->lock);
  hand->cue_us = 0;
  g_mutex_unlock (&hand->lock);
}

static void
alert (Hand *hand, Times *times)
{
  gint64 began_us = g_get_monotonic_time (), written_us, cue_us;
  gboolean hard = FALSE;

  for (guint calm = 0; calm < 20 || g_get_monotonic_time () - began_us < CALM_US;)
    {
      calm = press (hand, SOFT, &written_us) ? 0 : calm + 1;
      g_usleep (STEP_US / 4);
    }
  forget_cue (hand); /* one of the last alert, said again, is none of this one */
  for (guint i = 0; i < 200 && !hard; i++)
    {
      hard = press (hand, HARD, &written_us);
      if (!hard)
        g_usleep (STEP_US / 4);
    }
  cue_us = hard ? await_cue (hand) : 0;
  g_debug ("hard %d, cue after %d us", hard, cue_us ? (int) (cue_us - written_us) : -1);
  if (cue_us > written_us)
    times->ms[times->n++] = (double) (cue_us - written_us) * 1e-3;
}

static Program
begin (Hand *hand, const char *dorsal)
{
  DorsalPersonSetup setup = dorsal_person_setup_default (1);
  DorsalSettings settings = dorsal_settings_default ();
  DorsalFrame hello = { .kind = DORSAL_FRAME_HELLO, .hello = setup.hello };
  char text[DORSAL_FRAME_MAX + 1];
  const guint8 *bytes = (const guint8 *) text;
  gsize n = dorsal_frame_print (&hello, text);
  Program program;

  hand->roller = pty_roller_new (&setup);
  dorsal_stream_init (&hand->stream, &settings, 0);
  while (dorsal_stream_next (&hand->stream, &bytes, &n, 0))
    ;
  pty_roller_set_cue_func (hand->roller, on_cue, hand);
  program = program_start (dorsal, (const char *const[]){ "--source", pty_roller_get_path (hand->roller), NULL });
  for (guint i = 0; i < 200 && !pty_roller_is_started (hand->roller); i++)
    g_usleep (100000);
  g_usleep (1000000);
  return program;
}

static void
end (Hand *hand, Program *program)
{
  program_end (program);
  pty_roller_free (hand->roller);
}

static Times
alerts (const char *dorsal, guint count)
{
  Hand hand = { 0 };
  Program program = begin (&hand, dorsal);
  Times times = { .n = 0 };

  for (guint i = 0; i < count + 2; i++)
    {
      alert (&hand, &times);
      if (i == 1)
        times.n = 0; /* the first ones load what they need */
    }
  end (&hand, &program);
  return times;
}

/* A stroke of three samples, well away from the last: surely another column of the plot, and another picture. */
static Times
pictures (const char *dorsal)
{
  Hand hand = { 0 };
  Watcher *screen = screen_new ();
  Program program = begin (&hand, dorsal);
  Times times = { .n = 0 };
  GRand *random = g_rand_new_with_seed (1);
  gint64 written_us, seen_us, ignored_us;

  for (guint i = 0; i < 2000; i++) /* the plot is full */
    {
      press (&hand, SOFT, &ignored_us);
      g_usleep (500);
    }
  for (guint i = 0; i < PICTURES; i++)
    {
      g_usleep ((gulong) g_rand_int_range (random, 120000, 320000));
      press (&hand, SOFT + (i % 2 ? 150 : 0), &written_us);
      press (&hand, SOFT + (i % 2 ? 150 : 0), &ignored_us);
      press (&hand, SOFT + (i % 2 ? 150 : 0), &ignored_us);
      seen_us = screen_await_change (screen, written_us, G_USEC_PER_SEC);
      if (seen_us)
        times.ms[times.n++] = (double) (seen_us - written_us) * 1e-3;
    }
  g_rand_free (random);
  end (&hand, &program);
  screen_free (screen);
  return times;
}

/* --- the floor --- */

static gpointer
send_back (gpointer data)
{
  int fd = open (data, O_RDWR | O_NOCTTY);
  char byte;

  stand_apart (); /* as the reader of a roller is, where it may be */
  while (read (fd, &byte, 1) == 1 && write (fd, &byte, 1) == 1)
    ;
  close (fd);
  return NULL;
}

static Times
echoes (void)
{
  int master = posix_openpt (O_RDWR | O_NOCTTY);
  Times times = { .n = 0 };
  GThread *thread;
  char byte = 'x';

  grantpt (master);
  unlockpt (master);
  {
    int slave = open (ptsname (master), O_RDWR | O_NOCTTY);
    struct termios raw;

    tcgetattr (slave, &raw);
    cfmakeraw (&raw);
    tcsetattr (slave, TCSANOW, &raw);
    thread = g_thread_new ("echo", send_back, ptsname (master));
    for (guint i = 0; i < ALERTS; i++)
      {
        gint64 began_us = g_get_monotonic_time ();

        if (write (master, &byte, 1) == 1 && read (master, &byte, 1) == 1)
          times.ms[times.n++] = (double) (g_get_monotonic_time () - began_us) * 1e-3;
        g_usleep (20000);
      }
    close (slave);
  }
  close (master);
  g_thread_join (thread);
  return times;
}

/* --- a busy computer --- */

static guint
keep_busy (pid_t *pids)
{
  guint n = MIN (g_get_num_processors (), MOST_BUSY);

  for (guint i = 0; i < n; i++)
    {
      pids[i] = fork ();
      if (pids[i] == 0)
        {
          prctl (PR_SET_PDEATHSIG, SIGKILL);
          for (;;)
            ;
        }
    }
  return n;
}

static void
rest (const pid_t *pids, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      kill (pids[i], SIGKILL);
      waitpid (pids[i], NULL, 0);
    }
}

/* --- */

static int
by_size (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

static double
percentile (Times *times, double percent)
{
  if (times->n == 0)
    return NAN;
  qsort (times->ms, times->n, sizeof *times->ms, by_size);
  return times->ms[MIN ((guint) (times->n * percent / 100), times->n - 1)];
}

static void
tell (Bench *bench, const char *name, Times *times, double percent, Times *floor, double limit)
{
  g_autofree char *note = g_strdup_printf ("of %u", times->n);

  bench_add (bench, &(BenchRow){ .name = name,
                                 .figure = percentile (times, percent),
                                 .unit = "ms",
                                 .floor = floor ? "a byte sent back" : NULL,
                                 .floor_figure = floor ? percentile (floor, percent) : 0,
                                 .target = limit > 0 ? BENCH_AT_MOST : BENCH_NO_TARGET,
                                 .limit = limit,
                                 .note = note });
}

int
main (int argc, char *argv[])
{
  Bench *bench = bench_begin ("whole-latency", "From a byte to what is noticed");
  Times floor, quiet, busy_floor, busy, seen;
  pid_t pids[MOST_BUSY];
  guint n;

  if (argc < 2)
    {
      fprintf (stderr, "usage: whole-latency DORSAL [ALERTS]\n");
      return 2;
    }
  if (argc > 2)
    n_alerts = (guint) CLAMP (g_ascii_strtoll (argv[2], NULL, 10), 1, ALERTS);
  program_settle ();
  stand_apart ();
  floor = echoes ();
  quiet = alerts (argv[1], n_alerts);
  seen = pictures (argv[1]);
  n = keep_busy (pids);
  busy_floor = echoes ();
  busy = alerts (argv[1], MAX (n_alerts / 5, 1));
  rest (pids, n);
  tell (bench, "alert, median", &quiet, 50, &floor, 0);
  tell (bench, "alert, 99 of 100", &quiet, 99, &floor, 1);
  tell (bench, "alert, busy, median", &busy, 50, &busy_floor, 0);
  tell (bench, "alert, busy, 99 of 100", &busy, 99, &busy_floor, 10);
  tell (bench, "picture, median", &seen, 50, NULL, 12);
  tell (bench, "picture, 95 of 100", &seen, 95, NULL, 20);
  bench_end (bench);
  return 0;
}
