/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the judgement was given, as bytes: samples as the wire said them, and between them, in their
 * places, hellos, anchors, settings, silence and what the roller said of itself. About 20 bytes a
 * sample of 12 cells. Each pack stands alone: one that is damaged costs itself and no other. */

#include "core/stream.h"

G_BEGIN_DECLS

/* One more kind of message: so many (frame.status.overruns) were not kept here. */
#define DORSAL_MESSAGE_DROPPED ((DorsalMessageKind) 100)

typedef struct
{
  GByteArray *bytes;
  DorsalSample last;
  gint64 step_us;
  guint n_samples;
} DorsalPacker;

/* Empty; takes no other's bytes. */
void dorsal_packer_begin (DorsalPacker *packer);
void dorsal_packer_clear (DorsalPacker *packer);

/* One message more. Kinds that nothing follows from are left out. */
void dorsal_packer_add (DorsalPacker *packer, const DorsalMessage *message);
/* So many messages are missing here. */
void dorsal_packer_dropped (DorsalPacker *packer, guint64 n);

typedef struct
{
  const guint8 *at, *end;
  DorsalSample last;
  gint64 step_us;
  gboolean damaged; /* the bytes made no sense from here on */
  DorsalSettings settings; /* of the last message that had some */
} DorsalUnpacker;

/* bytes: not taken over, needed until the end. */
void dorsal_unpacker_begin (DorsalUnpacker *unpacker, const guint8 *bytes, gsize n);

/* The next message: of a reading link, step and sample only; of ANCHORED its kind only. FALSE at the end,
 * and where the bytes are damaged. Whatever the bytes, it reads none beyond them. */
gboolean dorsal_unpacker_next (DorsalUnpacker *unpacker, DorsalMessage *ret_message);

G_END_DECLS
