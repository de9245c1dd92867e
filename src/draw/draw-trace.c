/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a trace, a view, inks. Out: pixels. Never: a float, an allocation, a sample more than
 * the trace's own node of a column asks for.
 *
 * One column, in 1/256 px:
 *
 *                      ┊ next.first
 *        max  ──╮      ┊╱            span = min … max of the column, and of the points half way
 *      first ─╮ │ ╭────╳─ half way            to its neighbours, and half a pen on both ends;
 *            ╲│╱│╱│    ┊
 *   half way ─╳ │ ╰─ last            whole pixels are set, the two ends are blended by what
 *            ╱┊ ╰─ min               the span covers of them.
 *  prev.last  ┊
 *
 * Fewer samples than columns: the line from sample to sample, cut at the columns' edges.
 *
 *      sample i          sample i + 1          a gap at either end: no line
 *         ●──┬───┬───┬───┬──●                  a gap at both sides: one column
 *      edges ┴   ┴   ┴   ┴
 */

#include "draw/draw-trace.h"

#include "draw/draw-trace-private.h"

typedef DorsalTraceSpan Span;

#define BLOCK      16  /* columns painted together: a cache line */
#define AHEAD      4   /* columns: as long as memory takes to come … */
#define FAR_APART  256 /* … where so many samples lie in one */
#define EMPTY_SPAN ((Span){ G_MAXINT32, G_MININT32 })

static Span
including (Span span, gint32 y)
{
  return (Span){ MIN (span.top, y), MAX (span.bottom, y) };
}

static gint64
floor_div (gint64 a, gint64 b)
{
  return a / b - (a % b != 0 && a < 0);
}

static gint64
column_begin (const DorsalTraceView *view, gint64 column)
{
  return floor_div (column * view->samples, view->per_columns);
}

static gint32
y_of (const DorsalTraceView *view, gint16 value)
{
  return dorsal_value_axis_to_256 (&view->axis, value, view->height);
}

static void
paint_rows (guint32 *pixel, gsize pitch, int from, int to, guint32 colour)
{
  guint32 *end = pixel + pitch * to;

  if (from >= to)
    return;
  pixel += pitch * from;
  for (; pixel < end; pixel += pitch)
    *pixel = *pixel ? dorsal_trace_over (colour, *pixel) : colour;
}

static void
blend_row (guint32 *pixel, gsize pitch, int row, int height, guint32 colour, gint32 cover)
{
  if (row >= 0 && row < height)
    pixel[pitch * row] = dorsal_trace_over (dorsal_trace_scaled (colour, (guint32) cover), pixel[pitch * row]);
}

/* A full block, row by row: of fixed length and without branches, so that the compiler makes vectors of it. */
static void
paint_block_rows (guint32 *restrict pixels, gsize pitch, const int *restrict from, const int *restrict to, int top,
                  int bottom, guint32 colour)
{
  for (int row = top; row < bottom; row++)
    {
      guint32 *restrict line = pixels + pitch * (gsize) row;

      for (int c = 0; c < BLOCK; c++)
        {
          guint32 inside = -(guint32) ((row >= from[c]) & (row < to[c]));

          line[c] = (colour & inside) | (line[c] & ~inside);
        }
    }
}

/* Rows that all columns of a full block have: nothing to ask, nothing to read. */
static void
fill_block (guint32 *pixels, gsize pitch, int top, int bottom, guint32 colour)
{
  for (int row = top; row < bottom; row++)
    for (int c = 0; c < BLOCK; c++)
      pixels[pitch * (gsize) row + (gsize) c] = colour;
}

/* The whole rows of n ≤ BLOCK neighbouring spans, opaque. The pixels of a column lie a page apart each: where
 * neighbours overlap much, going row by row is twice as fast; where they do not, going column by column is. */
static void
paint_block (guint32 *pixels, gsize pitch, const int *from, const int *to, int n, guint32 colour)
{
  int top = G_MAXINT, bottom = 0, inside = 0;
  int full_top = 0, full_bottom = G_MAXINT; /* rows of all of them */

  for (int c = 0; c < n; c++)
    {
      full_top = MAX (full_top, from[c]);
      full_bottom = MIN (full_bottom, to[c]);
      if (from[c] >= to[c])
        continue;
      top = MIN (top, from[c]);
      bottom = MAX (bottom, to[c]);
      inside += to[c] - from[c];
    }
  if (inside == 0)
    return;
  full_bottom = MAX (full_top, full_bottom);
  if (n == BLOCK && inside > BLOCK / 2 * (bottom - top))
    {
      paint_block_rows (pixels, pitch, from, to, top, MIN (full_top, bottom), colour);
      fill_block (pixels, pitch, full_top, full_bottom, colour);
      paint_block_rows (pixels, pitch, from, to, full_bottom, bottom, colour);
    }
  else
    for (int c = 0; c < n; c++)
      for (int row = from[c]; row < to[c]; row++)
        pixels[pitch * (gsize) row + (gsize) c] = colour;
}

/* The two rows of a span that it covers in part. Gives the whole ones between, cut to the picture. */
static void
paint_ends (guint32 *pixel, gsize pitch, int height, Span span, guint32 colour, int *ret_from, int *ret_to)
{
  int first = span.top >> 8, last = (span.bottom - 1) >> 8; /* rows that are touched */

  *ret_from = MAX (first + 1, 0);
  *ret_to = MIN (last, height);
  if (first == last)
    blend_row (pixel, pitch, first, height, colour, span.bottom - span.top);
  else
    {
      blend_row (pixel, pitch, first, height, colour, (first + 1) * DORSAL_AXIS_ONE - span.top);
      blend_row (pixel, pitch, last, height, colour, span.bottom - last * DORSAL_AXIS_ONE);
    }
}

/* n ≤ BLOCK neighbouring columns. */
static void
paint_columns (guint32 *pixels, gsize pitch, const DorsalTraceView *view, const Span *spans, int n,
               const DorsalTraceInk *ink)
{
  gint32 pen = dorsal_trace_pen (ink);
  int from[BLOCK], to[BLOCK];

  for (int c = 0; c < n; c++)
    {
      from[c] = to[c] = 0;
      if (dorsal_trace_span_is_empty (spans[c]))
        continue;
      if (ink->fill)
        paint_rows (pixels + c, pitch, CLAMP (spans[c].bottom >> 8, 0, view->height), view->height, ink->fill);
      if (ink->line)
        paint_ends (pixels + c, pitch, view->height, (Span){ spans[c].top - pen, spans[c].bottom + pen }, ink->line,
                    &from[c], &to[c]);
      if (ink->line >> 24 != 0xff)
        paint_rows (pixels + c, pitch, from[c], to[c], ink->line);
    }
  if (ink->line >> 24 == 0xff)
    paint_block (pixels, pitch, from, to, n, ink->line);
}

/* A node on the picture; nothing while first is NOWHERE. */
typedef struct
{
  gint32 first, top, bottom, last;
} Mark;

#define NOWHERE G_MAXINT32

static Mark
mark_of (const DorsalTraceView *view, DorsalTraceNode node)
{
  Mark mark;

  if (node.first == DORSAL_TRACE_GAP)
    return (Mark){ NOWHERE, NOWHERE, NOWHERE, NOWHERE };
  mark.top = y_of (view, node.max);
  mark.bottom = node.min == node.max ? mark.top : y_of (view, node.min);
  mark.first = node.first == node.max ? mark.top : node.first == node.min ? mark.bottom : y_of (view, node.first);
  mark.last = node.last == node.max ? mark.top : node.last == node.min ? mark.bottom : y_of (view, node.last);
  return mark;
}

/* A column of many samples. */
static Span
span_of_marks (Mark prev, Mark mark, Mark next)
{
  Span span;

  if (mark.first == NOWHERE)
    return EMPTY_SPAN;
  span = (Span){ mark.top, mark.bottom };
  if (prev.first != NOWHERE)
    span = including (span, (prev.last + mark.first) >> 1);
  if (next.first != NOWHERE)
    span = including (span, (mark.last + next.first) >> 1);
  return span;
}

static gint16
value_at (const DorsalTrace *trace, gint64 index)
{
  return index >= 0 && index < (gint64) dorsal_trace_length (trace) ? dorsal_trace_value (trace, (gsize) index)
                                                                    : DORSAL_TRACE_GAP;
}

/* Between two valid samples, at numerator / per_columns of the way from a. */
static gint32
y_between (const DorsalTraceView *view, gint16 a, gint16 b, gint64 numerator)
{
  gint64 ya = y_of (view, a), yb = y_of (view, b);

  return (gint32) (ya + floor_div ((yb - ya) * numerator, view->per_columns));
}

/* A column of less than one sample: from edge to edge, with the sample between, if there is one. */
static Span
span_of_line (const DorsalTraceView *view, const DorsalTrace *trace, gint64 column)
{
  gint64 per = view->per_columns, left = column * view->samples, right = left + view->samples;
  gint64 i = floor_div (left, per);
  gint64 from = left - i * per, to = right - i * per; /* in parts of a sample, 1 / per each */
  gint16 a = value_at (trace, i), b = value_at (trace, i + 1);
  Span span = EMPTY_SPAN;

  if (from == 0 && a != DORSAL_TRACE_GAP)
    span = including (span, y_of (view, a));
  if (a != DORSAL_TRACE_GAP && b != DORSAL_TRACE_GAP)
    {
      span = including (span, y_between (view, a, b, from));
      span = including (span, y_between (view, a, b, MIN (to, per)));
    }
  if (to > per && b != DORSAL_TRACE_GAP)
    {
      gint16 c = value_at (trace, i + 2);

      span = including (span, y_of (view, b));
      if (c != DORSAL_TRACE_GAP)
        span = including (span, y_between (view, b, c, to - per));
    }
  return span;
}

/* Empty because something is missing, not because nothing has come yet. */
static gboolean
is_gap (const DorsalTraceView *view, const DorsalTrace *trace, gint64 column)
{
  gint64 begin = column_begin (view, column), length = (gint64) dorsal_trace_length (trace);

  if (view->samples < view->per_columns)
    return begin >= 0 && (begin + 1 < length || value_at (trace, begin) == DORSAL_TRACE_GAP) && begin < length;
  return begin >= 0 && begin < length;
}

typedef DorsalTraceNode (*NodeOf) (const DorsalTrace *trace, gint64 begin, gint64 end);

/* The spans of the view, one after the other. */
typedef struct
{
  const DorsalTraceView *view;
  const DorsalTrace *trace;
  NodeOf node_of;
  gint64 column; /* of mark */
  gint64 begin;  /* of the column after next */
  gint64 ahead;  /* samples from there to what is sent for; 0: nothing is */
  Mark mark, next;
} Walk;

static Mark
walk_mark (Walk *walk, gint64 end)
{
  Mark mark = mark_of (walk->view, walk->node_of (walk->trace, walk->begin, end));

  walk->begin = end;
  if (walk->ahead > 0)
    dorsal_trace_expect (walk->trace, end + walk->ahead);
  return mark;
}

static Walk
walk_from (const DorsalTraceView *view, const DorsalTrace *trace, NodeOf node_of)
{
  Walk walk = { .view = view, .trace = trace, .node_of = node_of, .column = view->first_column - 1 };

  if (view->samples < view->per_columns)
    return walk;
  walk.begin = column_begin (view, walk.column);
  if (view->samples / view->per_columns >= FAR_APART)
    walk.ahead = AHEAD * view->samples / view->per_columns;
  walk.mark = walk_mark (&walk, column_begin (view, walk.column + 1));
  walk.next = walk_mark (&walk, column_begin (view, walk.column + 2));
  return walk;
}

static Span
walk_next (Walk *walk)
{
  Mark prev = walk->mark;

  walk->column++;
  if (walk->view->samples < walk->view->per_columns)
    return span_of_line (walk->view, walk->trace, walk->column);
  walk->mark = walk->next;
  walk->next = walk_mark (walk, column_begin (walk->view, walk->column + 2));
  return span_of_marks (prev, walk->mark, walk->next);
}

static void
walk_spans (Walk *walk, Span *spans, int n)
{
  for (int c = 0; c < n; c++)
    {
      spans[c] = walk_next (walk);
      if (dorsal_trace_span_is_empty (spans[c]))
        spans[c] = is_gap (walk->view, walk->trace, walk->column) ? DORSAL_TRACE_GAP_SPAN : EMPTY_SPAN;
    }
}

/* n ≤ BLOCK neighbouring columns, and what is missing of them. */
static void
paint_some (guint32 *pixels, gsize pitch, const DorsalTraceView *view, const Span *spans, int n,
            const DorsalTraceInk *ink)
{
  for (int c = 0; c < n && ink->gap; c++)
    if (dorsal_trace_span_is_gap (spans[c]))
      paint_rows (pixels + c, pitch, 0, view->height, ink->gap);
  paint_columns (pixels, pitch, view, spans, n, ink);
}

void
dorsal_draw_trace (guint32 *pixels, int stride, const DorsalTraceView *view, const DorsalTrace *trace,
                   gboolean use_pyramid, const DorsalTraceInk *ink)
{
  gsize pitch = (gsize) stride / sizeof *pixels;
  Walk walk = walk_from (view, trace, use_pyramid ? dorsal_trace_range : dorsal_trace_scan);

  for (int x = 0; x < view->columns; x += BLOCK)
    {
      int n = MIN (BLOCK, view->columns - x);
      Span spans[BLOCK];

      walk_spans (&walk, spans, n);
      paint_some (pixels + x, pitch, view, spans, n, ink);
    }
}

void
dorsal_trace_find_spans (const DorsalTraceView *view, const DorsalTrace *trace, gint64 first, int n,
                         DorsalTraceSpan *ret_spans)
{
  DorsalTraceView part = *view;
  Walk walk;

  if (n < 1)
    return;
  part.first_column = first;
  walk = walk_from (&part, trace, dorsal_trace_range);
  walk_spans (&walk, ret_spans, n);
}

void
dorsal_trace_paint_spans (guint32 *pixels, int stride, const DorsalTraceView *view, const DorsalTraceSpan *spans,
                          const DorsalTraceInk *ink)
{
  for (int x = 0; x < view->columns; x += BLOCK)
    paint_some (pixels + x, (gsize) stride / sizeof *pixels, view, spans + x, MIN (BLOCK, view->columns - x), ink);
}

DorsalTraceView
dorsal_trace_view_ending (gint64 end, gint64 samples, int columns, int height, const DorsalValueAxis *axis)
{
  /* The column that holds the last sample is the last one. */
  gint64 last = floor_div ((MAX (end, 1) - 1) * columns, samples);

  return (DorsalTraceView){
    .first_column = last - columns + 1,
    .columns = columns,
    .height = height,
    .samples = samples,
    .per_columns = columns,
    .axis = *axis,
  };
}
