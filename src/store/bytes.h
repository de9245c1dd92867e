/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Numbers in blobs, seven bits a byte, low ones first; the same on every machine. */

#include <glib.h>

G_BEGIN_DECLS

static inline void
dorsal_bytes_put (GByteArray *bytes, guint64 value)
{
  guint8 buffer[10];
  guint n = 0;

  for (; value >= 0x80; value >>= 7)
    buffer[n++] = (guint8) (value | 0x80);
  buffer[n++] = (guint8) value;
  g_byte_array_append (bytes, buffer, n);
}

/* 0, and *at is NULL from then on, where the bytes end too early or make no sense. */
static inline guint64
dorsal_bytes_take (const guint8 **at, const guint8 *end)
{
  guint64 value = 0;

  if (*at && *at < end && **at < 0x80) /* most are */
    return *(*at)++;
  for (guint shift = 0; *at && shift < 64; shift += 7)
    {
      guint8 byte = *at < end ? *(*at)++ : 0x80;

      value |= (guint64) (byte & 0x7f) << shift;
      if (!(byte & 0x80))
        return value;
      if (*at == end)
        break;
    }
  *at = NULL;
  return 0;
}

G_END_DECLS
