/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What was kept, through today's judgement: under the settings of the time the very readings of the
 * time, bit for bit; under others, what they would have been. */

#include "store/pack.h"

G_BEGIN_DECLS

typedef struct
{
  DorsalClassifier classifier;
  gboolean fixed; /* the settings are the caller's: those of the time that follow are passed over */
  gboolean sampled;  /* the last reading was of a sample */
  DorsalLevel asked; /* before it */
  guint64 digest; /* of all readings since it was last set to 0 */
} DorsalReplay;

/* settings: those that the session began with, or (fixed) others. */
void dorsal_replay_begin (DorsalReplay *replay, const DorsalSettings *settings, gboolean fixed);

/* A message as it was unpacked becomes the one that the stream gave then. */
void dorsal_replay_step (DorsalReplay *replay, DorsalMessage *message);

/* After a READING that finished a gesture: TRUE, and the message that followed it then. */
gboolean dorsal_replay_gesture (const DorsalReplay *replay, DorsalMessage *ret_message);

/* A number that differs when any of a reading's values does; `before` is that of the reading before, or 0.
 * Stored beside the bytes, so that a judgement that has changed is noticed. Version 1. */
guint64 dorsal_reading_digest (guint64 before, const DorsalReading *reading);
#define DORSAL_DIGEST_VERSION 1

G_END_DECLS
