/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The note on a kept session: as many lines as it takes, kept when somebody turns to something else. Escape gives back
 * what was kept. */

#include <gtk/gtk.h>

#include "app/archive.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_KEPT_NOTE (dorsal_kept_note_get_type ())
G_DECLARE_FINAL_TYPE (DorsalKeptNote, dorsal_kept_note, DORSAL, KEPT_NOTE, GtkWidget)

/* Signal "told" (string): why it could not be kept; what was written still stands there, and is tried again. */

void dorsal_kept_note_set_archive (DorsalKeptNote *note, DorsalArchive *archive);

/* This session is about to be read, and then shown: what of its note is not on the disk by now, the reader may miss. */
void dorsal_kept_note_await (DorsalKeptNote *note, gint64 id);

/* Another session's, as it was read; what was written on the one before is kept first. id 0: none. */
void dorsal_kept_note_show (DorsalKeptNote *note, gint64 id, const char *text);

/* Newly allocated. */
char *dorsal_kept_note_get_text (DorsalKeptNote *note);

G_END_DECLS
