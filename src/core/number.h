/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Numbers as text that comes back exact and that people can read: 0.025, not 0.025000000000000001. */

#include <glib.h>

G_BEGIN_DECLS

/* The shorter of 15 and 17 digits that is the same number to g_ascii_strtod(), whatever the locale. Returns buffer. */
char *dorsal_number_to_text (double value, char buffer[G_ASCII_DTOSTR_BUF_SIZE]);

G_END_DECLS
