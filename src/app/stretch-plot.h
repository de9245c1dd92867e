/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A plot over a stretch of a trace that was kept. The pressure plot and the hold plot of a kept session are two of
 * these. */

#include <gtk/gtk.h>

#include "app/plot-kind.h"
#include "app/stretch.h"
#include "core/sample.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_STRETCH_PLOT (dorsal_stretch_plot_get_type ())
G_DECLARE_FINAL_TYPE (DorsalStretchPlot, dorsal_stretch_plot, DORSAL, STRETCH_PLOT, GtkWidget)

/* Property "kind": a DorsalPlotKind as an integer, construct only. */

/* What the pointers lead to must last until the next call, and not change. */
typedef struct
{
  const DorsalTrace *trace;
  gint64 period_us; /* of one value */
  gboolean raw;     /* the cells are not calibrated */
  const DorsalZones *zones;
} DorsalPlotSource;

/* NULL: an empty plot. */
void dorsal_stretch_plot_show (DorsalStretchPlot *plot, const DorsalPlotSource *source);

/* The stretch, and what is marked in it. */
void dorsal_stretch_plot_set_stretch (DorsalStretchPlot *plot, const DorsalStretch *stretch);

/* What a screen reader is told: the reading at the cursor. At most once a second. */
void dorsal_stretch_plot_tell (DorsalStretchPlot *plot, const DorsalReading *reading);

/* Where the lines are, from the widget's left edge. width: 1 at least. */
void dorsal_stretch_plot_get_span (DorsalStretchPlot *plot, double *ret_x, double *ret_width);

G_END_DECLS
