/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a sensor's messages come to: the values that the window shows. A fold, without a thread,
 * a widget or a clock of its own. */

#include "core/session.h"
#include "core/trace.h"
#include "sensor/sensor.h"

G_BEGIN_DECLS

typedef struct
{
  DorsalReading reading; /* the latest; all zeroes before the first */
  DorsalHello hello;
  gboolean has_hello;
  DorsalAnchorResult refusal; /* why the last try to anchor was refused; UNKNOWN when something moved on */
  DorsalAnchorResult anchor;  /* of the last try that nobody has asked about yet */
  DorsalDwell dwell;
  DorsalSession session;
  gint64 session_us; /* the roller's clock of the last reading */
  double stale_f;    /* fraction of C7–S1: where the roller was last, or the start position */

  /* One value a sample period: tenths of kPa of the hardest cell (thousandths of full scale for raw cells), and
   * tenths of a second of the present hold. */
  DorsalTrace *pressure, *hold;
} DorsalShown;

void dorsal_shown_init (DorsalShown *shown, const DorsalSettings *settings);
void dorsal_shown_clear (DorsalShown *shown);

/* A picture of nothing: before a source, and for a new one. */
void dorsal_shown_forget (DorsalShown *shown, const DorsalSettings *settings);

/* One message. settings: those the sensor judges by; a marked end that was answered is written into them. */
void dorsal_shown_take (DorsalShown *shown, const DorsalMessage *message, DorsalSettings *settings);

/* What both traces keep of a reading. */
gint16 dorsal_shown_pressure_of (const DorsalReading *reading);
gint16 dorsal_shown_hold_of (const DorsalReading *reading);

/* Samples a second, as the roller said; before it said so, what most do. */
guint dorsal_shown_get_rate (const DorsalShown *shown);

G_END_DECLS
