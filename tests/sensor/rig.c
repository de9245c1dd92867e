/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rig.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <pty.h>
#include <termios.h>
#include <unistd.h>

static char *folder;

void
rig_cable_open (RigCable *cable)
{
  struct termios t;
  int slave;

  g_assert_cmpint (openpty (&cable->master, &slave, cable->path, NULL, NULL), ==, 0);
  tcgetattr (slave, &t);
  cfmakeraw (&t);
  tcsetattr (slave, TCSANOW, &t);
  close (slave);
}

void
rig_cable_unplug (RigCable *cable)
{
  if (cable->master >= 0)
    close (cable->master);
  cable->master = -1;
}

void
rig_write (int fd, const void *bytes, gsize n)
{
  const guint8 *from = bytes;

  while (n > 0)
    {
      gssize wrote = write (fd, from, n);

      g_assert_cmpint (wrote, >, 0);
      from += wrote;
      n -= (gsize) wrote;
    }
}

char *
rig_read_all (int fd)
{
  GString *text = g_string_new (NULL);
  struct pollfd p = { .fd = fd, .events = POLLIN };
  char buffer[4096];

  while (poll (&p, 1, 20) > 0 && (p.revents & POLLIN) != 0)
    {
      gssize n = read (fd, buffer, sizeof buffer);

      if (n <= 0)
        break;
      g_string_append_len (text, buffer, n);
    }
  return g_string_free (text, FALSE);
}

static char *
print (const DorsalFrame *frame)
{
  char text[DORSAL_FRAME_MAX + 1];

  g_assert_cmpuint (dorsal_frame_print (frame, text), >, 0);
  return g_strdup (text);
}

char *
rig_hello (const char *serial)
{
  DorsalFrame frame = {
    .kind = DORSAL_FRAME_HELLO,
    .hello = {
      .model = "Ref12", .firmware = "1.0.0", .proto = 1, .n_cells = 4, .rate_hz = 100, .diameter_mm = 140,
      .length_mm = 330, .pitch_mm = 25, .full_scale = 4095, .angle = DORSAL_ANGLE_IMU, .unit = DORSAL_UNIT_KPA,
      .battery = -1, .has_cue = TRUE,
    },
  };

  g_strlcpy (frame.hello.serial, serial, sizeof frame.hello.serial);
  return print (&frame);
}

char *
rig_sample (guint seq, guint32 t_us, gint32 angle_mdeg, gint16 pressure)
{
  DorsalFrame frame = {
    .kind = DORSAL_FRAME_SAMPLE,
    .sample = {
      .seq = (guint16) seq, .t_us = t_us, .angle_mdeg = angle_mdeg, .n_cells = 4,
      .cells = { pressure, pressure, pressure, pressure },
    },
  };

  return print (&frame);
}

GString *
rig_ride (guint first, guint n)
{
  g_autofree char *hello = rig_hello ("A1");
  GString *text = g_string_new (hello);

  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *line = rig_sample (i, i * 10000, 0, 400);

      g_string_append (text, line);
    }
  return text;
}

static gint64
clock_now_us (gpointer data)
{
  return ((RigClock *) data)->now_us;
}

static void
clock_wait (gpointer data, struct pollfd *fds, guint n, gint64 until_us)
{
  RigClock *clock = data;

  /* A hair of real time, for a pty delivers through a kernel thread. */
  if (poll (fds, n, 1) == 0 && until_us != G_MAXINT64)
    clock->now_us = MAX (clock->now_us, until_us);
}

DorsalHostClock
rig_clock (RigClock *clock)
{
  clock->now_us = 1000 * G_USEC_PER_SEC;
  return (DorsalHostClock){ .now_us = clock_now_us, .wait = clock_wait, .data = clock };
}

static gboolean
on_guard (gpointer data)
{
  g_error ("Waited for 5 s in vain");
  return G_SOURCE_REMOVE;
}

void
rig_wait_for (const gboolean *done)
{
  guint guard = g_timeout_add (5000, on_guard, NULL);

  while (!*done)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
}

const char *
rig_folder (void)
{
  if (folder == NULL)
    folder = g_dir_make_tmp ("dorsal-test-XXXXXX", NULL);
  g_assert_nonnull (folder);
  return folder;
}

char *
rig_file (const char *name, const void *bytes, gsize n)
{
  char *path = g_build_filename (rig_folder (), name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, (gssize) n, NULL));
  return path;
}

void
rig_clean (void)
{
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  if (dir == NULL)
    return;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}
