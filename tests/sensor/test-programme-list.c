/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A folder of programmes: the good ones in order, the bad ones by name, the rest not at all. */

#include "sensor/programme-list.h"

#include <glib/gstdio.h>
#include <string.h>

#define GOOD "[programme]\ntitle=Mine\nsummary=My own.\n[step]\ntitle=t\nsay=s\npicture=rest\ngate=off\nseconds=5\n"

static const struct
{
  const char *name, *text;
} files[] = {
  { "b.ini", GOOD },       { "a.ini", GOOD },    { "bad.ini", "[programme]\nx=1\n" },
  { ".hidden.ini", GOOD }, { "notes.txt", "x" },
};

static void
test_folder (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dorsal-programmes-XXXXXX", NULL);
  g_autofree char *big = g_build_filename (folder, "big.ini", NULL);
  g_autofree char *much = g_strnfill (100 * 1024, '#');
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (GPtrArray) programmes = NULL;

  g_assert_true (g_file_set_contents (big, much, -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);
      g_assert_true (g_file_set_contents (path, files[i].text, -1, NULL));
    }
  programmes = dorsal_programme_list (folder, &refused);
  g_assert_cmpuint (programmes->len, ==, 2);
  g_assert_cmpstr (((DorsalProgramme *) programmes->pdata[0])->name, ==, "a");
  g_assert_cmpstr (((DorsalProgramme *) programmes->pdata[1])->name, ==, "b");
  g_assert_cmpuint (refused->len, ==, 2);
  g_assert_nonnull (strstr (refused->pdata[0], "bad.ini:2: x:"));
  g_assert_nonnull (strstr (refused->pdata[1], "big.ini:1: file: not UTF-8 text of at most 64 kB"));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);
      g_unlink (path);
    }
  g_unlink (big);
  g_rmdir (folder);
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) programmes = dorsal_programme_list ("/nowhere", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (programmes->len, ==, 0);
  g_assert_null (dorsal_programme_read ("/nowhere/p.ini", &error));
  g_assert_true (g_str_has_prefix (error->message, "/nowhere/p.ini: "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sensor/programme-list/one-bad-file-leaves-the-good-ones", test_folder);
  g_test_add_func ("/sensor/programme-list/no-folder-is-no-programmes", test_nothing);
  return g_test_run ();
}
