/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What to say to somebody who cannot look, once. The rule keeps what the person has been told and compares it with
 * what is so: a difference is worth a cue, an agreement is worth silence. Sounds and speech are the caller's,
 * the roller's motor is core/motor.h's. (DorsalCue of core/frame.h is a pattern of that motor; what is said here is a DorsalSay.) */

#include "core/position.h"

G_BEGIN_DECLS

/* The lower, the more urgent. The first group are warnings: said again, stronger, when ignored. */
typedef enum
{
  DORSAL_SAY_UNKNOWN, /* nothing */

  DORSAL_SAY_LUMBAR,
  DORSAL_SAY_NECK,
  DORSAL_SAY_TOO_HARD,
  DORSAL_SAY_NO_SIGNAL,
  DORSAL_SAY_LUMBAR_NEAR, /* or on the lowest ribs */
  DORSAL_SAY_NECK_NEAR,   /* just below the neck */
  DORSAL_SAY_PLACE_UNKNOWN,
  DORSAL_SAY_TOO_FAST,
  DORSAL_SAY_MIDLINE,

  DORSAL_SAY_DIRECTION_SUSPECT,
  DORSAL_SAY_ANCHOR_REFUSED,
  DORSAL_SAY_SLIPPING,
  DORSAL_SAY_OFF,
  DORSAL_SAY_PAUSED, /* news of the session: it is, and it goes on */
  DORSAL_SAY_GOES_ON,
  DORSAL_SAY_SIGNAL_BACK, /* the first signal, too */
  DORSAL_SAY_PLACED,      /* somebody lies on the roller */
  DORSAL_SAY_ANCHORED,    /* and it is known where */
  DORSAL_SAY_DIRECTION_ASKED,
  DORSAL_SAY_HIPS_LOWERED,
  DORSAL_SAY_HIPS_RAISED,
  DORSAL_SAY_ROLLING,
  DORSAL_SAY_HOLD,
  DORSAL_SAY_HOLD_GOAL,
  DORSAL_SAY_HOLD_ENOUGH,
  DORSAL_SAY_HOLD_LONG,
  DORSAL_SAY_ASKED,     /* how does the spot feel that was held? */
  DORSAL_SAY_ANSWERED,  /* these two are news: an answer was understood … */
  DORSAL_SAY_SPOT_OVER, /* … and it was "worse" twice: leave this spot */
  DORSAL_SAY_PELVIS,    /* off the back */
  DORSAL_SAY_CLEAR,     /* away from the lower back, or the neck: it was near */
  DORSAL_SAY_EASED,     /* a warning of pressure, pace or mid-line is over */
  DORSAL_SAY_GOOD_ZONE, /* praise: back on the ribs after lower back or neck */
  DORSAL_SAY_GOOD_PACE, /* praise: slowed down */
  DORSAL_SAY_SLOW,      /* there is room for a little more pace */
  DORSAL_SAY_STEP_DONE, /* these three are news of other rules: a step, a set, the session */
  DORSAL_SAY_SET_DONE,
  DORSAL_SAY_SESSION_DONE,
} DorsalSay;
#define DORSAL_N_SAYS     (DORSAL_SAY_SESSION_DONE + 1)
#define DORSAL_N_WARNINGS (DORSAL_SAY_MIDLINE + 1)

/* "lumbar-near": also the name of its sound file. Out of range: "unknown". */
const char *dorsal_say_to_string (DorsalSay say);

/* What is so, now. */
typedef struct
{
  const DorsalReading *reading;
  DorsalLinkState link;      /* the view's own: ABSENT without a source */
  DorsalAnchorResult anchor; /* of a button pressed since the last step; UNKNOWN when none was */
  DorsalSay news;            /* what another rule has found since the last step; UNKNOWN for nothing */
} DorsalScene;

/* Where the person believes to be, as far as it matters. */
typedef enum
{
  DORSAL_WHERE_UNTOLD,
  DORSAL_WHERE_UNKNOWN,
  DORSAL_WHERE_GOOD,
  DORSAL_WHERE_UPPER,
  DORSAL_WHERE_LOWER,
  DORSAL_WHERE_PELVIS,
  DORSAL_WHERE_NECK,
  DORSAL_WHERE_LUMBAR,
} DorsalWhere;

typedef struct
{
  /* What to say now; UNKNOWN for nothing. */
  DorsalSay say;
  gboolean strong; /* it was ignored */

  /* What the person has been told. */
  gboolean linked;
  DorsalState state;
  DorsalWhere where;
  DorsalDirection direction;
  guint alerts; /* DorsalAlert bits, those that are not a matter of place */
  guint hold;   /* stages of this hold: 1 the goal, 2 enough, 3 long */
  gboolean slipping;
  gboolean strayed; /* onto the lower back or the neck, and not back on the ribs yet */
  gboolean slow;    /* told of a slow pace, and not of a good one since */
  DorsalLevel asked; /* about which spot */
  guint64 waiting;  /* a set of DorsalSay: anchors and news not told yet */

  /* What is so, where it must have lasted a little. */
  DorsalWhere seen;
  gint64 seen_us;    /* since when */
  gint64 contact_us; /* when somebody lay down */

  gint64 said_us; /* when anything was last said, 0 for never */
  DorsalSay last;
  gint64 warned_us[DORSAL_N_WARNINGS]; /* when each warning was last said; 0: it does not stand */
  guint warned[DORSAL_N_WARNINGS];     /* and how often since it stands */
} DorsalCuing;

/* At most one cue a step, in next.say. time_us: any clock that never stands still and is above 0, the host's: silence
 * has no other. Call it for each reading or for each batch of them, 0.1 s apart at most.
 *
 * Warnings of place, pressure and pace come at once. Everything else keeps cue_spacing_ms from what was said
 * before. A warning still standing cue_escalate_s after it was said is said again, strong; lower back, neck and
 * pressure then every cue_repeat_s, the others no more. */
DorsalCuing dorsal_cue_step (DorsalCuing prev, const DorsalScene *scene, gint64 time_us, const DorsalZones *zones);

G_END_DECLS
