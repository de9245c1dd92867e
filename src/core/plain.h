/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What strangers wrote (a roller, a file, a database somebody else had in hand), as text that may be shown: on one
 * line of a window, a terminal, a log or a page. Markup is the business of whoever shows it: Dorsal's labels have none. */

#include <glib.h>

G_BEGIN_DECLS

#define DORSAL_PLAIN_MOST 1000 /* characters; what is longer ends in "…" */

/* Newly allocated, UTF-8. Bytes that are not UTF-8, control characters (line feeds, escapes of a terminal) and those that
 * turn the direction of what follows (U+202A … U+202E, U+2066 … U+2069) become U+FFFD each. NULL gives "". */
char *dorsal_plain (const char *text);

/* The same of what may be long and has lines, such as a note: line feeds stay, and nothing is cut off. */
char *dorsal_plain_lines (const char *text);

G_END_DECLS
