/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files made to deceive an import: it takes a session or none, and no more memory than one has. What chance finds is
 * tests/fuzz's. */

#include "store/export.h"

#include <string.h>

#include "rig.h"

static DorsalStore *
store_of_ours (void)
{
  static DorsalStore *store;

  if (!store)
    {
      g_autofree char *path = rig_path ("import.db");
      store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
    }
  return store;
}

/* The number of the session, or 0. */
static gint64
take (const guint8 *bytes, gsize n)
{
  g_autoptr (GInputStream) in = g_memory_input_stream_new_from_data (bytes, (gssize) n, NULL);
  g_autoptr (GError) error = NULL;
  gint64 id = dorsal_import (store_of_ours (), in, "file", &error);

  g_assert_true ((id > 0) == (error == NULL));
  return id;
}

static GByteArray *
good_edf (void)
{
  static const DorsalRange all = { 0, G_MAXINT64, NULL };
  g_auto (RigRide) ride = rig_ride (2, 3, 20);
  gint64 id = rig_keep (store_of_ours (), &ride, 25);
  g_autoptr (DorsalKeptSession) session = dorsal_kept_get (store_of_ours (), id, NULL);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (out);
  GByteArray *bytes = g_byte_array_new ();

  g_assert_true (dorsal_export_edf (store_of_ours (), session, all, out, NULL));
  g_byte_array_append (bytes, g_memory_output_stream_get_data (memory),
                       (guint) g_memory_output_stream_get_data_size (memory));
  return bytes;
}

/* Sizes that the header of an EDF+ file tells, each told wrong in each way. */
static void
test_lies (void)
{
  static const char *const numbers[] = { "-1      ", "0       ", "99999999", "1       ", "4294967 ", "2147483 ", "256     " };
  g_autoptr (GByteArray) good = good_edf ();
  const guint signals = (guint) g_ascii_strtoull ((char *) good->data + 252, NULL, 10);
  const guint places[] = { 184, 236, 244, 252, 256 + signals * 216, 256 + signals * 216 + 8 * (signals - 1) };

  g_assert_cmpint (take (good->data, good->len), >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint j = 0; j < G_N_ELEMENTS (numbers); j++)
      {
        g_autoptr (GByteArray) bad = g_byte_array_new ();
        g_byte_array_append (bad, good->data, good->len);

        memcpy (bad->data + places[i], numbers[j], places[i] == 252 ? 4 : 8);
        take (bad->data, bad->len);
      }
}

/* A gzip that unpacks to far more than memory should hold, in one line. */
static void
test_bomb (void)
{
  g_autoptr (GConverter) zip = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) packed = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) out = g_converter_output_stream_new (packed, zip);
  g_autofree char *letters = g_strnfill (1 << 20, 'a');
  g_autoptr (GInputStream) in = NULL, unpacked = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GConverter) unzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 64; i++)
    g_assert_true (g_output_stream_write_all (out, letters, 1 << 20, NULL, NULL, NULL));
  g_output_stream_close (out, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (packed));
  in = g_memory_input_stream_new_from_bytes (bytes);
  unpacked = g_converter_input_stream_new (in, unzip);
  g_assert_cmpint (dorsal_import_csv (store_of_ours (), unpacked, "bomb", &error), ==, 0);
  g_assert_cmpstr (error->message, ==, "bomb:0: a line without end");
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/import/a-header-may-lie-about-sizes", test_lies);
  g_test_add_func ("/store/import/a-line-without-end-is-refused", test_bomb);
  result = g_test_run ();
  dorsal_store_free (store_of_ours ());
  rig_clean ();
  return result;
}
