/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One line under the headline with the next step: never in the way, gone by itself. */

#include <gtk/gtk.h>

#include "app/live.h"
#include "app/trouble.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_BANNER (dorsal_banner_get_type ())
G_DECLARE_FINAL_TYPE (DorsalBanner, dorsal_banner, DORSAL, BANNER, GtkWidget)

/* Shows what is wrong with live's port, or goes. Returns whether a sound is due: for a new trouble, once, however often
 * the port is tried; not for a roller that has gone, for that has a cue of its own. */
gboolean dorsal_banner_follow (DorsalBanner *banner, DorsalLive *live, DorsalPorts *ports);

/* NULL: none. */
const DorsalTrouble *dorsal_banner_get_trouble (DorsalBanner *banner);

/* NULL while it is hidden. */
const char *dorsal_banner_get_text (DorsalBanner *banner);

G_END_DECLS
