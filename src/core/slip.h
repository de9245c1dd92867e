/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Strokes that creep along the back. Who rolls up and down turns around at places of their
 * own, a little differently each time; when the middle of the strokes moves steadily one way, the roller
 * slips under the shirt, or the person walks it on purpose. Rotation cannot tell these two
 * apart, so it is said and makes the place less sure, and the place is not corrected. */

#include "core/zones.h"

G_BEGIN_DECLS

#define DORSAL_SLIP_TURNS 8 /* turn-arounds remembered */

typedef struct
{
  double turn_cm[DORSAL_SLIP_TURNS]; /* the latest turn-arounds, newest last */
  guint n;
  double farthest_cm;         /* the present stroke */
  int way;                     /* +1 toward the feet, -1 toward the head, 0 before the first */
  gboolean slipping;
  double creep_cm;             /* of the last stroke's middle, with its sign; 0 unless slipping */
  gboolean turned;             /* a stroke ended with this sample */
} DorsalSlip;

/* One sample's rolled path (angle × gearing). A stroke is 3 cm or more one way. Slipping from
 * five strokes on whose middles all moved the same way, each by half to twice their mean,
 * the mean being slip_cm or more a stroke; over when one does not. */
DorsalSlip dorsal_slip_step (DorsalSlip prev, double path_cm, const DorsalZones *zones);

G_END_DECLS
