/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a directory's inotify events, of three kinds. Out: calls. Never: a wake for what is only read or written.
 *
 *   created, moved here     came
 *   deleted, moved away     went
 *   attributes              touched
 *   too many at once        nothing: who watches looks by itself now and then, too */

#include "sensor/watch.h"

#include <glib-unix.h>
#include <sys/inotify.h>
#include <unistd.h>

#define CAME (IN_CREATE | IN_MOVED_TO)
#define WENT (IN_DELETE | IN_MOVED_FROM)

struct _DorsalWatch
{
  int fd;
  GSource *source;
  DorsalWatchFunc func;
  gpointer data;
};

static DorsalWatchEvent
event_of (guint32 mask)
{
  return mask & CAME ? DORSAL_WATCH_CAME : mask & WENT ? DORSAL_WATCH_WENT : DORSAL_WATCH_TOUCHED;
}

static gboolean
on_ready (int fd, GIOCondition condition, gpointer data)
{
  DorsalWatch *watch = data;
  _Alignas(struct inotify_event) char buffer[4096];
  const struct inotify_event *event;
  gssize n = read (fd, buffer, sizeof buffer);

  for (const char *at = buffer; at < buffer + n; at += sizeof *event + event->len)
    {
      event = (const struct inotify_event *) (gconstpointer) at;
      if (event->len == 0 || (event->mask & (CAME | WENT | IN_ATTRIB)) == 0)
        continue;
      watch->func (event_of (event->mask), event->name, watch->data);
      if (g_source_is_destroyed (g_main_current_source ()))
        return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

DorsalWatch *
dorsal_watch_new (const char *directory, DorsalWatchFunc func, gpointer data)
{
  int fd = inotify_init1 (IN_NONBLOCK | IN_CLOEXEC);
  DorsalWatch *watch;

  if (fd < 0 || inotify_add_watch (fd, directory, CAME | WENT | IN_ATTRIB | IN_ONLYDIR) < 0)
    {
      if (fd >= 0)
        close (fd);
      return NULL;
    }
  watch = g_new0 (DorsalWatch, 1);
  watch->fd = fd;
  watch->func = func;
  watch->data = data;
  watch->source = g_unix_fd_source_new (fd, G_IO_IN);
  g_source_set_callback (watch->source, G_SOURCE_FUNC (on_ready), watch, NULL);
  g_source_attach (watch->source, g_main_context_get_thread_default ());
  return watch;
}

void
dorsal_watch_free (DorsalWatch *watch)
{
  if (watch == NULL)
    return;

  g_source_destroy (watch->source);
  g_source_unref (watch->source);
  close (watch->fd);
  g_free (watch);
}
