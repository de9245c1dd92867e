/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Messages ↔ bytes.
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
 * Never: a memory dump, a number that depends on the machine. Numbers here are for ever: they stand in
 * people's databases. */

#include "store/pack.h"

#include "core/frame.h"
#include "core/settings.h"

#include <string.h>

#define VERSION 1
#define MOST_NUMBER 10 /* bytes of 64 bits, seven in each */

typedef enum
{
  TAG_NEXT = 1,
  TAG_GAP = 2,
  TAG_FIRST = 3,
  TAG_SILENT = 4,
  TAG_HELLO = 5,
  TAG_LINK = 6,
  TAG_ANCHORED = 7,
  TAG_REFUSED = 8,
  TAG_MARKED_END = 9,
  TAG_SETTINGS = 10,
  TAG_FRAME = 11,
  TAG_DROPPED = 12,
  TAG_FELT = 13,
  TAG_WISH = 14,
} Tag;

/* --- writing --- */

static void
put_byte (DorsalPacker *packer, guint8 byte)
{
  g_byte_array_append (packer->bytes, &byte, 1);
}

/* Into bytes that have room. Returns the end. */
static guint8 *
write_unsigned (guint8 *at, guint64 value)
{
  for (; value >= 0x80; value >>= 7)
    *at++ = (guint8) (value | 0x80);
  *at++ = (guint8) value;
  return at;
}

static guint8 *
write_signed (guint8 *at, gint64 value)
{
  return write_unsigned (at, (guint64) value << 1 ^ (guint64) (value >> 63));
}

static void
put_unsigned (DorsalPacker *packer, guint64 value)
{
  guint8 bytes[MOST_NUMBER];

  g_byte_array_append (packer->bytes, bytes, (guint) (write_unsigned (bytes, value) - bytes));
}

static void
put_tagged (DorsalPacker *packer, Tag tag, const void *bytes, gsize n)
{
  put_byte (packer, (guint8) tag);
  put_unsigned (packer, n);
  g_byte_array_append (packer->bytes, bytes, (guint) n);
}

static void
put_tagged_byte (DorsalPacker *packer, Tag tag, guint value)
{
  const guint8 byte = (guint8) value;

  put_tagged (packer, tag, &byte, 1);
}

static void
put_felt (DorsalPacker *packer, const DorsalMessage *message)
{
  const guint8 bytes[] = { (guint8) message->felt.level, (guint8) message->felt.answer };

  put_tagged (packer, TAG_FELT, bytes, sizeof bytes);
}

static void
put_sentence (DorsalPacker *packer, Tag tag, const DorsalFrame *frame)
{
  char text[DORSAL_FRAME_MAX + 1];
  gsize n = dorsal_frame_print (frame, text);

  if (n > 0)
    put_tagged (packer, tag, text, n);
}

/* Each sample comes by here: its bytes are handed over at once. */
static void
put_sample (DorsalPacker *packer, const DorsalSample *sample, DorsalClockStep step)
{
  const DorsalSample *last = &packer->last;
  gint64 step_us = sample->time_us - last->time_us;
  guint8 bytes[1 + (4 + DORSAL_MAX_CELLS) * MOST_NUMBER], *at = bytes;

  *at++ = (guint8) (step == DORSAL_CLOCK_FIRST ? TAG_FIRST : step == DORSAL_CLOCK_GAP ? TAG_GAP : TAG_NEXT);
  at = write_signed (at, step_us - packer->step_us);
  at = write_signed (at, (gint16) (guint16) (sample->seq - last->seq - 1));
  at = write_signed (at, (gint64) sample->angle_mdeg - last->angle_mdeg);
  at = write_unsigned (at, sample->n_cells);
  for (guint i = 0; i < sample->n_cells; i++)
    at = write_signed (at, (gint64) sample->cells[i] - last->cells[i]);
  g_byte_array_append (packer->bytes, bytes, (guint) (at - bytes));
  packer->step_us = step_us;
  packer->last = *sample;
  packer->n_samples++;
}

void
dorsal_packer_begin (DorsalPacker *packer)
{
  *packer = (DorsalPacker){ .bytes = g_byte_array_sized_new (1024) };
  put_byte (packer, VERSION);
}

void
dorsal_packer_clear (DorsalPacker *packer)
{
  g_clear_pointer (&packer->bytes, g_byte_array_unref);
}

static void
put_settings (DorsalPacker *packer, const DorsalSettings *settings)
{
  g_autofree char *text = dorsal_settings_to_text (settings);

  put_tagged (packer, TAG_SETTINGS, text, strlen (text));
}

void
dorsal_packer_add (DorsalPacker *packer, const DorsalMessage *message)
{
  DorsalFrame hello = { .kind = DORSAL_FRAME_HELLO };

  switch (message->kind)
    {
    case DORSAL_MESSAGE_READING:
      if (message->step != DORSAL_CLOCK_UNKNOWN)
        put_sample (packer, &message->reading.sample, message->step);
      else
        put_tagged_byte (packer, TAG_SILENT, message->reading.link);
      break;
    case DORSAL_MESSAGE_HELLO:
      hello.hello = message->hello;
      put_sentence (packer, TAG_HELLO, &hello);
      break;
    case DORSAL_MESSAGE_LINK:
      put_tagged_byte (packer, TAG_LINK, message->link);
      break;
    case DORSAL_MESSAGE_ANCHORED:
      put_tagged (packer, TAG_ANCHORED, NULL, 0);
      break;
    case DORSAL_MESSAGE_ANCHOR_REFUSED:
      put_tagged_byte (packer, TAG_REFUSED, message->refused);
      break;
    case DORSAL_MESSAGE_MARKED_END:
      put_tagged_byte (packer, TAG_MARKED_END, message->marked_end);
      break;
    case DORSAL_MESSAGE_FELT:
      put_felt (packer, message);
      break;
    case DORSAL_MESSAGE_WISH:
      put_tagged_byte (packer, TAG_WISH, message->wish);
      break;
    case DORSAL_MESSAGE_SETTINGS:
      put_settings (packer, message->settings);
      break;
    case DORSAL_MESSAGE_EVENT:
    case DORSAL_MESSAGE_STATUS:
    case DORSAL_MESSAGE_ANSWER:
      put_sentence (packer, TAG_FRAME, &message->frame);
      break;
    default:
      break;
    }
}

void
dorsal_packer_dropped (DorsalPacker *packer, guint64 n)
{
  guint8 bytes[8];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (n >> 8 * i);
  put_tagged (packer, TAG_DROPPED, bytes, sizeof bytes);
}

/* --- reading --- */

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
take_sample (DorsalUnpacker *unpacker, Tag tag, DorsalMessage *message)
{
  DorsalSample *sample = &message->reading.sample;
  gint64 step_us = add (unpacker->step_us, take_signed (unpacker));
  guint64 n;

  message->kind = DORSAL_MESSAGE_READING;
  message->step = tag == TAG_FIRST ? DORSAL_CLOCK_FIRST : tag == TAG_GAP ? DORSAL_CLOCK_GAP : DORSAL_CLOCK_NEXT;
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
take_tagged (DorsalUnpacker *unpacker, Tag tag, DorsalMessage *message)
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
    case TAG_SILENT:
      message->kind = DORSAL_MESSAGE_READING;
      message->reading.link = take_word (unpacker, bytes, n, DORSAL_LINK_LOST + 1);
      break;
    case TAG_HELLO:
    case TAG_FRAME:
      take_sentence (unpacker, bytes, n, message);
      break;
    case TAG_LINK:
      message->kind = DORSAL_MESSAGE_LINK;
      message->link = take_word (unpacker, bytes, n, DORSAL_LINK_LOST + 1);
      break;
    case TAG_ANCHORED:
      message->kind = DORSAL_MESSAGE_ANCHORED;
      break;
    case TAG_REFUSED:
      message->kind = DORSAL_MESSAGE_ANCHOR_REFUSED;
      message->refused = take_word (unpacker, bytes, n, DORSAL_ANCHOR_NO_SIGNAL + 1);
      break;
    case TAG_MARKED_END:
      message->kind = DORSAL_MESSAGE_MARKED_END;
      message->marked_end = take_word (unpacker, bytes, n, DORSAL_MARKED_END_RIGHT + 1);
      break;
    case TAG_FELT:
      take_felt (unpacker, bytes, n, message);
      break;
    case TAG_WISH:
      message->kind = DORSAL_MESSAGE_WISH;
      message->wish = take_word (unpacker, bytes, n, DORSAL_WISH_END + 1);
      break;
    case TAG_SETTINGS:
      take_settings (unpacker, bytes, n, message);
      break;
    case TAG_DROPPED:
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
  if (take_byte (unpacker) != VERSION)
    unpacker->damaged = TRUE;
}

gboolean
dorsal_unpacker_next (DorsalUnpacker *unpacker, DorsalMessage *ret_message)
{
  while (!unpacker->damaged && unpacker->at < unpacker->end)
    {
      Tag tag = take_byte (unpacker);

      memset (ret_message, 0, sizeof *ret_message);
      ret_message->time_us = unpacker->last.time_us;
      if (tag >= TAG_NEXT && tag <= TAG_FIRST)
        return take_sample (unpacker, tag, ret_message);
      take_tagged (unpacker, tag, ret_message);
      if (unpacker->damaged)
        return FALSE;
      if (ret_message->kind != DORSAL_MESSAGE_NONE)
        return TRUE;
    }
  return FALSE;
}
