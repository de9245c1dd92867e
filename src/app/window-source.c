/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A name, a row of the list, a roller that came back → a source, and its page. Never: a page taken from somebody who is
 * led through a programme. */

#include "app/window-private.h"

/* Its picture, unless somebody is led. */
static void
show_live (DorsalWindow *window)
{
  if (!dorsal_coaching_is_under_way (window->coaching))
    dorsal_window_show_page (window, "live");
}

void
dorsal_window_on_found (gpointer data)
{
  show_live (data);
}

void
dorsal_window_find_roller (DorsalWindow *window)
{
  dorsal_finder_begin (window->finder);
}

gboolean
dorsal_window_connect (DorsalWindow *window, const char *name, double pace)
{
  DorsalSource *source;

  g_clear_error (&window->refused);
  if (dorsal_finder_connect (window->finder, name))
    {
      show_live (window);
      return TRUE;
    }
  source = dorsal_source_new_for_name (name, pace, &window->refused);
  if (!source)
    {
      dorsal_live_notify (window->live);
      return FALSE;
    }
  dorsal_live_connect (window->live, source);
  show_live (window);
  return TRUE;
}

void
dorsal_window_on_source_chosen (DorsalWindow *window, const char *name)
{
  gtk_popover_popdown (window->roller_popover);
  dorsal_window_connect (window, name, 1);
}
