/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The window of preferences. What is changed there counts from the next sample on. */

#include <adwaita.h>

#include "app/cue-player.h"
#include "app/live.h"
#include "app/tuner.h"

G_BEGIN_DECLS

/* What the pages change and show; all of it lasts longer than the window over which they stand. */
typedef struct
{
  GSettings *settings;
  DorsalLive *live;
  DorsalTuner *tuner;
  DorsalCuePlayer *player;
} DorsalPreferencesNeeds;

/* Over the parent, which it goes with. page: "body", "coach", "sounds", "limits", "roller" or "look"; another word
 * shows the first. One that is open already comes to the front. */
AdwPreferencesWindow *dorsal_preferences_present (GtkWindow *parent, const DorsalPreferencesNeeds *needs,
                                                  const char *page);

G_END_DECLS
