/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The main-loop end of a ring: any thread wakes it, the main context calls back once for
 * however many wakes came before. */

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DorsalInlet DorsalInlet;

/* Attached to context (NULL: the default). func is called after every wake, never for none. It may free the inlet. */
DorsalInlet *dorsal_inlet_new (GMainContext *context, void (*func) (gpointer data), gpointer data);

/* On the context's thread; func is not called any more. */
void dorsal_inlet_free (DorsalInlet *inlet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalInlet, dorsal_inlet_free)

/* From any thread; costs one atomic exchange while a wake is under way already. */
void dorsal_inlet_wake (DorsalInlet *inlet);

/* The same for what may wait: 0 and a wake when func was not called for the inlet's leisure, else in how many µs to
 * nudge again. A roller of 1 kHz does not wake the main context a thousand times a second. */
gint64 dorsal_inlet_nudge (DorsalInlet *inlet);

/* On the context's thread. 8 ms at first. */
#define DORSAL_INLET_LEISURE_US 8000
void dorsal_inlet_set_leisure (DorsalInlet *inlet, gint64 leisure_us);

/* For func: whether the inlet it was called by has been freed meanwhile. */
gboolean dorsal_inlet_is_gone (void);

G_END_DECLS
