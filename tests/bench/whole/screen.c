/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: DAMAGE events of the root window, on a thread of their own. Out: times. Never: a picture. */

#include "screen.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>
#include <sys/socket.h>

#define APART_US 3000

struct _Watcher
{
  Display *watch; /* the thread's */
  Display *own;
  int event_base;
  Damage damage;
  unsigned long ground; /* of the middle, without a window */
  GMutex lock;
  GCond changed;
  gint64 last_us;
  guint64 pictures;
  GThread *thread;
  int stopping; /* atomic */
};

static void
note (Watcher *screen)
{
  gint64 now_us = g_get_monotonic_time ();

  g_mutex_lock (&screen->lock);
  screen->pictures += now_us - screen->last_us > APART_US;
  screen->last_us = now_us;
  g_cond_broadcast (&screen->changed);
  g_mutex_unlock (&screen->lock);
}

static gpointer
watch (gpointer data)
{
  Watcher *screen = data;

  while (!g_atomic_int_get (&screen->stopping))
    {
      struct pollfd p = { ConnectionNumber (screen->watch), POLLIN, 0 };
      XEvent event;

      if (XPending (screen->watch) == 0 && poll (&p, 1, 100) <= 0)
        continue;
      XNextEvent (screen->watch, &event);
      if (event.type != screen->event_base + XDamageNotify)
        continue;
      XDamageSubtract (screen->watch, screen->damage, None, None);
      XFlush (screen->watch);
      note (screen);
    }
  return NULL;
}

static unsigned long
middle (Watcher *screen)
{
  int n = DefaultScreen (screen->own);
  XImage *image = XGetImage (screen->own, DefaultRootWindow (screen->own), DisplayWidth (screen->own, n) / 2,
                             DisplayHeight (screen->own, n) / 2, 1, 1, AllPlanes, ZPixmap);
  unsigned long pixel = image ? XGetPixel (image, 0, 0) : 0;

  if (image)
    XDestroyImage (image);
  return pixel;
}

Watcher *
screen_new (void)
{
  Watcher *screen = g_new0 (Watcher, 1);
  int errors;

  screen->watch = XOpenDisplay (NULL);
  screen->own = XOpenDisplay (NULL);
  if (!screen->watch || !screen->own || !XDamageQueryExtension (screen->watch, &screen->event_base, &errors))
    g_error ("No X server with the DAMAGE extension");
  screen->damage = XDamageCreate (screen->watch, DefaultRootWindow (screen->watch), XDamageReportNonEmpty);
  XSync (screen->watch, False);
  screen->ground = middle (screen);
  g_mutex_init (&screen->lock);
  g_cond_init (&screen->changed);
  screen->thread = g_thread_new ("screen", watch, screen);
  return screen;
}

void
screen_free (Watcher *screen)
{
  g_atomic_int_set (&screen->stopping, TRUE);
  g_thread_join (screen->thread);
  XCloseDisplay (screen->watch);
  XCloseDisplay (screen->own);
  g_mutex_clear (&screen->lock);
  g_cond_clear (&screen->changed);
  g_free (screen);
}

int
screen_get_pid (Watcher *screen)
{
  struct ucred who = { 0 };
  socklen_t size = sizeof who;

  getsockopt (ConnectionNumber (screen->own), SOL_SOCKET, SO_PEERCRED, &who, &size);
  return who.pid;
}

guint64
screen_get_pictures (Watcher *screen)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&screen->lock);
  return screen->pictures;
}

gint64
screen_await_change (Watcher *screen, gint64 after_us, gint64 wait_us)
{
  gint64 until_us = g_get_monotonic_time () + wait_us;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&screen->lock);

  while (screen->last_us <= after_us)
    if (!g_cond_wait_until (&screen->changed, &screen->lock, until_us))
      return 0;
  return screen->last_us;
}

gint64
screen_await_window (Watcher *screen, gint64 wait_us)
{
  gint64 until_us = g_get_monotonic_time () + wait_us, change_us = 0;

  while (middle (screen) == screen->ground)
    {
      change_us = screen_await_change (screen, MAX (change_us, until_us - wait_us), until_us - g_get_monotonic_time ());
      if (change_us == 0)
        return 0;
    }
  return g_get_monotonic_time ();
}

/* The largest child of the root: the only window there is. */
static Window
largest (Watcher *screen)
{
  Window root, parent, *children = NULL, found = None;
  unsigned n = 0;
  int most = 0;

  XQueryTree (screen->own, DefaultRootWindow (screen->own), &root, &parent, &children, &n);
  for (unsigned i = 0; i < n; i++)
    {
      XWindowAttributes is;
      if (XGetWindowAttributes (screen->own, children[i], &is) && is.width * is.height > most)
        {
          most = is.width * is.height;
          found = children[i];
        }
    }
  if (children)
    XFree (children);
  return found;
}

void
screen_hide_window (Watcher *screen, gboolean hidden)
{
  Window window = largest (screen);

  if (hidden)
    XUnmapWindow (screen->own, window);
  else
    XMapWindow (screen->own, window);
  XSync (screen->own, False);
}
