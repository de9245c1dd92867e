/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Three pictures in two images, and the rows that the line moves over:
 *
 *      first, A     second, B     third, A
 *     ┌───────┐     ┌───────┐     ┌───────┐
 *     │       │     │       │     │       │     as it is
 *     │   ╷   │     │       │     │───────│ ┐
 *     │   ╵   │     │   ╷   │     │       │ │   painted: where second is not first, or third not second
 *     │       │     │   ╵   │     │   ╵   │ │
 *     │       │     │       │     │───────│ ┘
 *     └───────┘     └───────┘     └───────┘
 *
 * Row by row, as memory lies: from column to column the pixels of one lie a page apart, and to paint a tenth of them so
 * costs as much as to paint all.
 *
 * In: a ground, what columns show. Out: pixels. Never: a row that neither image has otherwise. */

#include "draw/draw-swath.h"

#include <string.h>

#include "draw/draw-trace-private.h"

#define BLOCK 16 /* columns that are painted together */

/* Rows from ≤ row < to. */
typedef struct
{
  int from, to;
} Rows;

struct _DorsalSwath
{
  guint32 *plain, *filled; /* the ground, without and with the fill over it */
  DorsalTraceSpan *spans;  /* of the last picture */
  gint32 *fills;           /* of this one: from this row on a column has fill */
  int *uprights;           /* of the last picture */
  guint n_uprights;
  Rows changed; /* what of it the picture before has not */
  int columns, height;
  guint32 fill;
  gboolean known; /* what the last picture shows */
};

DorsalSwath *
dorsal_swath_new (void)
{
  return g_new0 (DorsalSwath, 1);
}

void
dorsal_swath_free (DorsalSwath *swath)
{
  if (!swath)
    return;
  g_free (swath->plain);
  g_free (swath->filled);
  g_free (swath->spans);
  g_free (swath->fills);
  g_free (swath->uprights);
  g_free (swath);
}

void
dorsal_swath_lay (DorsalSwath *swath, const guint32 *ground, int stride, int columns, int height, guint32 fill)
{
  gsize pitch = (gsize) stride / sizeof *ground, across = (gsize) columns, down = (gsize) height;

  swath->columns = columns;
  swath->height = height;
  swath->fill = fill;
  swath->known = FALSE;
  swath->changed = (Rows){ height, 0 };
  swath->plain = g_renew (guint32, swath->plain, across * down);
  swath->filled = g_renew (guint32, swath->filled, across * down);
  swath->spans = g_renew (DorsalTraceSpan, swath->spans, across);
  swath->fills = g_renew (gint32, swath->fills, across);
  for (gsize row = 0; row < down; row++)
    for (gsize c = 0; c < across; c++)
      {
        guint32 colour = ground[row * pitch + c];

        swath->plain[row * across + c] = colour;
        swath->filled[row * across + c] = fill ? dorsal_trace_over (fill, colour) : colour;
      }
}

/* --- what has changed --- */

static Rows
united (Rows a, Rows b)
{
  return (Rows){ MIN (a.from, b.from), MAX (a.to, b.to) };
}

/* The rows of a column that are not as the ground has them by itself, but for the fill. */
static Rows
rows_of (DorsalTraceSpan span, const DorsalTraceInk *ink, int height)
{
  gint32 pen = dorsal_trace_pen (ink);

  if (dorsal_trace_span_is_empty (span))
    return (Rows){ dorsal_trace_span_is_gap (span) ? 0 : height, height };
  return (Rows){ CLAMP ((span.top - pen) >> 8, 0, height), CLAMP (((span.bottom + pen - 1) >> 8) + 1, 0, height) };
}

static gboolean
have_moved (const DorsalSwath *swath, const DorsalUprights *uprights)
{
  return uprights->n != swath->n_uprights
         || (uprights->n > 0 && memcmp (uprights->at, swath->uprights, uprights->n * sizeof *uprights->at) != 0);
}

static Rows
compare (const DorsalSwath *swath, const DorsalTraceSpan *spans, const DorsalUprights *uprights,
         const DorsalTraceInk *ink)
{
  Rows rows = { swath->height, 0 };

  if (!swath->known || have_moved (swath, uprights))
    return (Rows){ 0, swath->height };
  for (int c = 0; c < swath->columns; c++)
    if (memcmp (&spans[c], &swath->spans[c], sizeof *spans) != 0)
      rows = united (rows,
                     united (rows_of (spans[c], ink, swath->height), rows_of (swath->spans[c], ink, swath->height)));
  return rows;
}

static void
keep (DorsalSwath *swath, const DorsalTraceSpan *spans, const DorsalUprights *uprights, Rows changed)
{
  memcpy (swath->spans, spans, (gsize) swath->columns * sizeof *spans);
  swath->uprights = g_renew (int, swath->uprights, uprights->n);
  if (uprights->n > 0)
    memcpy (swath->uprights, uprights->at, uprights->n * sizeof *uprights->at);
  swath->n_uprights = uprights->n;
  swath->changed = changed;
  swath->known = TRUE;
}

/* --- painting --- */

static void
find_fills (const DorsalSwath *swath, const DorsalTraceSpan *spans)
{
  for (int c = 0; c < swath->columns; c++)
    swath->fills[c]
        = dorsal_trace_span_is_empty (spans[c]) ? swath->height : CLAMP (spans[c].bottom >> 8, 0, swath->height);
}

/* Of fixed length and without branches, so that the compiler makes vectors of it. */
static void
lay_block (guint32 *restrict line, const guint32 *restrict plain, const guint32 *restrict filled,
           const gint32 *restrict fills, gint32 row)
{
  for (int c = 0; c < BLOCK; c++)
    {
      guint32 inside = -(guint32) (row >= fills[c]);

      line[c] = (filled[c] & inside) | (plain[c] & ~inside);
    }
}

static void
lay_row (const DorsalSwath *swath, guint32 *line, int row)
{
  const gint32 *fills = swath->fills;
  const guint32 *plain = swath->plain + (gsize) row * (gsize) swath->columns;
  const guint32 *filled = swath->filled + (gsize) row * (gsize) swath->columns;
  int c = 0;

  for (; c + BLOCK <= swath->columns; c += BLOCK)
    lay_block (line + c, plain + c, filled + c, fills + c, row);
  for (; c < swath->columns; c++)
    line[c] = row >= fills[c] ? filled[c] : plain[c];
}

static void
cross_row (const DorsalSwath *swath, guint32 *line, int row, const DorsalUprights *uprights)
{
  guint32 colour = uprights->colour, filled = swath->fill ? dorsal_trace_over (swath->fill, colour) : colour;

  for (guint i = 0; i < uprights->n && row < uprights->rows; i++)
    for (int c = uprights->at[i]; c < uprights->at[i] + uprights->width; c++)
      line[c] = row >= swath->fills[c] ? filled : colour;
}

static DorsalTraceSpan
lifted (DorsalTraceSpan span, int rows)
{
  if (dorsal_trace_span_is_empty (span))
    return span;
  return (DorsalTraceSpan){ span.top - rows * DORSAL_AXIS_ONE, span.bottom - rows * DORSAL_AXIS_ONE };
}

/* The line, and what is missing of it. top: the first of the rows. */
static void
draw_line (guint32 *top, int stride, Rows rows, int columns, const DorsalTraceSpan *spans, const DorsalTraceInk *ink)
{
  DorsalTraceInk line = *ink;

  line.fill = 0; /* it is in the ground */
  for (int x = 0; x < columns; x += BLOCK)
    {
      DorsalTraceView part = { .columns = MIN (BLOCK, columns - x), .height = rows.to - rows.from };
      DorsalTraceSpan moved[BLOCK];

      for (int c = 0; c < part.columns; c++)
        moved[c] = lifted (spans[x + c], rows.from);
      dorsal_trace_paint_spans (top + x, stride, &part, moved, &line);
    }
}

gboolean
dorsal_swath_draw (DorsalSwath *swath, guint32 *pixels, int stride, const DorsalUprights *uprights,
                   const DorsalTraceView *view, const DorsalTraceSpan *spans, const DorsalTraceInk *ink, int *ret_from,
                   int *ret_to)
{
  gsize pitch = (gsize) stride / sizeof *pixels;
  Rows changed = compare (swath, spans, uprights, ink), rows = united (changed, swath->changed);

  find_fills (swath, spans);
  for (int row = rows.from; row < rows.to; row++)
    {
      lay_row (swath, pixels + pitch * (gsize) row, row);
      cross_row (swath, pixels + pitch * (gsize) row, row, uprights);
    }
  if (rows.from < rows.to)
    draw_line (pixels + pitch * (gsize) rows.from, stride, rows, view->columns, spans, ink);
  keep (swath, spans, uprights, changed);
  *ret_from = changed.from;
  *ret_to = changed.to;
  return changed.from < changed.to;
}
