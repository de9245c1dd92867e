/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The story of a kept session under its plots: zones, holds, alerts, gaps. */

#include <gtk/gtk.h>

#include "app/stretch.h"
#include "core/story.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_RIBBON_VIEW (dorsal_ribbon_view_get_type ())
G_DECLARE_FINAL_TYPE (DorsalRibbonView, dorsal_ribbon_view, DORSAL, RIBBON_VIEW, GtkWidget)

/* story: lasts until the next call, and does not change; NULL for an empty one. */
void dorsal_ribbon_view_show (DorsalRibbonView *view, const DorsalStory *story);

void dorsal_ribbon_view_set_stretch (DorsalRibbonView *view, const DorsalStretch *stretch);

G_END_DECLS
