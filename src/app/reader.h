/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A page to read: pictures, steps, timers. Its words come from app/lessons.h. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DORSAL_TYPE_READER (dorsal_reader_get_type ())
G_DECLARE_FINAL_TYPE (DorsalReader, dorsal_reader, DORSAL, READER, GtkWidget)

/* Property "lesson": the name of its lesson, set once. Property "thin-bones": leave out what bends the spine.
 * Signal "cue", with a DorsalSay: a timer has something to be heard. */
GtkWidget *dorsal_reader_new (const char *lesson);

void dorsal_reader_set_thin_bones (DorsalReader *reader, gboolean thin_bones);
gboolean dorsal_reader_get_thin_bones (DorsalReader *reader);

G_END_DECLS
