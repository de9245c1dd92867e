/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A live plot of one of the view-model's traces over the last seconds or all of them. The
 * pressure plot and the hold plot are two of these. */

#include <gtk/gtk.h>

#include "app/live.h"

G_BEGIN_DECLS

typedef enum
{
  DORSAL_PLOT_PRESSURE,
  DORSAL_PLOT_HOLD,
} DorsalPlotKind;

#define DORSAL_TYPE_TRACE_PLOT (dorsal_trace_plot_get_type ())
G_DECLARE_FINAL_TYPE (DorsalTracePlot, dorsal_trace_plot, DORSAL, TRACE_PLOT, GtkWidget)

/* Property "kind": a DorsalPlotKind as an integer, construct only. */

/* live: followed for as long as the plot lives. */
void dorsal_trace_plot_set_live (DorsalTracePlot *plot, DorsalLive *live);

/* The last so many seconds; 0 for everything. */
void dorsal_trace_plot_set_window (DorsalTracePlot *plot, guint seconds);

G_END_DECLS
