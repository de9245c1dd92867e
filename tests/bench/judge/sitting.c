/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One session.
 *
 *   person ─▶ roller ─▶ bytes, some lost, some damaged ─▶ stream ─▶ as lived
 *                                                           └─ the samples that it heard ─▶ the other judges
 *
 * Comes in: a person of the population. Goes out: scores. Never: a truth that a judge could see. */

#include "sitting.h"

#include "core/roller.h"
#include "core/stream.h"

#define LOST 0.01
#define DAMAGED 0.004
#define SPELL_AFTER_S 10.0
#define HEARD_WITHIN_S 2.0

typedef struct
{
  DorsalStream stream;                 /* JUDGE_AS_LIVED */
  DorsalClassifier others[N_JUDGES];
  gboolean anchored[N_JUDGES];
  Row *row[N_JUDGES];                  /* of the sample just made */
  DorsalTruth truth;
  double t;
  gboolean heard_any;
  guint16 last_seq;

  gboolean suspected, slipping, winding, found;
  double wound_until;

  guint firm_act, firm_due; /* the presses that are to be heard; 0: none */
  gboolean firm_by_hand;
  double firm_until;
} Hearing;

static DorsalSettings
settings_of (const Resident *resident, const DorsalPersonSetup *setup, Judge judge)
{
  DorsalSettings settings = judge == JUDGE_PERFECT ? resident_perfect (resident, setup) : resident->as_lived;

  if (judge == JUDGE_NO_HYSTERESIS)
    settings.zones.level_hysteresis = 0;
  if (judge == JUDGE_NO_DOUBT)
    settings.zones.near_sigmas = 0;
  if (judge == JUDGE_NO_TARE)
    settings.zones.tare_percent = 0;
  return settings;
}

static void
write_down (Row *row, const DorsalReading *reading, const DorsalClassifier *classifier)
{
  row->heard = TRUE;
  row->said_state = reading->state;
  row->said_zone = reading->zone;
  row->said_level = reading->level;
  row->said_lumbar = (reading->alerts & DORSAL_ALERT_LUMBAR) != 0;
  row->said_near = (reading->alerts & DORSAL_ALERT_LUMBAR_NEAR) != 0;
  row->said_neck = (reading->alerts & DORSAL_ALERT_NECK) != 0;
  row->said_hold_s = reading->hold_s;
  row->said_f = reading->place_cm / classifier->settings.body.length_cm;
  row->said_sigma_cm = reading->place_known ? reading->sigma_cm : 0;
  row->said_breath_bpm = reading->breath_known ? reading->breath_bpm : 0;
}

/* Whoever finds the direction in doubt asks, and the person looks which way the roller lies. */
static void
answer (Hearing *hearing, DorsalClassifier *classifier, const DorsalReading *reading, gboolean turned)
{
  if (reading->direction != DORSAL_DIRECTION_SUSPECT)
    return;
  hearing->suspected |= classifier == &hearing->stream.classifier;
  dorsal_classifier_answer_direction (classifier, turned);
}

static void
follow_slip (Hearing *hearing, const DorsalReading *reading, Rare *rare)
{
  if (hearing->truth.winding && !hearing->winding)
    {
      rare->spells++;
      hearing->found = FALSE;
    }
  hearing->winding = hearing->truth.winding;
  if (hearing->winding)
    hearing->wound_until = hearing->t + SPELL_AFTER_S;
  if (reading->slipping && hearing->t <= hearing->wound_until && !hearing->found && rare->spells > 0)
    {
      rare->spells_found++;
      hearing->found = TRUE;
    }
  rare->false_slips += reading->slipping && !hearing->slipping && hearing->t > hearing->wound_until;
  hearing->slipping = reading->slipping;
}

/* An act of firm presses has begun: the gesture is due before the next act has gone far. */
static void
follow_firm (Hearing *hearing, Rare *rare)
{
  const DorsalTruth *truth = &hearing->truth;

  if (truth->firm > 0 && truth->act != hearing->firm_act)
    {
      hearing->firm_act = truth->act;
      hearing->firm_due = truth->firm;
      hearing->firm_by_hand = truth->by_hand;
      rare->firm[truth->by_hand]++;
    }
  if (truth->firm > 0)
    hearing->firm_until = hearing->t + HEARD_WITHIN_S;
  if (hearing->t > hearing->firm_until)
    hearing->firm_due = 0;
}

static void
on_presses (Hearing *hearing, guint presses, Rare *rare)
{
  if (presses < 2) /* means nothing unless somebody asks */
    return;
  if (presses == hearing->firm_due)
    rare->firm_heard[hearing->firm_by_hand]++;
  else if (hearing->t <= hearing->firm_until)
    rare->misheard++;
  else
    rare->false_presses++;
  hearing->firm_due = 0;
}

static void
on_reading (Hearing *hearing, const DorsalReading *reading, gboolean turned, Rare *rare)
{
  const DorsalSample *sample = &reading->sample;
  DorsalClockStep step = !hearing->heard_any                                      ? DORSAL_CLOCK_FIRST
                         : sample->seq == (guint16) (hearing->last_seq + 1) ? DORSAL_CLOCK_NEXT
                                                                            : DORSAL_CLOCK_GAP;

  write_down (hearing->row[JUDGE_AS_LIVED], reading, &hearing->stream.classifier);
  follow_slip (hearing, reading, rare);
  for (Judge j = JUDGE_AS_LIVED + 1; j < N_JUDGES; j++)
    {
      DorsalReading own;

      dorsal_classifier_step (&hearing->others[j], sample, step, &own);
      write_down (hearing->row[j], &own, &hearing->others[j]);
      answer (hearing, &hearing->others[j], &own, turned);
    }
  hearing->heard_any = TRUE;
  hearing->last_seq = sample->seq;
  answer (hearing, &hearing->stream.classifier, reading, turned);
}

/* The place is knowable from the word that it is anchored until the person is laid down anew. */
static void
on_message (Hearing *hearing, const DorsalMessage *message, gboolean turned, Rare *rare)
{
  if (message->kind == DORSAL_MESSAGE_HELLO)
    for (Judge j = JUDGE_AS_LIVED + 1; j < N_JUDGES; j++)
      dorsal_classifier_hello (&hearing->others[j], &message->hello);
  else if (message->kind == DORSAL_MESSAGE_READING && message->reading.link == DORSAL_LINK_STREAMING)
    on_reading (hearing, &message->reading, turned, rare);
  else if (message->kind == DORSAL_MESSAGE_ANCHORED)
    hearing->anchored[JUDGE_AS_LIVED] = TRUE;
  else if (message->kind == DORSAL_MESSAGE_GESTURE && message->gesture.gesture.kind == DORSAL_GESTURE_PRESSES)
    on_presses (hearing, message->gesture.gesture.presses, rare);
  else if (message->kind == DORSAL_MESSAGE_EVENT && message->frame.event.event == DORSAL_ROLLER_EVENT_BUTTON)
    for (Judge j = JUDGE_AS_LIVED + 1; j < N_JUDGES; j++)
      hearing->anchored[j] |= dorsal_classifier_anchor (&hearing->others[j]) == DORSAL_ANCHOR_ACCEPTED;
}

static void
listen (Hearing *hearing, GByteArray *wire, gboolean turned, Rare *rare)
{
  const guint8 *bytes = wire->data;
  gsize n = wire->len;
  const DorsalMessage *message;

  while ((message = dorsal_stream_next (&hearing->stream, &bytes, &n, 0)))
    on_message (hearing, message, turned, rare);
  g_byte_array_set_size (wire, 0);
}

static void
write_truth (Sitting *sitting, Hearing *hearing)
{
  const DorsalTruth *truth = &hearing->truth;

  for (Judge j = 0; j < N_JUDGES; j++)
    {
      GArray *rows = sitting->session[j].rows;

      hearing->anchored[j] &= !truth->replaced;
      g_array_set_size (rows, rows->len + 1);
      hearing->row[j] = &g_array_index (rows, Row, rows->len - 1);
      *hearing->row[j] = (Row){
        .t = hearing->t,
        .state = truth->state,
        .zone = truth->zone,
        .level = truth->level,
        .place_cm = truth->place_cm,
        .replaced = truth->replaced,
        .breath_bpm = truth->breath_bpm,
        .by_hand = truth->by_hand,
        .anchored = hearing->anchored[j],
      };
    }
}

void
sitting_init (Sitting *sitting)
{
  for (Judge j = 0; j < N_JUDGES; j++)
    sitting->session[j].rows = g_array_new (FALSE, FALSE, sizeof (Row));
}

void
sitting_clear (Sitting *sitting)
{
  for (Judge j = 0; j < N_JUDGES; j++)
    g_array_unref (sitting->session[j].rows);
}

void
sitting_run (Sitting *sitting, const Resident *resident, guint n, double seconds, Score ret_scores[N_JUDGES],
             Rare *ret_rare)
{
  DorsalPersonSetup setup = resident_session (resident, n);
  g_autoptr (DorsalRoller) roller = dorsal_roller_new (&setup, (DorsalRollerFaults){ .lost = LOST, .damaged = DAMAGED });
  g_autoptr (GByteArray) wire = g_byte_array_new ();
  g_autofree Hearing *hearing = g_new0 (Hearing, 1);
  Rare rare = { .sessions = 1 };

  for (Judge j = 0; j < N_JUDGES; j++)
    {
      DorsalSettings settings = settings_of (resident, &setup, j);

      if (j == JUDGE_AS_LIVED)
        dorsal_stream_init (&hearing->stream, &settings, 0);
      else
        dorsal_classifier_init (&hearing->others[j], &settings);
      g_array_set_size (sitting->session[j].rows, 0);
      sitting->session[j].rate_hz = setup.hello.rate_hz;
      sitting->session[j].length_cm = resident_own_length_cm (&setup);
    }
  hearing->wound_until = -SPELL_AFTER_S;
  dorsal_roller_boot (roller, wire);
  dorsal_roller_boot (roller, wire); /* the first may be damaged */
  listen (hearing, wire, setup.troubles.turned, &rare);
  dorsal_roller_start (roller);
  for (guint i = 0; i < (guint) (seconds * setup.hello.rate_hz); i++)
    {
      guint16 seq;

      if (!dorsal_roller_step (roller, wire, &seq, &hearing->truth))
        break;
      hearing->t = (double) i / setup.hello.rate_hz;
      write_truth (sitting, hearing);
      follow_firm (hearing, &rare);
      listen (hearing, wire, setup.troubles.turned, &rare);
    }
  for (Judge j = 0; j < N_JUDGES; j++)
    ret_scores[j] = score_add (ret_scores[j], score_of (&sitting->session[j]));
  rare.suspected = hearing->suspected;
  *ret_rare = rare_add (*ret_rare, rare);
}

Rare
rare_add (Rare a, Rare b)
{
  return (Rare){
    .sessions = a.sessions + b.sessions,
    .suspected = a.suspected + b.suspected,
    .spells = a.spells + b.spells,
    .spells_found = a.spells_found + b.spells_found,
    .false_slips = a.false_slips + b.false_slips,
    .firm = { a.firm[0] + b.firm[0], a.firm[1] + b.firm[1] },
    .firm_heard = { a.firm_heard[0] + b.firm_heard[0], a.firm_heard[1] + b.firm_heard[1] },
    .misheard = a.misheard + b.misheard,
    .false_presses = a.false_presses + b.false_presses,
  };
}
