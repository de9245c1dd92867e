/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One change a picture.
 *
 *   the window is    news are shown
 *   not mapped       at once
 *   hidden           after half a second, by a timer: the frame clock may stand still
 *   seen             in the next tick that the cadence gives; without news the clock rests
 *
 * Where no desktop says that a window is hidden, the clock does: a tick that is still not there half a second after
 * it was wanted is one of a window that nobody sees, until one comes. A window may be hidden while a tick is wanted.
 *
 * Comes in: news, the frame clock. Goes out: calls. Never: a tick without news. */

#include "app/pacer.h"

#include "app/cadence.h"

#define SUSPENDED (1 << 16) /* GDK_TOPLEVEL_STATE_SUSPENDED, since GTK 4.12 */
#define FRAME_US  16667     /* until the display says */

struct _DorsalPacer
{
  GtkWindow *window;
  GdkFrameClock *clock; /* of which the costs are taken; NULL: unrealised */
  void (*func) (gpointer data);
  gpointer data;
  gboolean asked;
  gboolean stands_still; /* the clock: no tick comes */
  guint tick_id, timer_id;
  gint64 wanted_us; /* since when a tick is wanted, monotonic; not while tick_id is 0 */
  DorsalCadence cadence;
  gint64 shown_us;    /* the frame that showed last, in its clock's time */
  gint64 painting_us; /* when the present frame began to be painted */
};

static gboolean
is_hidden (DorsalPacer *pacer)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (pacer->window));
  guint state = surface ? gdk_toplevel_get_state (GDK_TOPLEVEL (surface)) : 0;

  return pacer->stands_still || (state & (GDK_TOPLEVEL_STATE_MINIMIZED | SUSPENDED)) != 0;
}

static void
show (DorsalPacer *pacer)
{
  pacer->asked = FALSE;
  pacer->func (pacer->data);
}

/* --- what a picture costs --- */

static void
on_before_paint (GdkFrameClock *clock, DorsalPacer *pacer)
{
  pacer->painting_us = g_get_monotonic_time ();
}

static gint64
frame_us (GdkFrameClock *clock)
{
  gint64 us = 0;

  gdk_frame_clock_get_refresh_info (clock, gdk_frame_clock_get_frame_time (clock), &us, NULL);
  return us > 0 ? us : FRAME_US;
}

/* Only of frames that showed something: the others are cheap, and say nothing. */
static void
on_after_paint (GdkFrameClock *clock, DorsalPacer *pacer)
{
  if (pacer->painting_us == 0 || pacer->shown_us != gdk_frame_clock_get_frame_time (clock))
    return;
  pacer->cadence = dorsal_cadence_step (pacer->cadence, g_get_monotonic_time () - pacer->painting_us, frame_us (clock));
  pacer->painting_us = 0;
}

static void
let_go_of_clock (DorsalPacer *pacer)
{
  if (pacer->clock)
    g_signal_handlers_disconnect_by_data (pacer->clock, pacer);
  g_clear_object (&pacer->clock);
}

static void
follow_clock (DorsalPacer *pacer, GdkFrameClock *clock)
{
  if (pacer->clock == clock)
    return;
  let_go_of_clock (pacer);
  pacer->clock = g_object_ref (clock);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), pacer);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), pacer);
}

/* --- when --- */

static gboolean
on_timer (gpointer data)
{
  DorsalPacer *pacer = data;

  pacer->timer_id = 0;
  if (pacer->asked)
    show (pacer);
  return G_SOURCE_REMOVE;
}

static void
wait_unseen (DorsalPacer *pacer)
{
  pacer->timer_id = g_timeout_add (DORSAL_PACER_HIDDEN_MS, on_timer, pacer);
}

static gboolean
is_due (DorsalPacer *pacer, GdkFrameClock *clock)
{
  gint64 frame = frame_us (clock);

  /* Half a frame of grace: the clock's times waver. */
  return gdk_frame_clock_get_frame_time (clock) + frame / 2 - pacer->shown_us
         >= dorsal_cadence_interval_us (pacer->cadence, frame);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DorsalPacer *pacer = data;

  follow_clock (pacer, clock);
  pacer->stands_still = FALSE;
  if (!pacer->asked || is_hidden (pacer))
    {
      pacer->tick_id = 0;
      if (pacer->asked && !pacer->timer_id)
        wait_unseen (pacer);
      return G_SOURCE_REMOVE;
    }
  pacer->wanted_us = g_get_monotonic_time ();
  if (is_due (pacer, clock))
    {
      pacer->shown_us = gdk_frame_clock_get_frame_time (clock);
      show (pacer);
    }
  return G_SOURCE_CONTINUE;
}

static void
want_tick (DorsalPacer *pacer)
{
  gint64 now_us = g_get_monotonic_time ();

  if (pacer->tick_id == 0)
    {
      pacer->wanted_us = now_us;
      pacer->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (pacer->window), on_tick, pacer, NULL);
    }
  else
    pacer->stands_still = now_us - pacer->wanted_us > DORSAL_PACER_HIDDEN_MS * 1000;
}

gboolean
dorsal_pacer_ask (DorsalPacer *pacer)
{
  pacer->asked = TRUE;
  if (pacer->timer_id == 0 && !gtk_widget_get_mapped (GTK_WIDGET (pacer->window)))
    show (pacer);
  else if (pacer->timer_id == 0 && is_hidden (pacer))
    wait_unseen (pacer);
  else if (pacer->timer_id == 0)
    want_tick (pacer);
  return pacer->timer_id == 0;
}

DorsalPacer *
dorsal_pacer_new (GtkWindow *window, void (*func) (gpointer data), gpointer data)
{
  DorsalPacer *pacer = g_new0 (DorsalPacer, 1);

  pacer->window = window;
  pacer->func = func;
  pacer->data = data;
  return pacer;
}

void
dorsal_pacer_free (DorsalPacer *pacer)
{
  if (!pacer)
    return;
  if (pacer->tick_id)
    gtk_widget_remove_tick_callback (GTK_WIDGET (pacer->window), pacer->tick_id);
  g_clear_handle_id (&pacer->timer_id, g_source_remove);
  let_go_of_clock (pacer);
  g_free (pacer);
}
