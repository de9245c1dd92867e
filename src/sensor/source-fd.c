/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a pty, a pipe, standard input or a file. Out: its bytes, and how they ended. Never
 * blocks, and never changes how an fd that it was given blocks for others.
 *
 *   read gives     pty, tty                     pipe, file
 *   n > 0          bytes                        bytes
 *   0              gone                         natural end
 *   EAGAIN         none now; gone after a hang-up
 *   EIO ENXIO …    gone                         failed
 */

#include "sensor/source-private.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

typedef struct
{
  DorsalSource base;
  char *path; /* NULL for an fd that was given */
  int fd;
  gboolean is_tty;
  gboolean may_block; /* ask before each read */
  gboolean may_write;
} FdSource;

static void
fd_close (DorsalSource *source)
{
  FdSource *self = (FdSource *) source;

  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
}

static void
fd_free (DorsalSource *source)
{
  FdSource *self = (FdSource *) source;

  g_free (self->path);
  g_free (self);
}

/* Reading is enough for a pipe: opened for writing as well, it would never end. */
static int
open_path (const char *path)
{
  struct stat st;
  const int flags = O_NONBLOCK | O_NOCTTY | O_CLOEXEC;

  if (stat (path, &st) == 0 && S_ISDIR (st.st_mode))
    {
      errno = EISDIR;
      return -1;
    }
  if (stat (path, &st) == 0 && S_ISCHR (st.st_mode))
    {
      int fd = open (path, O_RDWR | flags);

      if (fd >= 0 || errno != EACCES)
        return fd;
    }
  return open (path, O_RDONLY | flags);
}

/* Two readers of one pty would each get half of the lines. */
static gboolean
take_tty (FdSource *self, GError **error)
{
  struct termios t;

  if (self->path != NULL && flock (self->fd, LOCK_EX | LOCK_NB) < 0)
    return dorsal_source_fail_to_open (self->path, errno, error);
  if (tcgetattr (self->fd, &t) == 0)
    {
      cfmakeraw (&t);
      tcsetattr (self->fd, TCSANOW, &t);
    }
  return TRUE;
}

static gboolean
fd_open (DorsalSource *source, gint64 now_us, GError **error)
{
  FdSource *self = (FdSource *) source;
  struct stat st;
  int flags;

  if (self->path != NULL && self->fd < 0)
    {
      self->fd = open_path (self->path);
      if (self->fd < 0)
        return dorsal_source_fail_to_open (self->path, errno, error);
    }

  flags = fcntl (self->fd, F_GETFL);
  if (flags < 0 || fstat (self->fd, &st) < 0 || S_ISDIR (st.st_mode))
    {
      g_set_error (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_UNFIT,
                   "%s cannot be read: name a port or a recording", source->name);
      fd_close (source);
      return FALSE;
    }

  self->is_tty = isatty (self->fd);
  self->may_block = (flags & O_NONBLOCK) == 0;
  self->may_write = self->is_tty && (flags & O_ACCMODE) == O_RDWR;
  source->as_fast_as_it_goes = S_ISREG (st.st_mode);
  if (self->is_tty && !take_tty (self, error))
    {
      fd_close (source);
      return FALSE;
    }
  return TRUE;
}

static int
fd_fd (DorsalSource *source)
{
  return ((FdSource *) source)->fd;
}

static gint64
fd_wake_us (DorsalSource *source)
{
  return G_MAXINT64;
}

/* What poll says of the fd now. */
static int
look (int fd)
{
  struct pollfd p = { .fd = fd, .events = POLLIN };

  return poll (&p, 1, 0) > 0 ? p.revents : 0;
}

static gssize
ended (FdSource *self, gboolean natural, int code, GError **error)
{
  fd_close (&self->base);
  if (natural)
    return -1;

  if (self->is_tty)
    g_set_error (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_GONE, "The roller at %s has gone: plug it in again",
                 self->base.name);
  else
    g_set_error (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_FAILED, "%s could not be read any further: %s",
                 self->base.name, g_strerror (code));
  return -1;
}

static gssize
fd_read (DorsalSource *source, guint8 *buffer, gsize n, gint64 now_us, GError **error)
{
  FdSource *self = (FdSource *) source;
  gssize got;

  if (self->fd < 0)
    return ended (self, FALSE, EBADF, error);
  if (self->may_block && look (self->fd) == 0)
    return 0;

  do
    got = read (self->fd, buffer, n);
  while (got < 0 && errno == EINTR);

  if (got > 0)
    return got;
  if (got == 0)
    return ended (self, !self->is_tty, 0, error);
  if (errno == EAGAIN && (look (self->fd) & (POLLHUP | POLLERR | POLLNVAL)) == 0)
    return 0;
  return ended (self, FALSE, errno, error);
}

static gboolean
fd_write (DorsalSource *source, const char *bytes, gsize n)
{
  FdSource *self = (FdSource *) source;
  struct pollfd p = { .fd = self->fd, .events = POLLOUT };

  if (self->fd < 0 || !self->may_write)
    return FALSE;
  if (poll (&p, 1, 0) > 0 && (p.revents & POLLOUT) != 0)
    {
      gssize written = write (self->fd, bytes, n);

      (void) written;
    }
  return TRUE;
}

static const DorsalSourceTable fd_table = {
  .kind = "fd",
  .open = fd_open,
  .fd = fd_fd,
  .wake_us = fd_wake_us,
  .read = fd_read,
  .write = fd_write,
  .close = fd_close,
  .free = fd_free,
};

DorsalSource *
dorsal_source_fd_new_for_path (const char *path)
{
  FdSource *self = g_new0 (FdSource, 1);

  self->base.table = &fd_table;
  self->base.name = g_strdup (path);
  self->path = g_strdup (path);
  self->fd = -1;
  return &self->base;
}

DorsalSource *
dorsal_source_fd_new_for_fd (int fd, const char *name)
{
  FdSource *self = g_new0 (FdSource, 1);

  self->base.table = &fd_table;
  self->base.name = g_strdup (name);
  self->fd = fd;
  return &self->base;
}
