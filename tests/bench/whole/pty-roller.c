/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a person, a pace, what the host writes. Out: lines, each by a write of its own, and how many.
 * Never: a line in halves, a burst after the host was slow. */

#include "pty-roller.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "core/roller.h"

#define NAP_US 2000

struct _PtyRoller
{
  DorsalRoller *roller;
  DorsalFrameReader reader;
  GByteArray *wire;
  int master;
  char path[64];
  GMutex lock; /* for all above, and below */
  PtyPace pace;
  guint64 sent, lost;
  gint64 late_us;
  PtyCueFunc cue_func;
  gpointer cue_data;
  GThread *thread;
  int stopping; /* atomic */
};

static int
open_master (char *ret_path, gsize size)
{
  int master = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK), slave;
  struct termios raw;

  if (master < 0 || grantpt (master) != 0 || unlockpt (master) != 0 || ptsname_r (master, ret_path, size) != 0)
    g_error ("No pseudo-terminal: %s", g_strerror (errno));
  slave = open (ret_path, O_RDWR | O_NOCTTY | O_CLOEXEC);
  tcgetattr (slave, &raw);
  cfmakeraw (&raw);
  tcsetattr (slave, TCSANOW, &raw);
  close (slave);
  return master;
}

static gboolean
is_open (PtyRoller *self)
{
  struct pollfd p = { self->master, POLLOUT, 0 };
  return poll (&p, 1, 0) <= 0 || (p.revents & POLLHUP) == 0;
}

/* What is not for a sample has room or waits for it. */
static gboolean
put (PtyRoller *self, const guint8 *bytes, gsize n, gboolean waits)
{
  while (n > 0)
    {
      gssize wrote = write (self->master, bytes, n);
      struct pollfd p = { self->master, POLLOUT, 0 };

      if (wrote > 0)
        {
          bytes += wrote;
          n -= (gsize) wrote;
          waits = TRUE; /* never half a line */
        }
      else if (!waits || !is_open (self) || g_atomic_int_get (&self->stopping))
        return FALSE;
      else
        poll (&p, 1, 20);
    }
  return TRUE;
}

static void
listen_to_host (PtyRoller *self)
{
  guint8 bytes[1024];
  gssize n = read (self->master, bytes, sizeof bytes);
  gint64 now_us = g_get_monotonic_time ();
  const guint8 *rest = bytes;
  gsize left = n > 0 ? (gsize) n : 0;
  DorsalFrame frame;

  if (n <= 0)
    return;
  dorsal_roller_receive (self->roller, bytes, (gsize) n, self->wire);
  put (self, self->wire->data, self->wire->len, TRUE);
  g_byte_array_set_size (self->wire, 0);
  while (dorsal_frame_reader_next (&self->reader, &rest, &left, &frame))
    if (frame.kind == DORSAL_FRAME_COMMAND && frame.command.command == DORSAL_COMMAND_CUE && self->cue_func)
      self->cue_func (self->cue_data, frame.command.cue, now_us);
}

static void
send_sample (PtyRoller *self, gboolean waits)
{
  gboolean made = dorsal_roller_step (self->roller, self->wire, NULL, NULL);

  if (put (self, self->wire->data, self->wire->len, waits))
    self->sent += made;
  else
    self->lost += made;
  g_byte_array_set_size (self->wire, 0);
}

static void
sleep_until (PtyRoller *self, gint64 until_us)
{
  gint64 left_us = MAX (until_us - g_get_monotonic_time (), 0);
  struct timespec timeout = { left_us / G_USEC_PER_SEC, left_us % G_USEC_PER_SEC * 1000 };
  struct pollfd p = { self->master, POLLIN, 0 };

  if (is_open (self))
    ppoll (&p, 1, &timeout, NULL);
  else
    g_usleep (NAP_US);
}

/* Returns when the next line is due. */
static gint64
turn (PtyRoller *self, gint64 next_us)
{
  gint64 period_us = dorsal_roller_period_us (self->roller), now_us = g_get_monotonic_time ();

  if (!is_open (self) || !dorsal_roller_is_streaming (self->roller) || self->pace == PTY_SILENT)
    return now_us + NAP_US;
  if (self->pace == PTY_FLOOD)
    {
      for (guint i = 0; i < 64; i++)
        send_sample (self, TRUE);
      return now_us;
    }
  if (now_us < next_us)
    return next_us;
  self->late_us = MAX (self->late_us, now_us - next_us);
  send_sample (self, FALSE);
  return next_us + period_us;
}

static gpointer
run (gpointer data)
{
  PtyRoller *self = data;
  gint64 next_us = g_get_monotonic_time ();

  while (!g_atomic_int_get (&self->stopping))
    {
      sleep_until (self, next_us);
      g_mutex_lock (&self->lock);
      listen_to_host (self);
      next_us = turn (self, next_us);
      g_mutex_unlock (&self->lock);
    }
  return NULL;
}

PtyRoller *
pty_roller_new (const DorsalPersonSetup *setup)
{
  PtyRoller *self = g_new0 (PtyRoller, 1);

  self->roller = dorsal_roller_new (setup, (DorsalRollerFaults){ 0 });
  self->wire = g_byte_array_new ();
  self->master = open_master (self->path, sizeof self->path);
  g_mutex_init (&self->lock);
  self->thread = g_thread_new ("roller", run, self);
  return self;
}

void
pty_roller_free (PtyRoller *roller)
{
  g_atomic_int_set (&roller->stopping, TRUE);
  g_thread_join (roller->thread);
  close (roller->master);
  g_byte_array_unref (roller->wire);
  dorsal_roller_free (roller->roller);
  g_mutex_clear (&roller->lock);
  g_free (roller);
}

const char *
pty_roller_get_path (PtyRoller *roller)
{
  return roller->path;
}

gboolean
pty_roller_is_started (PtyRoller *roller)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&roller->lock);
  return dorsal_roller_is_streaming (roller->roller);
}

void
pty_roller_set_pace (PtyRoller *roller, PtyPace pace)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&roller->lock);
  roller->pace = pace;
}

gint64
pty_roller_step (PtyRoller *roller)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&roller->lock);
  gint64 now_us = g_get_monotonic_time ();

  send_sample (roller, FALSE);
  return now_us;
}

gint64
pty_roller_write (PtyRoller *roller, const char *bytes, gsize n)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&roller->lock);
  gint64 now_us = g_get_monotonic_time ();

  put (roller, (const guint8 *) bytes, n, FALSE);
  return now_us;
}

guint64
pty_roller_get_sent (PtyRoller *roller)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&roller->lock);
  return roller->sent;
}

guint64
pty_roller_get_lost (PtyRoller *roller)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&roller->lock);
  return roller->lost;
}

gint64
pty_roller_take_lateness_us (PtyRoller *roller)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&roller->lock);
  gint64 late_us = roller->late_us;

  roller->late_us = 0;
  return late_us;
}

void
pty_roller_set_cue_func (PtyRoller *roller, PtyCueFunc func, gpointer data)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&roller->lock);
  roller->cue_func = func;
  roller->cue_data = data;
}
