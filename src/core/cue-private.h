/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of cue.h share: what is so, before it is held against what was told. */

#include "core/cue.h"

G_BEGIN_DECLS

/* Of a set of cues; nothing is not one. */
static inline guint64
dorsal_cuing_bit (DorsalSay say)
{
  G_STATIC_ASSERT (DORSAL_N_SAYS <= 65);

  return say == DORSAL_SAY_UNKNOWN ? 0 : G_GUINT64_CONSTANT (1) << (say - 1);
}

static inline gboolean
dorsal_cuing_in_contact (DorsalState state)
{
  return state > DORSAL_STATE_OFF;
}

/* Takes in a scene: the place seen, since when there is contact, and what waits to be said. */
void dorsal_cuing_look (DorsalCuing *cuing, const DorsalScene *scene, gint64 time_us);

/* Where the person is, when a place has lasted long enough to be told of. */
DorsalWhere dorsal_cuing_where (const DorsalCuing *cuing, const DorsalReading *reading, gint64 time_us,
                                const DorsalZones *zones);

G_END_DECLS
