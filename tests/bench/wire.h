/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the benchmarks feed: the bytes of a simulated roller, and the least that can be done with them. */

#include "core/roller.h"
#include "core/stream.h"

G_BEGIN_DECLS

/* A hello and so many samples of the person of `seed`, on a wire that loses and damages nothing unless told to. */
GByteArray *wire_of (guint n_cells, guint rate_hz, guint samples, DorsalRollerFaults faults);

/* The sentences alone, without a hello between them. */
GByteArray *wire_of_samples (guint n_cells, guint rate_hz, guint samples);

/* Their checksums, and nothing else. */
guint wire_sum_checksums (const GByteArray *wire);

/* Their checksums and their digits as integers, whatever stands between them: nothing is checked. */
gint64 wire_scan_integers (const GByteArray *wire);

/* All of them into sentences; how many were good. */
guint64 wire_decode (const GByteArray *wire);

/* All of them into readings; how many there were. */
guint64 wire_judge (const GByteArray *wire);

G_END_DECLS
