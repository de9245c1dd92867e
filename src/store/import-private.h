/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of dorsal_import_csv() share. where: "NAME:LINE", for errors. */

#include "store/export.h"

G_BEGIN_DECLS

/* "# @ word rest" as a message; message: all zeroes before. settings: where those go that it tells of. */
gboolean dorsal_import_event (const char *word, const char *rest, const char *where, DorsalMessage *message,
                              DorsalSettings *settings, GError **error);

/* A key file on one line, see dorsal_pen_line(). */
gboolean dorsal_import_settings (const char *rest, const char *where, DorsalSettings *ret_settings, GError **error);

/* Lines of a stream, each of a bearable length. */
typedef struct _DorsalLines DorsalLines;
DorsalLines *dorsal_lines_new (GInputStream *in);
void dorsal_lines_free (DorsalLines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalLines, dorsal_lines_free)

/* *ret_line: without its line feed, of lines, until the next call; NULL at the end. FALSE: *error says why. */
gboolean dorsal_lines_next (DorsalLines *lines, char **ret_line, GError **error);
/* Is the last one UTF-8, without a zero in it? */
gboolean dorsal_lines_is_text (const DorsalLines *lines);

G_END_DECLS
