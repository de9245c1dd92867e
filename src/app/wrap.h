/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From now on the words of each button in there break into lines where a row has no room for them, as with large text on
 * a telephone, and do not push the others out of it. */
void dorsal_wrap_buttons (GtkWidget *root);

G_END_DECLS
