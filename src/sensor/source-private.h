/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the kinds of source share. */

#include "sensor/source.h"

G_BEGIN_DECLS

/* Puts errno `code` of opening or reading `path`, a pty, pipe or file, into words. Returns FALSE. */
gboolean dorsal_source_fail_to_open (const char *path, int code, GError **error);

G_END_DECLS
