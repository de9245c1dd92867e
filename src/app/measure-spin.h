/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A spin button in the units a person is used to. Its value and its range stay metric; what stands in it, and what a
 * click adds, are not. */

#include <adwaita.h>

#include "app/quantity.h"

G_BEGIN_DECLS

/* Once, for a spin button in a row: the row's subtitle begins with the unit, and says it to screen readers. step: of a
 * click, in the metric unit; imperial_step: in the other. what: more for the subtitle, translated; NULL: nothing. */
void dorsal_measure_spin_follow (GtkSpinButton *spin, AdwActionRow *row, DorsalQuantity quantity, double step,
                                 double imperial_step, const char *what);

G_END_DECLS
