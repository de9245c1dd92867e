/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a source's bytes, the host's clock. Out: messages, and the stream's sentences to the
 * roller. Never allocates while turning, and never looks at what a message says but for the
 * one word LOST.
 *
 *   woke by          a turn does
 *   wake_fd          says WOKEN: the owner has something to say
 *   bytes            reads once, stamps once, feeds the stream
 *   hang-up          reads as well: bytes before it come first, then the end
 *   deadline         ticks the stream: silence, handshake
 *
 * Reading comes before ticking: bytes that waited while we were held up are no silence. */

#include "sensor/pump.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

struct _DorsalPump
{
  DorsalSource *source;
  DorsalHostTimer timer; /* of the real clock */
  DorsalHostClock clock;
  DorsalPumpFunc func;
  gpointer data;
  int wake_fd;
  DorsalStream stream;
  gint64 opened_us;
  gint64 within_us; /* a turn ends by then; G_MAXINT64: when there is something to do */
  guint64 bytes;
  gboolean begun; /* opened before: the next source goes on with the session */
  gboolean lost;  /* the stream has given up */
  guint8 buffer[65536];
};

G_DEFINE_QUARK (dorsal-sensor-error-quark, dorsal_sensor_error)

gboolean
dorsal_sensor_error_is_not_a_roller (const GError *error)
{
  return g_error_matches (error, DORSAL_SENSOR_ERROR, DORSAL_SENSOR_ERROR_NOT_A_ROLLER)
         || g_error_matches (error, DORSAL_SENSOR_ERROR, DORSAL_SENSOR_ERROR_SILENT);
}

guint
dorsal_sensor_error_get_version (const GError *error)
{
  return error->domain == DORSAL_SENSOR_ERROR && error->code > DORSAL_SENSOR_ERROR_VERSION
             ? (guint) (error->code - DORSAL_SENSOR_ERROR_VERSION)
             : 0;
}

DorsalPump *
dorsal_pump_new (DorsalSource *source, const DorsalSettings *settings, int wake_fd, const DorsalHostClock *clock,
                 DorsalPumpFunc func, gpointer data)
{
  DorsalPump *pump = g_new0 (DorsalPump, 1);

  pump->source = source;
  pump->wake_fd = wake_fd;
  dorsal_host_timer_init (&pump->timer);
  pump->clock = clock != NULL ? *clock : dorsal_host_clock (&pump->timer);
  pump->func = func;
  pump->data = data;
  pump->within_us = G_MAXINT64;
  dorsal_stream_init (&pump->stream, settings, 0);
  return pump;
}

void
dorsal_pump_free (DorsalPump *pump)
{
  if (pump == NULL)
    return;

  dorsal_source_free (pump->source);
  dorsal_host_timer_clear (&pump->timer);
  g_free (pump);
}

void
dorsal_pump_set_source (DorsalPump *pump, DorsalSource *source)
{
  dorsal_source_free (pump->source);
  pump->source = source;
}

/* Where host time means nothing it stands still. */
static gint64
now_us (DorsalPump *pump)
{
  return pump->source->as_fast_as_it_goes ? pump->opened_us : pump->clock.now_us (pump->clock.data);
}

static void
hand_on (DorsalPump *pump, const DorsalMessage *message)
{
  if (message->kind == DORSAL_MESSAGE_LINK && message->link == DORSAL_LINK_LOST)
    pump->lost = TRUE;
  pump->func (message, pump->data);
}

/* What follows a first message: the stream's queue, without new bytes. */
static void
hand_on_all (DorsalPump *pump, const DorsalMessage *message, gint64 now)
{
  const guint8 *bytes = NULL;
  gsize n = 0;

  for (; message != NULL; message = dorsal_stream_next (&pump->stream, &bytes, &n, now))
    hand_on (pump, message);
}

static void
feed (DorsalPump *pump, gsize n, gint64 now)
{
  const guint8 *bytes = pump->buffer;
  const DorsalMessage *message;

  while ((message = dorsal_stream_next (&pump->stream, &bytes, &n, now)) != NULL)
    hand_on (pump, message);
}

static void
tick (DorsalPump *pump, gint64 now)
{
  const DorsalMessage *message;

  while ((message = dorsal_stream_tick (&pump->stream, now)) != NULL)
    hand_on (pump, message);
}

static void
write_output (DorsalPump *pump)
{
  char text[DORSAL_FRAME_MAX + 1];
  gsize n;

  while ((n = dorsal_stream_take_output (&pump->stream, text)) > 0)
    dorsal_source_write (pump->source, text, n);
}

static DorsalPumpTurn
not_a_roller (DorsalPump *pump, const char *sentence, GError **error)
{
  dorsal_source_close (pump->source);
  g_set_error (error, DORSAL_SENSOR_ERROR, DORSAL_SENSOR_ERROR_NOT_A_ROLLER, sentence, pump->source->name);
  return DORSAL_PUMP_ENDED;
}

/* The stream has given up: why? */
static DorsalPumpTurn
given_up (DorsalPump *pump, GError **error)
{
  if (pump->stream.foreign == 0 && pump->bytes > 0)
    return not_a_roller (pump, "%s is not a roller: it did not say hello, choose another port", error);

  dorsal_source_close (pump->source);
  if (pump->stream.foreign != 0)
    g_set_error (error, DORSAL_SENSOR_ERROR, DORSAL_SENSOR_ERROR_VERSION + (int) pump->stream.foreign,
                 "%s speaks version %u of the rollers' language, this Dorsal knows version %u: update Dorsal",
                 pump->source->name, pump->stream.foreign, (guint) DORSAL_PROTOCOL);
  else
    g_set_error (error, DORSAL_SENSOR_ERROR, DORSAL_SENSOR_ERROR_SILENT,
                 "%s is not a roller, or is asleep: it said nothing, wake it or choose another port",
                 pump->source->name);
  return DORSAL_PUMP_ENDED;
}

/* The source has said its last. */
static DorsalPumpTurn
end (DorsalPump *pump, GError *why, gint64 now, GError **error)
{
  gboolean heard = dorsal_pump_has_heard_hello (pump);

  hand_on_all (pump, dorsal_stream_end (&pump->stream), now);
  if (why == NULL && !heard)
    return not_a_roller (pump, "%s holds no recording of a roller: choose another one", error);

  dorsal_source_close (pump->source);
  if (why != NULL)
    g_propagate_error (error, why);
  return DORSAL_PUMP_ENDED;
}

/* What was ordered before holds: settings, the reflex. */
static void
begin (DorsalPump *pump)
{
  DorsalSettings settings = pump->stream.classifier.settings;
  gboolean has_reflex = pump->stream.has_reflex;

  dorsal_stream_init (&pump->stream, &settings, pump->opened_us);
  pump->stream.has_reflex = has_reflex;
}

gboolean
dorsal_pump_open (DorsalPump *pump, GError **error)
{
  pump->opened_us = pump->clock.now_us (pump->clock.data);
  if (!dorsal_source_open (pump->source, pump->opened_us, error))
    return FALSE;

  pump->lost = FALSE;
  pump->bytes = 0;
  if (pump->begun)
    hand_on_all (pump, dorsal_stream_reopen (&pump->stream, pump->opened_us), pump->opened_us);
  else
    begin (pump);
  pump->begun = TRUE;
  tick (pump, pump->opened_us);
  write_output (pump);
  return TRUE;
}

void
dorsal_pump_turn_within (DorsalPump *pump, gint64 us)
{
  pump->within_us = us > 0 ? pump->clock.now_us (pump->clock.data) + us : G_MAXINT64;
}

static gint64
deadline_us (DorsalPump *pump)
{
  gint64 wake_us = MIN (dorsal_source_wake_us (pump->source), pump->within_us);

  if (pump->source->as_fast_as_it_goes)
    return wake_us;
  return MIN (wake_us, dorsal_stream_deadline_us (&pump->stream));
}

static gboolean
was_woken (const struct pollfd *wake)
{
  guint64 count;

  return (wake->revents & POLLIN) != 0 && read (wake->fd, &count, sizeof count) > 0;
}

/* One read. FALSE at the end. */
static gboolean
read_once (DorsalPump *pump, const struct pollfd *input, gint64 now, GError **ret_why)
{
  gboolean ready = input->fd >= 0 ? input->revents != 0 : dorsal_source_wake_us (pump->source) <= now;
  gssize n = ready ? dorsal_source_read (pump->source, pump->buffer, sizeof pump->buffer, now, ret_why) : 0;

  if (n > 0)
    {
      pump->bytes += (guint64) n;
      feed (pump, (gsize) n, now);
    }
  return n >= 0;
}

DorsalPumpTurn
dorsal_pump_turn (DorsalPump *pump, GError **error)
{
  struct pollfd fds[2] = {
    { .fd = dorsal_source_fd (pump->source), .events = POLLIN },
    { .fd = pump->wake_fd, .events = POLLIN },
  };
  GError *why = NULL;
  gint64 now;

  pump->clock.wait (pump->clock.data, fds, G_N_ELEMENTS (fds), deadline_us (pump));
  if (was_woken (&fds[1]))
    return DORSAL_PUMP_WOKEN;

  now = now_us (pump);
  if (!read_once (pump, &fds[0], now, &why))
    return end (pump, why, now, error);
  tick (pump, now);
  if (pump->lost)
    return given_up (pump, error);
  write_output (pump);
  return DORSAL_PUMP_GOING;
}

void
dorsal_pump_do (DorsalPump *pump, const DorsalOrder *order)
{
  gint64 now = now_us (pump);

  hand_on_all (pump, dorsal_order_do (order, &pump->stream, now), now);
  write_output (pump);
}

DorsalSource *
dorsal_pump_get_source (DorsalPump *pump)
{
  return pump->source;
}

const DorsalStatistics *
dorsal_pump_get_statistics (DorsalPump *pump)
{
  return dorsal_stream_statistics (&pump->stream);
}

gboolean
dorsal_pump_has_heard_hello (DorsalPump *pump)
{
  return pump->stream.link.heard;
}
