/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Key files → lines and numbers.
 *
 * Comes in: the text, and what GKeyFile made of it. Goes out: line numbers, numbers in range.
 * Never: a number with something behind it, in the user's decimal comma, or not finite. */

#include "core/key-file.h"

#include <math.h>
#include <string.h>

guint
dorsal_key_file_line_of (const char *text, const char *group, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *header = g_strdup_printf ("[%s]", group);
  gboolean inside = FALSE;
  guint found = 0;

  for (guint i = 0; lines[i]; i++)
    {
      char *line = g_strstrip (lines[i]);
      if (line[0] == '[')
        {
          inside = strcmp (line, header) == 0;
          if (inside && !name)
            return i + 1;
        }
      else if (inside && name && g_str_has_prefix (line, name))
        {
          const char *rest = line + strlen (name);
          rest += strspn (rest, " \t");
          if (*rest == '=')
            found = i + 1; /* the last one wins, as in GKeyFile */
        }
    }
  return found;
}

guint
dorsal_key_file_broken_line (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean inside = FALSE;

  for (guint i = 0; lines[i]; i++)
    {
      const char *line = g_strstrip (lines[i]);
      gsize n = strlen (line);
      gboolean header = n > 2 && line[0] == '[' && line[n - 1] == ']';
      inside |= header;
      if (!g_utf8_validate (line, -1, NULL))
        return i + 1;
      if (n == 0 || line[0] == '#' || header)
        continue;
      if (!inside || !strchr (line, '=') || line[0] == '=')
        return i + 1;
    }
  return 1;
}

gboolean
dorsal_key_file_load (GKeyFile *file, const char *text, GKeyFileFlags flags, GError **error)
{
  if (g_utf8_validate (text, -1, NULL))
    return g_key_file_load_from_data (file, text, strlen (text), flags, error);
  g_set_error_literal (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_UNKNOWN_ENCODING, "it is not UTF-8");
  return FALSE;
}

gboolean
dorsal_key_file_read_number (const DorsalKeyFile *reading, const char *group, const char *key, double min, double max,
                             double *ret_value, GError **error)
{
  g_autofree char *value = g_key_file_get_value (reading->file, group, key, NULL);
  char *end = NULL;
  double number;
  char least[16], most[16];

  if (!value)
    return TRUE;
  g_strstrip (value);
  number = g_ascii_strtod (value, &end);
  if (*value != '\0' && *end == '\0' && isfinite (number) && number >= min && number <= max)
    {
      *ret_value = number;
      return TRUE;
    }
  g_set_error (error, reading->domain, reading->value_code, "%s:%u: %s: “%s” is not a number between %s and %s",
               reading->name, dorsal_key_file_line_of (reading->text, group, key), key, value,
               g_ascii_formatd (least, sizeof least, "%g", min), g_ascii_formatd (most, sizeof most, "%g", max));
  return FALSE;
}
