/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What Dorsal is, whose, and where one can complain. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Over this window; NULL: over none. */
void dorsal_about_show (GtkWindow *parent);

G_END_DECLS
