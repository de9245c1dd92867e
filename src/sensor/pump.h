/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One turn of the reader: wait for bytes, a deadline or a call; read once; hand each
 * message on; write what the stream wants sent. The sensor thread and `dorsalctl monitor`
 * both turn it. Allocates nothing while it turns; stops at the source's one end. */

#include "sensor/host-clock.h"
#include "sensor/order.h"
#include "sensor/source.h"

G_BEGIN_DECLS

typedef enum
{
  DORSAL_SENSOR_ERROR_NOT_A_ROLLER, /* it spoke, but no hello in five seconds, or none in a whole recording */
  DORSAL_SENSOR_ERROR_SILENT,       /* not a byte in five seconds */
  DORSAL_SENSOR_ERROR_VERSION,      /* plus its number: a hello in a version of the protocol that we do not speak */
} DorsalSensorError;
#define DORSAL_SENSOR_ERROR (dorsal_sensor_error_quark ())
GQuark dorsal_sensor_error_quark (void);
/* NOT_A_ROLLER or SILENT. */
gboolean dorsal_sensor_error_is_not_a_roller (const GError *error);
/* The version; 0 for any other error. */
guint dorsal_sensor_error_get_version (const GError *error);

typedef void (*DorsalPumpFunc) (const DorsalMessage *message, gpointer data);

typedef struct _DorsalPump DorsalPump;

typedef enum
{
  DORSAL_PUMP_GOING,
  DORSAL_PUMP_WOKEN, /* wake_fd was written to; it is empty again */
  DORSAL_PUMP_ENDED, /* the source is closed; turn no more */
} DorsalPumpTurn;

/* source: taken over. wake_fd: an eventfd, not taken over. clock: NULL for the real one. */
DorsalPump *dorsal_pump_new (DorsalSource *source, const DorsalSettings *settings, int wake_fd,
                             const DorsalHostClock *clock, DorsalPumpFunc func, gpointer data);
void dorsal_pump_free (DorsalPump *pump);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalPump, dorsal_pump_free)

/* In the place of a source that ended, or was closed; taken over. dorsal_pump_open() then goes on with the
 * same session, see dorsal_stream_reopen(). */
void dorsal_pump_set_source (DorsalPump *pump, DorsalSource *source);

/* Opens the source and asks it who it is. */
gboolean dorsal_pump_open (DorsalPump *pump, GError **error);

/* On ENDED the error is unset at the natural end of a recording with a roller in it. */
DorsalPumpTurn dorsal_pump_turn (DorsalPump *pump, GError **error);

/* The next turns end at the latest so many µs from now, whether or not there was anything to do; 0: when there is. */
void dorsal_pump_turn_within (DorsalPump *pump, gint64 us);

/* Between two turns, or before the first opening: it holds from the first byte on. Settings are needed for as long as messages
 * that tell of them. */
void dorsal_pump_do (DorsalPump *pump, const DorsalOrder *order);

DorsalSource *dorsal_pump_get_source (DorsalPump *pump);
const DorsalStatistics *dorsal_pump_get_statistics (DorsalPump *pump);
gboolean dorsal_pump_has_heard_hello (DorsalPump *pump);

G_END_DECLS
