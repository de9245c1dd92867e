/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The form of a pack, for the file that writes it and the one that reads it.
 *
 *   0x01                       version of this form, first byte of a pack
 *   NEXT | GAP | FIRST         a sample: time, seq, angle, n, cells; each less the one before, zigzag, 7 bits a byte.
 *                              Time less what the last step took: a steady roller costs a byte
 *   SILENT, n, link            a reading that knows nothing
 *   other, n, n bytes          n lets a reader pass over what it does not know
 *     HELLO EVENT STATUS ANSWER  the sentence of the wire
 *     SETTINGS                   text, core/settings.h
 *     LINK REFUSED MARKED_END    one byte
 *     FELT                       two: level, answer
 *     WISH                       one
 *     DROPPED                    how many
 *     ANCHORED                   nothing: where follows from the rest
 *
 * Numbers here are for ever: they stand in people's databases. */

#include "store/pack.h"

#define DORSAL_PACK_VERSION 1

typedef enum
{
  DORSAL_TAG_NEXT = 1,
  DORSAL_TAG_GAP = 2,
  DORSAL_TAG_FIRST = 3,
  DORSAL_TAG_SILENT = 4,
  DORSAL_TAG_HELLO = 5,
  DORSAL_TAG_LINK = 6,
  DORSAL_TAG_ANCHORED = 7,
  DORSAL_TAG_REFUSED = 8,
  DORSAL_TAG_MARKED_END = 9,
  DORSAL_TAG_SETTINGS = 10,
  DORSAL_TAG_FRAME = 11,
  DORSAL_TAG_DROPPED = 12,
  DORSAL_TAG_FELT = 13,
  DORSAL_TAG_WISH = 14,
} DorsalTag;
