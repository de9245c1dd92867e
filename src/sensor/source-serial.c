/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a USB serial port. Out: its bytes, and at once the word that it is gone.
 * libserialport opens the port and sets its speed; reading is our own, for the library
 * cannot tell "nothing yet" from "unplugged". Never waits, never shares a port.
 *
 *   read gives             with VMIN=1 that is
 *   n > 0                  bytes, also after a hang-up: those before it
 *   EAGAIN                 none now; unplugged when poll says HUP or ERR
 *   0, EIO, ENXIO, ENODEV  unplugged: close at once, or the roller comes back under another name
 */

#include "sensor/source.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <libserialport.h>
#include <linux/serial.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "sensor/port.h"

#define DEFAULT_BAUD 115200

typedef struct
{
  DorsalSource base;
  char *path;
  int baud;
  struct sp_port *port; /* NULL when closed */
  int fd;
} SerialSource;

static void
serial_close (DorsalSource *source)
{
  SerialSource *self = (SerialSource *) source;

  if (self->port == NULL)
    return;
  sp_close (self->port);
  sp_free_port (self->port);
  self->port = NULL;
  self->fd = -1;
}

static void
serial_free (DorsalSource *source)
{
  SerialSource *self = (SerialSource *) source;

  g_free (self->path);
  g_free (self);
}

/* The group that may open the node: "dialout" on Debian, "uucp" on Arch. */
static char *
dup_group_of (const char *path)
{
  struct stat st;
  struct group group, *found = NULL;
  char names[1024];

  if (stat (path, &st) < 0 || (st.st_mode & S_IRGRP) == 0)
    return NULL;
  if (getgrgid_r (st.st_gid, &group, names, sizeof names, &found) != 0 || found == NULL)
    return NULL;
  return g_strdup (found->gr_name);
}

static gboolean
fail_denied (SerialSource *self, GError **error)
{
  g_autofree char *group = dup_group_of (self->path);

  if (group != NULL && !g_str_equal (group, "root"))
    g_set_error (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_DENIED,
                 "You have no right to open %s: add yourself to the group %s and sign in again", self->path, group);
  else
    g_set_error (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_DENIED,
                 "You have no right to open %s: install the udev rule of Dorsal and plug the roller in again",
                 self->path);
  return FALSE;
}

static gboolean
fail_to_open (SerialSource *self, int code, GError **error)
{
  switch (code)
    {
    case EACCES:
    case EPERM:
      return fail_denied (self, error);
    case EBUSY:
    case EWOULDBLOCK:
      g_set_error (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_BUSY,
                   "Another program is using %s: close it, or wait a moment if the roller was just plugged in",
                   self->path);
      return FALSE;
    case ENOENT:
    case ENXIO:
    case ENODEV:
      g_set_error (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_NOT_FOUND,
                   "There is no port %s: plug the roller in, or check the name", self->path);
      return FALSE;
    case ENOTTY:
    case EINVAL:
      g_set_error (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_UNFIT,
                   "%s is not a serial port: name the port of the roller", self->path);
      return FALSE;
    default:
      g_set_error (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_FAILED, "%s could not be opened: %s", self->path,
                   g_strerror (code));
      return FALSE;
    }
}

/* 0, or the errno of what went wrong. */
static int
find_and_open (SerialSource *self)
{
  char *resolved = realpath (self->path, NULL);
  enum sp_return result;

  if (resolved == NULL)
    return errno;
  result = sp_get_port_by_name (resolved, &self->port);
  free (resolved);
  if (result != SP_OK)
    {
      self->port = NULL;
      return ENOTTY;
    }

  errno = 0;
  result = sp_open (self->port, SP_MODE_READ_WRITE);
  if (result == SP_ERR_FAIL)
    return errno != 0 ? errno : EIO;
  return result == SP_OK ? 0 : EINVAL;
}

/* flock keeps other Dorsals out (and whoever asks politely), TIOCEXCL everybody else. */
static int
take_alone (SerialSource *self)
{
  if (sp_get_port_handle (self->port, &self->fd) != SP_OK)
    return EIO;
  fcntl (self->fd, F_SETFD, FD_CLOEXEC);
  fcntl (self->fd, F_SETFL, fcntl (self->fd, F_GETFL) | O_NONBLOCK);
  if (flock (self->fd, LOCK_EX | LOCK_NB) < 0)
    return EBUSY;
  ioctl (self->fd, TIOCEXCL);
  return 0;
}

/* The line is 8N1 without flow control. USB CDC ignores the speed, so a device that refuses one is still a device. */
static void
set_line (SerialSource *self)
{
  struct termios t;

  sp_set_baudrate (self->port, self->baud);
  sp_set_bits (self->port, 8);
  sp_set_parity (self->port, SP_PARITY_NONE);
  sp_set_stopbits (self->port, 1);
  sp_set_xon_xoff (self->port, SP_XONXOFF_DISABLED);

  /* Last, for each call above rewrites the whole. Without HUPCL closing the port drops no
   * modem line, and the board is not reset. */
  if (tcgetattr (self->fd, &t) < 0)
    return;
  cfmakeraw (&t);
  t.c_cflag &= ~(tcflag_t) (CRTSCTS | HUPCL);
  t.c_cflag |= CLOCAL | CREAD;
  t.c_cc[VMIN] = 1;
  t.c_cc[VTIME] = 0;
  tcsetattr (self->fd, TCSANOW, &t);
}

/* An FTDI gathers input for 16 ms otherwise. */
static void
ask_for_low_latency (int fd)
{
  struct serial_struct serial;

  if (ioctl (fd, TIOCGSERIAL, &serial) < 0)
    return;
  serial.flags |= ASYNC_LOW_LATENCY;
  ioctl (fd, TIOCSSERIAL, &serial);
}

static gboolean
serial_open (DorsalSource *source, gint64 now_us, GError **error)
{
  SerialSource *self = (SerialSource *) source;
  int code = find_and_open (self);

  if (code == 0)
    code = take_alone (self);
  if (code != 0)
    {
      serial_close (source);
      return fail_to_open (self, code, error);
    }

  set_line (self);
  ask_for_low_latency (self->fd);
  return TRUE;
}

static int
serial_fd (DorsalSource *source)
{
  return ((SerialSource *) source)->fd;
}

static gint64
serial_wake_us (DorsalSource *source)
{
  return G_MAXINT64;
}

static gboolean
has_hung_up (int fd)
{
  struct pollfd p = { .fd = fd, .events = POLLIN };

  return poll (&p, 1, 0) > 0 && (p.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
}

static gssize
serial_read (DorsalSource *source, guint8 *buffer, gsize n, gint64 now_us, GError **error)
{
  SerialSource *self = (SerialSource *) source;
  gssize got = 0;

  if (self->fd >= 0)
    do
      got = read (self->fd, buffer, n);
    while (got < 0 && errno == EINTR);

  if (got > 0)
    return got;
  if (got < 0 && errno == EAGAIN && !has_hung_up (self->fd))
    return 0;

  serial_close (source);
  g_set_error (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_GONE, "The roller at %s was unplugged: plug it in again",
               self->path);
  return -1;
}

static gboolean
serial_write (DorsalSource *source, const char *bytes, gsize n)
{
  SerialSource *self = (SerialSource *) source;
  gssize written;

  if (self->fd < 0)
    return FALSE;
  written = write (self->fd, bytes, n);
  (void) written;
  return TRUE;
}

static const DorsalSourceTable serial_table = {
  .kind = "serial",
  .open = serial_open,
  .fd = serial_fd,
  .wake_us = serial_wake_us,
  .read = serial_read,
  .write = serial_write,
  .close = serial_close,
  .free = serial_free,
};

DorsalSource *
dorsal_source_serial_new (const char *port_path, int baud)
{
  SerialSource *self = g_new0 (SerialSource, 1);
  char *resolved = realpath (port_path, NULL);
  g_autoptr (DorsalPort) port = resolved != NULL ? dorsal_port_new_for_path (resolved) : NULL;

  free (resolved);
  self->base.table = &serial_table;
  self->base.name = port != NULL ? dorsal_port_dup_label (port) : g_path_get_basename (port_path);
  self->path = g_strdup (port_path);
  self->baud = baud > 0 ? baud : DEFAULT_BAUD;
  self->fd = -1;
  return &self->base;
}
