/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The first run: what Dorsal is and is not, whether anything speaks against rolling, and who rolls. All of it can be
 * answered again. Signal "done". */

#include <gtk/gtk.h>

#include "core/screening.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_WELCOME_PAGE (dorsal_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (DorsalWelcomePage, dorsal_welcome_page, DORSAL, WELCOME_PAGE, GtkWidget)

/* Whether the questions were never answered. */
gboolean dorsal_welcome_page_is_due (void);

/* Writes an answer into the settings: "caution". */
void dorsal_welcome_page_answer (DorsalScreening answer);

G_END_DECLS
