/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One sample in, one reading out: cells, contact, position, motion, hold, breath, pace, alert, in that order.
 * Never allocates, never asks the clock. */

#include "core/alert.h"
#include "core/breath.h"
#include "core/clock.h"
#include "core/direction.h"
#include "core/gesture.h"
#include "core/hold.h"
#include "core/pace.h"
#include "core/position.h"
#include "core/roller-profile.h"
#include "core/sets.h"
#include "core/share.h"
#include "core/slip.h"
#include "core/spots.h"

G_BEGIN_DECLS

/* What the judgement stands on; a plain value, changed as a whole. */
typedef struct
{
  DorsalZones zones;
  DorsalBody body;
  DorsalMarkedEnd marked_end;
  DorsalRollerProfile roller; /* its calibration and radius; the marked end that counts is the one above */
  double anchor_cm; /* where the button means; 0: the start position, zones.start_place × L */
  gboolean ask_answers;   /* and asks after a hold how the spot feels: presses are answers then */
  gboolean ask_direction; /* whoever shows the readings prompts the first stroke after an anchor: toward the head */
} DorsalSettings;

typedef struct
{
  DorsalSettings settings;
  DorsalHello hello;
  DorsalGearing gearing;
  gboolean calibrated; /* settings.roller.calibration is of this roller */
  DorsalCells cells;
  DorsalContact contact;
  DorsalPosition position;
  DorsalMotion motion;
  DorsalSlip slip;
  DorsalHeading heading;
  DorsalHold hold;
  DorsalBreath breath;
  DorsalPacing pacing;
  DorsalGestures gestures;
  DorsalGestureMeaning meaning; /* of a gesture that this sample finished */
  DorsalSets sets;
  DorsalSpots spots;
  DorsalExcess excess;
  DorsalAlarm alarm;
  DorsalDwell dwell;
  gboolean measured; /* the anchor was, by tape: it is a length, and no part of the back's */
  DorsalLevel level;
  DorsalBand band;
  gint64 time_us;
  gint64 path_mdeg; /* rotation since the start, 64 bit */
  gint32 angle_mdeg;
  gboolean started;
} DorsalClassifier;

/* A person nobody told us anything about, on the shipped map. */
DorsalSettings dorsal_settings_default (void);

void dorsal_classifier_init (DorsalClassifier *classifier, const DorsalSettings *settings);

/* New settings while running. The place survives: a measured one in centimetres, one found by feel as
 * a part of the back. What is derived follows. Turning the roller's marked end loses the place. */
void dorsal_classifier_configure (DorsalClassifier *classifier, const DorsalSettings *settings);

/* A hello came. The same roller again keeps everything; another one loses the place and the hold. */
void dorsal_classifier_hello (DorsalClassifier *classifier, const DorsalHello *hello);

/* sample: its time and angle follow the last one's. step: what the clock said of it (FIRST
 * after a restart loses the place and the hold; GAP of half a second or more may). Where all cells
 * are dead state and zone are UNKNOWN. */
void dorsal_classifier_step (DorsalClassifier *classifier, const DorsalSample *sample, DorsalClockStep step,
                             DorsalReading *ret_reading);

/* The roller has fallen silent: a reading that knows nothing. */
void dorsal_classifier_silence (DorsalClassifier *classifier, DorsalLinkState link, DorsalReading *ret_reading);

/* The button, or the person's click: the roller is at the start position now. Asks for the direction
 * where settings.ask_direction says so and it is not CONFIRMED. */
DorsalAnchorResult dorsal_classifier_anchor (DorsalClassifier *classifier);

/* How the spot at this level feels, by key or click; presses say it by themselves. FALSE, and nothing changes, where nobody
 * asks about this one: settings.ask_answers says so, or the question is over. */
gboolean dorsal_classifier_answer (DorsalClassifier *classifier, DorsalLevel level, DorsalAnswer answer);

/* What the person says of a direction that is SUSPECT. turned: TRUE, the roller lies the other way round:
 * settings.marked_end is swapped and the place kept, mirrored at the anchor; FALSE, it lies right and
 * the person rolled toward the feet. Returns FALSE, and nothing changes, when nothing is suspect. */
gboolean dorsal_classifier_answer_direction (DorsalClassifier *classifier, gboolean turned);

G_END_DECLS
