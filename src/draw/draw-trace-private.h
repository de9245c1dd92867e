/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The two halves of a trace's picture: what its columns show, and their pixels. */

#include "draw/draw-trace.h"

G_BEGIN_DECLS

/* What a column shows, 1/256 px from the top; nothing while top > bottom. */
typedef struct
{
  gint32 top, bottom;
} DorsalTraceSpan;

/* Of n columns from `first` on; the view's own first_column and columns are not read. */
void dorsal_trace_find_spans (const DorsalTraceView *view, const DorsalTrace *trace, gint64 first, int n,
                              DorsalTraceSpan *ret_spans);

/* One span for each column of the view. */
void dorsal_trace_paint_spans (guint32 *pixels, int stride, const DorsalTraceView *view, const DorsalTraceSpan *spans,
                               const DorsalTraceInk *ink);

G_END_DECLS
