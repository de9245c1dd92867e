/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A picture of a trace, again and again: of two images in turn only the rows that look otherwise are painted. */

#include "draw/draw-trace.h"

G_BEGIN_DECLS

/* A ground, and what the last picture showed on it, column by column. */
typedef struct _DorsalSwath DorsalSwath;

/* Lines that run down between ground and trace: the hours of a plot that is moved. All zeroes: none. */
typedef struct
{
  int *at; /* left edges, device pixels */
  guint n;
  int width, rows; /* of each; from the top */
  guint32 colour;  /* opaque */
} DorsalUprights;

DorsalSwath *dorsal_swath_new (void);
void dorsal_swath_free (DorsalSwath *swath);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalSwath, dorsal_swath_free)

/* What the trace lies on from now on: opaque, and copied. stride: bytes from row to row. fill: that of the ink. The
 * next two pictures are painted whole. To be called again when the ink is another one, or an image was lost. */
void dorsal_swath_lay (DorsalSwath *swath, const guint32 *ground, int stride, int columns, int height, guint32 fill);

/* Makes the ground with dorsal_draw_trace() over it, byte for byte. pixels: the picture before the last one, as it was
 * made. The view is as large as the ground; spans: of dorsal_passage_follow(). The rows in which this picture and the
 * last one look different: *ret_from ≤ row < *ret_to. FALSE: in none; which of the two is drawn on next does not matter
 * then. */
gboolean dorsal_swath_draw (DorsalSwath *swath, guint32 *pixels, int stride, const DorsalUprights *uprights,
                            const DorsalTraceView *view, const DorsalTraceSpan *spans, const DorsalTraceInk *ink,
                            int *ret_from, int *ret_to);

G_END_DECLS
