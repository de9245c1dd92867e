/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded in front of umockdev, so that a pty can play a USB serial port. Three things
 * differ from the real one, and are mended here:
 *
 *   ioctl TIOCM…            sp_open() insists on modem lines, and a pty has none: kept in a variable
 *   other tty ioctls        umockdev does not know all of them: they go straight to the kernel
 *   realpath ("/dev/tty…")  umockdev's own overruns its buffer where the node is a link to a pty */

#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

char *__realpath_chk (const char *path, char *resolved, size_t n);

static int modem_lines = TIOCM_CTS | TIOCM_DSR | TIOCM_CAR;

static int
modem_ioctl (unsigned long request, int *argument)
{
  switch (request)
    {
    case TIOCMGET:
      *argument = modem_lines;
      return 0;
    case TIOCMBIS:
      modem_lines |= *argument;
      return 0;
    case TIOCMBIC:
      modem_lines &= ~*argument;
      return 0;
    case TIOCMSET:
      modem_lines = *argument;
      return 0;
    default:
      return -1;
    }
}

int
ioctl (int fd, unsigned long request, ...)
{
  static int (*next) (int, unsigned long, ...);
  va_list arguments;
  void *argument;
  int result;

  va_start (arguments, request);
  argument = va_arg (arguments, void *);
  va_end (arguments);

  if (((request >> 8) & 0xff) != 'T')
    {
      if (next == NULL)
        next = (int (*) (int, unsigned long, ...)) dlsym (RTLD_NEXT, "ioctl");
      return next (fd, request, argument);
    }

  result = (int) syscall (SYS_ioctl, fd, request, argument);
  if (result < 0 && (errno == ENOTTY || errno == EINVAL) && modem_ioctl (request, argument) == 0)
    {
      errno = 0;
      return 0;
    }
  return result;
}

char *
realpath (const char *path, char *resolved)
{
  static char *(*next) (const char *, char *);

  if (path != NULL && strncmp (path, "/dev/tty", 8) == 0 && access (path, F_OK) == 0)
    return resolved != NULL ? strcpy (resolved, path) : strdup (path);
  if (next == NULL)
    next = (char *(*) (const char *, char *)) dlsym (RTLD_NEXT, "realpath");
  return next (path, resolved);
}

char *
__realpath_chk (const char *path, char *resolved, size_t n)
{
  return realpath (path, resolved);
}
