/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Speed along the back: the slope of a straight line through the last 150 ms. Plain
 * differences of a 12-bit angle at 100 Hz would jump in steps of 1 cm/s. */

#include "core/zones.h"

G_BEGIN_DECLS

#define DORSAL_MOTION_POINTS 32

typedef struct
{
  guint head, n;
  gint64 time_us[DORSAL_MOTION_POINTS];
  double path_cm[DORSAL_MOTION_POINTS];
  gboolean known;       /* enough points for a slope */
  double speed_cm_s;    /* positive toward the feet */
  gint64 still_since_us; /* since when slower than still_cm_s, and never since at roll_enter_cm_s;
                            G_MAXINT64 while moving */
} DorsalMotion;

/* path_cm: rolled distance with its sign, whatever the anchor (angle × gearing).
 * Points closer than a thirtieth of the window are left out, so 1 kHz costs as 200 Hz. */
void dorsal_motion_step (DorsalMotion *motion, gint64 time_us, double path_cm, const DorsalZones *zones);

/* Forget the past: after a gap or a restart. */
void dorsal_motion_reset (DorsalMotion *motion);

G_END_DECLS
