/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Lets the cues follow a view-model: what is so goes to core/cue's rule, what it says to sounds and motor. Also
 * while the window is hidden: readings drive this, not the frame clock; and while a roller is silent. */

#include "app/cue-player.h"
#include "app/live.h"

G_BEGIN_DECLS

typedef struct _DorsalPrompter DorsalPrompter;

/* A new one makes no sound: see dorsal_prompter_get_player(). Goes before live. */
DorsalPrompter *dorsal_prompter_new (DorsalLive *live);
void dorsal_prompter_free (DorsalPrompter *prompter);

/* Owned by the prompter: sink, wishes and previews. */
DorsalCuePlayer *dorsal_prompter_get_player (DorsalPrompter *prompter);

/* Another rule's news: a step, a set, the session. Told with the next reading; where none comes, now. */
void dorsal_prompter_tell (DorsalPrompter *prompter, DorsalSay news);

G_END_DECLS
