/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One writer, one reader: in order, nothing twice, what does not fit counted. */

#include "core/ring.h"

#include <string.h>

typedef struct
{
  guint64 number, check; /* check: number by another way, so that a torn element shows */
  guint8 ballast[48];
} Element;

static Element
element (guint64 number)
{
  Element e = { number, ~number * 31, { 0 } };

  memset (e.ballast, (guint8) number, sizeof e.ballast);
  return e;
}

static void
assert_whole (const Element *e)
{
  g_assert_cmpuint (e->check, ==, ~e->number * 31);
  g_assert_cmpuint (e->ballast[0], ==, (guint8) e->number);
  g_assert_cmpuint (e->ballast[47], ==, (guint8) e->number);
}

static void
test_order (void)
{
  g_autoptr (DorsalRing) ring = dorsal_ring_new (sizeof (int), 8);
  int out = -1;

  g_assert_false (dorsal_ring_pop (ring, &out));
  g_assert_cmpint (out, ==, -1);
  for (int i = 0; i < 1000; i++)
    {
      int next = i + 5000;
      g_assert_true (dorsal_ring_push (ring, &i));
      g_assert_true (dorsal_ring_push (ring, &next));
      g_assert_cmpuint (dorsal_ring_length (ring), ==, 2);
      g_assert_true (dorsal_ring_pop (ring, &out));
      g_assert_cmpint (out, ==, i);
      g_assert_true (dorsal_ring_pop (ring, &out));
      g_assert_cmpint (out, ==, next);
      g_assert_cmpuint (dorsal_ring_length (ring), ==, 0);
    }
  g_assert_cmpuint (dorsal_ring_dropped (ring), ==, 0);
}

static void
test_full (void)
{
  g_autoptr (DorsalRing) ring = dorsal_ring_new (sizeof (int), 8);
  int out;

  for (int i = 0; i < 20; i++)
    g_assert_cmpint (dorsal_ring_push (ring, &i), ==, i < 8);
  g_assert_cmpuint (dorsal_ring_length (ring), ==, 8);
  g_assert_cmpuint (dorsal_ring_dropped (ring), ==, 12);
  for (int i = 0; i < 8; i++)
    {
      g_assert_true (dorsal_ring_pop (ring, &out));
      g_assert_cmpint (out, ==, i);
    }
  g_assert_false (dorsal_ring_pop (ring, &out));
  out = 99;
  g_assert_true (dorsal_ring_push (ring, &out));
  g_assert_true (dorsal_ring_pop (ring, &out));
  g_assert_cmpint (out, ==, 99);
  g_assert_cmpuint (dorsal_ring_dropped (ring), ==, 12);
}

static void
test_capacity (void)
{
  static const struct
  {
    gsize asked, holds;
  } cases[] = { { 0, 1 }, { 1, 1 }, { 2, 2 }, { 3, 4 }, { 5, 8 }, { 1000, 1024 }, { 1024, 1024 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DorsalRing) ring = dorsal_ring_new (1, cases[i].asked);
      gsize n = 0;

      while (dorsal_ring_push (ring, "x"))
        n++;
      g_assert_cmpuint (n, ==, cases[i].holds);
    }
  dorsal_ring_free (NULL);
}

/* What the ring has no room for goes on, in order, until the reserve is full as well. */
static void
test_reserve (void)
{
  g_autoptr (DorsalRing) ring = dorsal_ring_new_with_reserve (sizeof (int), 4, 16);
  int next = 0, expected = 0, out;
  guint64 dropped = 0;

  for (guint round = 0; round < 50; round++)
    {
      for (guint i = 0; i < 20; i++, next++)
        g_assert_true (dorsal_ring_push (ring, &next));
      g_assert_cmpuint (dorsal_ring_length (ring), ==, 20);
      g_assert_false (dorsal_ring_push (ring, &next));
      g_assert_cmpuint (dorsal_ring_dropped (ring), ==, dropped += 1);
      for (guint i = 0; i < round % 20; i++, expected++) /* some of them; more come behind */
        {
          g_assert_true (dorsal_ring_pop (ring, &out));
          g_assert_cmpint (out, ==, expected);
          if (dorsal_ring_push (ring, &next))
            next++;
          else
            dropped++;
        }
      while (dorsal_ring_pop (ring, &out))
        g_assert_cmpint (out, ==, expected++);
      g_assert_cmpint (expected, ==, next);
    }
}

#define COUNT 1000000

static gpointer
write_all (gpointer data)
{
  DorsalRing *ring = data;

  for (guint64 i = 0; i < COUNT; i++)
    {
      Element e = element (i);
      while (!dorsal_ring_push (ring, &e))
        g_thread_yield ();
    }
  return NULL;
}

static void
test_two_threads (void)
{
  g_autoptr (DorsalRing) ring = dorsal_ring_new (sizeof (Element), 1024);
  GThread *writer = g_thread_new ("writer", write_all, ring);
  Element e;

  for (guint64 i = 0; i < COUNT;)
    if (dorsal_ring_pop (ring, &e))
      {
        g_assert_cmpuint (e.number, ==, i);
        assert_whole (&e);
        i++;
      }
    else
      g_thread_yield ();
  g_thread_join (writer);
  g_assert_cmpuint (dorsal_ring_length (ring), ==, 0);
}

/* The reader comes now and then, so that the reserve is entered and left many times. */
static void
test_two_threads_reserve (void)
{
  g_autoptr (DorsalRing) ring = dorsal_ring_new_with_reserve (sizeof (Element), 16, 256);
  GThread *writer = g_thread_new ("writer", write_all, ring);
  Element e;

  for (guint64 i = 0; i < COUNT;)
    {
      while (dorsal_ring_length (ring) < MIN (i % 251, COUNT - i))
        g_thread_yield ();
      while (dorsal_ring_pop (ring, &e))
        {
          g_assert_cmpuint (e.number, ==, i);
          assert_whole (&e);
          i++;
        }
      g_thread_yield ();
    }
  g_thread_join (writer);
  g_assert_cmpuint (dorsal_ring_length (ring), ==, 0);
}

static gpointer
write_once (gpointer data)
{
  DorsalRing *ring = data;

  for (guint64 i = 0; i < COUNT; i++)
    {
      Element e = element (i);
      dorsal_ring_push (ring, &e);
    }
  return NULL;
}

/* A writer who never waits: numbers rise, and what is missing was counted. */
static void
test_two_threads_dropping (void)
{
  g_autoptr (DorsalRing) ring = dorsal_ring_new (sizeof (Element), 64);
  GThread *writer = g_thread_new ("writer", write_once, ring);
  guint64 popped = 0, least = 0;
  gboolean done = FALSE;

  while (!done)
    {
      Element e;

      done = popped + dorsal_ring_dropped (ring) == COUNT;
      if (!dorsal_ring_pop (ring, &e))
        {
          g_thread_yield ();
          continue;
        }
      g_assert_cmpuint (e.number, >=, least);
      assert_whole (&e);
      least = e.number + 1;
      popped++;
    }
  g_thread_join (writer);
  g_assert_cmpuint (popped + dorsal_ring_dropped (ring), ==, COUNT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/ring/first-in-first-out", test_order);
  g_test_add_func ("/core/ring/full-drops-the-new-and-counts", test_full);
  g_test_add_func ("/core/ring/capacity-is-the-next-power-of-two", test_capacity);
  g_test_add_func ("/core/ring/a-million-elements-cross-in-order", test_two_threads);
  g_test_add_func ("/core/ring/a-reserve-keeps-the-order", test_reserve);
  g_test_add_func ("/core/ring/a-million-elements-cross-by-the-reserve", test_two_threads_reserve);
  g_test_add_func ("/core/ring/what-was-dropped-was-counted", test_two_threads_dropping);
  return g_test_run ();
}
