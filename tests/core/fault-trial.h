/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What each kind of faulty wire must still give. The tests run a trial of ten minutes of each kind, `./dev rig faults` many. */

#include "faulty-wire.h"

G_BEGIN_DECLS

typedef enum
{
  TRIAL_SPLITS,
  TRIAL_CORRUPTS,
  TRIAL_CORRUPTS_MUCH,
  TRIAL_REPEATS,
  TRIAL_DELAYS,
  TRIAL_CUTS,
  TRIAL_EVERYTHING,
  N_TRIALS,
} TrialKind;

const char *trial_name (TrialKind kind);

typedef struct
{
  WireCount count;  /* while the wire was faulty */
  guint after_sent; /* in ten seconds on a sound wire, two seconds after it was mended: 1000 … */
  guint after_taken; /* … and all of them taken */
} Trial;

/* So long of the stream on the faulty wire, then twelve seconds on a sound one. */
Trial trial_run (TrialKind kind, guint32 seed, gint64 us);

/* NULL, or the requirement that was missed. wrong_max: how many samples may have got through the checksum's sixteen
 * bits, which let one damaged line in 65536 through. */
const char *trial_missed (TrialKind kind, const Trial *trial, gint64 us, guint64 wrong_max);

/* Bytes that everything at once adds to what one minute of it takes, after so long. */
gssize trial_growth (gint64 us);

G_END_DECLS
