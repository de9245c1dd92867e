/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A path → its bytes on the disk, or nothing there any more.
 *
 *   sessions.db   -wal -shm -recording   .damaged-N and their companions
 *   erase: delete through SQLite, so that who reads just now sees an empty list and no nonsense ─▶ overwrite ─▶ remove
 *
 * Never: a file of another program, a file that only begins alike. */

#include "store/history.h"
#include "store/store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static gboolean
is_companion (const char *tail)
{
  static const char *const tails[] = { "", "-wal", "-shm", "-journal", "-recording", NULL };

  if (g_str_has_prefix (tail, ".damaged-"))
    for (tail += strlen (".damaged-"); g_ascii_isdigit (*tail);)
      tail++;
  return g_strv_contains (tails, tail);
}

/* The database first: its companions mean nothing without it. */
static GPtrArray *
files_of (const char *path)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_path_get_dirname (path), *base = g_path_get_basename (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_prefix (name, base) && is_companion (name + strlen (base)))
      g_ptr_array_insert (files, strcmp (name, base) == 0 ? 0 : -1, g_build_filename (folder, name, NULL));
  return files;
}

guint64
dorsal_history_size (const char *path)
{
  g_autoptr (GPtrArray) files = files_of (path);
  guint64 size = 0;

  for (guint i = 0; i < files->len; i++)
    {
      GStatBuf found;

      if (g_stat (files->pdata[i], &found) == 0)
        size += (guint64) found.st_size;
    }
  return size;
}

/* FALSE: somebody records, or it is another program's. Whatever else is wrong with it, it can be removed. */
static gboolean
empty (const char *path, DorsalStore **ret_store, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (DorsalStore) store = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, &cause);
  if (g_error_matches (cause, DORSAL_STORE_ERROR, DORSAL_STORE_ERROR_FOREIGN))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (!store)
    return TRUE;
  if (!dorsal_store_lock (store))
    {
      g_set_error (error, DORSAL_STORE_ERROR, DORSAL_STORE_ERROR_BUSY,
                   "%s is being recorded into: end the session before everything is erased", path);
      return FALSE;
    }
  dorsal_store_exec (store, "PRAGMA secure_delete = ON; DELETE FROM sessions", NULL);
  sqlite3_wal_checkpoint_v2 (store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  *ret_store = g_steal_pointer (&store);
  return TRUE;
}

static gboolean
overwrite (int fd)
{
  static const char zeroes[65536];
  goffset left = lseek (fd, 0, SEEK_END);

  lseek (fd, 0, SEEK_SET);
  while (left > 0)
    {
      gssize n = write (fd, zeroes, (gsize) MIN (left, (goffset) sizeof zeroes));
      if (n <= 0)
        return FALSE;
      left -= n;
    }
  return fdatasync (fd) == 0;
}

static gboolean
wipe (const char *file, GError **error)
{
  int fd = g_open (file, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);

  if (fd >= 0)
    {
      overwrite (fd);
      close (fd);
    }
  if (g_unlink (file) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, DORSAL_STORE_ERROR, DORSAL_STORE_ERROR_READ_ONLY,
               "%s could not be removed (%s): check the permissions of its folder, or remove it yourself", file,
               g_strerror (errno));
  return FALSE;
}

gboolean
dorsal_history_erase (const char *path, GError **error)
{
  DorsalStore *store = NULL;
  g_autoptr (GPtrArray) files = NULL;

  if (!empty (path, &store, error))
    return FALSE;
  dorsal_store_free (store);
  files = files_of (path);
  for (guint i = 0; i < files->len; i++)
    if (!wipe (files->pdata[i], error))
      return FALSE;
  return TRUE;
}
