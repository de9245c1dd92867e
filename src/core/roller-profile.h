/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is known of one roller beyond what it says of itself: its calibration, how far it
 * rolls a turn, which way round it lies. Kept as a key file. */

#include "core/calibration.h"

G_BEGIN_DECLS

/* A plain value. All zeroes: nothing is known, the hello's word counts. */
typedef struct
{
  DorsalCalibration calibration;
  double radius_cm;    /* effective, rolled under load, 2 … 16; 0: half the diameter */
  double radius_sigma; /* fraction of it, 0.001 … 0.15; 0 with radius_cm 0 */
  guint diameter_mm;   /* 50 … 300, where the hello is wrong; 0: the hello's */
  gboolean marked_end_known;
  DorsalMarkedEnd marked_end;
} DorsalRollerProfile;

typedef enum
{
  DORSAL_ROLLER_PROFILE_ERROR_SYNTAX,  /* not a key file */
  DORSAL_ROLLER_PROFILE_ERROR_UNKNOWN, /* a group or key that does not exist */
  DORSAL_ROLLER_PROFILE_ERROR_VALUE,   /* not a number, out of range, or left out */
} DorsalRollerProfileError;
#define DORSAL_ROLLER_PROFILE_ERROR (dorsal_roller_profile_error_quark ())
GQuark dorsal_roller_profile_error_quark (void);

/* Reads a key file. name: what to call the text in errors (a file name). On failure returns FALSE, leaves
 * ret_profile untouched and sets an error that reads "NAME:LINE: key: what is wrong, and the range". */
gboolean dorsal_roller_profile_parse (const char *text, const char *name, DorsalRollerProfile *ret_profile,
                                      GError **error);

/* The text that gives the same value again, to the last bit. */
char *dorsal_roller_profile_to_text (const DorsalRollerProfile *profile);

/* The radius that counts for a roller of this hello: rolled, or half the diameter; centimetres. */
double dorsal_roller_profile_radius_cm (const DorsalRollerProfile *profile, const DorsalHello *hello);

/* --- the effective radius ---
 *
 * The roller's own middle travels R θ over the floor while it turns by θ; so does the contact along the back
 * (the body travels 2 R θ, which is hard to measure). Elastic rollers: R is less than half the
 * diameter by about a third of what they give way. */

#define DORSAL_RADIUS_MIN_CM 20.0  /* shortest distance */
#define DORSAL_RADIUS_READING_CM 0.5 /* how well a person reads where a roller stands [E] */
#define DORSAL_RADIUS_MAX_OFF 0.15 /* from half the diameter */
#define DORSAL_RADIUS_MAX_APART 0.03 /* there against back */

typedef enum
{
  DORSAL_RADIUS_UNKNOWN,
  DORSAL_RADIUS_GOOD,
  DORSAL_RADIUS_TOO_SHORT, /* the distance */
  DORSAL_RADIUS_NOT_TURNED,
  DORSAL_RADIUS_APART,     /* there and back differ: it slipped */
  DORSAL_RADIUS_OFF,       /* not this roller, or not this distance */
} DorsalRadiusResult;

/* there_mdeg, back_mdeg: turned on the way there and back, either sign; distance_cm: of the roller on the
 * floor, one way. half_diameter_cm: as the hello or the user says. On GOOD ret_radius_cm and ret_sigma (a
 * fraction: the two runs' difference and a reading's error together) are set, else untouched. */
DorsalRadiusResult dorsal_radius_of (gint64 there_mdeg, gint64 back_mdeg, double distance_cm, double half_diameter_cm,
                                     double *ret_radius_cm, double *ret_sigma);

G_END_DECLS
