/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/trace.h"

G_BEGIN_DECLS

/* Puts value at slot, one slot a sample period, so that a trace's index is time: a hole stays as wide as it
 * was, and one of at most `join` slots is drawn through. A slot that is filled already stays. */
void dorsal_trace_put (DorsalTrace *trace, gsize slot, gint16 value, gsize join);

G_END_DECLS
