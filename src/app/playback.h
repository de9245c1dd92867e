/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Playing a kept session again: where the cursor is after a frame. A rule; it asks no clock. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gboolean playing;
  guint speed;      /* × life; 1 … 20 */
  gint64 frame_us;  /* of the last frame; 0: none since it began */
  gint64 at_us;     /* in the session */
} DorsalPlayback;

#define DORSAL_PLAYBACK_SPEEDS 1, 2, 5, 10, 20

/* From where it is; from the beginning where it has ended. */
DorsalPlayback dorsal_playback_toggle (DorsalPlayback prev, gint64 length_us);

/* A frame at frame_us of a clock that runs on; at the end it stops there. A frame that comes late by more than a
 * quarter of a second counts as that: nobody saw the rest. */
DorsalPlayback dorsal_playback_step (DorsalPlayback prev, gint64 frame_us, gint64 length_us);

G_END_DECLS
