/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every roll in tests/rolls gives the readings it must. make-roll.c tells how to make one. */

#include "roll.h"

#include <string.h>

/* The first line that differs, with its number: a page of text says less. */
static void
assert_same_lines (const char *name, const char *told, const char *expected)
{
  g_auto (GStrv) a = g_strsplit (told, "\n", -1);
  g_auto (GStrv) b = g_strsplit (expected, "\n", -1);

  for (guint i = 0; a[i] || b[i]; i++)
    if (g_strcmp0 (a[i], b[i]) != 0)
      g_error ("%s.expected:%u: “%s”, but the roll gave “%s”", name, i + 1, b[i] ? b[i] : "(end)",
               a[i] ? a[i] : "(end)");
}

static void
test_roll (gconstpointer data)
{
  const char *stem = data;
  g_autofree char *roll = g_strconcat (stem, ".rl", NULL), *expected_path = g_strconcat (stem, ".expected", NULL);
  g_autofree char *bytes = NULL, *expected = NULL, *told = NULL;
  g_autoptr (GError) error = NULL;
  gsize n;

  g_file_get_contents (roll, &bytes, &n, &error);
  g_assert_no_error (error);
  g_file_get_contents (expected_path, &expected, NULL, &error);
  g_assert_no_error (error);
  told = roll_told ((const guint8 *) bytes, n);
  assert_same_lines (stem, told, expected);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) stems = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "rolls", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".rl"))
      {
        g_autofree char *word = g_strndup (name, strlen (name) - 3);
        g_autofree char *sentence = g_strdup_printf ("/path/rolls/%s-gives-its-readings", word);

        g_ptr_array_add (stems, g_build_filename (folder, word, NULL));
        g_test_add_data_func (sentence, g_ptr_array_index (stems, stems->len - 1), test_roll);
      }
  g_assert_cmpuint (stems->len, >, 0);
  return g_test_run ();
}
