/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: text in pieces. Out: a stream in large ones, or a file that appears whole. */

#include "store/export-private.h"

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
    if (*p == '\n')
      g_string_append (pen->text, "\\n");
    else if (*p == '\\')
      g_string_append (pen->text, "\\\\");
    else if (*p != '\r')
      g_string_append_c (pen->text, *p);
}

gboolean
dorsal_export_to_file (DorsalExportFunc func, DorsalStore *store, const DorsalKeptSession *session, DorsalRange range,
                       const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) out
      = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, error);
  g_autoptr (GCancellable) give_up = g_cancellable_new ();

  if (!out)
    return FALSE;
  if (func (store, session, range, G_OUTPUT_STREAM (out), error))
    return g_output_stream_close (G_OUTPUT_STREAM (out), NULL, error);
  /* Closed like this the file that was there before stays. */
  g_cancellable_cancel (give_up);
  g_output_stream_close (G_OUTPUT_STREAM (out), give_up, NULL);
  return FALSE;
}
