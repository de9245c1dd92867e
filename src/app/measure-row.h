/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A number in a list of preferences: typed as people write it, kept at once when it is in its range, and else refused
 * with the range in the message. Empty is "not told" where that may be. */

#include <adwaita.h>

#include "app/quantity.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_MEASURE_ROW (dorsal_measure_row_get_type ())
G_DECLARE_FINAL_TYPE (DorsalMeasureRow, dorsal_measure_row, DORSAL, MEASURE_ROW, AdwActionRow)

/* Where the value lies; the row keeps a copy of this. */
typedef struct
{
  DorsalQuantity quantity;
  double min, max;
  gboolean may_be_empty; /* get gives 0, and set takes it */
  double (*get) (gpointer data);
  void (*set) (gpointer data, double value);
  char *(*refuse) (gpointer data, double value); /* a sentence, to be freed, or NULL; NULL: the range is all */
  gpointer data;                                 /* lasts longer than the row */
} DorsalMeasureSource;

/* title: translated. */
GtkWidget *dorsal_measure_row_new (const char *title, const DorsalMeasureSource *source);

/* Shows the value anew, unless somebody types: it, or the units, have changed. */
void dorsal_measure_row_refresh (DorsalMeasureRow *row);

/* As if it had been typed, and Enter pressed. */
void dorsal_measure_row_type (DorsalMeasureRow *row, const char *text);

G_END_DECLS
