/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The map of the back and every threshold of the judgement, from a key file such as
 * data/zones/default.ini. Each key has a range; the file's comments name the sources.
 * Immutable once read. */

#include "core/sample.h"

G_BEGIN_DECLS

typedef enum
{
  DORSAL_ZONES_ERROR_SYNTAX,  /* not a key file */
  DORSAL_ZONES_ERROR_UNKNOWN, /* a group or key that does not exist */
  DORSAL_ZONES_ERROR_VALUE,   /* not a number, out of range, or out of order */
} DorsalZonesError;
#define DORSAL_ZONES_ERROR (dorsal_zones_error_quark ())
GQuark dorsal_zones_error_quark (void);

typedef struct
{
  /* [zones]: borders from the head down, fractions f of C7–S1, strictly rising. */
  double neck_end;          /* above it: neck, no rolling */
  double upper_caution_end; /* then caution, then thoracic */
  double thoracic_end;      /* then caution */
  double lower_caution_end; /* then lumbar, no rolling: the T12/L1 border */
  double lumbar_end;        /* then pelvis */

  /* [anchor] */
  double start_place;       /* f of the start position, just below the shoulder blades */
  double sigma_scapula_cm;  /* how well a person finds it by feel */
  double sigma_measured_cm; /* and by tape */
  double sigma_anatomy_cm;  /* how far levels lie off their mean place between people */
  double sigma_radius;      /* fraction of the distance from the anchor */
  double sigma_kept_cm;     /* added for each unloading that was short enough to keep the place */
  double keep_s;            /* an unloading shorter than this … */
  double keep_deg;          /* … and turning less than this keeps the place */

  /* [contact] */
  double contact_percent;     /* of body weight */
  double contact_kpa;         /* hardest cell, where weight is not known */
  double contact_raw_percent; /* of full scale, for raw cells */
  double contact_in_ms, contact_out_ms;
  double tare_percent; /* of full scale (kPa: of 100): the most that an unloaded cell may read; 0: no taring */

  /* [motion] */
  double velocity_window_ms;
  double roll_enter_cm_s;     /* faster than this is rolling */
  double slow_cm_s;           /* slower than this: may be anchored, clings to its level */
  double still_cm_s;          /* slower than this: a stroke has ended */
  double hold_confirm_ms;     /* the longest pause at a turn-around */
  double hold_excursion_cm;   /* a hold that strays further has ended */
  double settle_s;            /* still this long after lying down is a hold as well */
  double extend_drop_percent; /* fall of load that means hips lowered */
  double extend_within_s;
  double level_hysteresis; /* fraction of L, when still */
  double slip_cm;          /* strokes whose middle creeps so far each, always one way, mean slip */
  double direction_cm;     /* so far toward the head, or the feet, tells which way the roller lies */

  /* [pace] */
  double pace_slow_cm_s; /* never faster than this … */
  double pace_slow_s;    /* … for so long is slow */
  double pace_fast_cm_s; /* faster than this is fast; too fast is an alert's */

  /* [hold] */
  double hold_goal_s, hold_enough_s, hold_long_s;
  double spot_s;   /* a hold from here on is remembered as a spot and asked about */
  double answer_s; /* how long the question stands */

  /* [sets] */
  double set_shortest_s, set_longest_s; /* rolling that makes a set, and the most of one */
  double set_rest_s;
  double sets;

  /* [gesture] */
  double gesture_rise_percent; /* of the load: a firm press */
  double gesture_longest_s;    /* of one press */
  double gesture_quiet_s;      /* after the last */
  double gesture_turn_cm;      /* more is no press */
  double lift_pause_s, lift_end_s;

  /* [breath]: experimental */
  double breath_lowest_hz, breath_highest_hz;
  double breath_confidence; /* share of the load's movement that a rate must explain to be told */

  /* [load]: bands of the hardest cell and of the load */
  double light_kpa, comfortable_kpa, firm_kpa, hard_kpa, hard_at_once_kpa;
  double comfortable_percent, firm_percent, hard_percent;

  /* [alerts] */
  double alert_in_ms, alert_out_ms;
  double near_sigmas; /* lumbar-near when the place plus so many sigmas reaches the border */
  double near_min_cm, near_max_cm;
  double fast_cm_s, fast_s, fast_at_once_cm_s;
  double hard_s;
  double midline_ratio, midline_s; /* mid-line over the cells beside it, for so long */

  /* [cues] */
  double cue_spacing_ms;  /* between any two that are not urgent */
  double cue_settle_ms;   /* a place must last so long to be told */
  double cue_prompt_s;    /* lying on the roller so long without a place */
  double cue_escalate_s;  /* a warning ignored so long is said again, strong … */
  double cue_repeat_s;    /* … and the gravest of them then this often */
} DorsalZones;

/* The map shipped as data/zones/default.ini. Never NULL. */
const DorsalZones *dorsal_zones_default (void);

/* Reads a key file; keys that are left out keep the value of the shipped map.
 * name: what to call the text in errors (a file name). On failure returns FALSE, leaves
 * ret_zones untouched and sets an error that reads "NAME:LINE: key: what is wrong, and the
 * range". */
gboolean dorsal_zones_parse (const char *text, const char *name, DorsalZones *ret_zones, GError **error);

/* The whole map as dorsal_zones_parse() reads it, each number exact. Newly allocated. */
char *dorsal_zones_to_text (const DorsalZones *zones);

/* One of the keys, in the order of the file: for who shows them all. */
typedef struct
{
  const char *group, *key;
  double min, max, value;
} DorsalZonesKey;
guint dorsal_zones_n_keys (void);

/* n: 0 … dorsal_zones_n_keys() - 1. */
DorsalZonesKey dorsal_zones_get_key (const DorsalZones *zones, guint n);

/* The zone at f; UNKNOWN when f is not a place on neck, back or pelvis (C2 … S2) at all. */
DorsalZone dorsal_zones_at (const DorsalZones *zones, double f);

G_END_DECLS
