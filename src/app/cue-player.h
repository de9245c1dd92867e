/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Says the cues: by sound, and by the roller's motor where it has one. What and when is core/cue.h's. */

#include "app/sound-sink.h"
#include "core/motor.h"

G_BEGIN_DECLS

/* What the person wants to hear and feel. */
typedef struct
{
  double volume;                    /* 0 … 1; a strong cue is louder, if there is room */
  gboolean haptics;                 /* call the motor */
  gboolean silenced[DORSAL_N_SAYS]; /* these make no sound; the motor keeps its own */
} DorsalCueWishes;

/* Half volume, all cues, haptics. */
DorsalCueWishes dorsal_cue_wishes_default (void);

typedef struct _DorsalCuePlayer DorsalCuePlayer;
typedef void (*DorsalMotor) (gpointer data, DorsalCue cue, guint ttl_ms);

/* Takes the sink. Both it and motor may be NULL: no sound, no motor. */
DorsalCuePlayer *dorsal_cue_player_new (DorsalSoundSink *sink, DorsalMotor motor, gpointer data);
void dorsal_cue_player_free (DorsalCuePlayer *player);

void dorsal_cue_player_set_sink (DorsalCuePlayer *player, DorsalSoundSink *sink);
void dorsal_cue_player_set_wishes (DorsalCuePlayer *player, const DorsalCueWishes *wishes);

/* dorsal_cue_step(), and what it says is played. Returns that. */
DorsalSay dorsal_cue_player_step (DorsalCuePlayer *player, const DorsalScene *scene, gint64 time_us,
                                  const DorsalZones *zones);

/* For the preferences: this cue now, at the volume wished, even when it is silenced. */
void dorsal_cue_player_preview (DorsalCuePlayer *player, DorsalSay say);

/* Why nothing can be heard; NULL when nothing is known to be wrong. */
const char *dorsal_cue_player_get_trouble (DorsalCuePlayer *player);

G_END_DECLS
