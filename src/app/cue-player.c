/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A cue → a sound and a pattern of the motor.
 *
 *   lower back, near it     up     three pulses: toward the head
 *   neck, too hard          stop   without a break
 *   other warnings, anchor  tick
 *   goals, the end          done   one long
 *   the rest                –      a motor that always hums says nothing
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

DorsalCue
dorsal_cue_pattern (DorsalSay say, gboolean strong, guint *ret_ttl_ms)
{
  static const struct
  {
    DorsalCue cue;
    guint ttl_ms, strong_ms;
  } patterns[DORSAL_N_SAYS] = {
    [DORSAL_SAY_LUMBAR] = { DORSAL_CUE_UP, 900, 1500 },
    [DORSAL_SAY_NECK] = { DORSAL_CUE_STOP, 700, 1500 },
    [DORSAL_SAY_TOO_HARD] = { DORSAL_CUE_STOP, 700, 1500 },
    [DORSAL_SAY_LUMBAR_NEAR] = { DORSAL_CUE_UP, 600, 900 },
    [DORSAL_SAY_NECK_NEAR] = { DORSAL_CUE_TICK, 200, 300 },
    [DORSAL_SAY_TOO_FAST] = { DORSAL_CUE_TICK, 200, 300 },
    [DORSAL_SAY_MIDLINE] = { DORSAL_CUE_TICK, 200, 300 },
    [DORSAL_SAY_PLACE_UNKNOWN] = { DORSAL_CUE_TICK, 200, 300 },
    [DORSAL_SAY_ANCHORED] = { DORSAL_CUE_TICK, 200, 200 },
    [DORSAL_SAY_HOLD_GOAL] = { DORSAL_CUE_DONE, 600, 600 },
    [DORSAL_SAY_HOLD_ENOUGH] = { DORSAL_CUE_DONE, 600, 600 },
    [DORSAL_SAY_HOLD_LONG] = { DORSAL_CUE_DONE, 900, 900 },
    [DORSAL_SAY_STEP_DONE] = { DORSAL_CUE_DONE, 400, 400 },
    [DORSAL_SAY_SET_DONE] = { DORSAL_CUE_DONE, 600, 600 },
    [DORSAL_SAY_SESSION_DONE] = { DORSAL_CUE_DONE, 900, 900 },
  };

  *ret_ttl_ms = strong ? patterns[say].strong_ms : patterns[say].ttl_ms;
  return patterns[say].cue;
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
  cue = dorsal_cue_pattern (cuing->say, cuing->strong, &ttl_ms);
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
