/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes → sentences.
 *
 * Comes in: bytes in any chunks. Goes out: good sentences, one at a time, and counts.
 * Never: memory beyond one sentence, anything unverified, a good line lost for a bad one
 * before it.
 *
 *   outside   '$' begins a sentence; every other byte is skipped
 *   inside    printable          is kept, up to DORSAL_FRAME_MAX bytes in all
 *             CR                 must be followed by LF
 *             LF                 ends the sentence: checksum, then fields
 *             '$'                breaks this one off and begins the next
 *             control or 8 bit   breaks this one off
 */

#include "core/frame-reader.h"

#include <string.h>

typedef guint8 Block __attribute__ ((vector_size (16)));

void
dorsal_frame_reader_reset (DorsalFrameReader *reader)
{
  memset (reader, 0, sizeof *reader);
}

/* The four digits behind '*', -1 when they are not. */
static int
read_checksum (const char *digits)
{
  guint crc = 0;

  for (guint i = 0; i < 4; i++)
    {
      guint8 decimal = (guint8) (digits[i] - '0'), letter = (guint8) ((digits[i] | 0x20) - 'a');

      if (decimal >= 10 && letter >= 6)
        return -1;
      crc = crc << 4 | (decimal < 10 ? decimal : letter + 10u);
    }
  return (int) crc;
}

/* A line of n bytes has ended. Returns TRUE when it was a good sentence. */
static gboolean
finish (DorsalFrameReader *reader, const char *line, gsize n, DorsalFrame *ret_frame)
{
  int crc;

  if (n > 0 && line[n - 1] == '\r')
    n--;
  if (n < 5 || line[n - 5] != '*' || (crc = read_checksum (line + n - 4)) < 0)
    {
      reader->statistics.malformed++;
      return FALSE;
    }
  n -= 5;
  if (dorsal_crc16 (line, n) != crc)
    {
      reader->statistics.crc++;
      return FALSE;
    }
  if (!dorsal_frame_parse (line, n, &reader->hello, ret_frame))
    {
      reader->statistics.malformed++;
      return FALSE;
    }
  if (ret_frame->kind == DORSAL_FRAME_UNKNOWN)
    {
      reader->statistics.unknown++;
      return FALSE;
    }
  if (ret_frame->kind == DORSAL_FRAME_HELLO)
    reader->hello = ret_frame->hello;
  reader->statistics.good++;
  return TRUE;
}

static void
give_up (DorsalFrameReader *reader, guint64 *cause)
{
  (*cause)++;
  reader->inside = FALSE;
}

/* What most of a sentence is made of. What stands in ASCII before '%' has a say of its own ('$'), or is rare. */
static gboolean
is_plain (guint8 byte)
{
  return (guint8) (byte - '%') <= '~' - '%';
}

/* Sixteen bytes side by side: 0 for each that is plain. */
static inline Block
odd_ones (const guint8 *p)
{
  Block block;

  memcpy (&block, p, sizeof block);
  return (Block) ((Block) (block - '%') > '~' - '%');
}

/* The last block may be looked at twice. */
static gboolean
all_plain (const guint8 *p, gsize n)
{
  const guint8 *last = p + n - sizeof (Block);
  Block odd;
  guint64 half[2];

  if (n < sizeof (Block))
    {
      while (n > 0 && is_plain (p[n - 1]))
        n--;
      return n == 0;
    }
  for (odd = odd_ones (last); p < last; p += sizeof (Block))
    odd |= odd_ones (p);
  memcpy (half, &odd, sizeof half);
  return (half[0] | half[1]) == 0;
}

/* Takes plain bytes, as many as there are and have room. Returns the first that is not taken. */
static const guint8 *
take_plain (DorsalFrameReader *reader, const guint8 *p, const guint8 *end)
{
  const guint8 *begin = p;
  gsize room = DORSAL_FRAME_MAX - 2 - reader->length;

  if ((gsize) (end - p) > room)
    end = p + room;
  while (p < end && is_plain (*p))
    p++;
  memcpy (reader->line + reader->length, begin, (gsize) (p - begin));
  reader->length += (guint) (p - begin);
  return p;
}

static gboolean
ends_with_cr (const DorsalFrameReader *reader)
{
  return reader->length > 0 && reader->line[reader->length - 1] == '\r';
}

/* One byte inside a sentence. Returns TRUE when it ends a good one. */
static gboolean
take_inside (DorsalFrameReader *reader, guint8 byte, DorsalFrame *ret_frame)
{
  if (byte == '\n')
    {
      reader->inside = FALSE;
      return finish (reader, reader->line, reader->length, ret_frame);
    }
  if (byte == '$')
    {
      reader->statistics.malformed++;
      reader->length = 0;
    }
  else if (ends_with_cr (reader) || (byte != '\r' && (byte < 0x20 || byte > 0x7e)))
    give_up (reader, &reader->statistics.malformed);
  else if (reader->length == DORSAL_FRAME_MAX - 2) /* no room for the line feed any more */
    give_up (reader, &reader->statistics.too_long);
  else
    reader->line[reader->length++] = (char) byte;
  return FALSE;
}

/* Behind a '$': a whole line of plain bytes, as nearly all are, is looked at where it lies. Returns the byte behind its end, or NULL when
 * it is no such line. */
static const guint8 *
take_line (DorsalFrameReader *reader, const guint8 *p, const guint8 *end, gboolean *ret_good, DorsalFrame *ret_frame)
{
  const guint8 *feed = memchr (p, '\n', MIN ((gsize) (end - p), DORSAL_FRAME_MAX - 1));
  gsize n;

  if (!feed)
    return NULL;
  n = (gsize) (feed - p);
  if (!all_plain (p, n > 0 && p[n - 1] == '\r' ? n - 1 : n))
    return NULL;
  *ret_good = finish (reader, (const char *) p, n, ret_frame);
  return feed + 1;
}

gboolean
dorsal_frame_reader_next (DorsalFrameReader *reader, const guint8 **bytes, gsize *n, DorsalFrame *ret_frame)
{
  const guint8 *p = *bytes;
  const guint8 *end = p + *n;
  gboolean good = FALSE;

  while (p < end && !good)
    {
      const guint8 *behind;

      if (!reader->inside)
        {
          p = memchr (p, '$', (gsize) (end - p));
          if (!p)
            p = end;
          else if ((behind = take_line (reader, ++p, end, &good, ret_frame)))
            p = behind;
          else
            {
              reader->inside = TRUE;
              reader->length = 0;
            }
        }
      else
        {
          if (!ends_with_cr (reader))
            p = take_plain (reader, p, end);
          if (p < end)
            good = take_inside (reader, *p++, ret_frame);
        }
    }
  *bytes = p;
  *n = (gsize) (end - p);
  return good;
}
