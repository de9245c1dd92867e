/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Lengths and weights as people write them: in the units and with the decimal sign they are used to. Everything else
 * in Dorsal, and each file, is metric. */

#include <glib.h>

G_BEGIN_DECLS

/* The same numbers as in the schema of settings. */
typedef enum
{
  DORSAL_UNITS_METRIC,
  DORSAL_UNITS_IMPERIAL,
} DorsalUnits;

/* Like the locale they are the whole program's. METRIC at first. */
void dorsal_units_use (DorsalUnits units);
DorsalUnits dorsal_units_used (void);

typedef enum
{
  DORSAL_QUANTITY_PLAIN,    /* a number */
  DORSAL_QUANTITY_STATURE,  /* cm; feet and inches */
  DORSAL_QUANTITY_LENGTH,   /* cm; inches */
  DORSAL_QUANTITY_DIAMETER, /* mm; inches */
  DORSAL_QUANTITY_SPEED,    /* cm/s; inches a second */
  DORSAL_QUANTITY_WEIGHT,   /* kg; pounds */
  DORSAL_QUANTITY_SECONDS,
  DORSAL_QUANTITY_MILLISECONDS,
  DORSAL_QUANTITY_PERCENT,
  DORSAL_QUANTITY_DEGREES,
  DORSAL_QUANTITY_PRESSURE, /* kPa */
  DORSAL_QUANTITY_RATE,     /* Hz */
  DORSAL_QUANTITY_RADIUS,   /* cm; inches: to the hundredth */
  DORSAL_QUANTITY_AREA,     /* cm²; square inches */
  DORSAL_QUANTITY_MASS,     /* kg; pounds: to the hundredth, as scales have it */
} DorsalQuantity;
#define DORSAL_N_QUANTITIES (DORSAL_QUANTITY_MASS + 1)

/* "48.6 cm", "5 ft 9 in", "30 s". No more digits than make sense: tenths, of a stature in inches halves. */
char *dorsal_quantity_print (DorsalQuantity quantity, double value);

/* "120 to 230 cm", rounded inward so that the ends themselves are taken. */
char *dorsal_quantity_print_range (DorsalQuantity quantity, double min, double max);

/* What stands in an entry: a value without its unit where the unit stands beside it. */
char *dorsal_quantity_edit (DorsalQuantity quantity, double value);
const char *dorsal_quantity_unit (DorsalQuantity quantity);

/* One of the unit that is shown, in what values are in: 2.54 for a length in inches. */
double dorsal_quantity_one (DorsalQuantity quantity);

/* What a person wrote: with a point or a comma, with or without a unit ("175", "1.75 m", "5'9", "165 lb"). FALSE, and
 * ret_value untouched, for what is no such quantity. */
gboolean dorsal_quantity_parse (DorsalQuantity quantity, const char *text, double *ret_value);

G_END_DECLS
