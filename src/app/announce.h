/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Says to a screen reader what has changed. GTK 4.14 and later can speak up by itself; before, the reader follows status
 * labels. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How it is said; priority as in GtkAccessibleAnnouncementPriority: 1 medium, 2 high. */
typedef void (*DorsalVoice) (GtkAccessible *widget, const char *words, int priority);

/* Says words through widget, urgent ones over others; nothing where GTK cannot. Words that differ from the last ones of this
 * widget in their digits only are not said: a clock is no news. widget: with the role of a status. */
void dorsal_announce (GtkWidget *widget, const char *words, gboolean urgent);

/* For tests; NULL: GTK's own again. */
void dorsal_announce_set_voice (DorsalVoice voice);

G_END_DECLS
