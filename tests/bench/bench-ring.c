/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The hand-over from the sensor's thread to the main loop: as fast as it goes, and once a millisecond, from the push to the
 * call on the other side. What crosses is a message as it is. The floors: the same bytes copied in and out by one thread,
 * and a pipe, which any two threads can have without a line of ours. */

#include "bench.h"
#include "core/ring.h"
#include "core/stream.h"
#include "sensor/inlet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CAPACITY 1024
#define MANY 400000
#define FEW 3000
#define PERIOD_US 1000

typedef struct
{
  DorsalRing *ring;
  DorsalInlet *inlet; /* NULL: a pipe */
  int pipe[2];
  guint n;
  gint64 *took_ns;
  GMainLoop *loop;
} Crossing;

static gint64
now_ns (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (gint64) now.tv_sec * 1000000000 + now.tv_nsec;
}

/* --- as fast as it goes --- */

static gpointer
push_many (gpointer data)
{
  DorsalRing *ring = data;
  DorsalMessage message = { .kind = DORSAL_MESSAGE_READING };

  for (guint i = 0; i < MANY; i++)
    {
      message.time_us = i;
      while (!dorsal_ring_push (ring, &message))
        g_thread_yield ();
    }
  return NULL;
}

/* CPU of both threads, ns a message. Yielding while the ring is full or empty is in it. */
static double
saturated_ns (void)
{
  g_autoptr (DorsalRing) ring = dorsal_ring_new (sizeof (DorsalMessage), CAPACITY);
  double began = bench_cpu_s ();
  GThread *thread = g_thread_new ("writer", push_many, ring);
  DorsalMessage message;

  for (guint i = 0; i < MANY; i++)
    {
      while (!dorsal_ring_pop (ring, &message))
        g_thread_yield ();
      g_assert_cmpint (message.time_us, ==, i);
    }
  g_thread_join (thread);
  return (bench_cpu_s () - began) * 1e9 / MANY;
}

static double
one_thread_ns (void)
{
  g_autoptr (DorsalRing) ring = dorsal_ring_new (sizeof (DorsalMessage), CAPACITY);
  DorsalMessage message = { .kind = DORSAL_MESSAGE_READING };
  double began = bench_cpu_s ();

  for (guint i = 0; i < MANY; i++)
    {
      dorsal_ring_push (ring, &message);
      dorsal_ring_pop (ring, &message);
    }
  return (bench_cpu_s () - began) * 1e9 / MANY;
}

static double
copied_ns (void)
{
  g_autofree DorsalMessage *place = g_new0 (DorsalMessage, CAPACITY);
  DorsalMessage message = { .kind = DORSAL_MESSAGE_READING };
  double began = bench_cpu_s ();

  for (guint i = 0; i < MANY; i++)
    {
      memcpy (&place[i % CAPACITY], &message, sizeof message);
      __asm__ volatile("" ::"r"(place) : "memory");
      memcpy (&message, &place[i % CAPACITY], sizeof message);
      __asm__ volatile("" ::"r"(&message) : "memory");
    }
  return (bench_cpu_s () - began) * 1e9 / MANY;
}

/* --- once a millisecond --- */

static gpointer
push_few (gpointer data)
{
  Crossing *crossing = data;
  DorsalMessage message = { .kind = DORSAL_MESSAGE_READING };

  for (guint i = 0; i < FEW; i++)
    {
      g_usleep (PERIOD_US);
      message.time_us = now_ns ();
      if (crossing->inlet)
        {
          dorsal_ring_push (crossing->ring, &message);
          dorsal_inlet_wake (crossing->inlet);
        }
      else if (write (crossing->pipe[1], &message, sizeof message) != sizeof message)
        break;
    }
  return NULL;
}

static void
arrive (Crossing *crossing, const DorsalMessage *message)
{
  crossing->took_ns[crossing->n++] = now_ns () - message->time_us;
  if (crossing->n == FEW && crossing->loop)
    g_main_loop_quit (crossing->loop);
}

static void
on_inlet (gpointer data)
{
  Crossing *crossing = data;
  DorsalMessage message;

  while (dorsal_ring_pop (crossing->ring, &message))
    arrive (crossing, &message);
}

static int
by_size (const void *a, const void *b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* One-way times in order. */
static gint64 *
cross (gboolean by_pipe)
{
  Crossing crossing = { .took_ns = g_new0 (gint64, FEW) };
  DorsalMessage message;
  GThread *thread;

  if (by_pipe)
    g_assert_cmpint (pipe (crossing.pipe), ==, 0);
  else
    {
      crossing.ring = dorsal_ring_new (sizeof message, CAPACITY);
      crossing.inlet = dorsal_inlet_new (NULL, on_inlet, &crossing);
      crossing.loop = g_main_loop_new (NULL, FALSE);
    }
  thread = g_thread_new ("writer", push_few, &crossing);
  if (by_pipe)
    while (crossing.n < FEW && read (crossing.pipe[0], &message, sizeof message) == sizeof message)
      arrive (&crossing, &message);
  else
    g_main_loop_run (crossing.loop);
  g_thread_join (thread);
  if (by_pipe)
    {
      close (crossing.pipe[0]);
      close (crossing.pipe[1]);
    }
  g_clear_pointer (&crossing.inlet, dorsal_inlet_free);
  g_clear_pointer (&crossing.ring, dorsal_ring_free);
  g_clear_pointer (&crossing.loop, g_main_loop_unref);
  qsort (crossing.took_ns, FEW, sizeof *crossing.took_ns, by_size);
  return crossing.took_ns;
}

static double
least_of (double (*measure_ns) (void))
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < 5; i++)
    least = MIN (least, measure_ns ());
  return least;
}

int
main (void)
{
  g_autofree char *title = g_strdup_printf ("A message of %zu bytes from thread to thread", sizeof (DorsalMessage));
  Bench *bench = bench_begin ("ring", title);
  double copied = least_of (copied_ns);
  g_autofree gint64 *pipe_ns = cross (TRUE), *ring_ns = cross (FALSE);

  bench_add (bench, &(BenchRow){ "pushed and popped, one thread, CPU", least_of (one_thread_ns), "ns", "copied twice", copied });
  bench_add (bench, &(BenchRow){ "between two threads, saturated, CPU of both", least_of (saturated_ns), "ns", "copied twice", copied });
  bench_add (bench, &(BenchRow){ "to the main loop at 1 kHz, p50", (double) ring_ns[FEW / 2] * 1e-3, "µs", "a pipe, p50",
                                 (double) pipe_ns[FEW / 2] * 1e-3 });
  bench_add (bench, &(BenchRow){ "to the main loop at 1 kHz, p99", (double) ring_ns[FEW * 99 / 100] * 1e-3, "µs", "a pipe, p99",
                                 (double) pipe_ns[FEW * 99 / 100] * 1e-3 });
  bench_end (bench);
  return EXIT_SUCCESS;
}
