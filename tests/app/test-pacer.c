/* SPDX-License-Identifier: GPL-3.0-or-later */

/* News are shown with a picture where somebody sees it, and without one where nobody does. */

#include <gdk/x11/gdkx.h>

#include "app/pacer.h"

typedef struct
{
  GtkWidget *window;
  DorsalPacer *pacer;
  guint shown;
} Seen;

static void
on_due (gpointer data)
{
  ((Seen *) data)->shown++;
}

static void
begin (Seen *seen)
{
  seen->window = gtk_window_new ();
  seen->pacer = dorsal_pacer_new (GTK_WINDOW (seen->window), on_due, seen);
  gtk_window_set_decorated (GTK_WINDOW (seen->window), FALSE);
}

static void
appear (Seen *seen)
{
  gtk_window_present (GTK_WINDOW (seen->window));
  gtk_test_widget_wait_for_draw (seen->window);
}

static void
end (Seen *seen)
{
  dorsal_pacer_free (seen->pacer);
  gtk_window_destroy (GTK_WINDOW (seen->window));
}

/* As a desktop's task bar does. */
static void
set_minimised (Seen *seen, gboolean minimised)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (seen->window));
  Display *display = gdk_x11_display_get_xdisplay (gdk_surface_get_display (surface));

  (minimised ? XUnmapWindow : XMapWindow) (display, gdk_x11_surface_get_xid (surface));
  XFlush (display);
}

static gboolean
is_minimised (Seen *seen)
{
  GdkToplevel *toplevel = GDK_TOPLEVEL (gtk_native_get_surface (GTK_NATIVE (seen->window)));
  return (gdk_toplevel_get_state (toplevel) & GDK_TOPLEVEL_STATE_MINIMIZED) != 0;
}

/* News all the time, until the window is so: there is always a tick that is wanted. */
static void
await_minimised (Seen *seen, gboolean minimised)
{
  while (is_minimised (seen) != minimised)
    {
      dorsal_pacer_ask (seen->pacer);
      g_main_context_iteration (NULL, FALSE);
    }
}

/* The test's own limit ends a wait that is too long. */
static void
await_shown (Seen *seen)
{
  for (guint before = seen->shown; seen->shown == before;)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_not_there_yet (void)
{
  Seen seen = { 0 };

  begin (&seen);
  g_assert_true (dorsal_pacer_ask (seen.pacer));
  g_assert_cmpuint (seen.shown, ==, 1);
  end (&seen);
}

static void
test_once (void)
{
  Seen seen = { 0 };

  begin (&seen);
  appear (&seen);
  for (int i = 0; i < 10; i++)
    g_assert_true (dorsal_pacer_ask (seen.pacer));
  g_assert_cmpuint (seen.shown, ==, 0);
  await_shown (&seen);
  gtk_test_widget_wait_for_draw (seen.window);
  g_assert_cmpuint (seen.shown, ==, 1);
  end (&seen);
}

static void
test_hidden_meanwhile (void)
{
  Seen seen = { 0 };

  begin (&seen);
  appear (&seen);
  set_minimised (&seen, TRUE);
  await_minimised (&seen, TRUE);
  dorsal_pacer_ask (seen.pacer);
  g_assert_false (dorsal_pacer_ask (seen.pacer));
  await_shown (&seen);
  g_assert_false (dorsal_pacer_ask (seen.pacer));
  await_shown (&seen);
  end (&seen);
}

static void
test_back (void)
{
  Seen seen = { 0 };

  begin (&seen);
  appear (&seen);
  set_minimised (&seen, TRUE);
  await_minimised (&seen, TRUE);
  set_minimised (&seen, FALSE);
  await_minimised (&seen, FALSE);
  while (!dorsal_pacer_ask (seen.pacer))
    await_shown (&seen);
  await_shown (&seen);
  end (&seen);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/pacer/a-window-that-is-not-there-yet-is-shown-at-once", test_not_there_yet);
  g_test_add_func ("/app/pacer/news-of-one-picture-are-shown-once", test_once);
  g_test_add_func ("/app/pacer/a-window-hidden-while-a-tick-is-wanted-is-one-that-nobody-sees", test_hidden_meanwhile);
  g_test_add_func ("/app/pacer/a-window-that-comes-back-is-seen", test_back);
  return g_test_run ();
}
