/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What comes into a directory, goes, or gets other rights. A GFileMonitor tells of each close as well of what was
 * written to, and each program there is writes to /dev/null. */

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DORSAL_WATCH_UNKNOWN,
  DORSAL_WATCH_CAME,
  DORSAL_WATCH_WENT,
  DORSAL_WATCH_TOUCHED, /* its owner or its rights */
} DorsalWatchEvent;

typedef struct _DorsalWatch DorsalWatch;

/* name: of the node, without the directory. It may free the watch. */
typedef void (*DorsalWatchFunc) (DorsalWatchEvent event, const char *name, gpointer data);

/* On the thread's own main context. NULL where the kernel has no watch left, or there is no such directory. */
DorsalWatch *dorsal_watch_new (const char *directory, DorsalWatchFunc func, gpointer data);
void dorsal_watch_free (DorsalWatch *watch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalWatch, dorsal_watch_free)

G_END_DECLS
