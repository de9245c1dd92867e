/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a source, and the main thread's orders. Out: two rings of messages and one end.
 * Owns the sensor thread, which sleeps in one place only (the pump's wait) and, once
 * streaming, does not allocate, lock, log or wait on anyone.
 *
 *   main thread                               sensor thread
 *   stop flag, order ring ──── eventfd ─────► between two turns of the pump
 *   screen ring ◄─────────────────────────── every message; full: dropped and counted
 *   record ring ◄─────────────────────────── every message; full: dropped and counted
 *   counts      ◄─────────────────────────── after every turn
 *   priority    ────────────────────────────► asked for when it runs; given back where it does not rest
 *   inlet       ◄─────────────────────────── once a turn with messages, and at the end; at once when
 *                                            a turn has more to say than another place and pressure */

#include "sensor/sensor.h"

#include <errno.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "sensor/inlet.h"

#define N_COUNTS (sizeof (DorsalStatistics) / sizeof (guint64))
#define RESERVE       4  /* for as many messages more a record is behind before one is dropped */
#define LAST_US     (25 * 1000) /* so long at least the last messages wait where no more come: a nearer end is a timer set often */
#define MOST_ORDERS 64 /* waiting: the thread takes them up within milliseconds */

struct _DorsalSensor
{
  /* Made once, read by both threads. */
  DorsalPump *pump;
  DorsalRing *screen;
  DorsalRing *record;
  DorsalRing *orders; /* main pushes, the thread pops */
  int wake_fd;

  /* Between the threads. */
  int stopping;             /* atomic, set by main */
  int ended;                /* atomic, set by the thread after ->error */
  GError *error;            /* the thread's until ended */
  guint64 counts[N_COUNTS]; /* atomic, one by one */
  int tid;                  /* atomic, the kernel's number of the thread; 0 before it runs */
  int realtime;             /* atomic, a DorsalRealtime */

  /* The thread's. */
  gboolean pushed, urgent;
  guint alerts; /* of the last reading */
  DorsalGreed greed;

  /* Main's. */
  GThread *thread;
  DorsalInlet *inlet;
  GMainContext *context;
  DorsalSensorEvents events;
  gpointer data;
  DorsalSource *source; /* owned by the pump once that is made */
  DorsalSettings settings;
  GPtrArray *given; /* settings that messages in the rings may tell of */
  DorsalHostClock clock;
  gboolean has_clock;
  gint64 leisure_us;
  DorsalRealtimeWish *wish; /* of the present thread; NULL: not yet */
};

/* The thread */

static void
on_message (const DorsalMessage *message, gpointer data)
{
  DorsalSensor *self = data;

  dorsal_ring_push (self->screen, message);
  if (self->record != NULL)
    dorsal_ring_push (self->record, message);
  self->pushed = TRUE;
  self->urgent |= message->kind != DORSAL_MESSAGE_READING || message->reading.alerts != self->alerts
                  || message->reading.link != DORSAL_LINK_STREAMING;
  if (message->kind == DORSAL_MESSAGE_READING)
    self->alerts = message->reading.alerts;
}

static void
publish_counts (DorsalSensor *self)
{
  guint64 counts[N_COUNTS];

  memcpy (counts, dorsal_pump_get_statistics (self->pump), sizeof counts);
  for (gsize i = 0; i < N_COUNTS; i++)
    __atomic_store_n (&self->counts[i], counts[i], __ATOMIC_RELAXED);
}

static void
tell (DorsalSensor *self)
{
  gint64 wait_us = 0;

  if (!self->pushed)
    return;
  publish_counts (self);
  if (self->urgent)
    dorsal_inlet_wake (self->inlet);
  else
    wait_us = dorsal_inlet_nudge (self->inlet);
  self->pushed = wait_us > 0;
  self->urgent = FALSE;
  dorsal_pump_turn_within (self->pump, wait_us > 0 ? MAX (wait_us, LAST_US) : 0);
}

static void
take_orders (DorsalSensor *self)
{
  DorsalOrder order;

  while (dorsal_ring_pop (self->orders, &order))
    dorsal_pump_do (self->pump, &order);
}

/* A source that never rests, such as a flood, is read like everything else. */
static void
stay_modest (DorsalSensor *self)
{
  gboolean greedy;

  if (g_atomic_int_get (&self->realtime) != DORSAL_REALTIME_GRANTED)
    return;
  self->greed = dorsal_greed_step (self->greed, g_get_monotonic_time (), dorsal_realtime_worked_us, &greedy);
  if (!greedy)
    return;
  dorsal_realtime_give_back ();
  g_atomic_int_set (&self->realtime, DORSAL_REALTIME_GIVEN_BACK);
}

static void
run (DorsalSensor *self)
{
  DorsalPumpTurn turn;

  if (!dorsal_pump_open (self->pump, &self->error))
    return;

  do
    {
      turn = dorsal_pump_turn (self->pump, &self->error);
      if (turn == DORSAL_PUMP_WOKEN)
        take_orders (self);
      tell (self);
      stay_modest (self);
    }
  while (turn != DORSAL_PUMP_ENDED && !g_atomic_int_get (&self->stopping));

  dorsal_source_close (dorsal_pump_get_source (self->pump));
}

static gpointer
thread_main (gpointer data)
{
  DorsalSensor *self = data;

  g_atomic_int_set (&self->tid, gettid ());
  dorsal_inlet_wake (self->inlet);
  run (self);
  publish_counts (self);
  g_atomic_int_set (&self->ended, TRUE);
  dorsal_inlet_wake (self->inlet);
  return NULL;
}

/* The main thread */

static void
on_realtime (DorsalRealtime answer, gpointer data)
{
  DorsalSensor *self = data;

  g_atomic_int_set (&self->realtime, answer);
  if (answer != DORSAL_REALTIME_GRANTED)
    g_debug ("Real-time priority: %s", dorsal_realtime_to_string (answer));
}

static void
on_inlet (gpointer data)
{
  DorsalSensor *self = data;
  pid_t tid = g_atomic_int_get (&self->tid);
  /* Asked first: what was pushed before the end is then drained before it is told. */
  gboolean ended = g_atomic_int_get (&self->ended);

  if (tid != 0 && self->wish == NULL && !ended && !self->source->as_fast_as_it_goes)
    self->wish = dorsal_realtime_ask (tid, NULL, on_realtime, self);
  if (dorsal_ring_length (self->screen) > 0)
    self->events.messages (self, self->data);
  if (!ended || dorsal_inlet_is_gone ())
    return;

  g_autoptr (GError) error = g_steal_pointer (&self->error);
  void (*tell_end) (DorsalSensor *, const GError *, gpointer) = self->events.ended;
  gpointer tell_data = self->data;

  dorsal_sensor_stop (self);
  tell_end (self, error, tell_data);
}

DorsalSensor *
dorsal_sensor_new (DorsalSource *source, const DorsalSettings *settings, gsize screen_capacity, gsize record_capacity)
{
  DorsalSensor *self = g_new0 (DorsalSensor, 1);

  self->source = source;
  self->settings = *settings;
  self->given = g_ptr_array_new_with_free_func (g_free);
  self->leisure_us = DORSAL_INLET_LEISURE_US;
  self->screen = dorsal_ring_new (sizeof (DorsalMessage), screen_capacity);
  if (record_capacity > 0)
    self->record = dorsal_ring_new_with_reserve (sizeof (DorsalMessage), record_capacity, RESERVE * record_capacity);
  self->orders = dorsal_ring_new (sizeof (DorsalOrder), MOST_ORDERS);
  self->wake_fd = eventfd (0, EFD_NONBLOCK | EFD_CLOEXEC);
  if (self->wake_fd < 0)
    g_error ("No eventfd: %s", g_strerror (errno));
  return self;
}

void
dorsal_sensor_free (DorsalSensor *sensor)
{
  if (sensor == NULL)
    return;

  dorsal_sensor_stop (sensor);
  if (sensor->pump != NULL)
    dorsal_pump_free (sensor->pump);
  else
    dorsal_source_free (sensor->source);
  g_clear_pointer (&sensor->record, dorsal_ring_free);
  dorsal_ring_free (sensor->screen);
  dorsal_ring_free (sensor->orders);
  g_ptr_array_unref (sensor->given);
  close (sensor->wake_fd);
  g_clear_error (&sensor->error);
  g_free (sensor);
}

void
dorsal_sensor_set_clock (DorsalSensor *sensor, const DorsalHostClock *clock)
{
  sensor->clock = *clock;
  sensor->has_clock = TRUE;
}

static void
start_thread (DorsalSensor *self)
{
  self->tid = 0;
  self->realtime = DORSAL_REALTIME_UNKNOWN;
  self->greed = (DorsalGreed){ 0 };
  self->inlet = dorsal_inlet_new (self->context, on_inlet, self);
  dorsal_inlet_set_leisure (self->inlet, self->leisure_us);
  self->thread = g_thread_new ("sensor", thread_main, self);
}

void
dorsal_sensor_start (DorsalSensor *sensor, GMainContext *context, const DorsalSensorEvents *events, gpointer data)
{
  g_return_if_fail (sensor->pump == NULL);

  sensor->events = *events;
  sensor->data = data;
  sensor->context = context;
  sensor->pump = dorsal_pump_new (sensor->source, &sensor->settings, sensor->wake_fd,
                                  sensor->has_clock ? &sensor->clock : NULL, on_message, sensor);
  start_thread (sensor);
}

static void
wake_thread (DorsalSensor *self)
{
  const guint64 one = 1;
  gssize written = write (self->wake_fd, &one, sizeof one);

  (void) written; /* full means that a wake is under way */
}

void
dorsal_sensor_stop (DorsalSensor *sensor)
{
  if (sensor->thread == NULL)
    return;

  g_atomic_int_set (&sensor->stopping, TRUE);
  wake_thread (sensor);
  g_thread_join (g_steal_pointer (&sensor->thread));
  g_clear_pointer (&sensor->wish, dorsal_realtime_wish_free);
  g_clear_pointer (&sensor->inlet, dorsal_inlet_free);
}

void
dorsal_sensor_resume (DorsalSensor *sensor, DorsalSource *source)
{
  g_return_if_fail (sensor->pump != NULL);

  dorsal_sensor_stop (sensor);
  g_clear_error (&sensor->error);
  sensor->stopping = FALSE;
  sensor->ended = FALSE;
  sensor->source = source;
  dorsal_pump_set_source (sensor->pump, source);
  start_thread (sensor);
}

void
dorsal_sensor_set_leisure (DorsalSensor *sensor, gint64 leisure_us)
{
  sensor->leisure_us = leisure_us;
  if (sensor->inlet != NULL)
    dorsal_inlet_set_leisure (sensor->inlet, leisure_us);
}

DorsalRing *
dorsal_sensor_get_screen (DorsalSensor *sensor)
{
  return sensor->screen;
}

DorsalRing *
dorsal_sensor_get_record (DorsalSensor *sensor)
{
  return sensor->record;
}

const char *
dorsal_sensor_get_name (DorsalSensor *sensor)
{
  return sensor->source->name;
}

/* Without a thread the pump is nobody's, and the rings have no other writer: a roller that is away for long must not fill
 * the queue with what it will never be told. */
void
dorsal_sensor_do (DorsalSensor *sensor, const DorsalOrder *wanted)
{
  DorsalOrder own = *wanted, *order = &own;

  if (own.kind == DORSAL_ORDER_CONFIGURE)
    {
      own.settings = g_memdup2 (wanted->settings, sizeof *wanted->settings);
      g_ptr_array_add (sensor->given, (gpointer) own.settings);
    }
  if (sensor->pump != NULL && sensor->thread == NULL)
    {
      take_orders (sensor);
      dorsal_pump_do (sensor->pump, order);
      return;
    }
  if (!dorsal_ring_push (sensor->orders, order))
    g_warning ("The sensor's thread takes up no orders: one is lost");
  wake_thread (sensor);
}

DorsalStatistics
dorsal_sensor_get_statistics (DorsalSensor *sensor)
{
  DorsalStatistics statistics;
  guint64 counts[N_COUNTS];

  for (gsize i = 0; i < N_COUNTS; i++)
    counts[i] = __atomic_load_n (&sensor->counts[i], __ATOMIC_RELAXED);
  memcpy (&statistics, counts, sizeof statistics);
  return statistics;
}
