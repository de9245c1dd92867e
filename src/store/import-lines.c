/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A stream → lines. Never: a line without end in memory; what unpacks to gigabytes of one letter is refused. */

#include "store/import-private.h"

#include <string.h>

#define MOST (256 * 1024) /* bytes of a line: settings, the longest, are a few thousand */

struct _DorsalLines
{
  GInputStream *in;
  GString *line;
  gsize at, n; /* of the buffer */
  char buffer[65536];
};

DorsalLines *
dorsal_lines_new (GInputStream *in)
{
  DorsalLines *lines = g_new0 (DorsalLines, 1);

  lines->in = g_object_ref (in);
  lines->line = g_string_new (NULL);
  return lines;
}

void
dorsal_lines_free (DorsalLines *lines)
{
  g_object_unref (lines->in);
  g_string_free (lines->line, TRUE);
  g_free (lines);
}

/* FALSE at the end, and where *error is set. */
static gboolean
refill (DorsalLines *lines, GError **error)
{
  gssize n = g_input_stream_read (lines->in, lines->buffer, sizeof lines->buffer, NULL, error);

  lines->at = 0;
  lines->n = n > 0 ? (gsize) n : 0;
  return n > 0;
}

gboolean
dorsal_lines_next (DorsalLines *lines, char **ret_line, GError **error)
{
  g_autoptr (GError) cause = NULL;
  const char *end = NULL;

  g_string_truncate (lines->line, 0);
  *ret_line = NULL;
  while (!end && (lines->at < lines->n || refill (lines, &cause)))
    {
      const char *from = lines->buffer + lines->at;

      end = memchr (from, '\n', lines->n - lines->at);
      g_string_append_len (lines->line, from, end ? end - from : (gssize) (lines->n - lines->at));
      lines->at = end ? (gsize) (end + 1 - lines->buffer) : lines->n;
      if (lines->line->len > MOST)
        {
          g_set_error (error, DORSAL_IMPORT_ERROR, DORSAL_IMPORT_ERROR_FORMAT, "a line without end");
          return FALSE;
        }
    }
  if (cause)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (end || lines->line->len > 0)
    *ret_line = lines->line->str;
  return TRUE;
}

gboolean
dorsal_lines_is_text (const DorsalLines *lines)
{
  return g_utf8_validate_len (lines->line->str, lines->line->len, NULL);
}
