/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A roller, a wire that cuts, delays, splits, repeats and corrupts, and the stream at its other end. What comes out is
 * held against what was sent; time is the wire's own. */

#include "core/stream.h"

G_BEGIN_DECLS

/* Chances. All zero: the wire still splits, into pieces of 1 to 200 bytes. */
typedef struct
{
  double flip, drop;  /* of a byte: one of its bits turns, it is lost */
  double repeat;      /* of a piece: it comes twice */
  double delay, cut;  /* of each 10 ms: nothing comes for up to 1.2 s, the plug is out for up to 5 s */
} WireFaults;

typedef struct
{
  guint64 sent, taken; /* samples by the roller, samples judged */
  guint64 cuts;
  guint64 wrong;       /* taken, and never sent so */
  guint64 backward;    /* time stood still or ran back: something was told twice */
  guint64 knowing;     /* readings of silence that named a place, a state or an alert */
  guint64 bad;         /* lines that the reader refused */
  guint64 counted;     /* taken, by the stream's own count */
  gint64 dwell_us;     /* of all levels; -1 when one of them is negative */
  gint64 ahead_us;     /* by how much the stream's time is further than the host's at most allows; 0: it is not */
} WireCount;

typedef struct _FaultyWire FaultyWire;

FaultyWire *faulty_wire_new (guint32 seed, WireFaults faults);
void faulty_wire_free (FaultyWire *wire);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FaultyWire, faulty_wire_free)

/* So much more time of the stream. */
void faulty_wire_run (FaultyWire *wire, gint64 us);

/* From here on it is sound. */
void faulty_wire_mend (FaultyWire *wire);

WireCount faulty_wire_count (const FaultyWire *wire);

G_END_DECLS
