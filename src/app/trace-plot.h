/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A plot of the last seconds of a trace that grows. The pressure plot and the hold plot are two of these; those of a kept
 * session are app/stretch-plot. */

#include <gtk/gtk.h>

#include "app/plot-kind.h"
#include "core/sample.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_TRACE_PLOT (dorsal_trace_plot_get_type ())
G_DECLARE_FINAL_TYPE (DorsalTracePlot, dorsal_trace_plot, DORSAL, TRACE_PLOT, GtkWidget)

/* Property "kind": a DorsalPlotKind as an integer, construct only. */

/* What the pointers lead to must last until the next call. */
typedef struct
{
  const DorsalTrace *trace;
  gint64 period_us;             /* of one value */
  gboolean raw;                 /* the cells are not calibrated */
  const DorsalZones *zones;
  const DorsalReading *reading; /* of now: what a screen reader is told */
} DorsalPlotted;

/* To be called whenever it has changed, or grown; NULL for an empty plot. */
void dorsal_trace_plot_show (DorsalTracePlot *plot, const DorsalPlotted *plotted);

/* The last so many seconds; 0 for everything. */
void dorsal_trace_plot_set_window (DorsalTracePlot *plot, guint seconds);

G_END_DECLS
