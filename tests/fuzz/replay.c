/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a folder of inputs. Out: nothing, where each of them, and so many changes of each by a seeded chance, leaves the
 * target standing. The fuzzer of fuzz.h without a fuzzer: FUZZ_TIMES changes of an input, 20 unless told. */

#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#define TOGETHER_MOST 100 /* changes in all where inputs are many */

static const char *folder;

static gint
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names of the inputs, in order. */
static GPtrArray *
inputs (void)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, by_name);
  g_assert_cmpuint (paths->len, >, 0);
  return paths;
}

static GBytes *
contents (const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

  g_assert_nonnull (file);
  return g_mapped_file_get_bytes (file);
}

/* From a block of its own size, so that a byte too far is a sanitizer's. */
static void
try_one (const void *bytes, gsize n)
{
  g_autofree guint8 *copy = g_malloc (MAX (n, 1));

  if (n > 0)
    memcpy (copy, bytes, n);
  LLVMFuzzerTestOneInput (copy, n);
}

static void
test_kept (void)
{
  g_autoptr (GPtrArray) paths = inputs ();

  try_one (NULL, 0);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GBytes) bytes = contents (paths->pdata[i]);
      gsize n;
      const void *data = g_bytes_get_data (bytes, &n);

      g_test_message ("%s", (const char *) paths->pdata[i]);
      try_one (data, n);
    }
}

static gsize
somewhere (const GByteArray *bytes, GRand *rand)
{
  return bytes->len > 0 ? (gsize) g_rand_int_range (rand, 0, (gint32) bytes->len) : 0;
}

static void
change (GByteArray *bytes, GRand *rand)
{
  gsize at = somewhere (bytes, rand), most = (gsize) g_rand_int_range (rand, 1, 401);
  gsize n = MIN (bytes->len - at, most);
  g_autofree guint8 *part = n > 0 ? g_memdup2 (bytes->data + at, n) : NULL;

  if (n == 0)
    return;
  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      bytes->data[at] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
      break;
    case 1:
      bytes->data[at] = (guint8) g_rand_int (rand);
      break;
    case 2:
      bytes->data[at] = (guint8) "09-.=,$*\n\xff"[g_rand_int_range (rand, 0, 10)];
      break;
    case 3:
      g_byte_array_remove_range (bytes, (guint) at, (guint) n);
      break;
    case 4:
      g_byte_array_append (bytes, part, (guint) n);
      break;
    default:
      g_byte_array_set_size (bytes, (guint) at);
      break;
    }
}

static void
test_changed (void)
{
  g_autoptr (GPtrArray) paths = inputs ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261125);
  const char *told = g_getenv ("FUZZ_TIMES");
  guint times = told ? (guint) atoi (told) : MIN (20, TOGETHER_MOST / paths->len + 1);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GBytes) bytes = contents (paths->pdata[i]);
      gsize n;
      const guint8 *data = g_bytes_get_data (bytes, &n);

      for (guint j = 0; j < times; j++)
        {
          g_autoptr (GByteArray) changed = g_byte_array_new ();

          if (n > 0)
            g_byte_array_append (changed, data, (guint) n);
          for (gint32 k = g_rand_int_range (rand, 1, 5); k > 0; k--)
            change (changed, rand);
          try_one (changed->data, changed->len);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_autofree char *name = NULL, *kept = NULL, *changed = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  folder = argv[1];
  name = g_path_get_basename (folder);
  kept = g_strdup_printf ("/fuzz/%s/what-was-found-stays-mended", name);
  changed = g_strdup_printf ("/fuzz/%s/a-few-changed-bytes-harm-nothing", name);
  g_test_add_func (kept, test_kept);
  g_test_add_func (changed, test_changed);
  return g_test_run ();
}
