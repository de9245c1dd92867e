/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: "changed" of the view-model, news. Goes out: cues. Never: a word on the screen. */

#include "app/prompter.h"

#define PATIENCE_MS 500 /* a silent roller changes nothing any more, but who has not noticed is told again */

struct _DorsalPrompter
{
  DorsalLive *live;
  DorsalCuePlayer *player;
  DorsalSay news;
  guint patience_id;
};

static gboolean
is_quiet (DorsalPrompter *prompter)
{
  DorsalLinkState link = dorsal_live_get_link (prompter->live);
  return link == DORSAL_LINK_SILENT || link == DORSAL_LINK_LOST;
}

static void
say (DorsalPrompter *prompter)
{
  DorsalScene scene = { .reading = dorsal_live_get_reading (prompter->live),
                        .link = dorsal_live_get_link (prompter->live),
                        .anchor = dorsal_live_take_anchor (prompter->live),
                        .news = prompter->news };

  prompter->news = DORSAL_SAY_UNKNOWN;
  dorsal_cue_player_step (prompter->player, &scene, g_get_monotonic_time (),
                          &dorsal_live_get_settings (prompter->live)->zones);
}

static gboolean
on_patience (gpointer data)
{
  DorsalPrompter *prompter = data;

  say (prompter);
  if (is_quiet (prompter))
    return G_SOURCE_CONTINUE;
  prompter->patience_id = 0;
  return G_SOURCE_REMOVE;
}

static void
on_changed (DorsalPrompter *prompter)
{
  say (prompter);
  if (prompter->patience_id == 0 && is_quiet (prompter))
    prompter->patience_id = g_timeout_add (PATIENCE_MS, on_patience, prompter);
}

static void
call_motor (gpointer data, DorsalCue cue, guint ttl_ms)
{
  dorsal_live_cue (((DorsalPrompter *) data)->live, cue, ttl_ms);
}

DorsalPrompter *
dorsal_prompter_new (DorsalLive *live)
{
  DorsalPrompter *prompter = g_new0 (DorsalPrompter, 1);

  prompter->live = g_object_ref (live);
  prompter->player = dorsal_cue_player_new (NULL, call_motor, prompter);
  g_signal_connect_swapped (live, "changed", G_CALLBACK (on_changed), prompter);
  return prompter;
}

void
dorsal_prompter_free (DorsalPrompter *prompter)
{
  g_signal_handlers_disconnect_by_data (prompter->live, prompter);
  g_clear_handle_id (&prompter->patience_id, g_source_remove);
  dorsal_cue_player_free (prompter->player);
  g_object_unref (prompter->live);
  g_free (prompter);
}

DorsalCuePlayer *
dorsal_prompter_get_player (DorsalPrompter *prompter)
{
  return prompter->player;
}

void
dorsal_prompter_tell (DorsalPrompter *prompter, DorsalSay news)
{
  prompter->news = news;
}
