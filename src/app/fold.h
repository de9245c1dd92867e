/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Holds what lies below the fold of a page that scrolls: as long as nobody can see it, it is not drawn. GTK would clip
 * it, but one label after the other, in every frame that paints anything above. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DORSAL_TYPE_FOLD (dorsal_fold_get_type ())
G_DECLARE_FINAL_TYPE (DorsalFold, dorsal_fold, DORSAL, FOLD, GtkWidget)

G_END_DECLS
