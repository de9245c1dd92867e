/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What applying and fitting share. */

#include "core/calibration.h"
#include "core/contact.h"

#define DORSAL_CALIBRATION_TOP 0.98       /* of full scale: here a cell is saturated */

double dorsal_calibration_conductance (double count, double full);

/* Of a weight on its puck. */
double dorsal_calibration_point_kpa (const DorsalCalibrationPoint *point);

/* kPa × mm² = mN, as in contact.c */
static inline double
dorsal_calibration_newton_per_kpa (const DorsalHello *hello)
{
  return hello->pitch_mm * DORSAL_CONTACT_LENGTH_MM * 1e-3;
}
