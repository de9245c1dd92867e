/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Samples and their pyramid.
 *
 *   level 2   [      256 samples      ][ …
 *   level 1   [16][16][16] … [16]           complete nodes only
 *   samples   ················· ···         the ragged ends are read one by one
 *
 * Comes in: integers, one after the other, and gaps. Goes out: {first, min, max, last} of
 * any range. Never: an incomplete node. */

#include "core/trace.h"

#include <string.h>

#define FACTOR 16
#define LEVELS 12 /* 16^12 samples: enough for every clock there is */

struct _DorsalTrace
{
  GArray *samples;          /* gint16 */
  GArray *nodes[LEVELS];    /* DorsalTraceNode; NULL until the first; [0] is level 1 */
};

static const DorsalTraceNode nothing
    = { DORSAL_TRACE_GAP, DORSAL_TRACE_GAP, DORSAL_TRACE_GAP, DORSAL_TRACE_GAP };

/* a stands before b in time. */
static inline DorsalTraceNode
join (DorsalTraceNode a, DorsalTraceNode b)
{
  if (a.min == DORSAL_TRACE_GAP)
    return b;
  if (b.min == DORSAL_TRACE_GAP)
    return a;
  return (DorsalTraceNode){ a.first, MIN (a.min, b.min), MAX (a.max, b.max), b.last };
}

static inline DorsalTraceNode
node_of (gint16 value)
{
  return (DorsalTraceNode){ value, value, value, value };
}

DorsalTrace *
dorsal_trace_new (void)
{
  DorsalTrace *trace = g_new0 (DorsalTrace, 1);

  trace->samples = g_array_new (FALSE, FALSE, sizeof (gint16));
  return trace;
}

void
dorsal_trace_free (DorsalTrace *trace)
{
  if (!trace)
    return;
  g_array_unref (trace->samples);
  for (guint i = 0; i < LEVELS; i++)
    g_clear_pointer (&trace->nodes[i], g_array_unref);
  g_free (trace);
}

void
dorsal_trace_clear (DorsalTrace *trace)
{
  g_array_set_size (trace->samples, 0);
  for (guint i = 0; i < LEVELS; i++)
    if (trace->nodes[i])
      g_array_set_size (trace->nodes[i], 0);
}

/* The sixteen items of level `level` that have just been completed become a node above. */
static DorsalTraceNode
close_node (const DorsalTrace *trace, guint level)
{
  DorsalTraceNode node = nothing;

  if (level == 0)
    for (guint i = trace->samples->len - FACTOR; i < trace->samples->len; i++)
      node = join (node, node_of (g_array_index (trace->samples, gint16, i)));
  else
    for (guint i = trace->nodes[level - 1]->len - FACTOR; i < trace->nodes[level - 1]->len; i++)
      node = join (node, g_array_index (trace->nodes[level - 1], DorsalTraceNode, i));
  return node;
}

void
dorsal_trace_append (DorsalTrace *trace, gint16 value)
{
  guint length;

  g_array_append_val (trace->samples, value);
  length = trace->samples->len;
  for (guint level = 0; level < LEVELS && length % FACTOR == 0; level++, length /= FACTOR)
    {
      DorsalTraceNode node = close_node (trace, level);
      if (!trace->nodes[level])
        trace->nodes[level] = g_array_new (FALSE, FALSE, sizeof (DorsalTraceNode));
      g_array_append_val (trace->nodes[level], node);
    }
}

void
dorsal_trace_append_gap (DorsalTrace *trace, gsize n)
{
  while (n-- > 0)
    dorsal_trace_append (trace, DORSAL_TRACE_GAP);
}

gsize
dorsal_trace_length (const DorsalTrace *trace)
{
  return trace->samples->len;
}

gint16
dorsal_trace_value (const DorsalTrace *trace, gsize index)
{
  return index < trace->samples->len ? g_array_index (trace->samples, gint16, index) : DORSAL_TRACE_GAP;
}

DorsalTraceNode
dorsal_trace_scan (const DorsalTrace *trace, gint64 begin, gint64 end)
{
  DorsalTraceNode node = nothing;

  for (gint64 i = MAX (begin, 0); i < MIN (end, (gint64) trace->samples->len); i++)
    node = join (node, node_of (g_array_index (trace->samples, gint16, i)));
  return node;
}

/* The node of neighbouring items. A gap is the least number there is, so it is never a maximum; less one it becomes the
 * greatest, and is never a minimum: nothing to ask for each. */
static DorsalTraceNode
node_of_samples (const gint16 *samples, gint64 n)
{
  gint16 most = G_MININT16, least = G_MAXINT16;
  gint64 i = 0;

  for (i = 0; i < n; i++)
    {
      most = MAX (most, samples[i]);
      least = MIN (least, (gint16) (samples[i] - 1));
    }
  if (most == DORSAL_TRACE_GAP)
    return nothing;
  for (i = 0; samples[i] == DORSAL_TRACE_GAP;)
    i++;
  while (samples[n - 1] == DORSAL_TRACE_GAP)
    n--;
  return (DorsalTraceNode){ samples[i], (gint16) (least + 1), most, samples[n - 1] };
}

static DorsalTraceNode
node_of_nodes (const DorsalTraceNode *nodes, gint64 n)
{
  gint16 most = G_MININT16, least = G_MAXINT16;
  gint64 i = 0;

  for (i = 0; i < n; i++)
    {
      most = MAX (most, nodes[i].max);
      least = MIN (least, (gint16) (nodes[i].min - 1));
    }
  if (most == DORSAL_TRACE_GAP)
    return nothing;
  for (i = 0; nodes[i].max == DORSAL_TRACE_GAP;)
    i++;
  while (nodes[n - 1].max == DORSAL_TRACE_GAP)
    n--;
  return (DorsalTraceNode){ nodes[i].first, (gint16) (least + 1), most, nodes[n - 1].last };
}

/* Items [begin, end) of a level, all of it read. */
static DorsalTraceNode
gather (const DorsalTrace *trace, guint level, gint64 begin, gint64 end)
{
  return level == 0 ? node_of_samples ((const gint16 *) trace->samples->data + begin, end - begin)
                    : node_of_nodes ((const DorsalTraceNode *) trace->nodes[level - 1]->data + begin, end - begin);
}

/* The node of samples [begin, end): of each level its own ragged ends, around what the level above already knows. */
static DorsalTraceNode
climb (const DorsalTrace *trace, gint64 begin, gint64 end)
{
  DorsalTraceNode left = nothing, right = nothing;
  guint level = 0;

  for (; level < LEVELS && trace->nodes[level]; level++)
    {
      gint64 inner_begin = (begin + FACTOR - 1) / FACTOR, inner_end = end / FACTOR;

      if (inner_begin >= inner_end)
        break;
      left = join (left, gather (trace, level, begin, inner_begin * FACTOR));
      right = join (gather (trace, level, inner_end * FACTOR, end), right);
      begin = inner_begin;
      end = inner_end;
    }
  return level == 0 ? gather (trace, 0, begin, end) : join (join (left, gather (trace, level, begin, end)), right);
}

DorsalTraceNode
dorsal_trace_range (const DorsalTrace *trace, gint64 begin, gint64 end)
{
  begin = MAX (begin, 0);
  end = MIN (end, (gint64) trace->samples->len);
  return begin < end ? climb (trace, begin, end) : nothing;
}

/* The ragged end of each level: sixteen samples are half a line of the cache, sixteen nodes two. */
void
dorsal_trace_expect (const DorsalTrace *trace, gint64 index)
{
  if (index < 0 || index >= (gint64) trace->samples->len)
    return;
  __builtin_prefetch ((const gint16 *) (gconstpointer) trace->samples->data + index);
  for (guint i = 0; i < LEVELS && trace->nodes[i] && (index /= FACTOR) >= FACTOR; i++)
    {
      const DorsalTraceNode *nodes = (const DorsalTraceNode *) (gconstpointer) trace->nodes[i]->data;

      nodes += index / FACTOR * FACTOR;
      __builtin_prefetch (nodes);
      __builtin_prefetch (nodes + FACTOR / 2);
    }
}

gsize
dorsal_trace_memory (const DorsalTrace *trace)
{
  gsize bytes = sizeof *trace + trace->samples->len * sizeof (gint16);

  for (guint i = 0; i < LEVELS; i++)
    if (trace->nodes[i])
      bytes += trace->nodes[i]->len * sizeof (DorsalTraceNode);
  return bytes;
}
