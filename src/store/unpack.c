/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes of the form of pack-private.h → messages.
 *
 *   a tag nobody knows    passed over: a later Dorsal wrote it
 *   what makes no sense   damaged, and the end of this pack
 *
 * Never: a byte beyond the end, whatever the bytes say. */

#include "store/pack-private.h"

#include "core/frame.h"
#include "core/settings.h"

#include <string.h>

static guint8
take_byte (DorsalUnpacker *unpacker)
{
  if (unpacker->at < unpacker->end)
    return *unpacker->at++;
  unpacker->damaged = TRUE;
  return 0;
}

static guint64
take_unsigned (DorsalUnpacker *unpacker)
{
  guint64 value = 0;
  guint8 byte = 0x80;

  for (guint shift = 0; byte & 0x80; shift += 7)
    {
      byte = take_byte (unpacker);
      if (shift > 63)
        unpacker->damaged = TRUE;
      if (unpacker->damaged)
        return 0;
      value |= (guint64) (byte & 0x7f) << shift;
    }
  return value;
}

static gint64
take_signed (DorsalUnpacker *unpacker)
{
  guint64 value = take_unsigned (unpacker);

  return (gint64) (value >> 1 ^ -(value & 1));
}

/* Sums wrap where bytes are nonsense: that is no reason to stop the program. */
static gint64
add (gint64 a, gint64 b)
{
  return (gint64) ((guint64) a + (guint64) b);
}

static gboolean
take_sample (DorsalUnpacker *unpacker, DorsalTag tag, DorsalMessage *message)
{
  DorsalSample *sample = &message->reading.sample;
  gint64 step_us = add (unpacker->step_us, take_signed (unpacker));
  guint64 n;

  message->kind = DORSAL_MESSAGE_READING;
  message->step = tag == DORSAL_TAG_FIRST ? DORSAL_CLOCK_FIRST
                  : tag == DORSAL_TAG_GAP ? DORSAL_CLOCK_GAP
                                          : DORSAL_CLOCK_NEXT;
  message->reading.link = DORSAL_LINK_STREAMING;
  sample->time_us = add (unpacker->last.time_us, step_us);
  sample->seq = (guint16) (unpacker->last.seq + 1 + (guint16) take_signed (unpacker));
  sample->angle_mdeg = (gint32) add (unpacker->last.angle_mdeg, take_signed (unpacker));
  n = take_unsigned (unpacker);
  if (n > DORSAL_MAX_CELLS || sample->time_us < 0)
    unpacker->damaged = TRUE;
  for (guint i = 0; i < n && !unpacker->damaged; i++)
    sample->cells[i] = (gint32) add (unpacker->last.cells[i], take_signed (unpacker));
  if (unpacker->damaged)
    return FALSE;
  sample->n_cells = (guint8) n;
  message->time_us = sample->time_us;
  unpacker->step_us = step_us;
  unpacker->last = *sample;
  return TRUE;
}

/* A word of one of `kinds`, else damage. */
static guint
take_word (DorsalUnpacker *unpacker, const guint8 *bytes, gsize n, guint kinds)
{
  if (n == 1 && bytes[0] < kinds)
    return bytes[0];
  unpacker->damaged = TRUE;
  return 0;
}

static void
take_felt (DorsalUnpacker *unpacker, const guint8 *bytes, gsize n, DorsalMessage *message)
{
  message->kind = DORSAL_MESSAGE_FELT;
  if (n == 2 && bytes[0] < DORSAL_N_LEVELS && bytes[1] <= DORSAL_ANSWER_WORSE)
    {
      message->felt.level = (DorsalLevel) bytes[0];
      message->felt.answer = (DorsalAnswer) bytes[1];
    }
  else
    unpacker->damaged = TRUE;
}

static void
take_sentence (DorsalUnpacker *unpacker, const guint8 *bytes, gsize n, DorsalMessage *message)
{
  DorsalFrameReader reader = { 0 };

  if (!dorsal_frame_reader_next (&reader, &bytes, &n, &message->frame))
    {
      unpacker->damaged = TRUE;
      return;
    }
  switch (message->frame.kind)
    {
    case DORSAL_FRAME_HELLO:
      message->kind = DORSAL_MESSAGE_HELLO;
      message->hello = reader.hello;
      break;
    case DORSAL_FRAME_EVENT:
      message->kind = DORSAL_MESSAGE_EVENT;
      break;
    case DORSAL_FRAME_STATUS:
      message->kind = DORSAL_MESSAGE_STATUS;
      break;
    case DORSAL_FRAME_ANSWER:
      message->kind = DORSAL_MESSAGE_ANSWER;
      break;
    default:
      unpacker->damaged = TRUE;
    }
}

static void
take_settings (DorsalUnpacker *unpacker, const guint8 *bytes, gsize n, DorsalMessage *message)
{
  g_autofree char *text = g_strndup ((const char *) bytes, n);

  message->kind = DORSAL_MESSAGE_SETTINGS;
  message->settings = &unpacker->settings;
  if (!dorsal_settings_parse (text, "settings", &unpacker->settings, NULL))
    unpacker->damaged = TRUE;
}

static void
take_dropped (const guint8 *bytes, gsize n, DorsalMessage *message)
{
  message->kind = DORSAL_MESSAGE_DROPPED;
  for (gsize i = 0; i < MIN (n, 8); i++)
    message->frame.status.overruns |= (guint64) bytes[i] << 8 * i;
}

static void
take_tagged (DorsalUnpacker *unpacker, DorsalTag tag, DorsalMessage *message)
{
  guint64 n = take_unsigned (unpacker);
  const guint8 *bytes = unpacker->at;

  if (unpacker->damaged || n > (guint64) (unpacker->end - unpacker->at))
    {
      unpacker->damaged = TRUE;
      return;
    }
  unpacker->at += n;
  switch (tag)
    {
    case DORSAL_TAG_SILENT:
      message->kind = DORSAL_MESSAGE_READING;
      message->reading.link = take_word (unpacker, bytes, n, DORSAL_LINK_LOST + 1);
      break;
    case DORSAL_TAG_HELLO:
    case DORSAL_TAG_FRAME:
      take_sentence (unpacker, bytes, n, message);
      break;
    case DORSAL_TAG_LINK:
      message->kind = DORSAL_MESSAGE_LINK;
      message->link = take_word (unpacker, bytes, n, DORSAL_LINK_LOST + 1);
      break;
    case DORSAL_TAG_ANCHORED:
      message->kind = DORSAL_MESSAGE_ANCHORED;
      break;
    case DORSAL_TAG_REFUSED:
      message->kind = DORSAL_MESSAGE_ANCHOR_REFUSED;
      message->refused = take_word (unpacker, bytes, n, DORSAL_ANCHOR_NO_SIGNAL + 1);
      break;
    case DORSAL_TAG_MARKED_END:
      message->kind = DORSAL_MESSAGE_MARKED_END;
      message->marked_end = take_word (unpacker, bytes, n, DORSAL_MARKED_END_RIGHT + 1);
      break;
    case DORSAL_TAG_FELT:
      take_felt (unpacker, bytes, n, message);
      break;
    case DORSAL_TAG_WISH:
      message->kind = DORSAL_MESSAGE_WISH;
      message->wish = take_word (unpacker, bytes, n, DORSAL_WISH_END + 1);
      break;
    case DORSAL_TAG_SETTINGS:
      take_settings (unpacker, bytes, n, message);
      break;
    case DORSAL_TAG_DROPPED:
      take_dropped (bytes, n, message);
      break;
    default: /* of a later Dorsal: passed over */
      break;
    }
}

void
dorsal_unpacker_begin (DorsalUnpacker *unpacker, const guint8 *bytes, gsize n)
{
  *unpacker = (DorsalUnpacker){ .at = bytes, .end = n > 0 ? bytes + n : bytes }; /* an empty blob has no place */
  if (take_byte (unpacker) != DORSAL_PACK_VERSION)
    unpacker->damaged = TRUE;
}

gboolean
dorsal_unpacker_next (DorsalUnpacker *unpacker, DorsalMessage *ret_message)
{
  while (!unpacker->damaged && unpacker->at < unpacker->end)
    {
      DorsalTag tag = take_byte (unpacker);

      memset (ret_message, 0, sizeof *ret_message);
      ret_message->time_us = unpacker->last.time_us;
      if (tag >= DORSAL_TAG_NEXT && tag <= DORSAL_TAG_FIRST)
        return take_sample (unpacker, tag, ret_message);
      take_tagged (unpacker, tag, ret_message);
      if (unpacker->damaged)
        return FALSE;
      if (ret_message->kind != DORSAL_MESSAGE_NONE)
        return TRUE;
    }
  return FALSE;
}
