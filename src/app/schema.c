/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The schema → settings.
 *
 *   installed, with every key      as the desktop keeps settings
 *   not installed, or an old one   the copy in this program: defaults, kept in memory only
 *
 * Comes in: what is installed. Goes out: a GSettings. Never: the abort that g_settings_new() has for a
 * schema that is not there. */

#include "app/schema.h"

#include <glib/gi18n.h>
#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <glib/gstdio.h>

#define COMPILED "/io/github/dorsal/Dorsal/gschemas.compiled"

const char *const *
dorsal_schema_keys (void)
{
  static const char *const keys[] = {
    "appearance",  "ask-answers", "ask-direction", "back-cm",          "breath-in-s",  "breath-out-s", "caution",
    "cue-volume",  "haptics",     "hold-enough-s", "hold-goal-s",      "hold-long-s",  "keep-awake",   "plot-seconds",
    "report-name", "screened",    "sex",           "silenced-cues",    "speech",       "stature-cm",   "thin-bones",
    "units",       "weight-kg",   "window-height", "window-maximized", "window-width", "zones-file",   NULL,
  };

  return keys;
}

static gboolean
is_whole (GSettingsSchema *schema)
{
  for (const char *const *key = dorsal_schema_keys (); *key; key++)
    if (!g_settings_schema_has_key (schema, *key))
      return FALSE;
  return TRUE;
}

/* GIO reads schemas from folders only: for the moment it takes, there is one. */
static GSettingsSchema *
built_in (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (COMPILED, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *folder = g_dir_make_tmp ("dorsal-XXXXXX", NULL);
  g_autofree char *path = folder ? g_build_filename (folder, "gschemas.compiled", NULL) : NULL;
  g_autoptr (GSettingsSchemaSource) source = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (path && g_file_set_contents (path, data, (gssize) size, NULL))
    source = g_settings_schema_source_new_from_directory (folder, NULL, TRUE, NULL);
  if (path)
    {
      g_unlink (path);
      g_rmdir (folder);
    }
  return source ? g_settings_schema_source_lookup (source, DORSAL_APP_ID, FALSE) : NULL;
}

GSettings *
dorsal_schema_open (GSettingsSchemaSource *source, gboolean *ret_kept)
{
  g_autoptr (GSettingsSchema) installed = source ? g_settings_schema_source_lookup (source, DORSAL_APP_ID, TRUE) : NULL;
  g_autoptr (GSettingsBackend) memory = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;

  *ret_kept = installed && is_whole (installed);
  if (*ret_kept)
    return g_settings_new_full (installed, NULL, NULL);
  memory = g_memory_settings_backend_new ();
  schema = built_in ();
  if (!schema)
    {
      g_printerr ("dorsal: there is no schema of settings, and no temporary folder to put one into: install Dorsal, or "
                  "make room in %s\n",
                  g_get_tmp_dir ());
      exit (1);
    }
  return g_settings_new_full (schema, memory, NULL);
}

static GSettings *the_settings;
static gboolean are_kept;

GSettings *
dorsal_schema_settings (void)
{
  if (!the_settings)
    the_settings = dorsal_schema_open (g_settings_schema_source_get_default (), &are_kept);
  return the_settings;
}

const char *
dorsal_schema_trouble (void)
{
  dorsal_schema_settings ();
  return are_kept
             ? NULL
             : _ ("Dorsal's settings are not installed, so what you change in the preferences is forgotten when you "
                  "quit. Install Dorsal completely (“meson install”), or start it with “./dev run”.");
}
