/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How far the session is, in a few words: "Set 1 · 3:20", "Rest 0:18 · 3:20", "Paused · 3:20".
 * A pure function, in the user's language. */

#include "core/session.h"

G_BEGIN_DECLS

/* Newly allocated; NULL before a session runs. */
char *dorsal_session_line_of (const DorsalSession *session, const DorsalReading *reading);

G_END_DECLS
