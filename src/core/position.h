/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where on the back the roller is: unknown until anchored, then by rotation, ± sigma.
 *
 *   place = anchor place + σ R (θ − θ_anchor)        σ = +1 with the marked end at the left
 *
 * exact for no slip on a straight back. After an unloading the place is kept only when it
 * was short and turned little; what the shell turned meanwhile did not roll on the back. */

#include "core/body.h"
#include "core/contact.h"
#include "core/zones.h"

G_BEGIN_DECLS

/* What turns degrees into centimetres. */
typedef struct
{
  double cm_per_mdeg; /* signed; 0 when the roller cannot know its angle */
} DorsalGearing;

DorsalGearing dorsal_gearing_of (const DorsalHello *hello, DorsalMarkedEnd marked_end);

typedef struct
{
  gboolean known;
  double place_cm;     /* the last place that was known; stale when !known */
  double anchor_cm;    /* where it was last anchored */
  double anchor_sigma; /* of that anchor, cm */
  double kept_var;     /* cm², grown by unloadings that kept the place */
  double crept_cm;     /* sum of the creep of strokes, with its sign; part of σ */
  double travel_cm;    /* rolled since the anchor, both ways */
  gint32 angle_mdeg;   /* of the last sample taken in */
  gboolean unloaded;
  gint64 unloaded_us;    /* since when */
  gint32 unloaded_angle; /* where the shell stood then */
} DorsalPosition;

/* One sample, in the order they came. place moves while loaded; an unloading of
 * zones->keep_s or zones->keep_deg, or more, loses it. */
DorsalPosition dorsal_position_step (DorsalPosition prev, const DorsalSample *sample, const DorsalContact *contact,
                                     DorsalGearing gearing, const DorsalZones *zones);

/* Nobody knows what happened for a while (silence, restart): like an unloading of gap_us.
 * Give G_MAXINT64 to lose the place for certain. */
DorsalPosition dorsal_position_gap (DorsalPosition prev, const DorsalSample *after, gint64 gap_us,
                                    const DorsalZones *zones);

/* A stroke crept by creep_cm (core/slip.h): if that was slip, the place is off by as much. The errors of one spell
 * all point the same way and add up. */
DorsalPosition dorsal_position_crept (DorsalPosition prev, double creep_cm);

/* The roller lies the other way round than was believed: what was rolled since the anchor went the
 * other way. */
DorsalPosition dorsal_position_mirror (DorsalPosition prev);

/* May the place be anchored now? */
typedef enum
{
  DORSAL_ANCHOR_UNKNOWN,
  DORSAL_ANCHOR_ACCEPTED,
  DORSAL_ANCHOR_NO_ANGLE,   /* this roller cannot tell where it is */
  DORSAL_ANCHOR_NO_CONTACT, /* nobody lies on it */
  DORSAL_ANCHOR_MOVING,
  DORSAL_ANCHOR_NO_SIGNAL, /* the roller is silent or gone: nobody knows where it is */
} DorsalAnchorResult;
const char *dorsal_anchor_result_to_string (DorsalAnchorResult result);

/* Says that the roller is at place_cm now, ± sigma_cm. still: by the motion of the same
 * moment. On ACCEPTED *position is anchored, else untouched. */
DorsalAnchorResult dorsal_position_anchor (DorsalPosition *position, double place_cm, double sigma_cm,
                                           const DorsalContact *contact, gboolean still, DorsalGearing gearing);

/* One standard deviation of the place:
 *   σ² = σ_anchor² + (sd_L d)² + (σ_R d)² + σ_anatomy² + kept + crept² + (0.3 mm)² per cm of travel
 * with d the distance from the anchor. 0 when the place is unknown. */
double dorsal_position_sigma (const DorsalPosition *position, const DorsalBody *body, const DorsalZones *zones);

G_END_DECLS
