/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The list one chooses a roller from: USB ports by their human names, the demo roller, and
 * a path. It stands in the popover and on the first page. */

#include <gtk/gtk.h>

#include "app/finder.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_SOURCE_LIST (dorsal_source_list_get_type ())
G_DECLARE_FINAL_TYPE (DorsalSourceList, dorsal_source_list, DORSAL, SOURCE_LIST, GtkWidget)

/* Signal "chosen" (const char *name): as dorsal_source_new_for_name() takes it. Follows the
 * ports as they come and go. */

/* Once: whose ports and rollers to list. */
void dorsal_source_list_set_finder (DorsalSourceList *list, DorsalFinder *finder);

G_END_DECLS
