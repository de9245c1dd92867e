/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: a display. Goes out: a window that stands for a manager, as the Extended Window Manager Hints have it:
 * _NET_SUPPORTING_WM_CHECK of the root and of itself. Never: a window that is seen. */

#include "managed.h"

#ifdef HAVE_X11
#include <X11/Xatom.h>
#include <X11/Xlib.h>

static void
point_to (Display *display, Window from, Window to)
{
  XChangeProperty (display, from, XInternAtom (display, "_NET_SUPPORTING_WM_CHECK", False), XA_WINDOW, 32,
                   PropModeReplace, (const unsigned char *) &to, 1);
}

gboolean
managed_display (void)
{
  Display *display = XOpenDisplay (NULL); /* for as long as the program runs */
  Window root, manager;

  if (!display)
    return FALSE;
  root = DefaultRootWindow (display);
  manager = XCreateSimpleWindow (display, root, -1, -1, 1, 1, 0, 0, 0);
  XChangeProperty (display, root, XInternAtom (display, "_NET_SUPPORTED", False), XA_ATOM, 32, PropModeReplace, NULL, 0);
  point_to (display, manager, manager);
  point_to (display, root, manager);
  XSync (display, False);
  return TRUE;
}
#else
gboolean
managed_display (void)
{
  return FALSE;
}
#endif
