/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The assistant that teaches raw cells kilopascals: zero, weights, the fit drawn with its residual, kept for this roller
 * or refused with the reason. All steps on one page. */

#include <gtk/gtk.h>

#include "app/live.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_CALIBRATION_PAGE (dorsal_calibration_page_get_type ())
G_DECLARE_FINAL_TYPE (DorsalCalibrationPage, dorsal_calibration_page, DORSAL, CALIBRATION_PAGE, GtkWidget)

GtkWidget *dorsal_calibration_page_new (DorsalLive *live);

G_END_DECLS
