/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A trace that rests under a view that moves: a column that was seen in the picture before is not looked up again. */

#include "draw/draw-trace.h"

G_BEGIN_DECLS

typedef struct _DorsalPassage DorsalPassage;

DorsalPassage *dorsal_passage_new (void);
void dorsal_passage_free (DorsalPassage *passage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalPassage, dorsal_passage_free)

/* To be called when a trace has changed, or another one may have come to lie where it was. */
void dorsal_passage_forget (DorsalPassage *passage);

/* What the columns of the view show, one after the other; until the next call. Made for dorsal_swath_draw(). The cost
 * follows the columns that were not in the view before. */
const DorsalTraceSpan *dorsal_passage_follow (DorsalPassage *passage, const DorsalTraceView *view,
                                              const DorsalTrace *trace);

G_END_DECLS
