/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The roller's motor: which pattern stands for which cue, and the reflex. Cues are thought over on the main thread, which
 * may be painting; a grave alert that begins is felt before, from where it was found. */

#include "core/cue.h"
#include "core/frame.h"

G_BEGIN_DECLS

/* The motor's pattern for a cue, and for how long, 0 … 2000 ms; UNKNOWN for none. */
DorsalCue dorsal_motor_pattern (DorsalSay say, gboolean strong, guint *ret_ttl_ms);

/* A value; zero has felt nothing. */
typedef struct
{
  DorsalCue cue; /* to ask for now; UNKNOWN for nothing */
  guint ttl_ms;

  guint alerts; /* of the last reading */
  DorsalCue called;
  gint64 until_us; /* the pattern called last is over then */
} DorsalReflex;

/* alerts: those that stand now, DorsalAlert bits, debounced. time_us: the host's clock. LUMBAR, NECK and TOO_HARD call when
 * they begin, but not over a graver one that stands. Zero alerts where nobody knows: whatever comes after is new. */
DorsalReflex dorsal_reflex_step (DorsalReflex prev, guint alerts, gint64 time_us);

/* Whether a cue that was thought over may be sent: while the reflex's pattern lasts only another warning's may. The same
 * one has been felt already, and a tick would end it. */
gboolean dorsal_reflex_lets (const DorsalReflex *reflex, DorsalCue cue, guint ttl_ms, gint64 time_us);

G_END_DECLS
