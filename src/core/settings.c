/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Settings ↔ text.
 *
 *   [settings] version=1 marked-end=left anchor-cm=0 ask-direction=false ask-answers=false
 *   [body]     length-cm=48.6 length-sd=0.069 weight-kg=75
 *   [zones] …  the map, as core/zones.h reads and writes it
 *   [roller] [calibration]  where something is known of the roller: core/roller-profile.h
 *
 * Comes in: a value, or text of any age. Goes out: the other. Never: a memory dump, the user's
 * locale, a value out of its range. */

#include "core/settings.h"

#include <string.h>

#include "core/key-file.h"
#include "core/number.h"

#define VERSION 1

G_DEFINE_QUARK (dorsal-settings-error-quark, dorsal_settings_error)

typedef struct
{
  const char *group, *key;
  gsize offset;
  double min, max;
} Key;

/* Widths that hold whatever a person can tell: see core/body.h and core/classifier.h. */
static const Key keys[] = {
  { "settings", "anchor-cm", G_STRUCT_OFFSET (DorsalSettings, anchor_cm), 0, 100 },
  { "body", "length-cm", G_STRUCT_OFFSET (DorsalSettings, body.length_cm), 20, 100 },
  { "body", "length-sd", G_STRUCT_OFFSET (DorsalSettings, body.length_sd), 0, 1 },
  { "body", "weight-kg", G_STRUCT_OFFSET (DorsalSettings, body.weight_kg), 0, 400 },
};

static const struct
{
  const char *key;
  gsize offset;
} switches[] = {
  { "ask-direction", G_STRUCT_OFFSET (DorsalSettings, ask_direction) },
  { "ask-answers", G_STRUCT_OFFSET (DorsalSettings, ask_answers) },
};

static const char *const ends[] = { "left", "right" };

/* Nothing where nothing is known. */
static void
append_roller (GString *text, const DorsalRollerProfile *roller)
{
  static const DorsalRollerProfile nothing;
  g_autofree char *profile = dorsal_roller_profile_to_text (roller);

  if (memcmp (roller, &nothing, sizeof nothing) != 0)
    g_string_append (text, profile);
}

void
dorsal_settings_set_roller (DorsalSettings *settings, const DorsalRollerProfile *profile)
{
  settings->roller = *profile;
  if (profile->radius_sigma > 0) /* one that was rolled is surer than one that was read off the roller */
    settings->zones.sigma_radius = profile->radius_sigma;
  if (profile->marked_end_known)
    settings->marked_end = profile->marked_end;
}

char *
dorsal_settings_to_text (const DorsalSettings *settings)
{
  g_autofree char *zones = dorsal_zones_to_text (&settings->zones);
  GString *text = g_string_new (NULL);
  const char *group = "settings";
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (text, "[settings]\nversion=%d\nmarked-end=%s\n", VERSION,
                          ends[settings->marked_end == DORSAL_MARKED_END_RIGHT]);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    g_string_append_printf (text, "%s=%s\n", switches[i].key,
                            G_STRUCT_MEMBER (gboolean, settings, switches[i].offset) ? "true" : "false");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (strcmp (group, keys[i].group) != 0)
        g_string_append_printf (text, "[%s]\n", keys[i].group);
      group = keys[i].group;
      g_string_append_printf (text, "%s=%s\n", keys[i].key,
                              dorsal_number_to_text (G_STRUCT_MEMBER (double, settings, keys[i].offset), number));
    }
  g_string_append (text, zones);
  append_roller (text, &settings->roller);
  return g_string_free (text, FALSE);
}

static gboolean
fail (GError **error, const char *name, const char *key, const char *value, const char *wanted)
{
  g_set_error (error, DORSAL_SETTINGS_ERROR, DORSAL_SETTINGS_ERROR_VALUE, "%s: %s: “%s” is not %s", name, key, value,
               wanted);
  return FALSE;
}

static gboolean
read_numbers (GKeyFile *file, const char *name, DorsalSettings *settings, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *value = g_key_file_get_value (file, keys[i].group, keys[i].key, NULL);
      char *end = NULL;
      double number;

      if (!value)
        continue;
      number = g_ascii_strtod (value, &end);
      if (*value == '\0' || *end != '\0' || !(number >= keys[i].min && number <= keys[i].max))
        {
          g_autofree char *wanted = g_strdup_printf ("a number between %g and %g", keys[i].min, keys[i].max);
          return fail (error, name, keys[i].key, value, wanted);
        }
      G_STRUCT_MEMBER (double, settings, keys[i].offset) = number;
    }
  return TRUE;
}

static gboolean
read_switch (GKeyFile *file, const char *name, const char *key, gboolean *value, GError **error)
{
  g_autofree char *word = g_key_file_get_value (file, "settings", key, NULL);

  if (word && strcmp (word, "true") != 0 && strcmp (word, "false") != 0)
    return fail (error, name, key, word, "true or false");
  if (word)
    *value = strcmp (word, "true") == 0;
  return TRUE;
}

static gboolean
read_words (GKeyFile *file, const char *name, DorsalSettings *settings, GError **error)
{
  g_autofree char *end = g_key_file_get_value (file, "settings", "marked-end", NULL);

  if (end && strcmp (end, "left") != 0 && strcmp (end, "right") != 0)
    return fail (error, name, "marked-end", end, "left or right");
  if (end)
    settings->marked_end = strcmp (end, "right") == 0 ? DORSAL_MARKED_END_RIGHT : DORSAL_MARKED_END_LEFT;
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    if (!read_switch (file, name, switches[i].key, &G_STRUCT_MEMBER (gboolean, settings, switches[i].offset), error))
      return FALSE;
  return TRUE;
}

static gboolean
check_version (GKeyFile *file, const char *name, GError **error)
{
  g_autofree char *value = g_key_file_get_value (file, "settings", "version", NULL);
  gint64 version = value ? g_ascii_strtoll (value, NULL, 10) : 0;

  if (version == VERSION)
    return TRUE;
  if (version > VERSION)
    g_set_error (error, DORSAL_SETTINGS_ERROR, DORSAL_SETTINGS_ERROR_VERSION,
                 "%s: settings of version %s were written by a newer Dorsal: get that one to read them", name, value);
  else
    g_set_error (error, DORSAL_SETTINGS_ERROR, DORSAL_SETTINGS_ERROR_SYNTAX, "%s: no settings: [settings] version is missing",
                 name);
  return FALSE;
}

/* The roller's groups, if there are any, leave the file. */
static gboolean
take_roller (GKeyFile *file, const char *name, DorsalRollerProfile *ret_roller, GError **error)
{
  static const char *const groups[] = { "roller", "calibration" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_auto (GStrv) names = g_key_file_get_keys (file, groups[i], NULL, NULL);

      for (guint k = 0; names && names[k]; k++)
        {
          g_autofree char *value = g_key_file_get_value (file, groups[i], names[k], NULL);
          g_string_append_printf (text, k == 0 ? "[%s]\n%s=%s\n" : "%s%s=%s\n", k == 0 ? groups[i] : "", names[k], value);
        }
      g_key_file_remove_group (file, groups[i], NULL);
    }
  return text->len == 0 || dorsal_roller_profile_parse (text->str, name, ret_roller, error);
}

gboolean
dorsal_settings_parse (const char *text, const char *name, DorsalSettings *ret_settings, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  DorsalSettings settings = dorsal_settings_default ();
  g_autofree char *map = NULL;
  g_autoptr (GError) cause = NULL;

  if (!dorsal_key_file_load (file, text, G_KEY_FILE_NONE, &cause))
    {
      g_set_error (error, DORSAL_SETTINGS_ERROR, DORSAL_SETTINGS_ERROR_SYNTAX, "%s: not settings: %s", name, cause->message);
      return FALSE;
    }
  if (!check_version (file, name, error) || !read_numbers (file, name, &settings, error)
      || !read_words (file, name, &settings, error))
    return FALSE;
  if (!take_roller (file, name, &settings.roller, error))
    return FALSE;
  g_key_file_remove_group (file, "settings", NULL);
  g_key_file_remove_group (file, "body", NULL);
  map = g_key_file_to_data (file, NULL, NULL);
  if (!dorsal_zones_parse (map, name, &settings.zones, error))
    return FALSE;
  *ret_settings = settings;
  return TRUE;
}
