/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a kept session comes to, as pairs of words. Pure functions, in the user's language. */

#include "app/record.h"

G_BEGIN_DECLS

typedef struct
{
  const char *title;
  char *value;
} DorsalFact;

/* Arrays of DorsalFact, cleared with the array. */
GArray *dorsal_facts_of_totals (const DorsalSummary *summary);
/* played: NULL while it is still being judged again. */
GArray *dorsal_facts_of_recording (const DorsalRecord *record, const DorsalPlayed *played);

/* The totals beside those under other settings: "3 holds → 4 holds" where they differ; newly allocated. */
GArray *dorsal_facts_of_both (const DorsalSummary *then, const DorsalSummary *now);

G_END_DECLS
