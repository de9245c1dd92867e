/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Samples → a trace whose index is time. Comes in: a value and its slot. Goes out: the trace, longer by that
 * slot and by what lies before it. Never: a hole closed up. */

#include "app/trace-time.h"

void
dorsal_trace_put (DorsalTrace *trace, gsize slot, gint16 value, gsize join)
{
  gsize length = dorsal_trace_length (trace);

  if (slot < length)
    return; /* two samples in one period: the clocks differ a little */
  if (length > 0 && slot - length <= join)
    {
      gint16 last = dorsal_trace_value (trace, length - 1);
      gsize n = slot - length + 1;
      for (gsize i = 1; i < n; i++)
        dorsal_trace_append (trace,
                             last == DORSAL_TRACE_GAP ? last : (gint16) (last + (value - last) * (gint) i / (gint) n));
    }
  else
    dorsal_trace_append_gap (trace, slot - length);
  dorsal_trace_append (trace, value);
}
