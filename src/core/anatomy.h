/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The spine as data: where each vertebral level lies along the skin of the back, and how
 * the bones stand in the sagittal plane.
 *
 * A level is the spinous process one can feel: arc length s along the back from the tip of
 * C7 toward the feet, as a fraction f = s / L of the length L from C7 to S1.
 * Centres: T4, T7, T10, L1 and L4 as Ernst et al. 2013 (BMC Res Notes 6:58) measured them
 * on 22 backs; the levels between by the unit heights of the OpenSim thoracolumbar model
 * (Bruno et al. 2015, J Biomech Eng 137:081003). Borders lie midway between two tips. */

#include "core/sample.h"

G_BEGIN_DECLS

/* Fractions of L for one level; top is the border toward the head. */
typedef struct
{
  double centre, top, bottom;
} DorsalLevelSpan;

/* One vertebra from the side, of a person standing: the lower joint of its body in
 * millimetres (x toward the belly, y up, from the L5/S1 joint), the tilt of its axis in
 * degrees (positive leans backward going up), and its height with one disc. S1 and S2 are
 * drawn as the sacrum and have no row of their own. */
typedef struct
{
  double x_mm, y_mm;
  double axis_deg;
  double height_mm; /* body and the disc above it */
  double depth_mm;  /* of the body, front to back */
  double droop;     /* how far the spinous process hangs down, in levels */
} DorsalVertebra;

/* level: C2 … S2; anything else gives all zeroes. */
DorsalLevelSpan dorsal_anatomy_span (DorsalLevel level);

/* Does f lie on neck, back or pelvis, C2 … S2? */
gboolean dorsal_anatomy_is_place (double f);

/* The level whose span holds f; UNKNOWN outside C2 … S2. */
DorsalLevel dorsal_anatomy_level_at (double f);

/* As dorsal_anatomy_level_at(), but stays at `current` until f lies more than
 * `hysteresis` (a fraction of L, ≥ 0) outside its span. */
DorsalLevel dorsal_anatomy_level_near (double f, DorsalLevel current, double hysteresis);

/* level: C2 … L5; NULL for anything else. */
const DorsalVertebra *dorsal_anatomy_vertebra (DorsalLevel level);

gboolean dorsal_level_is_cervical (DorsalLevel level);
gboolean dorsal_level_is_thoracic (DorsalLevel level);

G_END_DECLS
