/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: answers. Goes out: who leads, and what is offered. Never: a roller that counts for somebody who was not
 * asked, or was not sure. */

#include "core/screening.h"

DorsalGuide
dorsal_screening_guide (DorsalScreening answer)
{
  return answer == DORSAL_SCREENING_NONE ? DORSAL_GUIDE_ROLLER : DORSAL_GUIDE_ONLY;
}

gboolean
dorsal_screening_offers (DorsalGuide guide, gboolean thin_bones, guint not_for)
{
  if (guide != DORSAL_GUIDE_ROLLER)
    return not_for == 0;
  return !thin_bones || !(not_for & DORSAL_CAUTION_OSTEOPOROSIS);
}
