/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: events. Goes out: wishes. Never: a time, a lens; a wheel that is swallowed where it moves nothing. */

#include "app/browser.h"

#include <math.h>

#define WHEEL_ZOOM 1.25 /* a notch */
#define WHEEL_PAN 60.0  /* px a notch */
#define DRAG_PX 6       /* a click may tremble */

typedef enum
{
  DRAG_NONE,
  DRAG_UNDECIDED,
  DRAG_PANS,
  DRAG_CHOOSES,
} Drag;

typedef struct
{
  const DorsalBrowserWishes *wishes;
  gpointer data;
  double pointer_x;
  Drag drag;
  double from_x, done_x; /* of a drag: where it began; how far it has panned */
  double scale;          /* of a pinch, so far */
} Browser;

static gboolean
has (GtkEventController *controller, GdkModifierType modifier)
{
  return (gtk_event_controller_get_current_event_state (controller) & modifier) != 0;
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, Browser *browser)
{
  if (has (GTK_EVENT_CONTROLLER (controller), GDK_CONTROL_MASK))
    return browser->wishes->zoom (browser->data, pow (WHEEL_ZOOM, -dy), browser->pointer_x);
  return browser->wishes->pan (browser->data, (dx + dy) * WHEEL_PAN);
}

static void
on_motion (GtkEventController *controller, double x, double y, Browser *browser)
{
  browser->pointer_x = x;
  browser->wishes->hover (browser->data, x);
}

static void
on_leave (GtkEventController *controller, Browser *browser)
{
  browser->wishes->hover (browser->data, NAN);
}

/* --- drags --- */

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, Browser *browser)
{
  browser->from_x = x;
  browser->done_x = 0;
  browser->drag = DRAG_UNDECIDED;
}

static void
decide (GtkGesture *gesture, double x, double y, Browser *browser)
{
  if (ABS (x) < DRAG_PX && ABS (y) < DRAG_PX)
    return;
  if (has (GTK_EVENT_CONTROLLER (gesture), GDK_SHIFT_MASK))
    browser->drag = DRAG_CHOOSES;
  else if (ABS (x) >= ABS (y))
    browser->drag = DRAG_PANS;
  else
    browser->drag = DRAG_NONE;
  gtk_gesture_set_state (gesture, browser->drag == DRAG_NONE ? GTK_EVENT_SEQUENCE_DENIED : GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_drag_update (GtkGestureDrag *gesture, double x, double y, Browser *browser)
{
  if (browser->drag == DRAG_UNDECIDED)
    decide (GTK_GESTURE (gesture), x, y, browser);
  if (browser->drag == DRAG_CHOOSES)
    browser->wishes->choose (browser->data, browser->from_x, browser->from_x + x);
  else if (browser->drag == DRAG_PANS)
    {
      browser->wishes->pan (browser->data, browser->done_x - x);
      browser->done_x = x;
    }
}

static void
on_drag_end (GtkGestureDrag *gesture, double x, double y, Browser *browser)
{
  if (browser->drag == DRAG_UNDECIDED)
    browser->wishes->point (browser->data, browser->from_x + x);
  browser->drag = DRAG_NONE;
}

/* --- pinches --- */

static void
on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, Browser *browser)
{
  browser->scale = 1;
  browser->drag = DRAG_NONE;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_pinch (GtkGestureZoom *gesture, double scale, Browser *browser)
{
  double x = browser->pointer_x, y;

  if (!(scale > 0))
    return;
  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  browser->wishes->zoom (browser->data, scale / browser->scale, x);
  browser->scale = scale;
}

void
dorsal_browser_attach (GtkWidget *widget, const DorsalBrowserWishes *wishes, gpointer data)
{
  Browser *browser = g_new0 (Browser, 1);
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new (), *pinch = gtk_gesture_zoom_new ();

  browser->wishes = wishes;
  browser->data = data;
  g_object_set_data_full (G_OBJECT (scroll), "browser", browser, g_free); /* goes with the widget's controllers */
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), browser);
  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), browser);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), browser);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), browser);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), browser);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), browser);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), browser);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), browser);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), browser);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (widget, scroll);
}
