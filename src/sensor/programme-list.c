/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A folder → programmes.
 *
 * Comes in: a path. Goes out: what could be read, and why the rest could not. Never: one bad file that takes the
 * good ones with it; a file of more than a programme can have. */

#include "sensor/programme-list.h"

#include <gio/gio.h>
#include <string.h>

#define MOST_BYTES (64 * 1024)

char *
dorsal_programme_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "dorsal", "programmes", NULL);
}

DorsalProgramme *
dorsal_programme_read (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *text = g_malloc0 (MOST_BYTES + 2);
  gsize n;

  if (!stream || !g_input_stream_read_all (G_INPUT_STREAM (stream), text, MOST_BYTES + 1, &n, NULL, error))
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  if (memchr (text, '\0', n))
    {
      g_set_error (error, DORSAL_PROGRAMME_ERROR, DORSAL_PROGRAMME_ERROR_SYNTAX, "%s:1: file: not a text", path);
      return NULL;
    }
  return dorsal_programme_parse (text, path, error);
}

const DorsalProgramme *
dorsal_programme_find (const char *name, DorsalProgramme **ret_own, GError **error)
{
  g_autofree char *folder = dorsal_programme_folder ();
  g_autofree char *file = g_strconcat (name, ".ini", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  for (guint i = 0; i < dorsal_programme_n_shipped (); i++)
    if (g_strcmp0 (dorsal_programme_shipped (i)->name, name) == 0)
      return dorsal_programme_shipped (i);
  return *ret_own = dorsal_programme_read (path, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

GPtrArray *
dorsal_programme_list (const char *folder, GPtrArray **ret_refused)
{
  GPtrArray *programmes = g_ptr_array_new_with_free_func ((GDestroyNotify) dorsal_programme_free);
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".ini") && name[0] != '.')
      g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GError) error = NULL;
      DorsalProgramme *programme = dorsal_programme_read (names->pdata[i], &error);

      if (programme)
        g_ptr_array_add (programmes, programme);
      else
        g_ptr_array_add (refused, g_strdup (error->message));
    }
  if (ret_refused)
    *ret_refused = g_steal_pointer (&refused);
  return programmes;
}
