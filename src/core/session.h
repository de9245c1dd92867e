/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A session: when it runs, when it is paused, and how long nobody could know. A roller that falls
 * silent or is unplugged ends nothing: the clocks stop, and the same session goes on when it is back. */

#include "core/gesture.h"

G_BEGIN_DECLS

typedef enum
{
  DORSAL_SESSION_IDLE, /* not begun */
  DORSAL_SESSION_RUNNING,
  DORSAL_SESSION_PAUSED,
  DORSAL_SESSION_ENDED,
} DorsalSessionState;

/* What a person wants, by gesture, key or click. */
typedef enum
{
  DORSAL_WISH_NONE,
  DORSAL_WISH_START_OR_PAUSE,
  DORSAL_WISH_START, /* or go on */
  DORSAL_WISH_PAUSE,
  DORSAL_WISH_END,
} DorsalWish;

typedef struct
{
  DorsalSessionState state;
  gint64 running_us, paused_us;
  gint64 gap_us;      /* in which nobody knew anything, all gaps together; part of neither clock */
  guint gaps;
  gint64 present_us;  /* length of the gap that is now, or was last */
  gboolean in_gap;
} DorsalSession;

/* Some time has passed. step_us: by the roller's clock while it streams, by the host's while it does not; streaming:
 * FALSE while nobody knows. A step of half a second or more is a gap whatever `streaming` says. */
DorsalSession dorsal_session_step (DorsalSession prev, gboolean streaming, gint64 step_us);

/* IDLE starts; ENDED stays so. A session that never ran has nothing to end and stays IDLE. */
DorsalSession dorsal_session_wish (DorsalSession prev, DorsalWish wish);

/* The wish behind a gesture's meaning; NONE for those that are not about the session. */
DorsalWish dorsal_wish_of (DorsalGestureMeaning meaning);

/* "start", …; "none" out of range. */
const char *dorsal_wish_to_string (DorsalWish wish);

G_END_DECLS
