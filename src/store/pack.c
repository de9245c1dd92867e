/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Messages → bytes, of the form of pack-private.h; unpack.c goes the other way. Never: a memory dump, a number that
 * depends on the machine. */

#include "store/pack-private.h"

#include "core/frame.h"
#include "core/settings.h"

#include <string.h>

#define MOST_NUMBER 10 /* bytes of 64 bits, seven in each */

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
put_tagged (DorsalPacker *packer, DorsalTag tag, const void *bytes, gsize n)
{
  put_byte (packer, (guint8) tag);
  put_unsigned (packer, n);
  g_byte_array_append (packer->bytes, bytes, (guint) n);
}

static void
put_tagged_byte (DorsalPacker *packer, DorsalTag tag, guint value)
{
  const guint8 byte = (guint8) value;

  put_tagged (packer, tag, &byte, 1);
}

static void
put_felt (DorsalPacker *packer, const DorsalMessage *message)
{
  const guint8 bytes[] = { (guint8) message->felt.level, (guint8) message->felt.answer };

  put_tagged (packer, DORSAL_TAG_FELT, bytes, sizeof bytes);
}

static void
put_sentence (DorsalPacker *packer, DorsalTag tag, const DorsalFrame *frame)
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

  *at++ = (guint8) (step == DORSAL_CLOCK_FIRST ? DORSAL_TAG_FIRST
                    : step == DORSAL_CLOCK_GAP ? DORSAL_TAG_GAP
                                               : DORSAL_TAG_NEXT);
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
  put_byte (packer, DORSAL_PACK_VERSION);
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

  put_tagged (packer, DORSAL_TAG_SETTINGS, text, strlen (text));
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
        put_tagged_byte (packer, DORSAL_TAG_SILENT, message->reading.link);
      break;
    case DORSAL_MESSAGE_HELLO:
      hello.hello = message->hello;
      put_sentence (packer, DORSAL_TAG_HELLO, &hello);
      break;
    case DORSAL_MESSAGE_LINK:
      put_tagged_byte (packer, DORSAL_TAG_LINK, message->link);
      break;
    case DORSAL_MESSAGE_ANCHORED:
      put_tagged (packer, DORSAL_TAG_ANCHORED, NULL, 0);
      break;
    case DORSAL_MESSAGE_ANCHOR_REFUSED:
      put_tagged_byte (packer, DORSAL_TAG_REFUSED, message->refused);
      break;
    case DORSAL_MESSAGE_MARKED_END:
      put_tagged_byte (packer, DORSAL_TAG_MARKED_END, message->marked_end);
      break;
    case DORSAL_MESSAGE_FELT:
      put_felt (packer, message);
      break;
    case DORSAL_MESSAGE_WISH:
      put_tagged_byte (packer, DORSAL_TAG_WISH, message->wish);
      break;
    case DORSAL_MESSAGE_SETTINGS:
      put_settings (packer, message->settings);
      break;
    case DORSAL_MESSAGE_EVENT:
    case DORSAL_MESSAGE_STATUS:
    case DORSAL_MESSAGE_ANSWER:
      put_sentence (packer, DORSAL_TAG_FRAME, &message->frame);
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
  put_tagged (packer, DORSAL_TAG_DROPPED, bytes, sizeof bytes);
}
