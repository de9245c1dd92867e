/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Finds sentences in a stream of bytes, whatever the chunks, and counts the damage by
 * cause. Memory is bounded by one sentence; nothing unverified leaves here. */

#include "core/frame.h"

G_BEGIN_DECLS

/* What became of every sentence so far. `lost` and `duplicate` come from the sequence
 * numbers (see clock.h); the rest from the sentences themselves. */
typedef struct
{
  guint64 good;      /* sentences with a good checksum and known, well-formed fields */
  guint64 samples;   /* of these, samples used */
  guint64 lost;      /* samples the sequence numbers say are missing */
  guint64 duplicate; /* samples repeated or out of order, dropped */
  guint64 crc;       /* checksum does not match */
  guint64 too_long;  /* no end within DORSAL_FRAME_MAX bytes */
  guint64 malformed; /* broken off, stray bytes, or a field that does not parse */
  guint64 unknown;   /* good checksum, unknown name: ignored */
} DorsalStatistics;

typedef struct
{
  DorsalStatistics statistics;
  DorsalHello hello; /* of the last hello sentence; n_cells is 0 before the first */
  guint length;      /* bytes in line; 0 outside a sentence */
  gboolean inside;
  char line[DORSAL_FRAME_MAX];
} DorsalFrameReader;

/* All zeroes is a fresh reader; this makes it so again. */
void dorsal_frame_reader_reset (DorsalFrameReader *reader);

/* Consumes bytes until a sentence is complete and good. *bytes and *n move on past what
 * was consumed. Returns TRUE with ret_frame filled; FALSE when all bytes are used up.
 *
 *   while (dorsal_frame_reader_next (&reader, &bytes, &n, &frame))
 *     use (&frame);
 *
 * Sentences with unknown names are counted and never returned. */
gboolean dorsal_frame_reader_next (DorsalFrameReader *reader, const guint8 **bytes, gsize *n, DorsalFrame *ret_frame);

G_END_DECLS
