/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: nothing. Out: a nameless file. Never: a name that stays behind. */

#include "store/spool.h"

#include <gio/gunixinputstream.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <unistd.h>

int
dorsal_spool_new (GError **error)
{
  g_autofree char *name = NULL;
  int fd = g_file_open_tmp ("dorsal-XXXXXX", &name, error);

  if (fd >= 0)
    g_unlink (name);
  return fd;
}

GOutputStream *
dorsal_spool_write (int fd)
{
  return g_unix_output_stream_new (fd, FALSE);
}

GInputStream *
dorsal_spool_read (int fd)
{
  lseek (fd, 0, SEEK_SET);
  return g_unix_input_stream_new (fd, FALSE);
}
