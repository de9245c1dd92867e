/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: wakes from another thread. Out: calls on the main context. Never loses a wake:
 *
 *   writer                      main context
 *   1. pushes to its ring       a. ready time := never
 *   2. woken := 1; was it 0?    b. woken := 0
 *   3. then ready time := now   c. drains the ring
 *
 * Where 2 finds 1, b is still to come and c sees the push, for both are exchanges of one
 * flag; where 2 comes after b, 3 comes after a and the context goes round again. A nudge that comes too soon
 * tells the writer to come again: a context that sleeps until a time is woken twice, to be told and by the time. */

#include "sensor/inlet.h"

struct _DorsalInlet
{
  GSource source;
  void (*func) (gpointer data);
  gpointer data;
  int woken;         /* atomic */
  gint64 called_us;  /* atomic: when func was called last */
  gint64 leisure_us; /* atomic */
};

static gboolean
inlet_dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  DorsalInlet *self = (DorsalInlet *) source;

  g_source_set_ready_time (source, -1);
  __atomic_store_n (&self->called_us, g_get_monotonic_time (), __ATOMIC_RELAXED);
  g_atomic_int_exchange (&self->woken, FALSE);
  self->func (self->data);
  return G_SOURCE_CONTINUE;
}

static GSourceFuncs inlet_funcs = { .dispatch = inlet_dispatch };

DorsalInlet *
dorsal_inlet_new (GMainContext *context, void (*func) (gpointer data), gpointer data)
{
  GSource *source = g_source_new (&inlet_funcs, sizeof (DorsalInlet));
  DorsalInlet *self = (DorsalInlet *) source;

  self->func = func;
  self->data = data;
  self->leisure_us = DORSAL_INLET_LEISURE_US;
  g_source_set_static_name (source, "dorsal-inlet");
  g_source_attach (source, context);
  return self;
}

void
dorsal_inlet_free (DorsalInlet *inlet)
{
  if (inlet == NULL)
    return;

  g_source_destroy (&inlet->source);
  g_source_unref (&inlet->source);
}

void
dorsal_inlet_wake (DorsalInlet *inlet)
{
  if (!g_atomic_int_exchange (&inlet->woken, TRUE))
    g_source_set_ready_time (&inlet->source, 0);
}

gint64
dorsal_inlet_nudge (DorsalInlet *inlet)
{
  gint64 due_us = __atomic_load_n (&inlet->called_us, __ATOMIC_RELAXED)
                  + __atomic_load_n (&inlet->leisure_us, __ATOMIC_RELAXED),
         now_us = g_get_monotonic_time ();

  if (now_us < due_us)
    return due_us - now_us;
  dorsal_inlet_wake (inlet);
  return 0;
}

void
dorsal_inlet_set_leisure (DorsalInlet *inlet, gint64 leisure_us)
{
  __atomic_store_n (&inlet->leisure_us, leisure_us, __ATOMIC_RELAXED);
}

gboolean
dorsal_inlet_is_gone (void)
{
  return g_source_is_destroyed (g_main_current_source ());
}
