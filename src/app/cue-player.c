/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A cue → a sound and a pattern of the motor, core/motor.h.
 *
 * Comes in: what is so. Goes out: sound and motor. Never: a sound for what the person has silenced. */

#include "app/cue-player.h"

#define QUIET 0.7 /* of the volume wished, for a cue that is not strong */

struct _DorsalCuePlayer
{
  DorsalSoundSink *sink;
  DorsalMotor motor;
  gpointer data;
  DorsalCueWishes wishes;
  DorsalCuing cuing;
};

DorsalCueWishes
dorsal_cue_wishes_default (void)
{
  return (DorsalCueWishes){ .volume = 0.5, .haptics = TRUE };
}

DorsalCuePlayer *
dorsal_cue_player_new (DorsalSoundSink *sink, DorsalMotor motor, gpointer data)
{
  DorsalCuePlayer *player = g_new0 (DorsalCuePlayer, 1);

  player->sink = sink;
  player->motor = motor;
  player->data = data;
  player->wishes = dorsal_cue_wishes_default ();
  return player;
}

void
dorsal_cue_player_free (DorsalCuePlayer *player)
{
  dorsal_cue_player_set_sink (player, NULL);
  g_free (player);
}

void
dorsal_cue_player_set_sink (DorsalCuePlayer *player, DorsalSoundSink *sink)
{
  if (player->sink)
    player->sink->table->free (player->sink);
  player->sink = sink;
}

void
dorsal_cue_player_set_wishes (DorsalCuePlayer *player, const DorsalCueWishes *wishes)
{
  player->wishes = *wishes;
}

static void
sound (DorsalCuePlayer *player, DorsalSay say, gboolean strong)
{
  double volume = CLAMP (player->wishes.volume * (strong ? 1 : QUIET), 0, 1);

  if (volume > 0 && player->sink)
    player->sink->table->play (player->sink, say, volume);
}

DorsalSay
dorsal_cue_player_step (DorsalCuePlayer *player, const DorsalScene *scene, gint64 time_us, const DorsalZones *zones)
{
  DorsalCuing *cuing = &player->cuing;
  DorsalCue cue;
  guint ttl_ms;

  *cuing = dorsal_cue_step (*cuing, scene, time_us, zones);
  if (cuing->say == DORSAL_SAY_UNKNOWN)
    return DORSAL_SAY_UNKNOWN;
  if (!player->wishes.silenced[cuing->say])
    sound (player, cuing->say, cuing->strong);
  cue = dorsal_motor_pattern (cuing->say, cuing->strong, &ttl_ms);
  if (cue != DORSAL_CUE_UNKNOWN && player->wishes.haptics && player->motor)
    player->motor (player->data, cue, ttl_ms);
  return cuing->say;
}

void
dorsal_cue_player_preview (DorsalCuePlayer *player, DorsalSay say)
{
  sound (player, say, TRUE);
}

const char *
dorsal_cue_player_get_trouble (DorsalCuePlayer *player)
{
  return player->sink ? player->sink->table->trouble (player->sink) : NULL;
}
