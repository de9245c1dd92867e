/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which roller to connect to: the one that was named, or by itself one that was chosen once. */

#include "app/live.h"
#include "app/remembered.h"

G_BEGIN_DECLS

typedef struct _DorsalFinder DorsalFinder;

/* connected: called after the finder connected live to a port; not from within dorsal_finder_connect(). */
DorsalFinder *dorsal_finder_new (DorsalLive *live, void (*connected) (gpointer data), gpointer data);
void dorsal_finder_free (DorsalFinder *finder);

/* Owned by the finder. */
DorsalPorts *dorsal_finder_get_ports (DorsalFinder *finder);
DorsalRemembered *dorsal_finder_get_remembered (DorsalFinder *finder);

/* name: "ttyACM0", or a path, also a link such as /dev/serial/by-id/…. FALSE when it is no port of the list. */
gboolean dorsal_finder_connect (DorsalFinder *finder, const char *name);

/* From now on a known roller is connected to whenever nothing else is; at once, if one is plugged in. */
void dorsal_finder_begin (DorsalFinder *finder);

/* The person disconnected: not again until the roller was pulled out once. */
void dorsal_finder_decline (DorsalFinder *finder);

G_END_DECLS
