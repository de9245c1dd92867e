/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of dorsal_import_csv() share. where: "NAME:LINE", for errors. */

#include "store/export.h"

G_BEGIN_DECLS

/* "# @ word rest" as a message; message: all zeroes before. */
gboolean dorsal_import_event (const char *word, const char *rest, const char *where, DorsalMessage *message,
                              GError **error);

/* A key file on one line, see dorsal_pen_line(). */
gboolean dorsal_import_settings (const char *rest, const char *where, DorsalSettings *ret_settings, GError **error);

G_END_DECLS
