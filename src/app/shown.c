/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Messages → what is shown.
 *
 *   reading   the latest one, its point in both traces, its second at a level, a step of the session
 *   hello     whose it is; of another roller: all of the last one goes
 *   anchored  the session begins, or goes on; refused: why
 *   gesture   a wish of the session; so is a wish by key or click
 *
 * Comes in: messages in their order. Goes out: values. Never: a stale reading as a live one. */

#include "app/shown.h"

#include <math.h>
#include <string.h>

#include "app/trace-time.h"

#define JOIN_US (100 * 1000) /* a shorter hole in the samples is drawn through */
#define DEFAULT_RATE 100

void
dorsal_shown_init (DorsalShown *shown, const DorsalSettings *settings)
{
  *shown = (DorsalShown){ .stale_f = settings->zones.start_place,
                          .pressure = dorsal_trace_new (),
                          .hold = dorsal_trace_new () };
}

void
dorsal_shown_clear (DorsalShown *shown)
{
  g_clear_pointer (&shown->pressure, dorsal_trace_free);
  g_clear_pointer (&shown->hold, dorsal_trace_free);
}

void
dorsal_shown_forget (DorsalShown *shown, const DorsalSettings *settings)
{
  DorsalTrace *pressure = shown->pressure, *hold = shown->hold;

  dorsal_trace_clear (pressure);
  dorsal_trace_clear (hold);
  *shown = (DorsalShown){ .stale_f = settings->zones.start_place, .pressure = pressure, .hold = hold };
}

guint
dorsal_shown_get_rate (const DorsalShown *shown)
{
  return shown->has_hello ? shown->hello.rate_hz : DEFAULT_RATE;
}

/* --- readings --- */

gint16
dorsal_shown_pressure_of (const DorsalReading *reading)
{
  double value = reading->pressure_known ? reading->pressure_kpa * 10 : reading->raw_fraction * 1000;
  return (gint16) CLAMP (lround (value), 0, G_MAXINT16);
}

gint16
dorsal_shown_hold_of (const DorsalReading *reading)
{
  return (gint16) CLAMP (lround (reading->hold_s * 10), 0, G_MAXINT16);
}

/* The silent reading only says that a gap begins; how long it was the next sample's clock tells. */
static void
follow_session (DorsalShown *shown, const DorsalReading *reading)
{
  gboolean streaming = reading->link == DORSAL_LINK_STREAMING;
  gint64 step_us = streaming ? reading->sample.time_us - shown->session_us : 1;

  shown->session = dorsal_session_step (shown->session, streaming, step_us);
  if (streaming)
    shown->session_us = reading->sample.time_us;
}

static void
take_reading (DorsalShown *shown, const DorsalReading *reading, const DorsalSettings *settings)
{
  gint64 period_us = G_USEC_PER_SEC / dorsal_shown_get_rate (shown);
  gsize slot = (gsize) ((reading->sample.time_us + period_us / 2) / period_us);

  shown->reading = *reading;
  follow_session (shown, reading);
  if (reading->link != DORSAL_LINK_STREAMING)
    return;
  if (reading->place_known)
    shown->stale_f = reading->place_cm / settings->body.length_cm;
  if (reading->level != DORSAL_LEVEL_UNKNOWN)
    shown->dwell.level_us[reading->level] = (gint64) (reading->dwell_s * 1e6);
  if (reading->state != DORSAL_STATE_OFF && reading->place_known)
    shown->refusal = DORSAL_ANCHOR_UNKNOWN;
  dorsal_trace_put (shown->pressure, slot, dorsal_shown_pressure_of (reading), (gsize) (JOIN_US / period_us));
  dorsal_trace_put (shown->hold, slot, dorsal_shown_hold_of (reading), (gsize) (JOIN_US / period_us));
}

/* --- the others --- */

/* Another roller is another session: the picture of the last one goes. */
static void
take_hello (DorsalShown *shown, const DorsalHello *hello, const DorsalSettings *settings)
{
  if (shown->has_hello && strcmp (shown->hello.serial, hello->serial) != 0)
    dorsal_shown_forget (shown, settings);
  shown->hello = *hello;
  shown->has_hello = TRUE;
}

/* Who starts after an end begins another one. */
static void
take_wish (DorsalShown *shown, DorsalWish wish)
{
  if (shown->session.state == DORSAL_SESSION_ENDED && wish == DORSAL_WISH_START)
    shown->session = (DorsalSession){ 0 };
  shown->session = dorsal_session_wish (shown->session, wish);
}

/* Who anchors means to roll. */
static void
take_anchored (DorsalShown *shown)
{
  shown->anchor = DORSAL_ANCHOR_ACCEPTED;
  shown->refusal = DORSAL_ANCHOR_UNKNOWN;
  take_wish (shown, DORSAL_WISH_START);
}

void
dorsal_shown_take (DorsalShown *shown, const DorsalMessage *message, DorsalSettings *settings)
{
  switch (message->kind)
    {
    case DORSAL_MESSAGE_READING:
      take_reading (shown, &message->reading, settings);
      break;
    case DORSAL_MESSAGE_HELLO:
      take_hello (shown, &message->hello, settings);
      break;
    case DORSAL_MESSAGE_ANCHORED:
      take_anchored (shown);
      break;
    case DORSAL_MESSAGE_ANCHOR_REFUSED:
      shown->refusal = shown->anchor = message->refused;
      break;
    case DORSAL_MESSAGE_GESTURE:
      take_wish (shown, dorsal_wish_of (message->gesture.meaning));
      break;
    case DORSAL_MESSAGE_WISH:
      take_wish (shown, message->wish);
      break;
    case DORSAL_MESSAGE_MARKED_END:
      settings->marked_end = message->marked_end;
      break;
    default:
      break;
    }
}
