/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What one may do with all that was kept: see where it is, take it along, bring some in, erase it. */

#include <gtk/gtk.h>

#include "app/archive.h"

G_BEGIN_DECLS

/* Of how it went: one sentence. Not called when somebody changed their mind. data must last as long as window. */
typedef void (*DorsalDataFunc) (const char *sentence, gpointer data);

/* Where it is, how much it is, and a button that opens the folder. path: NULL: nowhere. */
void dorsal_your_data_show (GtkWindow *window, const char *path, guint sessions);

/* Every session as a table, into a folder that is asked for. */
void dorsal_your_data_export (GtkWindow *window, DorsalArchive *archive, DorsalDataFunc done, gpointer data);

/* One session from a file of Dorsal's own kinds. */
void dorsal_your_data_import (GtkWindow *window, DorsalArchive *archive, DorsalDataFunc done, gpointer data);

/* The same without asking for the file. */
void dorsal_your_data_import_file (GtkWindow *window, DorsalArchive *archive, const char *path, DorsalDataFunc done,
                                   gpointer data);

/* Asks, and wants a word typed; then nothing is left. */
void dorsal_your_data_erase (GtkWindow *window, DorsalArchive *archive, DorsalDataFunc done, gpointer data);

G_END_DECLS
