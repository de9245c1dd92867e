/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The nouns every other room shares: what a roller says of itself (hello), what it
 * measured (sample), and what Dorsal makes of it (reading).
 *
 * In every enumeration zero means "not known": a forgotten field is honest, never safe. */

#include <glib.h>

G_BEGIN_DECLS

#define DORSAL_PROTOCOL 1 /* the version of the rollers' language that we speak */
#define DORSAL_MAX_CELLS 32
#define DORSAL_CELL_DEAD (-1)       /* what the wire sends for a cell known to be dead */
#define DORSAL_CELL_MOST_KPA 10000 /* and the most for a cell of kPa, in tenths */

/* Can the roller tell its own rotation? NONE: no place may ever be named for it. */
typedef enum
{
  DORSAL_ANGLE_NONE,
  DORSAL_ANGLE_IMU,
  DORSAL_ANGLE_ENCODER,
} DorsalAngleSource;

/* Where the marked end lies as the user lies on the roller. */
typedef enum
{
  DORSAL_MARKED_END_LEFT, /* the protocol's convention */
  DORSAL_MARKED_END_RIGHT,
} DorsalMarkedEnd;

/* What a cell's number means. RAW: counts in arbitrary units, never shown as pressure. */
typedef enum
{
  DORSAL_UNIT_RAW,
  DORSAL_UNIT_KPA, /* tenths of a kilopascal */
} DorsalUnit;

/* Who the roller is; see the hello sentence in docs/protocol.md. */
typedef struct
{
  char model[33];
  char serial[33];
  char firmware[33];
  guint proto;
  guint n_cells;     /* 1 … DORSAL_MAX_CELLS */
  guint rate_hz;     /* 10 … 1000 */
  guint diameter_mm; /* 50 … 300 */
  guint length_mm;   /* 100 … 1200 */
  guint pitch_mm;    /* distance between neighbouring cells */
  guint full_scale;  /* largest count of a raw cell */
  DorsalAngleSource angle;
  DorsalUnit unit;
  gboolean has_cue; /* a vibration motor */
  int battery;      /* percent, -1 when the roller does not say */
} DorsalHello;

/* One measurement, its clock already unwrapped. */
typedef struct
{
  gint64 time_us;    /* roller's clock since its first sample */
  gint32 angle_mdeg; /* accumulated rotation, thousandths of a degree */
  guint16 seq;       /* as on the wire */
  guint8 n_cells;
  gint32 cells[DORSAL_MAX_CELLS]; /* from the marked end; DORSAL_CELL_DEAD for a dead one */
} DorsalSample;

/* The way of the connection. Silent and lost both mean: nobody knows anything now. */
typedef enum
{
  DORSAL_LINK_ABSENT,
  DORSAL_LINK_OPENING,   /* waiting for a hello */
  DORSAL_LINK_STREAMING, /* samples arrive */
  DORSAL_LINK_SILENT,    /* no sample for 500 ms */
  DORSAL_LINK_LOST,      /* unplugged, end of file, or not a roller */
} DorsalLinkState;

typedef enum
{
  DORSAL_STATE_UNKNOWN,
  DORSAL_STATE_OFF,
  DORSAL_STATE_SETTLING, /* on the roller, not rolled yet since lying down */
  DORSAL_STATE_ROLLING,  /* turn-arounds included */
  DORSAL_STATE_HOLDING,
  DORSAL_STATE_EXTENDING, /* still, hips lowered over the roller */
} DorsalState;

/* Where along the back. Only THORACIC is a place to roll; UNKNOWN is never safe. */
typedef enum
{
  DORSAL_ZONE_UNKNOWN,
  DORSAL_ZONE_OFF, /* nobody on the roller */
  DORSAL_ZONE_NECK,
  DORSAL_ZONE_UPPER_CAUTION,
  DORSAL_ZONE_THORACIC,
  DORSAL_ZONE_LOWER_CAUTION,
  DORSAL_ZONE_LUMBAR,
  DORSAL_ZONE_PELVIS,
} DorsalZone;

/* Vertebral levels, from the head down, by the tip of the spinous process. */
typedef enum
{
  DORSAL_LEVEL_UNKNOWN,
  DORSAL_LEVEL_C2,
  DORSAL_LEVEL_C3,
  DORSAL_LEVEL_C4,
  DORSAL_LEVEL_C5,
  DORSAL_LEVEL_C6,
  DORSAL_LEVEL_C7,
  DORSAL_LEVEL_T1,
  DORSAL_LEVEL_T2,
  DORSAL_LEVEL_T3,
  DORSAL_LEVEL_T4,
  DORSAL_LEVEL_T5,
  DORSAL_LEVEL_T6,
  DORSAL_LEVEL_T7,
  DORSAL_LEVEL_T8,
  DORSAL_LEVEL_T9,
  DORSAL_LEVEL_T10,
  DORSAL_LEVEL_T11,
  DORSAL_LEVEL_T12,
  DORSAL_LEVEL_L1,
  DORSAL_LEVEL_L2,
  DORSAL_LEVEL_L3,
  DORSAL_LEVEL_L4,
  DORSAL_LEVEL_L5,
  DORSAL_LEVEL_S1,
  DORSAL_LEVEL_S2,
} DorsalLevel;
#define DORSAL_N_LEVELS (DORSAL_LEVEL_S2 + 1) /* size of a table indexed by DorsalLevel */

/* How hard, as words with a ceiling. */
typedef enum
{
  DORSAL_BAND_UNKNOWN,
  DORSAL_BAND_NONE,
  DORSAL_BAND_LIGHT,
  DORSAL_BAND_COMFORTABLE,
  DORSAL_BAND_FIRM,
  DORSAL_BAND_TOO_HARD,
} DorsalBand;

/* How the rolling goes. Known only while rolling. */
typedef enum
{
  DORSAL_PACE_UNKNOWN,
  DORSAL_PACE_SLOW,
  DORSAL_PACE_GOOD,
  DORSAL_PACE_FAST,
  DORSAL_PACE_TOO_FAST, /* DORSAL_ALERT_TOO_FAST is close, or stands */
} DorsalPace;

/* How far a hold has come. Its goal is a tested dose on legs, no promise for a back. */
typedef enum
{
  DORSAL_HOLD_NONE,    /* not holding */
  DORSAL_HOLD_RUNNING,
  DORSAL_HOLD_GOAL,    /* hold_goal_s reached */
  DORSAL_HOLD_ENOUGH,  /* hold_enough_s: time to move on */
  DORSAL_HOLD_LONG,    /* hold_long_s: a reminder */
} DorsalHoldPhase;

/* How much has been rolled, see core/sets.h. */
typedef enum
{
  DORSAL_SET_NONE,    /* nothing rolled yet */
  DORSAL_SET_ROLLING, /* in a set, also while holding a spot or resting too early */
  DORSAL_SET_ENOUGH,  /* set_longest_s rolled: time to rest */
  DORSAL_SET_RESTING, /* a whole set is rolled, and the person rests */
  DORSAL_SET_READY,   /* rested: the next set may begin */
  DORSAL_SET_DONE,    /* all sets rolled */
} DorsalSetPhase;

/* Can this cell be believed? Only GOOD ones are. */
typedef enum
{
  DORSAL_CELL_HEALTH_UNKNOWN,
  DORSAL_CELL_HEALTH_GOOD,
  DORSAL_CELL_HEALTH_DEAD,   /* the roller says so */
  DORSAL_CELL_HEALTH_STUCK,  /* says the same whatever happens */
  DORSAL_CELL_HEALTH_SILENT, /* says nothing where its neighbours bear much */
} DorsalCellHealth;

/* Does the marked end lie where we believe? */
typedef enum
{
  DORSAL_DIRECTION_UNKNOWN,   /* nobody asked */
  DORSAL_DIRECTION_ASKED,     /* the person was told to roll toward the head */
  DORSAL_DIRECTION_CONFIRMED, /* and did */
  DORSAL_DIRECTION_SUSPECT,   /* the roller turned the other way: its ends are swapped, or the person was */
} DorsalDirection;

/* Alerts are bits: several may stand at once. The lower the bit, the more urgent. */
typedef enum
{
  DORSAL_ALERT_LUMBAR = 1 << 0,
  DORSAL_ALERT_NECK = 1 << 1,
  DORSAL_ALERT_TOO_HARD = 1 << 2,
  DORSAL_ALERT_LUMBAR_NEAR = 1 << 3,
  DORSAL_ALERT_TOO_FAST = 1 << 4,
  DORSAL_ALERT_MIDLINE = 1 << 5, /* the spine's own bones bear the load, not the muscles beside it */
} DorsalAlert;
#define DORSAL_N_ALERTS 6

/* What Dorsal makes of one sample. */
typedef struct
{
  DorsalSample sample;
  DorsalLinkState link;
  DorsalState state;
  DorsalZone zone;
  DorsalLevel level; /* DORSAL_LEVEL_UNKNOWN whenever the place is */
  DorsalBand band;
  guint alerts; /* DorsalAlert bits */

  gboolean place_known;
  double place_cm; /* along the back's skin from the tip of C7, toward the feet */
  double sigma_cm; /* one standard deviation of place_cm */
  DorsalDirection direction; /* while SUSPECT no place is known */
  gboolean slipping;         /* the strokes creep along the back: the roller slips, or the person walks it */

  gboolean speed_known;
  double speed_cm_s; /* positive toward the feet */
  DorsalPace pace;

  gboolean pressure_known; /* cells are in kPa */
  double pressure_kpa;     /* the hardest cell */
  double raw_fraction;     /* the hardest cell over full scale, for raw cells */

  gboolean load_known; /* cells in kPa and the person's weight known */
  double load_percent; /* of body weight */

  gboolean share_known; /* in contact, with more than one cell to compare */
  double left_share;    /* of the load on the user's left half of the roller, 0 … 1 */
  double midline_ratio; /* cells on the mid-line over those beside it; 0: cannot be told */

  gboolean saturated;   /* a cell stands at its end: the pressure may be higher */
  guint n_faulty_cells; /* of the roller's own */
  guint8 cell_health[DORSAL_MAX_CELLS]; /* DorsalCellHealth */

  gboolean breath_known; /* experimental; only in a still hold */
  double breath_bpm;     /* breaths a minute */

  double hold_s;  /* length of this hold so far; 0 when not holding */
  DorsalHoldPhase hold_phase;
  DorsalSetPhase set_phase;
  guint set;           /* from 1; 0 before the first */
  double set_rolled_s; /* rolled in this set */
  double set_rest_left_s; /* of the rest between two sets; 0 unless RESTING */
  DorsalLevel asked;   /* the spot held last, whose answer is awaited; UNKNOWN: none */
  double dwell_s; /* time spent at this level so far; 0 when the place is unknown */
} DorsalReading;

/* Words as the command line prints them: lower case, English, never translated.
 * Out-of-range values give "unknown". */
const char *dorsal_state_to_string (DorsalState state);
const char *dorsal_zone_to_string (DorsalZone zone);
const char *dorsal_level_to_string (DorsalLevel level);
const char *dorsal_band_to_string (DorsalBand band);
const char *dorsal_link_state_to_string (DorsalLinkState state);
const char *dorsal_pace_to_string (DorsalPace pace);
const char *dorsal_direction_to_string (DorsalDirection direction);
/* alert: exactly one bit. */
const char *dorsal_alert_to_string (DorsalAlert alert);

G_END_DECLS
