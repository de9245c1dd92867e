/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the tests of the store share: a folder of their own, and what a stream told of a ride. */

#include "store/session.h"
#include "store/writer.h"

G_BEGIN_DECLS

/* Newly allocated, of a file in a fresh folder that goes with rig_clean(). */
char *rig_path (const char *name);
void rig_clean (void);

typedef struct
{
  DorsalSettings settings; /* that it began with */
  GArray *messages;        /* DorsalMessage */
  GPtrArray *later;        /* settings that messages tell of */
} RigRide;

/* The simulated person for so many seconds on a damaged wire, and in between all that can happen to a judgement:
 * clicks that anchor and that are refused, new settings, silence, a restart, a roller that lies the other way
 * round. hz: 10 … 1000. */
RigRide rig_ride (guint64 seed, guint seconds, guint hz);
void rig_ride_clear (RigRide *ride);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RigRide, rig_ride_clear)

/* Writes it, so many messages a chunk; the number of the session. */
gint64 rig_keep (DorsalStore *store, const RigRide *ride, guint messages);

/* Whether two messages say the same, to the last bit; fills of structs included where these are zero. */
gboolean rig_is_same (const DorsalMessage *a, const DorsalMessage *b);

G_END_DECLS
