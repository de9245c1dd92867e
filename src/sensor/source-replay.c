/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a file of bytes as a roller sent them. Out: the same bytes, every one of them, at the
 * pace of the samples' own clock or as fast as the file reads. Holds one buffer however
 * long the file is; never changes, drops or invents a byte.
 *
 *   buffer   |  given  |     ready     |   not looked at   |  room  |
 *            0       given           ready               filled
 *
 * Bytes become ready a sentence at a time and are due with the sample that ends them.
 * Between two samples lies what their clocks say, gaps included; a clock that steps back
 * (a restart, a duplicate) is no time at all. */

#include "sensor/source-private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/frame-reader.h"

typedef struct
{
  DorsalSource base;
  char *path;
  double pace; /* 0: as fast as it goes */
  int fd;      /* -1 when closed */
  gboolean at_end;

  DorsalFrameReader reader; /* only to find the samples */
  gint64 start_us;          /* host time of the first sample; 0 before it */
  gint64 line_us;           /* roller time since the first sample */
  guint32 t_us;             /* of the last sample */
  gboolean timed;           /* there was one */
  gint64 due_us;            /* when what is ready may go */

  gsize given, ready, filled;
  guint8 buffer[16384];
} ReplaySource;

static void
replay_close (DorsalSource *source)
{
  ReplaySource *self = (ReplaySource *) source;

  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
}

static void
replay_free (DorsalSource *source)
{
  ReplaySource *self = (ReplaySource *) source;

  g_free (self->path);
  g_free (self);
}

static gboolean
replay_open (DorsalSource *source, gint64 now_us, GError **error)
{
  ReplaySource *self = (ReplaySource *) source;
  struct stat st;
  int fd = open (self->path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

  if (fd < 0)
    return dorsal_source_fail_to_open (self->path, errno, error);
  if (fstat (fd, &st) == 0 && S_ISDIR (st.st_mode))
    {
      close (fd);
      return dorsal_source_fail_to_open (self->path, EISDIR, error);
    }

  self->fd = fd;
  self->at_end = self->timed = FALSE;
  self->line_us = 0;
  self->due_us = 0;
  self->given = self->ready = self->filled = 0;
  dorsal_frame_reader_reset (&self->reader);
  return TRUE;
}

static int
replay_fd (DorsalSource *source)
{
  return -1;
}

static gint64
replay_wake_us (DorsalSource *source)
{
  ReplaySource *self = (ReplaySource *) source;

  return self->ready > self->given ? self->due_us : 0;
}

static void
take_time_of (ReplaySource *self, guint32 t_us, gint64 now_us)
{
  gint32 step_us = (gint32) (t_us - self->t_us);

  if (!self->timed)
    self->start_us = now_us;
  else if (step_us > 0)
    self->line_us += step_us;

  self->timed = TRUE;
  self->t_us = t_us;
  self->due_us = self->start_us + (gint64) ((double) self->line_us / self->pace);
}

/* Moves `ready` past the next good sentence, or past everything when there is none. */
static void
look_on (ReplaySource *self, gint64 now_us)
{
  const guint8 *bytes = self->buffer + self->ready;
  gsize n = self->filled - self->ready;
  DorsalFrame frame;

  if (dorsal_frame_reader_next (&self->reader, &bytes, &n, &frame) && frame.kind == DORSAL_FRAME_SAMPLE)
    take_time_of (self, frame.sample.t_us, now_us);
  self->ready = self->filled - n;
}

/* 0 or errno. */
static int
fill (ReplaySource *self)
{
  gssize got;

  memmove (self->buffer, self->buffer + self->given, self->filled - self->given);
  self->filled -= self->given;
  self->ready -= self->given;
  self->given = 0;

  do
    got = read (self->fd, self->buffer + self->filled, sizeof self->buffer - self->filled);
  while (got < 0 && errno == EINTR);

  if (got < 0)
    return errno;
  self->at_end = got == 0;
  self->filled += (gsize) got;
  return 0;
}

static gssize
ended (ReplaySource *self, int code, GError **error)
{
  replay_close (&self->base);
  if (code != 0)
    dorsal_source_fail_to_open (self->path, code, error);
  return -1;
}

static gssize
read_paced (ReplaySource *self, guint8 *buffer, gsize n, gint64 now_us, GError **error)
{
  gsize got = 0;

  while (got < n)
    {
      gsize part = MIN (self->ready - self->given, n - got);

      if (part > 0 && self->due_us > now_us)
        break;
      memcpy (buffer + got, self->buffer + self->given, part);
      self->given += part;
      got += part;

      if (self->given < self->ready)
        continue;
      if (self->ready < self->filled)
        {
          look_on (self, now_us);
          continue;
        }
      if (self->at_end)
        break;

      int code = fill (self);

      if (code != 0)
        return ended (self, code, error);
    }
  return got > 0 || self->given < self->filled || !self->at_end ? (gssize) got : ended (self, 0, error);
}

static gssize
replay_read (DorsalSource *source, guint8 *buffer, gsize n, gint64 now_us, GError **error)
{
  ReplaySource *self = (ReplaySource *) source;
  gssize got;

  if (self->fd < 0)
    return -1;
  if (!source->as_fast_as_it_goes)
    return read_paced (self, buffer, n, now_us, error);

  do
    got = read (self->fd, buffer, n);
  while (got < 0 && errno == EINTR);
  return got > 0 ? got : ended (self, got < 0 ? errno : 0, error);
}

/* A recording cannot answer. */
static gboolean
replay_write (DorsalSource *source, const char *bytes, gsize n)
{
  return FALSE;
}

static const DorsalSourceTable replay_table = {
  .kind = "replay",
  .open = replay_open,
  .fd = replay_fd,
  .wake_us = replay_wake_us,
  .read = replay_read,
  .write = replay_write,
  .close = replay_close,
  .free = replay_free,
};

DorsalSource *
dorsal_source_replay_new (const char *path, double pace)
{
  ReplaySource *self = g_new0 (ReplaySource, 1);

  self->base.table = &replay_table;
  self->base.name = g_path_get_basename (path);
  self->base.as_fast_as_it_goes = pace <= 0;
  self->path = g_strdup (path);
  self->pace = pace;
  self->fd = -1;
  return &self->base;
}
