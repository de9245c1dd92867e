/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The picture of a plot: a ground that rests, a trace over its inner part. Kept and made the next one by what is new in
 * it, shown so that GTK paints only that. */

#include "app/print.h"
#include "draw/draw-passage.h"
#include "draw/draw-swath.h"

G_BEGIN_DECLS

/* All zeroes, but for what dorsal_tracing_init() makes, is an empty one. */
typedef struct
{
  DorsalPassage *passage;
  DorsalSwath *swath;
  DorsalPrint print;
  cairo_surface_t *ground; /* the caller's */
  DorsalArea inner;
  int scale;
  guint to_lay; /* images that do not have the edges of the ground yet */
} DorsalTracing;

/* What lies under the inner part, and is another picture each time: the labels of hours that are moved. Logical pixels,
 * cut to what lies there. */
typedef void (*DorsalTracingBelow) (cairo_t *cr, gpointer data);

void dorsal_tracing_init (DorsalTracing *tracing);
void dorsal_tracing_clear (DorsalTracing *tracing);

/* To be called when the trace is another one. */
void dorsal_tracing_forget (DorsalTracing *tracing);

/* What was drawn into ground, an opaque image as large as the widget, is another picture. It is read until the next
 * call. inner: whole pixels of it. fill: of the ink. */
void dorsal_tracing_lay (DorsalTracing *tracing, cairo_surface_t *ground, const DorsalArea *inner, guint32 fill);

/* view: as wide and high as the inner part, in device pixels. below: NULL where the ground has all. */
void dorsal_tracing_draw (DorsalTracing *tracing, const DorsalTraceView *view, const DorsalTrace *trace,
                          const DorsalTraceInk *ink, const DorsalUprights *uprights, DorsalTracingBelow below,
                          gpointer data);

G_END_DECLS
