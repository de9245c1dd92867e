/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a name as a person types it, or calls on a source. Out: a source of the right kind,
 * and the calls handed through its table. Never opens, reads or polls anything itself.
 *
 *   name                      is                            kind
 *   demo                      the demo roller               demo
 *   -                         standard input                fd
 *   ttyACM0                   a tty of the system           serial
 *   /dev/serial/by-id/…       a link to one                 serial
 *   /dev/pts/5                a pty                         fd
 *   a named pipe, /dev/null   any other stream of bytes     fd
 *   a regular file            a recording                   replay
 *   anything else             refused with a sentence
 */

#include "sensor/source-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

G_DEFINE_QUARK (dorsal-source-error-quark, dorsal_source_error)

gboolean
dorsal_source_error_is_gone (const GError *error)
{
  return g_error_matches (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_GONE);
}

gboolean
dorsal_source_error_is_denied (const GError *error)
{
  return g_error_matches (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_DENIED);
}

gboolean
dorsal_source_error_is_busy (const GError *error)
{
  return g_error_matches (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_BUSY);
}

gboolean
dorsal_source_open (DorsalSource *source, gint64 now_us, GError **error)
{
  return source->table->open (source, now_us, error);
}

int
dorsal_source_fd (DorsalSource *source)
{
  return source->table->fd (source);
}

gint64
dorsal_source_wake_us (DorsalSource *source)
{
  return source->table->wake_us (source);
}

gssize
dorsal_source_read (DorsalSource *source, guint8 *buffer, gsize n, gint64 now_us, GError **error)
{
  return source->table->read (source, buffer, n, now_us, error);
}

gboolean
dorsal_source_write (DorsalSource *source, const char *bytes, gsize n)
{
  return source->table->write (source, bytes, n);
}

void
dorsal_source_close (DorsalSource *source)
{
  source->table->close (source);
}

void
dorsal_source_free (DorsalSource *source)
{
  if (source == NULL)
    return;

  source->table->close (source);
  g_free (source->name);
  source->table->free (source);
}

gboolean
dorsal_source_fail_to_open (const char *path, int code, GError **error)
{
  switch (code)
    {
    case ENOENT:
    case ENXIO:
    case ENODEV:
      g_set_error (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_NOT_FOUND,
                   "There is no port or file %s: check the name", path);
      break;
    case EACCES:
    case EPERM:
      g_set_error (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_DENIED,
                   "You have no right to read %s: ask its owner for it", path);
      break;
    case EBUSY:
    case EWOULDBLOCK:
      g_set_error (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_BUSY,
                   "Another program is reading %s: close that program first", path);
      break;
    case EISDIR:
      g_set_error (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_UNFIT, "%s is a folder: name a port or a recording",
                   path);
      break;
    default:
      g_set_error (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_FAILED, "%s could not be read: %s", path,
                   g_strerror (code));
      break;
    }
  return FALSE;
}

/* Which kind? */

static DorsalSource *
new_for_standard_input (GError **error)
{
  int fd;

  if (isatty (STDIN_FILENO))
    {
      g_set_error (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_UNFIT,
                   "Standard input is a terminal: pipe a recording into it, or name a port or a file");
      return NULL;
    }

  fd = fcntl (STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
  if (fd < 0)
    {
      g_set_error (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_NOT_FOUND,
                   "Standard input is closed: pipe a recording into it, or name a port or a file");
      return NULL;
    }
  return dorsal_source_fd_new_for_fd (fd, "standard input");
}

/* A tty with hardware behind it has a directory there; ptys have none. */
static gboolean
is_serial_port (const char *real_path)
{
  g_autofree char *name = g_path_get_basename (real_path);
  g_autofree char *node = g_build_filename ("/sys/class/tty", name, NULL);
  struct stat st;

  return g_str_has_prefix (real_path, "/dev/") && stat (real_path, &st) == 0 && S_ISCHR (st.st_mode)
         && g_file_test (node, G_FILE_TEST_EXISTS);
}

static DorsalSource *
new_for_path (const char *path, double pace, GError **error)
{
  struct stat st;
  char *resolved = realpath (path, NULL);
  g_autofree char *real = g_strdup (resolved);

  free (resolved);
  if (real == NULL || stat (path, &st) < 0)
    {
      int code = errno;

      if (code == EACCES)
        g_set_error (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_DENIED,
                     "%s is in a place you have no right to look into", path);
      else
        g_set_error (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_NOT_FOUND,
                     "There is no port or file %s: plug the roller in, or check the name", path);
      return NULL;
    }

  if (is_serial_port (real))
    return dorsal_source_serial_new (path, 0);
  if (S_ISREG (st.st_mode))
    return dorsal_source_replay_new (path, MAX (pace, 0));
  if (S_ISCHR (st.st_mode) || S_ISFIFO (st.st_mode))
    return dorsal_source_fd_new_for_path (path);

  g_set_error (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_UNFIT,
               S_ISDIR (st.st_mode) ? "%s is a folder: name a port or a recording"
                                    : "%s is neither a port nor a recording: name one of these",
               path);
  return NULL;
}

DorsalSource *
dorsal_source_new_for_name (const char *name, double pace, GError **error)
{
  g_autofree char *device = NULL;

  if (g_str_equal (name, "demo"))
    return dorsal_source_demo_new (1, pace < 0 ? 1 : pace);
  if (g_str_equal (name, "-"))
    return new_for_standard_input (error);

  device = g_build_filename ("/dev", name, NULL);
  if (strchr (name, '/') == NULL && is_serial_port (device))
    return dorsal_source_serial_new (device, 0);
  return new_for_path (name, pace, error);
}
