/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes at all → import: a session or none, never the end of the program. Built as a test it changes good files by
 * a seeded chance; with a fuzzer of its own (-fsanitize=fuzzer -DWITH_FUZZER) that one finds the bytes. */

#include "store/export.h"

#include <stdlib.h>
#include <string.h>

#include "rig.h"

int LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n);

static DorsalStore *
store_of_ours (void)
{
  static DorsalStore *store;

  if (!store)
    {
      g_autofree char *path = rig_path ("fuzz.db");
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
  gint64 id = dorsal_import (store_of_ours (), in, "fuzz", &error);

  g_assert_true ((id > 0) == (error == NULL));
  return id;
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n)
{
  gint64 id = take (bytes, n);
  g_autoptr (DorsalKeptSession) session = id > 0 ? dorsal_kept_get (store_of_ours (), id, NULL) : NULL;
  DorsalPlayed played;

  if (!session)
    return 0;
  g_assert_true (dorsal_kept_play (store_of_ours (), session, NULL, NULL, NULL, &played, NULL));
  g_assert_cmpuint (played.different + played.unreadable, ==, 0);
  return 0;
}

#ifndef WITH_FUZZER

typedef void (*Damage) (GByteArray *bytes, GRand *rand);

static gint32
somewhere (const GByteArray *bytes, GRand *rand)
{
  return g_rand_int_range (rand, 0, (gint32) bytes->len);
}

static void
flip (GByteArray *bytes, GRand *rand)
{
  for (gint32 i = g_rand_int_range (rand, 1, 9); i > 0; i--)
    bytes->data[somewhere (bytes, rand)] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
}

static void
flip_head (GByteArray *bytes, GRand *rand)
{
  bytes->data[g_rand_int_range (rand, 0, MIN (2048, (gint32) bytes->len))] = (guint8) g_rand_int_range (rand, 0, 256);
}

/* A number where the header has one. */
static void
lie (GByteArray *bytes, GRand *rand)
{
  static const guint places[] = { 184, 236, 244, 252 };
  static const char *const numbers[]
      = { "-1      ", "0       ", "99999999", "1       ", "4294967 ", "2147483 ", "256     " };
  guint at = places[g_rand_int_range (rand, 0, G_N_ELEMENTS (places))];

  if (g_rand_boolean (rand)) /* or in the counts of samples, near the header's end */
    at = 256 + 25 * 216 + 8 * (guint) g_rand_int_range (rand, 0, 25);
  if (at + 8 < bytes->len)
    memcpy (bytes->data + at, numbers[g_rand_int_range (rand, 0, G_N_ELEMENTS (numbers))], at == 252 ? 4 : 8);
}

static void
cut (GByteArray *bytes, GRand *rand)
{
  g_byte_array_set_size (bytes, (guint) somewhere (bytes, rand));
}

static void
lose (GByteArray *bytes, GRand *rand)
{
  guint at = (guint) somewhere (bytes, rand), n = (guint) g_rand_int_range (rand, 1, 3000);

  g_byte_array_remove_range (bytes, at, MIN (bytes->len - at, n));
}

static void
repeat (GByteArray *bytes, GRand *rand)
{
  guint at = (guint) somewhere (bytes, rand), n = MIN (bytes->len - at, 2000u);
  g_autofree guint8 *copy = g_memdup2 (bytes->data + at, n);

  g_byte_array_append (bytes, copy, n);
}

static GByteArray *
good_file (guint format)
{
  static const DorsalExportFunc funcs[] = { dorsal_export_edf, dorsal_export_csv };
  static const DorsalRange all = { 0, G_MAXINT64 };
  g_auto (RigRide) ride = rig_ride (2, 3, 20);
  gint64 id = rig_keep (store_of_ours (), &ride, 25);
  g_autoptr (DorsalKeptSession) session = dorsal_kept_get (store_of_ours (), id, NULL);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (out);
  GByteArray *bytes = g_byte_array_new ();

  g_assert_true (funcs[format](store_of_ours (), session, all, out, NULL));
  g_byte_array_append (bytes, g_memory_output_stream_get_data (memory),
                       (guint) g_memory_output_stream_get_data_size (memory));
  return bytes;
}

static void
mutate (guint format, guint times)
{
  static const Damage damages[] = { flip, flip_head, lie, cut, lose, repeat };
  g_autoptr (GByteArray) good = good_file (format);
  g_autoptr (GRand) rand = g_rand_new_with_seed (format + 1);

  g_assert_cmpint (take (good->data, good->len), >, 0);
  for (guint i = 0; i < times; i++)
    {
      g_autoptr (GByteArray) bad = g_byte_array_new ();

      g_byte_array_append (bad, good->data, good->len);
      damages[i % G_N_ELEMENTS (damages)](bad, rand);
      if (g_rand_int_range (rand, 0, 4) == 0 && bad->len > 0)
        flip (bad, rand);
      LLVMFuzzerTestOneInput (bad->data, bad->len);
    }
}

static guint
times (void)
{
  const char *text = g_getenv ("FUZZ_TIMES");

  return text ? (guint) atoi (text) : 150;
}

static void
test_edf (void)
{
  mutate (0, times ());
}

static void
test_csv (void)
{
  mutate (1, times ());
}

static void
test_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  guint8 bytes[4096];

  for (guint i = 0; i < times (); i++)
    {
      for (guint j = 0; j < sizeof bytes; j++)
        bytes[j] = (guint8) g_rand_int_range (rand, 0, 256);
      if (i % 2)
        memcpy (bytes, "0       ", 8);
      g_assert_cmpint (take (bytes, (gsize) g_rand_int_range (rand, 0, sizeof bytes)), ==, 0);
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
  g_test_add_func ("/store/fuzz-import/edf-changed-by-chance", test_edf);
  g_test_add_func ("/store/fuzz-import/csv-changed-by-chance", test_csv);
  g_test_add_func ("/store/fuzz-import/noise-is-no-session", test_noise);
  g_test_add_func ("/store/fuzz-import/a-line-without-end-is-refused", test_bomb);
  result = g_test_run ();
  dorsal_store_free (store_of_ours ());
  rig_clean ();
  return result;
}

#endif
