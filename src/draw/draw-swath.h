/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A picture of a trace that is kept and becomes the next one: only the rows of it that look otherwise are painted. */

#include "draw/draw-trace.h"

G_BEGIN_DECLS

/* What an image shows, column by column. */
typedef struct _DorsalSwath DorsalSwath;

/* What the trace lies on, as large as the view; stride: bytes from row to row, of both. */
typedef struct
{
  const guint32 *plain;  /* opaque */
  const guint32 *filled; /* the same under the ink's fill: dorsal_swath_fill() */
  int stride;
} DorsalGround;

DorsalSwath *dorsal_swath_new (void);
void dorsal_swath_free (DorsalSwath *swath);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalSwath, dorsal_swath_free)

/* To be called when the image was lost, or ground or ink have changed. */
void dorsal_swath_forget (DorsalSwath *swath);

/* FALSE: the next dorsal_swath_draw() paints all, whatever the image shows. */
gboolean dorsal_swath_is_known (const DorsalSwath *swath);

/* Makes `filled` of `plain`. */
void dorsal_swath_fill (guint32 *filled, const guint32 *plain, int stride, int columns, int height, guint32 fill);

/* Makes of what the image shows, which nobody else may have drawn on, the ground with dorsal_draw_trace()
 * over it, byte for byte. stride: of pixels. spans: of dorsal_passage_follow(). */
void dorsal_swath_draw (DorsalSwath *swath, guint32 *pixels, int stride, const DorsalGround *ground,
                        const DorsalTraceView *view, const DorsalTraceSpan *spans, const DorsalTraceInk *ink);

/* The rows in which two images look different: *ret_from ≤ row < *ret_to. FALSE: in none. */
gboolean dorsal_swath_compare (const DorsalSwath *a, const DorsalSwath *b, int *ret_from, int *ret_to);

G_END_DECLS
