/* SPDX-License-Identifier: GPL-3.0-or-later */

/*   kept      ├──────────────────────┤
 *   view             ├──────────────────────┤
 *                    └ moved ───────┘└ new ─┘     the same columns: they are bound to the samples
 *
 * A trace that has grown since: columns near its old end are new as well.
 *
 * In: a trace, a view, what was kept. Out: pixels. Never: a column that was kept for another zoom or scale of values, or
 * that the samples since then could have changed. */

#include "draw/draw-passage.h"

#include <string.h>

#include "draw/draw-trace-private.h"

struct _DorsalPassage
{
  DorsalTraceSpan *spans; /* columns of them */
  DorsalTraceView view;   /* that they are of */
  const DorsalTrace *trace; /* NULL: nothing is kept */
  gsize length;
};

DorsalPassage *
dorsal_passage_new (void)
{
  return g_new0 (DorsalPassage, 1);
}

void
dorsal_passage_free (DorsalPassage *passage)
{
  if (!passage)
    return;
  g_free (passage->spans);
  g_free (passage);
}

void
dorsal_passage_forget (DorsalPassage *passage)
{
  passage->trace = NULL;
}

/* Where a column lies, and where a value. */
static gboolean
is_moved (const DorsalTraceView *a, const DorsalTraceView *b)
{
  return a->columns == b->columns && a->height == b->height && a->samples == b->samples
         && a->per_columns == b->per_columns && a->axis.low == b->axis.low && a->axis.high == b->axis.high;
}

/* Columns before this one show nothing of the samples from `length` on: a column looks at the next one, and where there
 * are fewer samples than columns at the next two samples. */
static gint64
settled_before (const DorsalTraceView *view, gsize length)
{
  return ((gint64) length - 3) * view->per_columns / view->samples - 2;
}

/* How many columns the view is to the right of the kept ones; as many as there are: none can be used. */
static int
moved_by (const DorsalPassage *passage, const DorsalTraceView *view, const DorsalTrace *trace)
{
  gint64 by = view->first_column - passage->view.first_column;

  if (passage->trace != trace || passage->length > dorsal_trace_length (trace) || !is_moved (&passage->view, view))
    return view->columns;
  return (int) CLAMP (by, -view->columns, view->columns);
}

const DorsalTraceSpan *
dorsal_passage_follow (DorsalPassage *passage, const DorsalTraceView *view, const DorsalTrace *trace)
{
  int by = moved_by (passage, view, trace), fresh = ABS (by), rest = view->columns - fresh;
  int to = by < 0 ? fresh : 0, at = by < 0 ? 0 : rest;

  if (rest == 0)
    passage->spans = g_renew (DorsalTraceSpan, passage->spans, view->columns);
  memmove (passage->spans + to, passage->spans + (by > 0 ? fresh : 0), (gsize) rest * sizeof *passage->spans);
  dorsal_trace_find_spans (view, trace, view->first_column + at, fresh, passage->spans + at);
  if (rest > 0 && passage->length < dorsal_trace_length (trace))
    {
      int settled = (int) CLAMP (settled_before (view, passage->length) - view->first_column, 0, view->columns);

      dorsal_trace_find_spans (view, trace, view->first_column + settled, view->columns - settled,
                               passage->spans + settled);
    }
  passage->view = *view;
  passage->trace = trace;
  passage->length = dorsal_trace_length (trace);
  return passage->spans;
}
