/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: text in pieces. Out: a stream in large ones, or a file that appears whole. */

#include "store/export-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TURN_BYTES 65536

void
dorsal_pen_begin (DorsalPen *pen, GOutputStream *out)
{
  *pen = (DorsalPen){ .text = g_string_sized_new (TURN_BYTES + 1024), .out = out };
}

static void
write_out (DorsalPen *pen)
{
  if (!pen->error)
    g_output_stream_write_all (pen->out, pen->text->str, pen->text->len, NULL, NULL, &pen->error);
  g_string_truncate (pen->text, 0);
}

void
dorsal_pen_turn (DorsalPen *pen)
{
  if (pen->text->len >= TURN_BYTES)
    write_out (pen);
}

gboolean
dorsal_pen_end (DorsalPen *pen, GError **error)
{
  write_out (pen);
  g_string_free (pen->text, TRUE);
  if (!pen->error)
    return TRUE;
  g_propagate_error (error, pen->error);
  return FALSE;
}

void
dorsal_pen_number (DorsalPen *pen, double value, guint decimals)
{
  static const char *const formats[] = { "%.0f", "%.1f", "%.2f", "%.3f", "%.4f", "%.5f", "%.6f" };
  char text[64];

  g_string_append (pen->text, g_ascii_formatd (text, sizeof text, formats[decimals], value));
}

void
dorsal_pen_time (DorsalPen *pen, gint64 at_us)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);

  if (!time)
    return;
  g_string_append_printf (pen->text, "%04d-%02d-%02dT%02d:%02d:%02d.%06dZ", g_date_time_get_year (time),
                          g_date_time_get_month (time), g_date_time_get_day_of_month (time), g_date_time_get_hour (time),
                          g_date_time_get_minute (time), g_date_time_get_second (time), (int) (at_us % G_USEC_PER_SEC));
}

void
dorsal_pen_line (DorsalPen *pen, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (p > text && p[-1] == ',' && strchr ("=+-@", *p))
      g_string_append_printf (pen->text, "\\%c", *p);
    else if (*p == '\n')
      g_string_append (pen->text, "\\n");
    else if (*p == '\\')
      g_string_append (pen->text, "\\\\");
    else if (*p != '\r')
      g_string_append_c (pen->text, *p);
}

/* --- a file that appears whole --- */

typedef struct
{
  char *path, *temporary;
  GOutputStream *out;
} Draft;

static gboolean
fail (GError **error, const char *path, int code)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s could not be written: %s", path, g_strerror (code));
  return FALSE;
}

static gboolean
begin_draft (Draft *draft, const char *path, GError **error)
{
  struct stat status;
  int fd;

  if (stat (path, &status) == 0 && !S_ISREG (status.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                   "%s is no ordinary file: choose another name, or leave --out away", path);
      return FALSE;
    }
  *draft = (Draft){ .path = realpath (path, NULL), .temporary = NULL }; /* the file itself, not a link to it */
  if (!draft->path)
    draft->path = strdup (path);
  draft->temporary = g_strconcat (draft->path, ".XXXXXX", NULL);
  fd = g_mkstemp_full (draft->temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0)
    {
      draft->out = g_unix_output_stream_new (fd, TRUE);
      return TRUE;
    }
  fail (error, path, errno);
  free (draft->path);
  g_free (draft->temporary);
  return FALSE;
}

/* written: FALSE throws it away. */
static gboolean
end_draft (Draft *draft, gboolean written, GError **error)
{
  int fd = g_unix_output_stream_get_fd (G_UNIX_OUTPUT_STREAM (draft->out));
  gboolean done = written;

  if (done && fsync (fd) != 0)
    done = fail (error, draft->path, errno);
  done = g_output_stream_close (draft->out, NULL, done ? error : NULL) && done;
  if (done && rename (draft->temporary, draft->path) != 0)
    done = fail (error, draft->path, errno);
  if (!done)
    unlink (draft->temporary);
  g_object_unref (draft->out);
  g_free (draft->temporary);
  free (draft->path);
  return done;
}

gboolean
dorsal_export_to_file (DorsalExportFunc func, DorsalStore *store, const DorsalKeptSession *session, DorsalRange range,
                       const char *path, GError **error)
{
  Draft draft;

  return begin_draft (&draft, path, error)
         && end_draft (&draft, func (store, session, range, draft.out, error), error);
}

gboolean
dorsal_export_bytes_to_file (GBytes *bytes, const char *path, GError **error)
{
  Draft draft;
  gsize n;
  const void *data = g_bytes_get_data (bytes, &n);

  return begin_draft (&draft, path, error)
         && end_draft (&draft, g_output_stream_write_all (draft.out, data, n, NULL, NULL, error), error);
}
