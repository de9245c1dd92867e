/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One column, which showed another span before:
 *
 *      was   is
 *       │    │    plain       as it is
 *       ┃    │  ─┐
 *       ┃    ┃   │ painted anew: plain or filled, and the line
 *       ▒    ┃   │
 *       ▒    ▒  ─┘
 *       ▒    ▒    filled      as it is
 *
 * Sixteen neighbours together: row by row of fixed length, so that the compiler makes vectors of it.
 *
 * In: what an image shows, what it should show. Out: its pixels. Never: a row that both agree on, save between neighbours
 * that do not. */

#include "draw/draw-swath.h"

#include <string.h>

#include "draw/draw-trace-private.h"

#define BLOCK 16

/* Compared field by field: it has no padding. */
typedef struct
{
  gint32 from, to; /* rows that the line touches, or all of a gap's */
  DorsalTraceSpan span;
  gint32 filled; /* from here on there is fill */
} Column;

struct _DorsalSwath
{
  Column *columns; /* NULL: nothing is known */
  int n, height;
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
  g_free (swath->columns);
  g_free (swath);
}

void
dorsal_swath_forget (DorsalSwath *swath)
{
  g_clear_pointer (&swath->columns, g_free);
}

gboolean
dorsal_swath_is_known (const DorsalSwath *swath)
{
  return swath->columns != NULL;
}

void
dorsal_swath_fill (guint32 *filled, const guint32 *plain, int stride, int columns, int height, guint32 fill)
{
  gsize pitch = (gsize) stride / sizeof *plain;

  for (gsize row = 0; row < (gsize) height; row++)
    for (gsize c = 0; c < (gsize) columns; c++)
      filled[row * pitch + c] = fill ? dorsal_trace_over (fill, plain[row * pitch + c]) : plain[row * pitch + c];
}

/* --- what a column shows --- */

static Column
column_of (const DorsalTraceView *view, DorsalTraceSpan span, const DorsalTraceInk *ink)
{
  gint32 height = view->height, pen = dorsal_trace_pen (ink);

  if (dorsal_trace_span_is_empty (span))
    return (Column){ dorsal_trace_span_is_gap (span) ? 0 : height, height, span, height };
  return (Column){ CLAMP ((span.top - pen) >> 8, 0, height), CLAMP (((span.bottom + pen - 1) >> 8) + 1, 0, height), span,
                   CLAMP (span.bottom >> 8, 0, height) };
}

static gboolean
is_same (const Column *a, const Column *b)
{
  return memcmp (a, b, sizeof *a) == 0;
}

/* The rows of a column that are not as the ground has them by itself. */
static void
include (const Column *column, int *from, int *to)
{
  *from = MIN (*from, column->from);
  *to = MAX (*to, column->to);
}

/* --- a block --- */

/* What is painted, cut to a block of n ≤ BLOCK columns. */
typedef struct
{
  guint32 *pixels;
  const guint32 *plain, *filled;
  gsize pitch, ground_pitch;
  const Column *columns;
  int n;
} Block;

static void
lay_ground (const Block *block, int from, int to)
{
  int fill[BLOCK];

  for (int c = 0; c < BLOCK; c++)
    fill[c] = block->columns[MIN (c, block->n - 1)].filled;
  for (int row = from; row < to; row++)
    {
      guint32 *restrict line = block->pixels + block->pitch * (gsize) row;
      const guint32 *restrict plain = block->plain + block->ground_pitch * (gsize) row;
      const guint32 *restrict filled = block->filled + block->ground_pitch * (gsize) row;

      if (block->n == BLOCK)
        for (int c = 0; c < BLOCK; c++)
          {
            guint32 inside = -(guint32) (row >= fill[c]);

            line[c] = (filled[c] & inside) | (plain[c] & ~inside);
          }
      else
        for (int c = 0; c < block->n; c++)
          line[c] = row >= fill[c] ? filled[c] : plain[c];
    }
}

static void
draw_block (const Block *block, const DorsalTraceView *view, const DorsalTraceSpan *spans,
            const DorsalTraceInk *ink, int from, int to)
{
  DorsalTraceView part = *view;
  DorsalTraceInk line = *ink;

  lay_ground (block, from, to);
  part.columns = block->n;
  line.fill = 0; /* it is in the ground */
  dorsal_trace_paint_spans (block->pixels, (int) (block->pitch * sizeof *block->pixels), &part, spans, &line);
}

/* --- the picture --- */

/* Keeps what the block shows now, and tells which rows are to be painted for it. */
static gboolean
renew_columns (Column *columns, const Column *now, int n, int height, gboolean known, int *ret_from, int *ret_to)
{
  gboolean same = known;

  *ret_from = known ? height : 0;
  *ret_to = known ? 0 : height;
  for (int c = 0; c < n; c++)
    {
      if (known)
        {
          same = same && is_same (&columns[c], &now[c]);
          include (&columns[c], ret_from, ret_to);
        }
      include (&now[c], ret_from, ret_to);
      columns[c] = now[c];
    }
  return !same;
}

void
dorsal_swath_draw (DorsalSwath *swath, guint32 *pixels, int stride, const DorsalGround *ground,
                   const DorsalTraceView *view, const DorsalTraceSpan *spans, const DorsalTraceInk *ink)
{
  gboolean known = swath->columns && swath->n == view->columns && swath->height == view->height;

  if (!known)
    swath->columns = g_renew (Column, swath->columns, view->columns);
  swath->n = view->columns;
  swath->height = view->height;
  for (int x = 0; x < view->columns; x += BLOCK)
    {
      Column now[BLOCK];
      Block block = { pixels + x, ground->plain + x, ground->filled + x, (gsize) stride / sizeof *pixels,
                      (gsize) ground->stride / sizeof *pixels, now, MIN (BLOCK, view->columns - x) };
      int from, to;

      for (int c = 0; c < block.n; c++)
        now[c] = column_of (view, spans[x + c], ink);
      if (renew_columns (swath->columns + x, now, block.n, view->height, known, &from, &to))
        draw_block (&block, view, spans + x, ink, from, to);
    }
}

gboolean
dorsal_swath_compare (const DorsalSwath *a, const DorsalSwath *b, int *ret_from, int *ret_to)
{
  *ret_from = MAX (a->height, b->height);
  *ret_to = 0;
  if (!a->columns || !b->columns || a->n != b->n || a->height != b->height)
    *ret_to = *ret_from, *ret_from = 0;
  else
    for (int c = 0; c < a->n; c++)
      if (!is_same (&a->columns[c], &b->columns[c]))
        {
          include (&a->columns[c], ret_from, ret_to);
          include (&b->columns[c], ret_from, ret_to);
        }
  return *ret_from < *ret_to;
}
