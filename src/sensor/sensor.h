/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Owns the sensor thread: source → stream → two rings. Once streaming the thread does not
 * allocate, lock, log or wait on anyone; it stops within 100 ms whatever the source does,
 * and says the end of each source exactly once. */

#include "core/ring.h"
#include "sensor/order.h"
#include "sensor/pump.h" /* DORSAL_SENSOR_ERROR */
#include "sensor/realtime.h"
#include "sensor/source.h"

G_BEGIN_DECLS

typedef struct _DorsalSensor DorsalSensor;

/* Called on the main context; each may free the sensor. */
typedef struct
{
  void (*messages) (DorsalSensor *sensor, gpointer data); /* the screen ring has some: drain it */
  /* The one end, unless dorsal_sensor_stop() came first: error is NULL at the end of a recording;
   * else why (see dorsal_source_error_is_…, or DORSAL_SENSOR_ERROR). Everything that was
   * read is in the ring before this. */
  void (*ended) (DorsalSensor *sensor, const GError *error, gpointer data);
} DorsalSensorEvents;

/* source: taken over. record_capacity: 0 for no record ring; it has a reserve of four times as much, for floods. */
DorsalSensor *dorsal_sensor_new (DorsalSource *source, const DorsalSettings *settings, gsize screen_capacity,
                                 gsize record_capacity);

/* Stops first if need be. */
void dorsal_sensor_free (DorsalSensor *sensor);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalSensor, dorsal_sensor_free)

/* For tests, before start: time that does not pass by itself. */
void dorsal_sensor_set_clock (DorsalSensor *sensor, const DorsalHostClock *clock);

/* Once. Starts the thread, which opens the source; events come on context (NULL: the default). */
void dorsal_sensor_start (DorsalSensor *sensor, GMainContext *context, const DorsalSensorEvents *events, gpointer data);

/* After the end, or instead of a source that fell silent (which is then stopped): the same session goes on
 * with this source, which is taken over; events come as before. See dorsal_stream_reopen(). */
void dorsal_sensor_resume (DorsalSensor *sensor, DorsalSource *source);

/* Joins the thread; no event comes any more, and what is in the rings stays there to be drained. Safe to call twice. */
void dorsal_sensor_stop (DorsalSensor *sensor);

/* How long messages may wait that are no news but another place and pressure; see dorsal_inlet_set_leisure(). Alerts,
 * silence and all other messages never wait. */
void dorsal_sensor_set_leisure (DorsalSensor *sensor, gint64 leisure_us);

/* Main thread's ends of the rings, elements of DorsalMessage. The second is NULL without a record. */
DorsalRing *dorsal_sensor_get_screen (DorsalSensor *sensor);
DorsalRing *dorsal_sensor_get_record (DorsalSensor *sensor);

/* For people; valid until the sensor goes, or goes on with another source. */
const char *dorsal_sensor_get_name (DorsalSensor *sensor);

/* Any time, from the main thread: taken up by the thread within milliseconds, between two samples. Without a thread, after an
 * end, it is done at once. Settings are copied, and stay until the sensor goes. */
void dorsal_sensor_do (DorsalSensor *sensor, const DorsalOrder *order);

/* The counts so far, as of the last message; for the main thread. */
DorsalStatistics dorsal_sensor_get_statistics (DorsalSensor *sensor);

G_END_DECLS
