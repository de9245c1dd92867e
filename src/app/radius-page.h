/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The assistant that finds how far a roller goes a turn: it is rolled a known way on the floor under load, there and
 * back. */

#include <gtk/gtk.h>

#include "app/live.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_RADIUS_PAGE (dorsal_radius_page_get_type ())
G_DECLARE_FINAL_TYPE (DorsalRadiusPage, dorsal_radius_page, DORSAL, RADIUS_PAGE, GtkWidget)

GtkWidget *dorsal_radius_page_new (DorsalLive *live);

G_END_DECLS
