/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of classifier.h share: how a reading is filled from the classifier's state. */

#include "core/classifier.h"

G_BEGIN_DECLS

/* Slow enough to anchor and to cling to a level: breathing sways a lying person by 0.3 cm/s. */
gboolean dorsal_classifier_is_slow (const DorsalClassifier *classifier);

/* Zone, level, place and its doubt; the level clings. */
void dorsal_classifier_fill_place (DorsalClassifier *classifier, DorsalReading *reading);

/* Pressure, load, band, share, and the cells' health. */
void dorsal_classifier_fill_load (DorsalClassifier *classifier, const DorsalLoad *load, const DorsalCellValues *values,
                                  DorsalReading *reading);

/* What follows from a reading that is complete but for it: alerts, pace, sets, spots. */
void dorsal_classifier_finish (DorsalClassifier *classifier, gint64 time_us, gint64 step_us, DorsalReading *reading);

G_END_DECLS
