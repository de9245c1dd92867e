/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hello → file → profile, and back.
 *
 *   no file           nothing is known: not an error
 *   a good one        the profile
 *   a damaged one     NAME.ini → NAME.ini.damaged, NAME.ini.damaged-2 …: told once, kept for whoever can mend it
 *
 * Never: half a file, another roller's file. */

#include "store/roller-store.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_SET_ASIDE 99

char *
dorsal_roller_store_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "dorsal", "rollers", NULL);
}

/* The dash between model and serial is the only one that is not written as %2D: "a-b" "c" is not "a" "b-c". */
static char *
escape (const char *word)
{
  g_autofree char *escaped = g_uri_escape_string (word, NULL, FALSE);
  g_auto (GStrv) parts = g_strsplit (escaped, "-", -1);
  return g_strjoinv ("%2D", parts);
}

char *
dorsal_roller_store_file_name (const DorsalHello *hello)
{
  g_autofree char *model = escape (hello->model);
  g_autofree char *serial = escape (hello->serial);
  gboolean hidden = model[0] == '.';

  return g_strdup_printf ("%s%s-%s.ini", hidden ? "%2E" : "", model + hidden, serial);
}

static gboolean
set_aside (const char *path, char **ret_aside)
{
  for (guint i = 1; i <= MAX_SET_ASIDE; i++)
    {
      g_autofree char *aside
          = i == 1 ? g_strdup_printf ("%s.damaged", path) : g_strdup_printf ("%s.damaged-%u", path, i);

      if (g_file_test (aside, G_FILE_TEST_EXISTS))
        continue;
      if (g_rename (path, aside) != 0)
        return FALSE;
      *ret_aside = g_steal_pointer (&aside);
      return TRUE;
    }
  return FALSE;
}

gboolean
dorsal_roller_store_read (const char *directory, const DorsalHello *hello, DorsalRollerProfile *ret_profile,
                          GError **error)
{
  g_autofree char *name = dorsal_roller_store_file_name (hello);
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autofree char *text = NULL, *aside = NULL;
  g_autoptr (GError) why = NULL;

  *ret_profile = (DorsalRollerProfile){ 0 };
  if (!g_file_get_contents (path, &text, NULL, &why))
    {
      if (g_error_matches (why, G_FILE_ERROR, G_FILE_ERROR_NOENT)
          || g_error_matches (why, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  if (dorsal_roller_profile_parse (text, name, ret_profile, &why))
    return TRUE;
  if (set_aside (path, &aside))
    g_prefix_error (&why, "What was known of this roller cannot be read and was set aside as %s: ", aside);
  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}

static gboolean
knows_nothing (const DorsalRollerProfile *profile)
{
  return !profile->calibration.known && profile->radius_cm == 0 && profile->diameter_mm == 0
         && !profile->marked_end_known;
}

static void
set_errno (GError **error, const char *what, const char *path)
{
  int code = errno;
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code), "%s %s: %s", what, path, g_strerror (code));
}

gboolean
dorsal_roller_store_write (const char *directory, const DorsalHello *hello, const DorsalRollerProfile *profile,
                           GError **error)
{
  g_autofree char *name = dorsal_roller_store_file_name (hello);
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autofree char *text = NULL;

  if (knows_nothing (profile))
    {
      if (g_unlink (path) == 0 || errno == ENOENT || errno == ENOTDIR)
        return TRUE;
      set_errno (error, "Could not remove", path);
      return FALSE;
    }
  if (g_mkdir_with_parents (directory, 0700) != 0)
    {
      set_errno (error, "Could not make", directory);
      return FALSE;
    }
  text = dorsal_roller_profile_to_text (profile);
  return g_file_set_contents_full (path, text, (gssize) strlen (text), G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}
