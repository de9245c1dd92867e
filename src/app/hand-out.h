/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A kept session as a file, or on paper. Asks where to, writes on the archive's long lane, and says how it went. */

#include <gtk/gtk.h>

#include "app/archive.h"
#include "store/export.h"

G_BEGIN_DECLS

/* Of how it went: one sentence. Not called when somebody changed their mind. data: the widget. */
typedef void (*DorsalHandedFunc) (const char *sentence, gpointer data);

/* format: "csv", "edf", "json", "pdf", "png" (or .svg by the name that is chosen). */
void dorsal_hand_out_save (GtkWidget *widget, DorsalArchive *archive, const DorsalKeptSession *session,
                           DorsalRange range, const char *format, DorsalHandedFunc handed);

/* The page for a physiotherapist, through the print dialog. */
void dorsal_hand_out_print (GtkWidget *widget, DorsalArchive *archive, const DorsalKeptSession *session,
                            DorsalRange range, DorsalHandedFunc handed);

/* The same without a dialog. */
void dorsal_hand_out_write (GtkWidget *widget, DorsalArchive *archive, gint64 id, DorsalRange range, const char *format,
                            const char *path, DorsalHandedFunc handed);

/* "dorsal-2026-11-24-1842.csv"; newly allocated. */
char *dorsal_hand_out_name (const DorsalKeptSession *session, const char *format);

G_END_DECLS
