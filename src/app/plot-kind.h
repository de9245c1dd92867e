/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the plots have apart: words, scales, colours. In the user's language. */

#include "draw/draw-grid.h"
#include "draw/draw-trace.h"

#include "core/zones.h"

G_BEGIN_DECLS

typedef enum
{
  DORSAL_PLOT_PRESSURE, /* tenths of kPa; raw: thousandths of full scale */
  DORSAL_PLOT_HOLD,     /* tenths of seconds */
} DorsalPlotKind;

/* "Pressure plot": what a screen reader calls it. */
const char *dorsal_plot_kind_to_words (DorsalPlotKind kind);

/* The words last as long as the program. */
DorsalGridWords dorsal_plot_kind_words (DorsalPlotKind kind, gboolean raw, const DorsalZones *zones);

/* The upper end of the scale one starts with: no session should need more. And of one that shows `most`, by whole steps. */
gint32 dorsal_plot_kind_usual (DorsalPlotKind kind, gboolean raw);
gint32 dorsal_plot_kind_grown (DorsalPlotKind kind, gint32 high, gint16 most);

/* Trace units in one unit of the axis. */
gint32 dorsal_plot_kind_unit (DorsalPlotKind kind, gboolean raw);

/* line_px: thickness in pixels of the buffer. */
DorsalTraceInk dorsal_plot_kind_ink (DorsalPlotKind kind, int line_px, const DorsalPalette *palette);

G_END_DECLS
