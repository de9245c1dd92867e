/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is to be said of kept sessions when Dorsal starts. */

#include <glib.h>

G_BEGIN_DECLS

/* Closes sessions that a killed program left open, sets a damaged database aside. A sentence in the user's
 * language; NULL when all is in order, or nothing was ever kept. Newly allocated. Never makes the file. */
char *dorsal_keeping_start (const char *path);

G_END_DECLS
