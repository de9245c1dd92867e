/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Our own EDF+ → a session: the signal "Dorsal record", out of all records, is a gzip of CSV, and that is read as ever.
 * The other signals are for other programs, and passed over.
 *
 * Comes in: any bytes. Goes out: all of a session, or none of it and what is wrong with the file. */

#include "store/import-private.h"
#include "store/spool.h"

#include <string.h>
#include <unistd.h>

#include "store/export-private.h"

#define MOST_RECORD (256 * 1024 * 1024)

static gboolean G_GNUC_PRINTF (3, 4) fail (const char *name, GError **error, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, DORSAL_IMPORT_ERROR, DORSAL_IMPORT_ERROR_FORMAT, "%s: %s", name, what);
  return FALSE;
}

/* Exactly n; fewer: *ret_n says how many there were. */
static gboolean
read_bytes (GInputStream *in, void *bytes, gsize n, gsize *ret_n, GError **error)
{
  return g_input_stream_read_all (in, bytes, n, ret_n, NULL, error);
}

static gboolean
read_header (GInputStream *in, const char *name, DorsalEdfPlace *ret_place, GError **error)
{
  guint8 head[DORSAL_EDF_HEAD] = { 0 };
  g_autofree guint8 *header = NULL;
  gsize length, n;

  if (!read_bytes (in, head, sizeof head, &n, error))
    return FALSE;
  length = n == sizeof head ? dorsal_edf_header_length (head) : 0;
  if (length == 0)
    return fail (name, error, "this is no EDF+ file, or its header is damaged");
  header = g_malloc (length);
  memcpy (header, head, sizeof head);
  if (!read_bytes (in, header + sizeof head, length - sizeof head, &n, error))
    return FALSE;
  if (n != length - sizeof head)
    return fail (name, error, "the file ends within its header");
  if (!dorsal_edf_find (header, length, DORSAL_EDF_RECORD, ret_place))
    return fail (name, error,
                 "this EDF+ file has no signal “%s 1”: it is not from Dorsal, or another program has changed it",
                 DORSAL_EDF_RECORD);
  return ret_place->record_bytes <= MOST_RECORD || fail (name, error, "its records are too large to be ours");
}

/* The signal's bytes of all records that are there. */
static gboolean
collect (GInputStream *in, const DorsalEdfPlace *place, GOutputStream *out, GError **error)
{
  g_autofree guint8 *record = g_malloc (place->record_bytes);

  for (gint64 i = 0; place->records < 0 || i < place->records; i++)
    {
      gsize n;

      if (!read_bytes (in, record, place->record_bytes, &n, error))
        return FALSE;
      if (n < place->record_bytes) /* what is missing, the gzip will tell */
        return TRUE;
      if (!g_output_stream_write_all (out, record + place->offset, place->length, NULL, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gint64
import_record (DorsalStore *store, int fd, const char *name, GError **error)
{
  g_autoptr (GInputStream) packed = dorsal_spool_read (fd);
  g_autoptr (GConverter) unzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) in = g_converter_input_stream_new (packed, unzip);
  g_autofree char *inner = g_strdup_printf ("%s: %s", name, DORSAL_EDF_RECORD);
  g_autoptr (GError) cause = NULL;
  gint64 id = dorsal_import_csv (store, in, inner, &cause);

  if (id > 0)
    return id;
  if (cause->domain == G_IO_ERROR)
    fail (name, error, "the session in it is damaged or cut short (%s)", cause->message);
  else
    g_propagate_error (error, g_steal_pointer (&cause));
  return 0;
}

gint64
dorsal_import_edf (DorsalStore *store, GInputStream *in, const char *name, GError **error)
{
  DorsalEdfPlace place = { 0 };
  gint64 id = 0;
  int fd;

  if (!read_header (in, name, &place, error))
    return 0;
  fd = dorsal_spool_new (error);
  if (fd < 0)
    return 0;
  {
    g_autoptr (GOutputStream) out = dorsal_spool_write (fd);

    if (collect (in, &place, out, error))
      id = import_record (store, fd, name, error);
  }
  close (fd);
  return id;
}

gint64
dorsal_import (DorsalStore *store, GInputStream *in, const char *name, GError **error)
{
  g_autoptr (GInputStream) buffered = g_buffered_input_stream_new (in);
  char first[8] = { 0 };
  gssize n = g_buffered_input_stream_fill (G_BUFFERED_INPUT_STREAM (buffered), -1, NULL, error);

  if (n < 0)
    return 0;
  g_buffered_input_stream_peek (G_BUFFERED_INPUT_STREAM (buffered), first, 0, sizeof first);
  return memcmp (first, "0       ", sizeof first) == 0 ? dorsal_import_edf (store, buffered, name, error)
                                                       : dorsal_import_csv (store, buffered, name, error);
}
