/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes → frame reader → frames; and as the body of a sentence, past the checksum's guard. In what chunks bytes come
 * changes nothing, and what was read prints as the same again. */

#include "fuzz.h"

#include <string.h>

static void
check_print (const DorsalFrame *frame)
{
  char text[DORSAL_FRAME_MAX + 1], again[DORSAL_FRAME_MAX + 1];
  gsize n = dorsal_frame_print (frame, text);
  const char *star = n > 0 ? memrchr (text, '*', n) : NULL;
  DorsalFrame back;

  if (n == 0)
    {
      g_assert_true (frame->kind == DORSAL_FRAME_UNKNOWN || frame->kind == DORSAL_FRAME_EVENT);
      return;
    }
  g_assert_true (star && dorsal_frame_parse (text + 1, (gsize) (star - text - 1), NULL, &back));
  g_assert_cmpint (back.kind, ==, frame->kind);
  g_assert_cmpuint (dorsal_frame_print (&back, again), ==, n);
  g_assert_cmpmem (again, n, text, n);
}

static GArray *
read_all (DorsalFrameReader *reader, const guint8 *bytes, gsize n, gsize chunk)
{
  GArray *frames = g_array_new (FALSE, TRUE, sizeof (DorsalFrame));

  for (gsize at = 0; at < n; at += chunk)
    {
      const guint8 *part = bytes + at;
      gsize left = MIN (chunk, n - at);
      DorsalFrame frame;

      memset (&frame, 0, sizeof frame);
      while (dorsal_frame_reader_next (reader, &part, &left, &frame))
        {
          g_array_append_val (frames, frame);
          memset (&frame, 0, sizeof frame);
        }
      g_assert_cmpuint (left, ==, 0);
    }
  return frames;
}

/* What a body is, see dorsal_frame_parse(). */
static gboolean
is_body (const guint8 *bytes, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isprint (bytes[i]) || bytes[i] == '$')
      return FALSE;
  return n > 0 && n < DORSAL_FRAME_MAX - 8;
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n)
{
  g_autoptr (GByteArray) wire = fuzz_mend (bytes, n);
  DorsalFrameReader whole = { 0 }, split = { 0 };
  g_autoptr (GArray) frames = read_all (&whole, wire->data, n, MAX (n, 1));
  g_autoptr (GArray) parts = read_all (&split, wire->data, n, n % 7 + 1);
  g_autofree char *body = n > 0 ? g_memdup2 (bytes, n) : NULL; /* its own block: a byte too far is the sanitizer's */
  DorsalFrame frame;

  g_assert_cmpuint (frames->len, ==, parts->len);
  g_assert_cmpmem (&whole.statistics, sizeof whole.statistics, &split.statistics, sizeof split.statistics);
  g_assert_cmpuint (whole.statistics.good, ==, frames->len);
  for (guint i = 0; i < frames->len; i++)
    check_print (&g_array_index (frames, DorsalFrame, i));
  if (body && dorsal_frame_parse (body, n, NULL, &frame) && is_body (bytes, n))
    check_print (&frame);
  return 0;
}
