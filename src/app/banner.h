/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One line under the headline with the next step: never in the way, gone by itself. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DORSAL_TYPE_BANNER (dorsal_banner_get_type ())
G_DECLARE_FINAL_TYPE (DorsalBanner, dorsal_banner, DORSAL, BANNER, GtkWidget)

/* text: NULL hides it. command: NULL for none; else it is shown with a button that copies it. */
void dorsal_banner_show (DorsalBanner *banner, const char *text, const char *command);

/* NULL while it is hidden. */
const char *dorsal_banner_get_text (DorsalBanner *banner);

G_END_DECLS
