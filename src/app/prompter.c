/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: "heard" of the view-model, news. Goes out: cues. Never: a word on the screen. */

#include "app/prompter.h"

#include "app/now.h"

#define PATIENCE_MS 500 /* a silent roller changes nothing any more, but who has not noticed is told again */
#define NEWS_US     (3 * G_USEC_PER_SEC)

struct _DorsalPrompter
{
  DorsalLive *live;
  DorsalCuePlayer *player;
  guint64 news;   /* bit n - 1: DorsalSay n waits to be told */
  gint64 told_us;  /* when there was news last */
  guint patience_id;
};

/* One at a time, the most urgent first. */
static DorsalSay
next_news (DorsalPrompter *prompter)
{
  DorsalSay say;

  if (prompter->news == 0)
    return DORSAL_SAY_UNKNOWN;
  say = (DorsalSay) (__builtin_ctzll (prompter->news) + 1);
  prompter->news &= prompter->news - 1;
  return say;
}

static gboolean
is_quiet (DorsalPrompter *prompter)
{
  DorsalLinkState link = dorsal_live_get_link (prompter->live);
  return link == DORSAL_LINK_SILENT || link == DORSAL_LINK_LOST
         || (link != DORSAL_LINK_STREAMING && dorsal_now_us () - prompter->told_us < NEWS_US);
}

static void
say (DorsalPrompter *prompter)
{
  DorsalScene scene = { .reading = dorsal_live_get_reading (prompter->live),
                        .link = dorsal_live_get_link (prompter->live),
                        .anchor = dorsal_live_take_anchor (prompter->live),
                        .news = next_news (prompter) };

  dorsal_cue_player_step (prompter->player, &scene, dorsal_now_us (),
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
on_heard (DorsalPrompter *prompter)
{
  say (prompter);
  while (prompter->news)
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
  g_signal_connect_swapped (live, "heard", G_CALLBACK (on_heard), prompter);
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
  if (news <= DORSAL_SAY_UNKNOWN || news >= DORSAL_N_SAYS)
    return;
  prompter->news |= G_GUINT64_CONSTANT (1) << (news - 1);
  prompter->told_us = dorsal_now_us ();
  if (dorsal_live_get_link (prompter->live) != DORSAL_LINK_STREAMING)
    on_heard (prompter); /* no reading will come to tell it with */
}
