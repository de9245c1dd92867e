/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Commands of somebody who lies on the floor: firm presses of the back, or of a hand on the
 * empty roller, without turning it; and getting off. */

#include "core/contact.h"

G_BEGIN_DECLS

typedef enum
{
  DORSAL_GESTURE_NONE,
  DORSAL_GESTURE_PRESSES, /* one to three firm presses, and a moment's quiet */
  DORSAL_GESTURE_LIFTED,  /* off for lift_pause_s: pause */
  DORSAL_GESTURE_LEFT,    /* off for lift_end_s: end and keep */
} DorsalGestureKind;

typedef struct
{
  DorsalGestureKind kind;
  guint presses; /* 1 … 3 for PRESSES */
} DorsalGesture;

typedef struct
{
  double baseline;       /* load level, slowly followed; stands still during a press */
  double peak;           /* of the present press */
  gboolean pressing;
  gint64 press_us;       /* when it began */
  gint64 released_us;    /* when the last one ended */
  guint presses;         /* so far */
  double from_cm;        /* the path when the first one began */
  gboolean spoiled;      /* whatever this is, it is no gesture: wait until it is over */
  gint64 time_us;
  gboolean started;
  guint lift_told;       /* of the present lift-off: 1 LIFTED, 2 LEFT */
  DorsalGesture gesture; /* finished with this sample; NONE mostly */
} DorsalGestures;

/* One sample, taken in place. load->level: in contact thresholds; path_cm: rolled, the air included; step back to all zeroes
 * after a gap. A press rises by gesture_rise_percent (and by one threshold) above the baseline,
 * lasts 80 ms to gesture_longest_s and falls back; presses are told gesture_quiet_s after the last, when the load is what it
 * was before and the roller has turned no more than gesture_turn_cm in all. More than three are nothing. */
void dorsal_gestures_step (DorsalGestures *g, const DorsalLoad *load, const DorsalContact *contact, double path_cm,
                           gint64 time_us, const DorsalZones *zones);

/* What a gesture asks for. The answers stand in the order of DorsalAnswer. */
typedef enum
{
  DORSAL_MEANING_NOTHING,
  DORSAL_MEANING_START_OR_PAUSE, /* two presses */
  DORSAL_MEANING_REPEAT,         /* three: say it again */
  DORSAL_MEANING_PAUSE,
  DORSAL_MEANING_END,
  DORSAL_MEANING_BETTER, /* an answer: one */
  DORSAL_MEANING_SAME,   /* two */
  DORSAL_MEANING_WORSE,  /* three */
} DorsalGestureMeaning;

/* answering: the person was asked how a spot feels. */
DorsalGestureMeaning dorsal_gesture_meaning (DorsalGesture gesture, gboolean answering);

/* "presses", "lifted", "left"; "unknown" else. */
const char *dorsal_gesture_to_string (DorsalGestureKind kind);

G_END_DECLS
