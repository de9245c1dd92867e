/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One writer, one reader, no waiting.
 *
 *   tail (reader)          head (writer)
 *     ▼                      ▼
 *   ┌──┬──┬──┬──┬──┬──┬──┬──┐      head − tail elements wait; the indices only grow and
 *   │  │██│██│██│██│██│  │  │      wrap by the mask. Each side writes its own index alone;
 *   └──┴──┴──┴──┴──┴──┴──┴──┘      release and acquire carry the elements across.
 *
 * A ring goes round through all of its memory, also where one element waits. So a large one for rare floods is two:
 *
 *   reserve    full    writer            reader
 *   empty      no      into the ring     from the ring
 *   empty      yes     into the reserve  from the ring, …
 *   not empty  –       into the reserve  … and when that is empty, from the reserve
 *
 * The order stays: while the reserve, looked at first, is not empty, nothing new comes into the ring. */

#include "core/ring.h"

#include <stdatomic.h>
#include <string.h>

#define CACHE_LINE 64

struct _DorsalRing
{
  gsize mask, element_size;
  guint8 *elements;
  _Alignas (CACHE_LINE) atomic_size_t head;
  atomic_uint_fast64_t dropped;
  DorsalRing *reserve; /* NULL: none */
  _Alignas (CACHE_LINE) atomic_size_t tail;
};

DorsalRing *
dorsal_ring_new (gsize element_size, gsize capacity)
{
  DorsalRing *ring = g_aligned_alloc0 (1, sizeof *ring, CACHE_LINE);
  gsize size = 1;

  while (size < capacity)
    size *= 2;
  ring->mask = size - 1;
  ring->element_size = element_size;
  ring->elements = g_malloc0_n (size, element_size);
  return ring;
}

DorsalRing *
dorsal_ring_new_with_reserve (gsize element_size, gsize capacity, gsize reserve)
{
  DorsalRing *ring = dorsal_ring_new (element_size, capacity);

  ring->reserve = dorsal_ring_new (element_size, reserve);
  return ring;
}

void
dorsal_ring_free (DorsalRing *ring)
{
  if (!ring)
    return;
  dorsal_ring_free (ring->reserve);
  g_free (ring->elements);
  g_aligned_free (ring);
}

static gboolean
put (DorsalRing *ring, gconstpointer element)
{
  size_t head = atomic_load_explicit (&ring->head, memory_order_relaxed);
  size_t tail = atomic_load_explicit (&ring->tail, memory_order_acquire);

  if (head - tail > ring->mask)
    return FALSE;
  memcpy (ring->elements + (head & ring->mask) * ring->element_size, element, ring->element_size);
  atomic_store_explicit (&ring->head, head + 1, memory_order_release);
  return TRUE;
}

gboolean
dorsal_ring_push (DorsalRing *ring, gconstpointer element)
{
  gboolean behind = ring->reserve && dorsal_ring_length (ring->reserve) > 0;

  if ((!behind && put (ring, element)) || (ring->reserve && put (ring->reserve, element)))
    return TRUE;
  atomic_fetch_add_explicit (&ring->dropped, 1, memory_order_relaxed);
  return FALSE;
}

static gboolean
take (DorsalRing *ring, gpointer ret_element)
{
  size_t tail = atomic_load_explicit (&ring->tail, memory_order_relaxed);
  size_t head = atomic_load_explicit (&ring->head, memory_order_acquire);

  if (head == tail)
    return FALSE;
  memcpy (ret_element, ring->elements + (tail & ring->mask) * ring->element_size, ring->element_size);
  atomic_store_explicit (&ring->tail, tail + 1, memory_order_release);
  return TRUE;
}

gboolean
dorsal_ring_pop (DorsalRing *ring, gpointer ret_element)
{
  gboolean behind = ring->reserve && dorsal_ring_length (ring->reserve) > 0; /* before the ring is found empty */

  return take (ring, ret_element) || (behind && take (ring->reserve, ret_element));
}

gsize
dorsal_ring_length (DorsalRing *ring)
{
  size_t tail = atomic_load_explicit (&ring->tail, memory_order_acquire);
  size_t length = atomic_load_explicit (&ring->head, memory_order_acquire) - tail;

  return ring->reserve ? length + dorsal_ring_length (ring->reserve) : length;
}

guint64
dorsal_ring_dropped (DorsalRing *ring)
{
  return atomic_load_explicit (&ring->dropped, memory_order_relaxed);
}
