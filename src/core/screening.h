/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is asked before the first session, and what follows: who may be led by a roller, and what is left out. The
 * questions are those of a Delphi panel (Bartsch 2021, J Clin Med 10:5360: open wounds, fractures; with caution
 * inflammation, thrombosis, osteomyelitis, myositis ossificans) and of general practice. */

#include "core/coach.h"

G_BEGIN_DECLS

typedef enum
{
  DORSAL_SCREENING_UNKNOWN, /* nobody asked */
  DORSAL_SCREENING_NONE,    /* nothing applies, or a clinician agreed */
  DORSAL_SCREENING_UNSURE,
  DORSAL_SCREENING_YES,
} DorsalScreening;

/* ROLLER for NONE alone. */
DorsalGuide dorsal_screening_guide (DorsalScreening answer);

/* Is a programme with this not_for (DorsalCaution bits) offered? Whoever may not be led by a roller is offered nothing
 * that is not for everybody: which of the answers it was is not known. */
gboolean dorsal_screening_offers (DorsalGuide guide, gboolean thin_bones, guint not_for);

G_END_DECLS
