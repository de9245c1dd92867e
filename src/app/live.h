/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The view-model: what the window shows, fed by the sensor's messages. Owns the sensor and
 * the traces; knows no widget. Changes tell themselves once per drain, by "changed". */

#include <gio/gio.h>

#include "core/trace.h"
#include "sensor/sensor.h"
#include "store/recorder.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_LIVE (dorsal_live_get_type ())
G_DECLARE_FINAL_TYPE (DorsalLive, dorsal_live, DORSAL, LIVE, GObject)

/* Signals: "changed": something to show has changed. */
DorsalLive *dorsal_live_new (void);

/* Sessions are kept there from the next source on; NULL, as at first: nowhere. A recording that is played back is not
 * recorded again. */
void dorsal_live_set_database (DorsalLive *live, const char *path);

/* TRUE: what arrives cannot be kept at the moment, for this reason. */
gboolean dorsal_live_get_trouble (DorsalLive *live, DorsalStoreError *ret_trouble);

/* Starts with a source, which is taken over; what ran before is stopped, and its picture
 * goes. */
void dorsal_live_connect (DorsalLive *live, DorsalSource *source);
void dorsal_live_disconnect (DorsalLive *live);

/* The person says: I am at the start position. */
void dorsal_live_anchor (DorsalLive *live);

/* The person says, of a direction that is suspect: the roller lies the other way round, or not. */
void dorsal_live_answer_direction (DorsalLive *live, gboolean turned);

/* One message, as the sensor gives them. For the sensor and for tests; does not notify. */
void dorsal_live_take (DorsalLive *live, const DorsalMessage *message);
void dorsal_live_notify (DorsalLive *live);

/* The latest reading; all zeroes (nothing known) before the first. */
const DorsalReading *dorsal_live_get_reading (DorsalLive *live);

/* ABSENT without a source. */
DorsalLinkState dorsal_live_get_link (DorsalLive *live);

/* NULL before a hello. */
const DorsalHello *dorsal_live_get_hello (DorsalLive *live);

/* Why the last source ended; NULL while one runs, and after a natural end. */
const GError *dorsal_live_get_error (DorsalLive *live);

/* For people: "Demo roller"; NULL without a source. */
const char *dorsal_live_get_name (DorsalLive *live);
gboolean dorsal_live_is_demo (DorsalLive *live);

/* Why the last try to anchor was refused; UNKNOWN when it was not, or something moved on. */
DorsalAnchorResult dorsal_live_get_refusal (DorsalLive *live);

const DorsalSettings *dorsal_live_get_settings (DorsalLive *live);
const DorsalDwell *dorsal_live_get_dwell (DorsalLive *live);

/* Where the roller was last, or the start position: fraction of C7–S1. */
double dorsal_live_get_stale_place (DorsalLive *live);

/* Traces, one value a sample period: tenths of kPa of the hardest cell (thousandths of full
 * scale for raw cells), and tenths of a second of the present hold. */
const DorsalTrace *dorsal_live_get_pressure (DorsalLive *live);
const DorsalTrace *dorsal_live_get_hold (DorsalLive *live);
guint dorsal_live_get_rate (DorsalLive *live);

G_END_DECLS
