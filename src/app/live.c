/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sensor → what the window shows.
 *
 *   screen ring ─▶ drain ─▶ reading, traces, dwell ─▶ "changed", once
 *   record ring ─▶ recorder, a thread of its own
 *
 * Comes in: messages on the main thread. Goes out: values to draw. Never: a widget, a
 * translated word, a stale reading shown as live: silence and the end are readings too. */

#include "app/live.h"

#include <math.h>
#include <string.h>

#include "app/trace-time.h"

#define SCREEN_CAPACITY 8192    /* 82 s at 100 Hz, 8 s at 1 kHz: no desktop stands still for longer */
#define RECORD_CAPACITY 8192    /* while a disk stalls */
#define JOIN_US (100 * 1000)    /* a shorter hole in the samples is drawn through */
#define DEFAULT_RATE 100

struct _DorsalLive
{
  GObject parent_instance;
  DorsalSensor *sensor;
  DorsalKeeper *keeper; /* of a roller at a port */
  DorsalRecorder *recorder; /* reads the sensor's record ring; goes before it */
  char *database;
  DorsalSettings settings;
  DorsalReading reading;
  DorsalHello hello;
  gboolean has_hello;
  DorsalLinkState link;
  DorsalAnchorResult refusal;
  GError *error;
  char *name;
  gboolean demo;
  DorsalDwell dwell;
  DorsalSession session;
  gint64 session_us; /* the roller's clock of the last reading */
  double stale_f;
  DorsalTrace *pressure, *hold;
};

G_DEFINE_FINAL_TYPE (DorsalLive, dorsal_live, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* The sensor stops, what it gave is written, then its rings may go. */
static void
let_go (DorsalLive *live)
{
  if (live->sensor)
    dorsal_sensor_stop (live->sensor);
  g_clear_pointer (&live->recorder, dorsal_recorder_free);
  g_clear_pointer (&live->sensor, dorsal_sensor_free);
}

static void
dorsal_live_finalize (GObject *object)
{
  DorsalLive *live = DORSAL_LIVE (object);

  let_go (live);
  g_clear_pointer (&live->keeper, dorsal_keeper_free);
  g_clear_pointer (&live->database, g_free);
  g_clear_pointer (&live->pressure, dorsal_trace_free);
  g_clear_pointer (&live->hold, dorsal_trace_free);
  g_clear_error (&live->error);
  g_clear_pointer (&live->name, g_free);
  G_OBJECT_CLASS (dorsal_live_parent_class)->finalize (object);
}

static void
dorsal_live_class_init (DorsalLiveClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dorsal_live_finalize;
  signals[CHANGED] = g_signal_new ("changed", DORSAL_TYPE_LIVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dorsal_live_init (DorsalLive *live)
{
  live->settings = dorsal_settings_default ();
  live->settings.ask_direction = TRUE; /* the headline prompts */
  live->stale_f = live->settings.zones.start_place;
  live->pressure = dorsal_trace_new ();
  live->hold = dorsal_trace_new ();
}

DorsalLive *
dorsal_live_new (void)
{
  return g_object_new (DORSAL_TYPE_LIVE, NULL);
}

/* A picture of nothing: before a source, and for a new one. */
static void
forget (DorsalLive *live)
{
  g_clear_error (&live->error);
  memset (&live->reading, 0, sizeof live->reading);
  memset (&live->dwell, 0, sizeof live->dwell);
  live->session = (DorsalSession){ 0 };
  live->has_hello = FALSE;
  live->refusal = DORSAL_ANCHOR_UNKNOWN;
  live->stale_f = live->settings.zones.start_place;
  dorsal_trace_clear (live->pressure);
  dorsal_trace_clear (live->hold);
}

/* --- traces --- */

static gint16
pressure_value (const DorsalReading *reading)
{
  double value = reading->pressure_known ? reading->pressure_kpa * 10 : reading->raw_fraction * 1000;
  return (gint16) CLAMP (lround (value), 0, G_MAXINT16);
}

static gint16
hold_value (const DorsalReading *reading)
{
  return (gint16) CLAMP (lround (reading->hold_s * 10), 0, G_MAXINT16);
}

/* The silent reading only says that a gap begins; how long it was the next sample's clock tells. */
static void
follow_session (DorsalLive *live, const DorsalReading *reading)
{
  gboolean streaming = reading->link == DORSAL_LINK_STREAMING;
  gint64 step_us = streaming ? reading->sample.time_us - live->session_us : 1;

  live->session = dorsal_session_step (live->session, streaming, step_us);
  if (streaming)
    live->session_us = reading->sample.time_us;
}

/* Who anchors means to roll: begin, go on, or begin another one. */
static void
begin_session (DorsalLive *live)
{
  if (live->session.state == DORSAL_SESSION_ENDED)
    live->session = (DorsalSession){ 0 };
  live->session = dorsal_session_wish (live->session, DORSAL_WISH_START);
}

static void
take_reading (DorsalLive *live, const DorsalReading *reading)
{
  gint64 period_us = G_USEC_PER_SEC / dorsal_live_get_rate (live);
  gsize slot = (gsize) ((reading->sample.time_us + period_us / 2) / period_us);

  live->reading = *reading;
  follow_session (live, reading);
  if (reading->link != DORSAL_LINK_STREAMING)
    return;
  if (reading->place_known)
    live->stale_f = reading->place_cm / live->settings.body.length_cm;
  if (reading->level != DORSAL_LEVEL_UNKNOWN)
    live->dwell.level_us[reading->level] = (gint64) (reading->dwell_s * 1e6);
  if (reading->state != DORSAL_STATE_OFF && reading->place_known)
    live->refusal = DORSAL_ANCHOR_UNKNOWN;
  dorsal_trace_put (live->pressure, slot, pressure_value (reading), (gsize) (JOIN_US / period_us));
  dorsal_trace_put (live->hold, slot, hold_value (reading), (gsize) (JOIN_US / period_us));
}

/* Another roller is another session: the picture of the last one goes. */
static void
take_hello (DorsalLive *live, const DorsalHello *hello)
{
  if (live->has_hello && strcmp (live->hello.serial, hello->serial) != 0)
    forget (live);
  live->hello = *hello;
  live->has_hello = TRUE;
}

static void
take_link (DorsalLive *live, DorsalLinkState link)
{
  live->link = link;
  if (link == DORSAL_LINK_STREAMING)
    g_clear_error (&live->error);
  if (live->keeper)
    dorsal_keeper_take_link (live->keeper, link);
}

void
dorsal_live_take (DorsalLive *live, const DorsalMessage *message)
{
  switch (message->kind)
    {
    case DORSAL_MESSAGE_READING:
      take_reading (live, &message->reading);
      break;
    case DORSAL_MESSAGE_HELLO:
      take_hello (live, &message->hello);
      break;
    case DORSAL_MESSAGE_LINK:
      take_link (live, message->link);
      break;
    case DORSAL_MESSAGE_ANCHORED:
      live->refusal = DORSAL_ANCHOR_UNKNOWN;
      begin_session (live);
      break;
    case DORSAL_MESSAGE_ANCHOR_REFUSED:
      live->refusal = message->refused;
      break;
    case DORSAL_MESSAGE_GESTURE:
      live->session = dorsal_session_wish (live->session, dorsal_wish_of (message->gesture.meaning));
      break;
    case DORSAL_MESSAGE_MARKED_END:
      live->settings.marked_end = message->marked_end;
      break;
    default:
      break;
    }
}

void
dorsal_live_notify (DorsalLive *live)
{
  g_signal_emit (live, signals[CHANGED], 0);
}

/* --- the sensor --- */

static void
drain (DorsalLive *live)
{
  DorsalRing *ring = dorsal_sensor_get_screen (live->sensor);
  DorsalMessage message;

  while (dorsal_ring_pop (ring, &message))
    dorsal_live_take (live, &message);
}

static void
on_messages (DorsalSensor *sensor, gpointer data)
{
  DorsalLive *live = data;
  DorsalStatistics counts = dorsal_sensor_get_statistics (sensor);

  drain (live);
  if (live->recorder)
    dorsal_recorder_set_damaged (live->recorder, counts.crc + counts.too_long + counts.malformed);
  dorsal_live_notify (live);
}

/* The keeper waits: as long as it may be a matter of a moment, the link is opening. */
static void
show_absence (DorsalLive *live)
{
  live->link = dorsal_keeper_is_missed (live->keeper) ? DORSAL_LINK_LOST : DORSAL_LINK_OPENING;
  dorsal_live_notify (live);
}

static void
on_ended (DorsalSensor *sensor, const GError *error, gpointer data)
{
  DorsalLive *live = data;

  drain (live);
  live->reading.link = DORSAL_LINK_LOST;
  g_clear_error (&live->error);
  live->error = error ? g_error_copy (error) : NULL;
  if (live->keeper && dorsal_keeper_take_end (live->keeper, error))
    {
      show_absence (live);
      return;
    }
  live->link = DORSAL_LINK_LOST;
  let_go (live);
  dorsal_live_notify (live);
}

static void
on_keeper_open (DorsalKeeper *keeper, DorsalPort *port, gpointer data)
{
  DorsalLive *live = data;
  DorsalSource *source = dorsal_source_serial_new (dorsal_port_get_path (port), 0);

  g_free (live->name);
  live->name = g_strdup (source->name);
  dorsal_sensor_resume (live->sensor, source);
}

static void
on_keeper_changed (DorsalKeeper *keeper, gpointer data)
{
  DorsalKeepState state = dorsal_keeper_get_state (keeper);

  if (state == DORSAL_KEEP_AWAY || state == DORSAL_KEEP_KNOCKING)
    show_absence (data);
}

void
dorsal_live_connect_port (DorsalLive *live, DorsalPorts *ports, DorsalPort *port)
{
  static const DorsalKeeperEvents events = { on_keeper_open, on_keeper_changed };
  g_autoptr (DorsalPort) held = g_object_ref (port); /* which the list, or the last keeper, may let go */

  dorsal_live_connect (live, dorsal_source_serial_new (dorsal_port_get_path (port), 0));
  live->keeper = dorsal_keeper_new (ports, held, &events, live);
}

void
dorsal_live_connect (DorsalLive *live, DorsalSource *source)
{
  static const DorsalSensorEvents events = { on_messages, on_ended };
  const char *kind = source->table->kind;
  gboolean keep = live->database && strcmp (kind, "replay") != 0;

  let_go (live);
  g_clear_pointer (&live->keeper, dorsal_keeper_free);
  forget (live);
  g_free (live->name);
  live->name = g_strdup (source->name);
  live->demo = strcmp (source->table->kind, "demo") == 0;
  live->link = DORSAL_LINK_OPENING;
  live->sensor = dorsal_sensor_new (source, &live->settings, SCREEN_CAPACITY, keep ? RECORD_CAPACITY : 0);
  if (keep)
    live->recorder
        = dorsal_recorder_new (live->database, kind, &live->settings, dorsal_sensor_get_record (live->sensor));
  dorsal_sensor_start (live->sensor, NULL, &events, live);
  dorsal_live_notify (live);
}

void
dorsal_live_disconnect (DorsalLive *live)
{
  let_go (live);
  g_clear_pointer (&live->keeper, dorsal_keeper_free);
  forget (live);
  g_clear_pointer (&live->name, g_free);
  live->demo = FALSE;
  live->link = DORSAL_LINK_ABSENT;
  dorsal_live_notify (live);
}

void
dorsal_live_set_database (DorsalLive *live, const char *path)
{
  g_free (live->database);
  live->database = g_strdup (path);
}

gboolean
dorsal_live_get_trouble (DorsalLive *live, DorsalStoreError *ret_trouble)
{
  return live->recorder && dorsal_recorder_get_trouble (live->recorder, ret_trouble);
}

void
dorsal_live_anchor (DorsalLive *live)
{
  if (live->sensor)
    dorsal_sensor_anchor (live->sensor);
}

void
dorsal_live_answer_direction (DorsalLive *live, gboolean turned)
{
  if (live->sensor)
    dorsal_sensor_answer_direction (live->sensor, turned);
}

void
dorsal_live_cue (DorsalLive *live, DorsalCue cue, guint ttl_ms)
{
  if (live->sensor)
    dorsal_sensor_cue (live->sensor, cue, ttl_ms);
}

/* --- asking --- */

gboolean
dorsal_live_is_waiting (DorsalLive *live)
{
  return live->keeper && dorsal_keeper_is_missed (live->keeper);
}

DorsalPort *
dorsal_live_get_port (DorsalLive *live)
{
  return live->keeper ? dorsal_keeper_get_port (live->keeper) : NULL;
}

DorsalStatistics
dorsal_live_get_statistics (DorsalLive *live)
{
  return live->sensor ? dorsal_sensor_get_statistics (live->sensor) : (DorsalStatistics){ 0 };
}

const DorsalReading *
dorsal_live_get_reading (DorsalLive *live)
{
  return &live->reading;
}

DorsalLinkState
dorsal_live_get_link (DorsalLive *live)
{
  return live->link;
}

const DorsalHello *
dorsal_live_get_hello (DorsalLive *live)
{
  return live->has_hello ? &live->hello : NULL;
}

const GError *
dorsal_live_get_error (DorsalLive *live)
{
  return live->error;
}

const char *
dorsal_live_get_name (DorsalLive *live)
{
  return live->name;
}

gboolean
dorsal_live_is_demo (DorsalLive *live)
{
  return live->demo;
}

DorsalAnchorResult
dorsal_live_get_refusal (DorsalLive *live)
{
  return live->refusal;
}

const DorsalSettings *
dorsal_live_get_settings (DorsalLive *live)
{
  return &live->settings;
}

const DorsalDwell *
dorsal_live_get_dwell (DorsalLive *live)
{
  return &live->dwell;
}

const DorsalSession *
dorsal_live_get_session (DorsalLive *live)
{
  return &live->session;
}

double
dorsal_live_get_stale_place (DorsalLive *live)
{
  return live->stale_f;
}

const DorsalTrace *
dorsal_live_get_pressure (DorsalLive *live)
{
  return live->pressure;
}

const DorsalTrace *
dorsal_live_get_hold (DorsalLive *live)
{
  return live->hold;
}

guint
dorsal_live_get_rate (DorsalLive *live)
{
  return live->has_hello ? live->hello.rate_hz : DEFAULT_RATE;
}
