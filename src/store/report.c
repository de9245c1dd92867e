/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a kept session. Out: a report, ended. Answers by presses are nowhere in the readings: where they are asked for,
 * a judge of our own listens to the same samples and hears them. Never: changes anything. */

#include "store/report.h"

#include "core/settings.h"

typedef struct
{
  DorsalReport *report;
  DorsalReplay *judge; /* NULL: nobody is asked */
} Listener;

static void
begin_judge (Listener *listener)
{
  const DorsalReport *report = listener->report;

  listener->judge = g_new (DorsalReplay, 1);
  dorsal_replay_begin (listener->judge, &report->settings, FALSE);
  if (report->hello.n_cells > 0)
    dorsal_classifier_hello (&listener->judge->classifier, &report->hello);
}

/* The judge's own copy: what it says of the sample is the message already. */
static void
listen (Listener *listener, const DorsalMessage *message)
{
  DorsalClassifier *classifier = &listener->judge->classifier;
  DorsalLevel asked = classifier->spots.asked;
  DorsalMessage copy = *message;

  classifier->meaning = DORSAL_MEANING_NOTHING;
  dorsal_replay_step (listener->judge, &copy);
  if (copy.kind == DORSAL_MESSAGE_READING && classifier->settings.ask_answers
      && classifier->meaning >= DORSAL_MEANING_BETTER && classifier->meaning <= DORSAL_MEANING_WORSE)
    dorsal_report_answer (listener->report, asked,
                          (DorsalAnswer) (classifier->meaning - DORSAL_MEANING_BETTER + DORSAL_ANSWER_BETTER));
}

static gboolean
take (const DorsalMessage *message, const DorsalMessage *other, gint64 at_us, gpointer data)
{
  Listener *listener = data;

  if (!dorsal_report_add (listener->report, message))
    return FALSE;
  if (listener->judge)
    listen (listener, message);
  else if (listener->report->settings.ask_answers)
    begin_judge (listener);
  return TRUE;
}

DorsalReport *
dorsal_kept_report (DorsalStore *store, const DorsalKeptSession *session, DorsalRange range, DorsalPlayed *ret_played,
                    GError **error)
{
  g_autoptr (DorsalReport) report = NULL;
  DorsalSettings settings = dorsal_settings_default ();
  Listener listener = { NULL, NULL };
  gboolean played;

  if (*session->settings && !dorsal_settings_parse (session->settings, "settings", &settings, error))
    return NULL;
  report = dorsal_report_new (&settings, range.from_us, range.to_us);
  listener.report = report;
  if (settings.ask_answers)
    begin_judge (&listener);
  played = dorsal_kept_play (store, session, NULL, take, &listener, ret_played, error);
  g_free (listener.judge);
  if (!played)
    return NULL;
  dorsal_report_end (report);
  return g_steal_pointer (&report);
}
