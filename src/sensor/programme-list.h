/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The user's own programmes: the *.ini files of a folder. */

#include "core/programme.h"

G_BEGIN_DECLS

/* The folder for them, made by whoever puts one there: "~/.local/share/dorsal/programmes". Free with g_free(). */
char *dorsal_programme_folder (void);

/* One file. NULL: it cannot be read, or is no programme; the error names the file and, in it, the line. */
DorsalProgramme *dorsal_programme_read (const char *path, GError **error);

/* By its name: a shipped one, or the user's own, which *ret_own has as well, to be freed. NULL: as dorsal_programme_read(). */
const DorsalProgramme *dorsal_programme_find (const char *name, DorsalProgramme **ret_own, GError **error);

/* All of a folder by name, an array of DorsalProgramme. A folder that is not there is empty. ret_refused gains the
 * messages of those that are none, an array of strings to free; NULL when nobody wants them. */
GPtrArray *dorsal_programme_list (const char *folder, GPtrArray **ret_refused);

G_END_DECLS
