/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded: a disk that is full while the file $DORSAL_FULL is there. Only files under $XDG_DATA_HOME are on it. */

#undef _FILE_OFFSET_BITS /* each name is a function of its own here */
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

/* Answers as the kernel would. */
static int
is_full (int fd)
{
  const char *flag = getenv ("DORSAL_FULL"), *disk = getenv ("XDG_DATA_HOME");
  char name[64], path[PATH_MAX];
  ssize_t n;

  if (flag == NULL || disk == NULL || access (flag, F_OK) != 0)
    return 0;
  snprintf (name, sizeof name, "/proc/self/fd/%d", fd);
  n = readlink (name, path, sizeof path - 1);
  if (n < 0)
    return 0;
  path[n] = '\0';
  if (strncmp (path, disk, strlen (disk)) != 0)
    return 0;
  errno = ENOSPC;
  return 1;
}

#define IN_ITS_PLACE(type, name, parameters, arguments)                   \
  type name parameters;                                                   \
  type name parameters                                                    \
  {                                                                       \
    static type (*real) parameters;                                       \
                                                                          \
    if (real == NULL)                                                     \
      real = (type (*) parameters) dlsym (RTLD_NEXT, #name);              \
    return is_full (fd) ? -1 : real arguments;                            \
  }

IN_ITS_PLACE (ssize_t, write, (int fd, const void *bytes, size_t n), (fd, bytes, n))
IN_ITS_PLACE (ssize_t, pwrite, (int fd, const void *bytes, size_t n, off_t at), (fd, bytes, n, at))
IN_ITS_PLACE (ssize_t, pwrite64, (int fd, const void *bytes, size_t n, off64_t at), (fd, bytes, n, at))
IN_ITS_PLACE (int, ftruncate, (int fd, off_t length), (fd, length))
IN_ITS_PLACE (int, ftruncate64, (int fd, off64_t length), (fd, length))
