/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Strokes that creep along the back. Who rolls up and down turns around at places of their
 * own, a little differently each time; when the middle of the strokes moves steadily one way, the roller
 * slips under the shirt, or the person walks it on purpose. Rotation cannot tell these two
 * apart, so it is said and makes the place less sure, and the place is not corrected.
 *
 * People's own ways hide most of it. But a back has ends: where turn-arounds that creep have come to where nobody rolls, it
 * takes less to say that they slipped. */

#include "core/zones.h"

G_BEGIN_DECLS

#define DORSAL_SLIP_TURNS 10 /* turn-arounds remembered */

typedef struct
{
  double turn_cm[DORSAL_SLIP_TURNS]; /* the latest turn-arounds, newest last */
  guint n;
  double farthest_cm;         /* the present stroke */
  int way;                     /* +1 toward the feet, -1 toward the head, 0 before the first */
  gboolean slipping;
  double creep_cm;             /* a stroke, with its sign; 0 unless slipping */
  double crept_cm;             /* by all the strokes since the last sample that are known to creep: the first time many */
  gboolean turned;             /* a stroke ended with this sample */
} DorsalSlip;

/* Where the place said lies, for the strokes' creep: nobody rolls beyond these two. */
typedef enum
{
  DORSAL_BEYOND_NOTHING, /* or the place is not known */
  DORSAL_BEYOND_HEAD,    /* above the upper caution zone */
  DORSAL_BEYOND_FEET,    /* below the middle of the lower back */
} DorsalBeyond;

DorsalBeyond dorsal_slip_beyond (double f, const DorsalZones *zones);

/* One sample's rolled path (angle × gearing), taken in place: there is much to remember, and little of it changes. A stroke is 3 cm or more one way. Slipping from
 *   five strokes on whose middles all moved the same way, each by 0.4 to 1.6 times their mean,
 *   the mean being slip_cm or more a stroke; or from
 *   nine strokes on whose turn-arounds, upper and lower, lie along a line of 0.8 slip_cm or more a stroke, by 1.5 of its
 *   standard errors, when the place has come beyond where that line leads;
 * over with the first stroke that ends neither. */
void dorsal_slip_step (DorsalSlip *slip, double path_cm, DorsalBeyond beyond, const DorsalZones *zones);

G_END_DECLS
