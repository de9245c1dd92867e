/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What came of measuring a roller, as sentences with the number and the next step, in the user's language. */

#include "core/calibrating.h"
#include "core/roller-profile.h"

G_BEGIN_DECLS

/* Whether a roller knows kilopascals, and since when. Newly allocated. */
char *dorsal_calibration_state_to_words (const DorsalHello *hello, const DorsalCalibration *known);

/* Newly allocated. Points are counted from 1 in it, cells too. */
char *dorsal_calibration_verdict_to_words (const DorsalCalibrationVerdict *verdict);

/* Why there is no zero: the cell. Newly allocated. */
char *dorsal_calibration_not_empty_to_words (guint cell);

const char *dorsal_radius_result_to_words (DorsalRadiusResult result);

G_END_DECLS
