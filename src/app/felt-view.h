/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How spots felt after they were held, a line a level: better, the same, worse, as a bar and as words. */

#include <gtk/gtk.h>

#include "app/weeks.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_FELT_VIEW (dorsal_felt_view_get_type ())
G_DECLARE_FINAL_TYPE (DorsalFeltView, dorsal_felt_view, DORSAL, FELT_VIEW, GtkWidget)

void dorsal_felt_view_show (DorsalFeltView *view, const DorsalFelt *felt);

/* "5 better, 2 the same, 1 worse"; newly allocated. */
char *dorsal_felt_words (const guint counts[DORSAL_N_ANSWERS]);

G_END_DECLS
