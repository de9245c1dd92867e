/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a key means to a kept session's board. A rule; it moves nothing. */

#include <gdk/gdk.h>

G_BEGIN_DECLS

typedef enum
{
  DORSAL_KEPT_KEY_UNKNOWN, /* not for the board */
  DORSAL_KEPT_KEY_STEP,    /* the cursor, in direction */
  DORSAL_KEPT_KEY_CHOOSE,  /* a step that chooses what it passes */
  DORSAL_KEPT_KEY_PAN,     /* what is seen, in direction */
  DORSAL_KEPT_KEY_END,     /* the cursor, to the end that lies in direction */
  DORSAL_KEPT_KEY_ZOOM,    /* direction 1: closer */
  DORSAL_KEPT_KEY_WHOLE,
  DORSAL_KEPT_KEY_LET_GO,  /* of what is chosen */
} DorsalKeptKey;

/* ret_direction: -1 or 1; 0 where there is none. */
DorsalKeptKey dorsal_kept_key_of (guint key, GdkModifierType state, int *ret_direction);

G_END_DECLS
