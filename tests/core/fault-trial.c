/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Kinds of wires × seeds → figures, and which of them is not what it must be. */

#include "fault-trial.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EVERYTHING .flip = 1e-4, .drop = 1e-4, .repeat = 0.01, .delay = 0.005, .cut = 0.0005

static const struct
{
  const char *name;
  WireFaults faults;
  double least_share; /* of what was sent */
} kinds[N_TRIALS] = {
  [TRIAL_SPLITS] = { "splits", { 0 }, 1.0 },
  [TRIAL_CORRUPTS] = { "corrupts 0.01 %", { .flip = 1e-4, .drop = 1e-4 }, 0.9 },
  [TRIAL_CORRUPTS_MUCH] = { "corrupts 0.2 %", { .flip = 2e-3, .drop = 2e-3 }, 0.5 },
  [TRIAL_REPEATS] = { "repeats 5 %", { .repeat = 0.05 }, 0.8 },
  [TRIAL_DELAYS] = { "delays", { .delay = 0.01 }, 1.0 },
  [TRIAL_CUTS] = { "cuts", { .cut = 0.001 }, 0.95 },
  [TRIAL_EVERYTHING] = { "everything", { EVERYTHING }, 0.7 },
};

const char *
trial_name (TrialKind kind)
{
  return kinds[kind].name;
}

Trial
trial_run (TrialKind kind, guint32 seed, gint64 us)
{
  g_autoptr (FaultyWire) wire = faulty_wire_new (seed, kinds[kind].faults);
  Trial trial = { 0 };
  WireCount before, after;

  faulty_wire_run (wire, us);
  trial.count = faulty_wire_count (wire);
  faulty_wire_mend (wire);
  faulty_wire_run (wire, 2 * G_USEC_PER_SEC);
  before = faulty_wire_count (wire);
  faulty_wire_run (wire, 10 * G_USEC_PER_SEC);
  after = faulty_wire_count (wire);
  trial.after_sent = (guint) (after.sent - before.sent);
  trial.after_taken = (guint) (after.taken - before.taken);
  return trial;
}

const char *
trial_missed (TrialKind kind, const Trial *trial, gint64 us, guint64 wrong_max)
{
  const WireCount *count = &trial->count;

  if (count->wrong > wrong_max)
    return "samples were taken that nobody sent";
  if (count->backward > 0)
    return "something was told twice";
  if (count->knowing > 0)
    return "silence named a place, a state or an alert";
  if (count->counted != count->taken)
    return "the count of samples is not what was taken";
  if ((double) count->taken < kinds[kind].least_share * (double) count->sent)
    return "too few samples were taken";
  if (count->dwell_us < 0 || count->dwell_us > us)
    return "the dwell is negative, or longer than the stream";
  if (count->wrong == 0 && count->ahead_us > 0)
    return "time ran ahead of the host's";
  if (trial->after_sent != 1000 || trial->after_taken != 1000)
    return "a mended wire lost samples";
  return NULL;
}

/* Bytes in memory, of this process. */
static gssize
resident (void)
{
  g_autofree char *text = NULL;
  const char *second;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL) || !(second = strchr (text, ' ')))
    return 0;
  return strtol (second, NULL, 10) * sysconf (_SC_PAGESIZE);
}

gssize
trial_growth (gint64 us)
{
  g_autoptr (FaultyWire) wire = faulty_wire_new (5, kinds[TRIAL_EVERYTHING].faults);
  gssize before;

  faulty_wire_run (wire, 60 * (gint64) G_USEC_PER_SEC);
  before = resident ();
  faulty_wire_run (wire, us);
  return resident () - before;
}
