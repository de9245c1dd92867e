/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A series of integers that grows at its end and can be drawn at any zoom: beside the
 * samples stands a pyramid of nodes {first, min, max, last}, sixteen to one, built while
 * appending. First, min, max and last of a pixel column are all that a line of spans needs
 * (Jugel et al. 2014, M4), so the picture from the pyramid is the picture from all samples. */

#include <glib.h>

G_BEGIN_DECLS

#define DORSAL_TRACE_GAP G_MININT16 /* no value here: not zero, not the last one */

/* All four are DORSAL_TRACE_GAP where every sample is a gap. first and last are of the first
 * and the last valid sample. */
typedef struct
{
  gint16 first, min, max, last;
} DorsalTraceNode;

typedef struct _DorsalTrace DorsalTrace;

DorsalTrace *dorsal_trace_new (void);
void dorsal_trace_free (DorsalTrace *trace);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalTrace, dorsal_trace_free)

void dorsal_trace_append (DorsalTrace *trace, gint16 value);
void dorsal_trace_append_gap (DorsalTrace *trace, gsize n);
void dorsal_trace_clear (DorsalTrace *trace);

gsize dorsal_trace_length (const DorsalTrace *trace);
gint16 dorsal_trace_value (const DorsalTrace *trace, gsize index);

/* The node of samples [begin, end), clamped to what is there; empty gives all gaps.
 * _range climbs the pyramid, _scan reads every sample; the answers are the same. */
DorsalTraceNode dorsal_trace_range (const DorsalTrace *trace, gint64 begin, gint64 end);
DorsalTraceNode dorsal_trace_scan (const DorsalTrace *trace, gint64 begin, gint64 end);

/* A range that begins or ends at about this sample will be asked for soon: memory that lies far apart is sent for, and
 * nothing is waited for. Changes no answer. */
void dorsal_trace_expect (const DorsalTrace *trace, gint64 index);

/* Bytes in use. Growing arrays may hold up to twice as many, and keep them after a clear. */
gsize dorsal_trace_memory (const DorsalTrace *trace);

G_END_DECLS
