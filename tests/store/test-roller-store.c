/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is known of rollers, kept in files: each finds its own, whatever it is called; what is damaged is set aside. */

#include "store/roller-store.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* In a place of its own, made once. */
static char *
directory_of (const char *name)
{
  static char *top;

  if (!top)
    top = g_dir_make_tmp ("dorsal-rollers-XXXXXX", NULL);
  return g_build_filename (top, "dorsal", name, NULL);
}

static DorsalHello
hello_of (const char *model, const char *serial)
{
  DorsalHello hello = { .n_cells = 12, .full_scale = 4095 };

  g_strlcpy (hello.model, model, sizeof hello.model);
  g_strlcpy (hello.serial, serial, sizeof hello.serial);
  return hello;
}

static void
test_round (void)
{
  g_autofree char *directory = directory_of ("round");
  DorsalHello one = hello_of ("Ref12", "A1B2C3"), other = hello_of ("Ref12", "A1B2C4");
  DorsalRollerProfile profile = { .radius_cm = 6.85, .radius_sigma = 0.012, .marked_end_known = TRUE,
                                  .marked_end = DORSAL_MARKED_END_RIGHT };
  DorsalRollerProfile read;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (directory, "Ref12-A1B2C3.ini", NULL);
  struct stat st;

  g_assert_true (dorsal_roller_store_read (directory, &one, &read, &error));
  g_assert_cmpfloat (read.radius_cm, ==, 0);
  g_assert_true (dorsal_roller_store_write (directory, &one, &profile, &error));
  g_assert_no_error (error);
  g_assert_true (dorsal_roller_store_read (directory, &one, &read, &error));
  g_assert_cmpfloat (read.radius_cm, ==, 6.85);
  g_assert_cmpint (read.marked_end, ==, DORSAL_MARKED_END_RIGHT);
  g_assert_true (dorsal_roller_store_read (directory, &other, &read, &error));
  g_assert_cmpfloat (read.radius_cm, ==, 0);
  g_assert_cmpint (stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);

  /* Nothing known: no file. */
  g_assert_true (dorsal_roller_store_write (directory, &one, &read, &error));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (dorsal_roller_store_write (directory, &one, &read, &error));
}

/* A roller may call itself what it likes. */
static void
test_names (void)
{
  static const struct
  {
    const char *model, *serial, *file;
  } rows[] = {
    { "Ref12", "A1", "Ref12-A1.ini" },
    { "../etc", "passwd", "%2E.%2Fetc-passwd.ini" },
    { "a-b", "c", "a%2Db-c.ini" },
    { "a", "b-c", "a-b%2Dc.ini" },
    { "a/b", "", "a%2Fb-.ini" },
    { "", "", "-.ini" },
    { "Rölle 1", "\n", "R%C3%B6lle%201-%0A.ini" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DorsalHello hello = hello_of (rows[i].model, rows[i].serial);
      g_autofree char *name = dorsal_roller_store_file_name (&hello);

      g_assert_null (strchr (name, '/'));
      g_assert_cmpstr (name, ==, rows[i].file);
    }
}

static void
test_damaged (void)
{
  g_autofree char *directory = directory_of ("damaged");
  DorsalHello hello = hello_of ("Ref12", "A1");
  g_autofree char *path = g_build_filename (directory, "Ref12-A1.ini", NULL);
  DorsalRollerProfile read;

  g_mkdir_with_parents (directory, 0700);
  for (guint i = 1; i <= 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *aside = i == 1 ? g_strconcat (path, ".damaged", NULL) : g_strconcat (path, ".damaged-2", NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_set_contents (path, "[roller]\nradius=seven\n", -1, NULL));
      g_assert_false (dorsal_roller_store_read (directory, &hello, &read, &error));
      g_assert_error (error, DORSAL_ROLLER_PROFILE_ERROR, DORSAL_ROLLER_PROFILE_ERROR_VALUE);
      g_assert_nonnull (strstr (error->message, aside));
      g_assert_nonnull (strstr (error->message, "Ref12-A1.ini:2"));
      g_assert_true (g_file_get_contents (aside, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, "[roller]\nradius=seven\n");
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

/* A file where the directory should be: told, and nothing overwritten. */
static void
test_in_the_way (void)
{
  g_autofree char *directory = directory_of ("file");
  g_autofree char *parent = g_path_get_dirname (directory);
  DorsalHello hello = hello_of ("Ref12", "A1");
  DorsalRollerProfile profile = { .radius_cm = 7, .radius_sigma = 0.01 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_mkdir_with_parents (parent, 0700);
  g_assert_true (g_file_set_contents (directory, "mine", -1, NULL));
  g_assert_false (dorsal_roller_store_write (directory, &hello, &profile, &error));
  g_assert_nonnull (strstr (error->message, directory));
  g_assert_true (g_file_get_contents (directory, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/roller-store/each-roller-finds-its-own", test_round);
  g_test_add_func ("/store/roller-store/no-name-leads-out-of-the-directory", test_names);
  g_test_add_func ("/store/roller-store/a-damaged-file-is-set-aside", test_damaged);
  g_test_add_func ("/store/roller-store/a-file-in-the-way-is-told", test_in_the_way);
  return g_test_run ();
}
