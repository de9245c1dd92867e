/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The hand-over between two threads: one writes, one reads, nobody waits. A full ring
 * drops the new element and counts it. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DorsalRing DorsalRing;

/* capacity: elements, rounded up to a power of two. */
DorsalRing *dorsal_ring_new (gsize element_size, gsize capacity);

/* The same, with a reserve that is used while the reader is behind by more than capacity. Its memory is asked for at
 * once, but costs nothing until then. reserve: elements, rounded up as well. */
DorsalRing *dorsal_ring_new_with_reserve (gsize element_size, gsize capacity, gsize reserve);
void dorsal_ring_free (DorsalRing *ring);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalRing, dorsal_ring_free)

/* Writer's side. Returns FALSE when the ring is full; the element is then dropped. */
gboolean dorsal_ring_push (DorsalRing *ring, gconstpointer element);

/* Reader's side. Returns FALSE when the ring is empty. */
gboolean dorsal_ring_pop (DorsalRing *ring, gpointer ret_element);

/* Either side: elements waiting, and elements dropped so far. */
gsize dorsal_ring_length (DorsalRing *ring);
guint64 dorsal_ring_dropped (DorsalRing *ring);

G_END_DECLS
