/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A database for the targets that need one, in a folder that goes at the end. */

#include "store/session.h"

G_BEGIN_DECLS

/* Empty at first; made once. */
DorsalStore *kept_store (void);
const char *kept_path (void);

/* Removes all sessions. */
void kept_empty (void);

/* Every number the list, the page and the exports show of a session, asked for once, with whatever error. */
void kept_look_through (gint64 id);

G_END_DECLS
