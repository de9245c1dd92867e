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

/* For func: whether the inlet it was called by has been freed meanwhile. */
gboolean dorsal_inlet_is_gone (void);

G_END_DECLS
