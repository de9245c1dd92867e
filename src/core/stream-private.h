/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of stream.h share: the queue of messages, and the end of a cue. */

#include "core/stream.h"

G_BEGIN_DECLS

/* A new message at the end of the queue, to be filled; of the last sample's time. */
DorsalMessage *dorsal_stream_tell (DorsalStream *stream, DorsalMessageKind kind);

/* The next message, or NULL. */
const DorsalMessage *dorsal_stream_take (DorsalStream *stream);

/* The cue under way is over, and how; nothing when there is none, or result is UNKNOWN. */
void dorsal_stream_end_cue (DorsalStream *stream, DorsalCueResult result);

/* These alerts stand now: the reflex may call the motor. */
void dorsal_stream_feel (DorsalStream *stream, guint alerts, gint64 now_us);

G_END_DECLS
