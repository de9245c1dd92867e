/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What keeps a roller's port from working, in the user's language, with the next step. */

#include "sensor/ports.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;   /* three words */
  char *text;    /* what is so, and what to do */
  char *command; /* to copy; NULL for none */
  gboolean bad;  /* something is wrong, as far as one can tell */
} DorsalTrouble;

void dorsal_trouble_free (DorsalTrouble *trouble);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalTrouble, dorsal_trouble_free)

/* path: of the port in question; NULL: of all of them. error: how trying it ended; NULL: not tried, looked at only.
 * Some milliseconds: not for every frame. */
DorsalTrouble *dorsal_trouble_find (DorsalPorts *ports, const char *path, const GError *error);

G_END_DECLS
