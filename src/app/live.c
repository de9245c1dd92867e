/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sensor → what the window shows.
 *
 *   screen ring ─▶ drain ─▶ shown ─▶ ear, each message; "heard", once; "changed" at the pacer's pace
 *   record ring ─▶ recorder, a thread of its own
 *
 * Comes in: messages on the main thread. Goes out: values to draw. Never: a widget, a
 * translated word, a stale reading shown as live: silence and the end are readings too. */

#include "app/live-private.h"

#include <string.h>

#include "core/settings.h"

#define SCREEN_CAPACITY 8192        /* 82 s at 100 Hz, 8 s at 1 kHz: no desktop stands still for longer */
#define SEEN_US         (8 * 1000)  /* samples are gathered for so long: half a frame … */
#define UNSEEN_US       (80 * 1000) /* … or as long as cues may wait, core/cue.h */
#define RECORD_CAPACITY 8192        /* while a disk stalls */

G_DEFINE_FINAL_TYPE (DorsalLive, dorsal_live, G_TYPE_OBJECT)

enum
{
  HEARD,
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
  dorsal_shown_clear (&live->shown);
  dorsal_rollers_clear (&live->rollers);
  g_clear_error (&live->error);
  g_clear_pointer (&live->name, g_free);
  G_OBJECT_CLASS (dorsal_live_parent_class)->finalize (object);
}

static void
dorsal_live_class_init (DorsalLiveClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dorsal_live_finalize;
  signals[HEARD] = g_signal_new ("heard", DORSAL_TYPE_LIVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", DORSAL_TYPE_LIVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dorsal_live_init (DorsalLive *live)
{
  live->settings = dorsal_settings_default ();
  live->settings.ask_direction = TRUE; /* the headline prompts */
  live->wanted = live->settings;
  dorsal_shown_init (&live->shown, &live->settings);
}

DorsalLive *
dorsal_live_new (void)
{
  return g_object_new (DORSAL_TYPE_LIVE, NULL);
}

static void
forget (DorsalLive *live)
{
  g_clear_error (&live->error);
  dorsal_rollers_forget (&live->rollers);
  live->settings = live->wanted;
  dorsal_shown_forget (&live->shown, &live->settings);
}

/* Other settings hold from the next sample on; who keeps a record is told by the sensor. */
static void
judge_anew (DorsalLive *live)
{
  live->settings = live->wanted;
  dorsal_settings_set_roller (&live->settings, &live->rollers.profile);
  if (live->sensor)
    dorsal_sensor_do (live->sensor, &(DorsalOrder){ DORSAL_ORDER_CONFIGURE, .settings = &live->settings });
}

/* --- messages --- */

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
  if (message->kind == DORSAL_MESSAGE_LINK)
    take_link (live, message->link);
  else
    dorsal_shown_take (&live->shown, message, &live->settings);
  if (message->kind == DORSAL_MESSAGE_MARKED_END)
    dorsal_rollers_take_marked_end (&live->rollers, message->marked_end);
  if (message->kind == DORSAL_MESSAGE_HELLO && dorsal_rollers_take_hello (&live->rollers, &message->hello))
    judge_anew (live);
  if (live->ear)
    live->ear (live->ear_data, message);
}

void
dorsal_live_show (DorsalLive *live)
{
  g_signal_emit (live, signals[CHANGED], 0);
}

void
dorsal_live_notify (DorsalLive *live)
{
  g_signal_emit (live, signals[HEARD], 0);
  dorsal_live_show (live);
}

/* Whoever judges hears it now; whoever draws, with the next picture. */
static void
notify_paced (DorsalLive *live)
{
  gboolean seen;

  if (!live->pacer)
    {
      dorsal_live_notify (live);
      return;
    }
  g_signal_emit (live, signals[HEARD], 0);
  seen = live->pacer (live->pacer_data);
  if (live->sensor)
    dorsal_sensor_set_leisure (live->sensor, seen ? SEEN_US : UNSEEN_US);
}

/* --- the sensor --- */

/* TRUE: some of it is more than another place and pressure. */
static gboolean
drain (DorsalLive *live)
{
  DorsalRing *ring = dorsal_sensor_get_screen (live->sensor);
  gboolean news = FALSE;
  DorsalMessage message;

  while (dorsal_ring_pop (ring, &message))
    {
      guint alerts = live->shown.reading.alerts;

      dorsal_live_take (live, &message);
      news |= message.kind != DORSAL_MESSAGE_READING || live->link != DORSAL_LINK_STREAMING
              || live->shown.reading.alerts != alerts;
    }
  return news;
}

static void
on_messages (DorsalSensor *sensor, gpointer data)
{
  DorsalLive *live = data;
  DorsalStatistics counts = dorsal_sensor_get_statistics (sensor);

  gboolean news = drain (live);

  if (live->recorder)
    dorsal_recorder_set_damaged (live->recorder, counts.crc + counts.too_long + counts.malformed);
  if (news)
    dorsal_live_notify (live);
  else
    notify_paced (live);
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
  live->shown.reading.link = DORSAL_LINK_LOST;
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

static void
tell_reflex (DorsalLive *live)
{
  if (live->sensor)
    dorsal_sensor_do (live->sensor, &(DorsalOrder){ DORSAL_ORDER_REFLEX, .reflex = live->reflex });
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
  if (live->recorder && !live->guided.over)
    dorsal_recorder_set_guided (live->recorder, &live->guided);
  dorsal_sensor_start (live->sensor, NULL, &events, live);
  tell_reflex (live);
  dorsal_live_notify (live);
}

void
dorsal_live_set_guided (DorsalLive *live, const DorsalGuided *guided)
{
  gboolean same = live->guided.n_steps > 0 && !live->guided.over && strcmp (live->guided.name, guided->name) == 0;
  DorsalGuided next = *guided;

  if (next.n_steps == 0 || (live->guided.over && next.over))
    return;
  next.began_us = same ? live->guided.began_us : g_get_real_time ();
  if (memcmp (&next, &live->guided, sizeof next) == 0)
    return;
  live->guided = next;
  if (live->recorder)
    dorsal_recorder_set_guided (live->recorder, &next);
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
dorsal_live_set_reflex (DorsalLive *live, gboolean reflex)
{
  live->reflex = reflex;
  tell_reflex (live);
}

/* --- settings --- */

void
dorsal_live_set_settings (DorsalLive *live, const DorsalSettings *settings)
{
  live->wanted = *settings;
  judge_anew (live);
  if (!live->sensor)
    dorsal_shown_forget (&live->shown, &live->settings);
  dorsal_live_notify (live);
}

gboolean
dorsal_live_keep_roller (DorsalLive *live, const DorsalRollerProfile *profile, GError **error)
{
  gboolean kept = dorsal_rollers_keep (&live->rollers, profile, error);

  judge_anew (live);
  dorsal_live_notify (live);
  return kept;
}

void
dorsal_live_set_rollers (DorsalLive *live, const char *directory)
{
  g_free (live->rollers.directory);
  live->rollers.directory = g_strdup (directory);
}
