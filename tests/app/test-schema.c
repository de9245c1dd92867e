/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Settings with and without an installed schema. */

#include "app/schema.h"

#include <glib/gstdio.h>

static gint
compare (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The list in the code is what protects from an old schema: it must be whole. */
static void
test_keys (void)
{
  g_autoptr (GSettingsSchema) schema
      = g_settings_schema_source_lookup (g_settings_schema_source_get_default (), DORSAL_APP_ID, TRUE);
  g_auto (GStrv) written = NULL;
  g_autofree char *all = NULL, *listed = g_strjoinv (" ", (char **) dorsal_schema_keys ());

  g_assert_nonnull (schema);
  written = g_settings_schema_list_keys (schema);
  qsort (written, g_strv_length (written), sizeof *written, compare);
  all = g_strjoinv (" ", written);
  g_assert_cmpstr (listed, ==, all);
}

static void
test_installed (void)
{
  gboolean kept = FALSE;
  g_autoptr (GSettings) settings = dorsal_schema_open (g_settings_schema_source_get_default (), &kept);

  g_assert_true (kept);
  g_assert_cmpfloat (g_settings_get_double (settings, "cue-volume"), ==, 0.5);
  g_assert_null (dorsal_schema_trouble ());
  g_assert_true (dorsal_schema_settings () == dorsal_schema_settings ());
}

static void
check_forgetful (GSettings *settings)
{
  g_assert_cmpfloat (g_settings_get_double (settings, "breath-out-s"), ==, 6);
  g_assert_true (g_settings_set_double (settings, "breath-out-s", 7));
  g_assert_cmpfloat (g_settings_get_double (settings, "breath-out-s"), ==, 7);
}

static void
test_nothing_installed (void)
{
  gboolean kept = TRUE;
  g_autoptr (GSettings) settings = dorsal_schema_open (NULL, &kept);
  g_autoptr (GSettings) later = dorsal_schema_open (NULL, &kept);

  g_assert_false (kept);
  check_forgetful (settings);
  g_assert_cmpfloat (g_settings_get_double (later, "breath-out-s"), ==, 6);
}

/* One that an older Dorsal installed, with a single key. */
static void
test_old_schema (void)
{
  static const char old[] = "<schemalist><schema id='" DORSAL_APP_ID "' path='/io/github/dorsal/Dorsal/'>"
                            "<key name='screened' type='b'><default>true</default></key></schema></schemalist>";
  g_autofree char *folder = g_dir_make_tmp ("dorsal-schema-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, DORSAL_APP_ID ".gschema.xml", NULL);
  g_autofree char *compiled = g_build_filename (folder, "gschemas.compiled", NULL);
  const char *argv[] = { "glib-compile-schemas", folder, NULL };
  g_autoptr (GSettingsSchemaSource) source = NULL;
  g_autoptr (GSettings) settings = NULL;
  gboolean kept = TRUE;

  g_assert_true (g_file_set_contents (path, old, -1, NULL));
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
  source = g_settings_schema_source_new_from_directory (folder, NULL, TRUE, NULL);
  g_assert_nonnull (source);
  settings = dorsal_schema_open (source, &kept);
  g_assert_false (kept);
  g_assert_false (g_settings_get_boolean (settings, "screened"));
  check_forgetful (settings);
  g_unlink (path);
  g_unlink (compiled);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/schema/every-key-is-looked-for", test_keys);
  g_test_add_func ("/app/schema/an-installed-one-is-kept", test_installed);
  g_test_add_func ("/app/schema/without-one-the-defaults-last-until-the-end", test_nothing_installed);
  g_test_add_func ("/app/schema/an-old-one-is-as-none", test_old_schema);
  return g_test_run ();
}
