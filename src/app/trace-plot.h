/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A plot of a trace: over the last seconds of one that grows, or over a stretch of one that was kept. The
 * pressure plot and the hold plot are two of these. */

#include <gtk/gtk.h>

#include "app/lens.h"
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
  const DorsalReading *reading; /* of now, or at the cursor: what a screen reader is told */
} DorsalPlotted;

/* To be called whenever it has changed, or grown; NULL for an empty plot. */
void dorsal_trace_plot_show (DorsalTracePlot *plot, const DorsalPlotted *plotted);

/* The last so many seconds; 0 for everything. */
void dorsal_trace_plot_set_window (DorsalTracePlot *plot, guint seconds);

/* This stretch, from now on, and what is marked in it. */
typedef struct
{
  DorsalLens lens;
  gint64 cursor_us;           /* below 0: none */
  gint64 chosen_us, until_us; /* the chosen stretch; equal: none */
} DorsalPlotView;
void dorsal_trace_plot_set_view (DorsalTracePlot *plot, const DorsalPlotView *view);

/* Where the lines are drawn, in pixels of the widget. */
void dorsal_trace_plot_get_span (DorsalTracePlot *plot, double *ret_x, double *ret_width);

G_END_DECLS
