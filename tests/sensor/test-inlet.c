/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Wakes from another thread are coalesced and never lost. */

#include <gio/gio.h>

#include "core/ring.h"
#include "sensor/inlet.h"

#define N_ELEMENTS 200000

typedef struct
{
  DorsalInlet *inlet;
  DorsalRing *ring;
  guint calls;
  guint64 taken;
  gboolean quit;
} Case;

static void
set_up (Case *c, gconstpointer data)
{
  c->ring = dorsal_ring_new (sizeof (guint64), 1024);
}

static void
tear_down (Case *c, gconstpointer data)
{
  dorsal_inlet_free (c->inlet);
  dorsal_ring_free (c->ring);
}

static void
count (gpointer data)
{
  ((Case *) data)->calls++;
}

static void
test_coalesced (Case *c, gconstpointer data)
{
  c->inlet = dorsal_inlet_new (NULL, count, c);
  g_assert_false (g_main_context_iteration (NULL, FALSE));

  for (guint i = 0; i < 100; i++)
    dorsal_inlet_wake (c->inlet);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (c->calls, ==, 1);

  dorsal_inlet_wake (c->inlet);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (c->calls, ==, 2);
}

static void
turn_until (Case *c, guint calls)
{
  while (c->calls < calls)
    g_main_context_iteration (NULL, TRUE);
}

/* A nudge calls where nobody was called for long, and else says when to come again; a wake does not wait for it. */
static void
test_leisure (Case *c, gconstpointer data)
{
  gint64 wait_us;

  c->inlet = dorsal_inlet_new (NULL, count, c);
  g_assert_cmpint (dorsal_inlet_nudge (c->inlet), ==, 0);
  turn_until (c, 1);

  dorsal_inlet_set_leisure (c->inlet, 3600 * G_TIME_SPAN_SECOND);
  for (guint i = 0; i < 100; i++)
    {
      wait_us = dorsal_inlet_nudge (c->inlet);
      g_assert_cmpint (wait_us, >, 3500 * G_TIME_SPAN_SECOND);
      g_assert_cmpint (wait_us, <=, 3600 * G_TIME_SPAN_SECOND);
    }
  g_assert_false (g_main_context_iteration (NULL, FALSE));
  dorsal_inlet_wake (c->inlet);
  turn_until (c, 2);

  dorsal_inlet_set_leisure (c->inlet, 0);
  g_assert_cmpint (dorsal_inlet_nudge (c->inlet), ==, 0);
  turn_until (c, 3);
}

static void
free_it (gpointer data)
{
  Case *c = data;

  c->calls++;
  g_clear_pointer (&c->inlet, dorsal_inlet_free);
  g_assert_true (dorsal_inlet_is_gone ());
}

static void
test_freed_inside (Case *c, gconstpointer data)
{
  c->inlet = dorsal_inlet_new (NULL, free_it, c);
  dorsal_inlet_wake (c->inlet);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (c->calls, ==, 1);
}

/* The writer waits for nobody but a full ring; the reader sleeps whenever it may. */
static gpointer
write_all (gpointer data)
{
  Case *c = data;

  for (guint64 i = 0; i < N_ELEMENTS; i++)
    {
      while (!dorsal_ring_push (c->ring, &i))
        g_thread_yield ();
      dorsal_inlet_wake (c->inlet);
      if (i % 97 == 0)
        g_thread_yield ();
    }
  return NULL;
}

static void
drain (gpointer data)
{
  Case *c = data;
  guint64 element;

  while (dorsal_ring_pop (c->ring, &element))
    {
      g_assert_cmpuint (element, ==, c->taken);
      c->taken++;
    }
}

static gboolean
on_guard (gpointer data)
{
  static guint64 taken;
  Case *c = data;

  if (taken == c->taken) /* a machine that is busy goes on all the same */
    g_error ("A wake was lost");
  taken = c->taken;
  return G_SOURCE_CONTINUE;
}

static void
test_no_wake_lost (Case *c, gconstpointer data)
{
  GThread *writer;
  guint guard = g_timeout_add_seconds (20, on_guard, c);

  c->inlet = dorsal_inlet_new (NULL, drain, c);
  writer = g_thread_new ("writer", write_all, c);
  while (c->taken < N_ELEMENTS)
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (writer);
  g_source_remove (guard);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/sensor/inlet/many-wakes-are-one-call", Case, NULL, set_up, test_coalesced, tear_down);
  g_test_add ("/sensor/inlet/what-may-wait-comes-in-handfuls", Case, NULL, set_up, test_leisure, tear_down);
  g_test_add ("/sensor/inlet/may-be-freed-by-its-own-call", Case, NULL, set_up, test_freed_inside, tear_down);
  g_test_add ("/sensor/inlet/no-wake-is-lost", Case, NULL, set_up, test_no_wake_lost, tear_down);
  return g_test_run ();
}
