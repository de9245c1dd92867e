/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Lets a window follow the user's settings: the judgement, the cues, the units, light and dark. */

#include "app/cue-player.h"
#include "app/live.h"

G_BEGIN_DECLS

typedef struct _DorsalTuner DorsalTuner;

/* Follows at once, and then each change. Goes before live and player. */
DorsalTuner *dorsal_tuner_new (GSettings *settings, DorsalLive *live, DorsalCuePlayer *player);
void dorsal_tuner_free (DorsalTuner *tuner);

/* Reads the user's file with limits once more: who edits it says so. */
void dorsal_tuner_read_again (DorsalTuner *tuner);

/* Why the user's own limits do not count, as a sentence; NULL: they do, or there are none. */
const char *dorsal_tuner_get_trouble (DorsalTuner *tuner);

G_END_DECLS
