/* SPDX-License-Identifier: GPL-3.0-or-later */

/* EDF+: its header, and a session there and back. Another program's reading of it: test-edf-reader.c. */

#include "store/edf.h"
#include "store/export.h"

#include <string.h>

#include "rig.h"

static const DorsalRange all = { 0, G_MAXINT64 };

static GBytes *
edf_of (DorsalStore *store, gint64 id, DorsalRange range)
{
  g_autoptr (DorsalKeptSession) session = dorsal_kept_get (store, id, NULL);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (dorsal_export_edf (store, session, range, out, &error));
  g_assert_no_error (error);
  g_output_stream_close (out, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static char *
csv_of (DorsalStore *store, gint64 id, DorsalRange range)
{
  g_autoptr (DorsalKeptSession) session = dorsal_kept_get (store, id, NULL);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  g_assert_true (dorsal_export_csv (store, session, range, out, NULL));
  g_output_stream_write (out, "", 1, NULL, NULL);
  g_output_stream_close (out, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (out));
}

static gint64
import (DorsalStore *store, GBytes *bytes, GError **error)
{
  g_autoptr (GInputStream) in = g_memory_input_stream_new_from_bytes (bytes);

  return dorsal_import (store, in, "ride.edf", error);
}

/* A field of the header without its spaces; newly allocated. */
static char *
field (GBytes *bytes, gsize at, gsize n)
{
  return g_strchomp (g_strndup ((const char *) g_bytes_get_data (bytes, NULL) + at, n));
}

static void
assert_field (GBytes *bytes, gsize at, gsize n, const char *want)
{
  g_autofree char *text = field (bytes, at, n);

  g_assert_cmpstr (text, ==, want);
}

static void
test_there_and_back (void)
{
  static const guint rates[] = { 10, 100, 333, 1000 }, seconds[] = { 40, 20, 5, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autofree char *name = g_strdup_printf ("edf-%u.db", rates[i]), *path = rig_path (name);
      g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
      g_auto (RigRide) ride = rig_ride (3, seconds[i], rates[i]);
      gint64 first = rig_keep (store, &ride, 25), second;
      g_autoptr (GBytes) edf = edf_of (store, first, all);
      g_autofree char *before = csv_of (store, first, all), *after = NULL;
      g_autoptr (GError) error = NULL;

      second = import (store, edf, &error);
      g_assert_no_error (error);
      g_assert_cmpint (second, ==, first + 1);
      after = csv_of (store, second, all);
      g_assert_cmpstr (strstr (before, "# source"), ==, strstr (after, "# source"));
    }
}

static void
test_header (void)
{
  g_autofree char *path = rig_path ("head.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (2, 5, 100);
  gint64 id = rig_keep (store, &ride, 25);
  g_autoptr (GBytes) edf = edf_of (store, id, all);
  g_autoptr (GBytes) named = edf_of (store, id, (DorsalRange){ 0, G_MAXINT64, "Zoë Ünal\n" });
  g_autofree char *recording = field (edf, 88, 80);
  gsize n = g_bytes_get_size (edf);
  const guint8 *data = g_bytes_get_data (edf, NULL);
  gsize header = dorsal_edf_header_length (data);
  DorsalEdfPlace place;

  assert_field (edf, 0, 8, "0");
  assert_field (edf, 8, 80, "X X X X");
  g_assert_true (g_str_has_prefix (recording, "Startdate "));
  g_assert_nonnull (strstr (recording, " X X Ref12_"));
  assert_field (edf, 192, 44, "EDF+C");
  assert_field (edf, 244, 8, "1");
  assert_field (named, 8, 80, "X X X Zoe_Unal_");
  assert_field (edf, 256, 16, "Pressure");
  assert_field (edf, 272, 16, "Position");
  for (gsize i = 0; i < header; i++)
    g_assert_true (data[i] >= 32 && data[i] < 127);
  g_assert_true (dorsal_edf_find (data, header, "Dorsal record", &place));
  g_assert_cmpint (place.header_bytes + place.records * place.record_bytes, ==, n);
  g_assert_cmpint (place.records, ==, 5);
}

static void
test_word (void)
{
  g_autofree char *none = dorsal_edf_word (NULL), *empty = dorsal_edf_word (""), *spaced = dorsal_edf_word ("a b\tc");
  g_autofree char *broken = dorsal_edf_word ("a\xff");

  g_assert_cmpstr (none, ==, "X");
  g_assert_cmpstr (empty, ==, "X");
  g_assert_cmpstr (spaced, ==, "a_b_c");
  for (const char *p = broken; *p; p++)
    g_assert_true (g_ascii_isgraph (*p));
}

static void
test_notes (void)
{
  static const char want[] = "+0\x14\x14\0"
                             "+1.5\x15"
                             "2.25\x14Hold T7\x14\0"
                             "+20\x14"
                             "Anchor accepted\x14\0"
                             "+123.456789\x14\x14";
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  dorsal_edf_put_time (bytes, 0);
  dorsal_edf_put_note (bytes, 1500000, 3750000, "Hold T7");
  dorsal_edf_put_note (bytes, 20 * G_USEC_PER_SEC, 20 * G_USEC_PER_SEC, "Anchor accepted");
  dorsal_edf_put_time (bytes, 123456789);
  g_assert_cmpmem (bytes->data, bytes->len, want, sizeof want);
}

/* Each begins with its time, whatever else there is to say; nothing is left unsaid. */
static void
test_every_note (void)
{
  g_autofree char *path = rig_path ("notes.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (2, 30, 100);
  gint64 id = rig_keep (store, &ride, 25);
  g_autoptr (GBytes) edf = edf_of (store, id, all);
  g_autofree char *csv = csv_of (store, id, all);
  gsize n;
  const char *data = g_bytes_get_data (edf, &n);
  guint anchors = 0, told = 0;

  for (const char *p = csv; (p = strstr (p, "# @ anchor")); p++)
    anchors++;
  for (gsize i = 0; i + 8 < n; i++)
    told += memcmp (data + i,
                    "\x14"
                    "Anchor ",
                    8)
            == 0;
  g_assert_cmpuint (anchors, >, 3);
  g_assert_cmpuint (told, ==, anchors);
  for (guint second = 0; second < 30; second++)
    {
      g_autofree char *mark = g_strdup_printf ("+%u\x14\x14", second);

      g_assert_nonnull (memmem (data, n, mark, strlen (mark) + 1));
    }
}

static void
test_range (void)
{
  g_autofree char *path = rig_path ("edf-range.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (2, 30, 100);
  gint64 id = rig_keep (store, &ride, 25);
  g_autoptr (GBytes) part = edf_of (store, id, (DorsalRange){ 9000000, 12000000 });
  g_autoptr (GBytes) none = edf_of (store, id, (DorsalRange){ 900000000, G_MAXINT64 });
  g_autoptr (GError) error = NULL;

  assert_field (part, 236, 8, "4"); /* 3 s and the sample at their end */
  g_assert_cmpint (import (store, part, &error), ==, 2);
  g_assert_no_error (error);
  assert_field (none, 236, 8, "1");
  g_assert_cmpint (import (store, none, &error), ==, 0);
  g_assert_nonnull (strstr (error->message, "not one sample"));
}

static GBytes *
changed (GBytes *bytes, gsize at, const char *by)
{
  gsize n;
  const guint8 *data = g_bytes_get_data (bytes, &n);
  guint8 *copy = g_memdup2 (data, n);

  memcpy (copy + at, by, strlen (by));
  return g_bytes_new_take (copy, n);
}

static const struct
{
  gsize at;
  const char *by;
  gsize keep; /* 0: all */
  const char *says;
} mistakes[] = {
  { 0, "0", 100, "no EDF+ file, or its header is damaged" },
  { 0, "0", 900, "ends within its header" },
  { 252, "9999", 0, "header is damaged" },
  { 252, "-1  ", 0, "header is damaged" },
  { 184, "99999999", 0, "header is damaged" },
  { 236, "many", 0, "no signal “Dorsal record 1”" },
  { 0, "0", 30000, "damaged or cut short" },
  { 0, "1", 0, "no session that Dorsal exported" },
};

static void
test_mistakes (void)
{
  g_autofree char *path = rig_path ("edf-mistakes.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (2, 8, 100);
  g_autoptr (GBytes) edf = edf_of (store, rig_keep (store, &ride, 25), all);

  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GBytes) bad = changed (edf, mistakes[i].at, mistakes[i].by);
      g_autoptr (GBytes) kept
          = g_bytes_new_from_bytes (bad, 0, mistakes[i].keep ? mistakes[i].keep : g_bytes_get_size (bad));
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (import (store, kept, &error), ==, 0);
      g_assert_nonnull (error);
      if (!strstr (error->message, mistakes[i].says))
        g_error ("%s instead of %s", error->message, mistakes[i].says);
    }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/edf/there-and-back-is-the-same-session", test_there_and_back);
  g_test_add_func ("/store/edf/the-header-is-printable-and-true", test_header);
  g_test_add_func ("/store/edf/a-word-is-ascii-without-spaces", test_word);
  g_test_add_func ("/store/edf/notes-are-as-the-format-wants-them", test_notes);
  g_test_add_func ("/store/edf/nothing-is-left-unsaid", test_every_note);
  g_test_add_func ("/store/edf/a-range-stands-alone", test_range);
  g_test_add_func ("/store/edf/every-mistake-is-named", test_mistakes);
  result = g_test_run ();
  rig_clean ();
  return result;
}
