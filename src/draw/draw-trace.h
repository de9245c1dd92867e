/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A trace as pixels: own rasteriser, integers only. Cost follows columns, not samples.
 *
 * Column k, counted from the first sample of the trace, covers samples
 * [k × samples / per_columns, (k + 1) × samples / per_columns): bound to the samples, not to
 * the window, so that scrolling by columns moves the picture and never reshapes it.
 * From the node {first, min, max, last} of each column follows its span; lines between
 * columns meet half way. The picture from the pyramid is the picture from all samples,
 * byte for byte. Below one sample a column the line is interpolated. */

#include "core/trace.h"
#include "draw/axis.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 first_column; /* at the left edge of the buffer; may be negative */
  int columns, height; /* of the buffer, device pixels */
  gint64 samples;      /* samples / per_columns: samples in a column, both > 0 */
  gint64 per_columns;
  DorsalValueAxis axis;
} DorsalTraceView;

/* What a column shows, 1/256 px from the top; nothing while top > bottom. */
typedef struct
{
  gint32 top, bottom;
} DorsalTraceSpan;

/* ARGB32 premultiplied, as dorsal_colour_to_argb32() gives them; 0: leave out. */
typedef struct
{
  guint32 line;
  guint32 fill; /* between the line and the bottom edge */
  guint32 gap;  /* over the full height of columns without any value */
  int line_256; /* thickness in 1/256 px; 0: two pixels */
} DorsalTraceInk;

/* Draws over what is in the buffer. stride: bytes from row to row. use_pyramid: FALSE reads every sample,
 * for tests. */
void dorsal_draw_trace (guint32 *pixels, int stride, const DorsalTraceView *view, const DorsalTrace *trace,
                        gboolean use_pyramid, const DorsalTraceInk *ink);

/* A view of `samples` samples that ends with sample `end` (exclusive) at the right edge, moved
 * to whole columns: what a live plot asks for. */
DorsalTraceView dorsal_trace_view_ending (gint64 end, gint64 samples, int columns, int height,
                                          const DorsalValueAxis *axis);

G_END_DECLS
