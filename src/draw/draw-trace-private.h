/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The two halves of a trace's picture: what its columns show, and their pixels. */

#include "draw/draw-trace.h"

G_BEGIN_DECLS

#define DORSAL_TRACE_GAP_SPAN ((DorsalTraceSpan){ G_MAXINT32, 0 }) /* empty because something is missing */

static inline gboolean
dorsal_trace_span_is_empty (DorsalTraceSpan span)
{
  return span.top > span.bottom;
}

static inline gboolean
dorsal_trace_span_is_gap (DorsalTraceSpan span)
{
  return dorsal_trace_span_is_empty (span) && span.bottom == DORSAL_TRACE_GAP_SPAN.bottom;
}

/* Half the thickness of the line, 1/256 px. */
static inline gint32
dorsal_trace_pen (const DorsalTraceInk *ink)
{
  return (ink->line_256 > 0 ? ink->line_256 : 2 * DORSAL_AXIS_ONE) / 2;
}

/* Half of every channel at a time; cover 0 … 256. */
static inline guint32
dorsal_trace_scaled (guint32 colour, guint32 cover)
{
  guint32 even = (colour & 0xff00ff) * cover >> 8 & 0xff00ff;
  guint32 odd = (colour >> 8 & 0xff00ff) * cover & 0xff00ff00;

  return even | odd;
}

static inline guint32
dorsal_trace_over (guint32 colour, guint32 ground)
{
  guint32 alpha = colour >> 24;

  return colour + dorsal_trace_scaled (ground, 256 - (alpha + (alpha >> 7)));
}

/* Of n columns from `first` on; the view's own first_column and columns are not read. */
void dorsal_trace_find_spans (const DorsalTraceView *view, const DorsalTrace *trace, gint64 first, int n,
                              DorsalTraceSpan *ret_spans);

/* One span for each column of the view. */
void dorsal_trace_paint_spans (guint32 *pixels, int stride, const DorsalTraceView *view, const DorsalTraceSpan *spans,
                               const DorsalTraceInk *ink);

G_END_DECLS
