/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Whether line is one JSON value (RFC 8259) and nothing else. */
gboolean json_is_valid (const char *line);
