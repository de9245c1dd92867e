/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: unpacked messages. Out: the messages of the time. The same calls on the classifier in the same
 * order as in core/stream:
 *
 *   HELLO ─▶ hello   sample ─▶ step   SILENT ─▶ silence   SETTINGS ─▶ configure
 *   FELT ─▶ answer   WISH: nothing to the judgement
 *   ANCHORED, REFUSED ─▶ anchor (but for NO_SIGNAL, where nobody was asked)   MARKED_END ─▶ answer_direction
 *
 * Never: asks the clock, touches a database. */

#include "store/replay.h"

#include "core/anatomy.h"

#include <string.h>

#define LATEST_US (G_MAXINT64 / 1024) /* 285 years: no roller's clock has come so far */

void
dorsal_replay_begin (DorsalReplay *replay, const DorsalSettings *settings, gboolean fixed)
{
  memset (replay, 0, sizeof *replay);
  replay->fixed = fixed;
  dorsal_classifier_init (&replay->classifier, settings);
}

static void
anchor (DorsalClassifier *classifier, DorsalMessage *message)
{
  const DorsalSettings *settings = &classifier->settings;
  DorsalAnchorResult result = dorsal_classifier_anchor (classifier);

  if (result != DORSAL_ANCHOR_ACCEPTED)
    {
      message->kind = DORSAL_MESSAGE_ANCHOR_REFUSED;
      message->refused = result;
      return;
    }
  message->kind = DORSAL_MESSAGE_ANCHORED;
  message->anchored.place_cm = classifier->position.place_cm;
  message->anchored.sigma_cm = dorsal_position_sigma (&classifier->position, &settings->body, &settings->zones);
  message->anchored.level = dorsal_anatomy_level_at (classifier->position.place_cm / settings->body.length_cm);
}

/* What the wire never lets through may stand in a database that is damaged, above all samples whose hello is gone. */
static gboolean
is_of_roller (const DorsalClassifier *classifier, const DorsalSample *sample)
{
  const DorsalHello *hello = &classifier->hello;
  gint32 most = hello->unit == DORSAL_UNIT_RAW ? (gint32) hello->full_scale : DORSAL_CELL_MOST_KPA;

  if (hello->n_cells == 0 || sample->n_cells != hello->n_cells)
    return FALSE;
  if (sample->time_us < 0 || sample->time_us > LATEST_US || (classifier->started && sample->time_us < classifier->time_us))
    return FALSE;
  for (guint i = 0; i < sample->n_cells; i++)
    if (sample->cells[i] < DORSAL_CELL_DEAD || sample->cells[i] > most)
      return FALSE;
  return TRUE;
}

/* A sample that no roller can have sent tells nothing: neither OFF nor a place. */
static void
judge (DorsalReplay *replay, DorsalMessage *message)
{
  DorsalSample sample = message->reading.sample;
  gboolean sampled = message->step != DORSAL_CLOCK_UNKNOWN;

  replay->asked = replay->classifier.spots.asked;
  replay->sampled = sampled && is_of_roller (&replay->classifier, &sample);
  if (replay->sampled)
    dorsal_classifier_step (&replay->classifier, &sample, message->step, &message->reading);
  else
    dorsal_classifier_silence (&replay->classifier, sampled ? DORSAL_LINK_SILENT : message->reading.link,
                               &message->reading);
  if (!replay->sampled)
    message->step = DORSAL_CLOCK_UNKNOWN;
  replay->digest = dorsal_reading_digest (replay->digest, &message->reading);
}

void
dorsal_replay_step (DorsalReplay *replay, DorsalMessage *message)
{
  DorsalClassifier *classifier = &replay->classifier;

  message->time_us = classifier->started ? classifier->time_us : message->time_us;
  switch (message->kind)
    {
    case DORSAL_MESSAGE_READING:
      judge (replay, message);
      message->time_us = message->reading.sample.time_us;
      break;
    case DORSAL_MESSAGE_HELLO:
      dorsal_classifier_hello (classifier, &message->hello);
      break;
    case DORSAL_MESSAGE_ANCHORED:
      anchor (classifier, message);
      break;
    case DORSAL_MESSAGE_ANCHOR_REFUSED:
      if (message->refused != DORSAL_ANCHOR_NO_SIGNAL)
        anchor (classifier, message);
      break;
    case DORSAL_MESSAGE_MARKED_END:
      dorsal_classifier_answer_direction (classifier, message->marked_end != classifier->settings.marked_end);
      break;
    case DORSAL_MESSAGE_FELT:
      dorsal_classifier_answer (classifier, message->felt.level, message->felt.answer);
      break;
    case DORSAL_MESSAGE_SETTINGS:
      if (!replay->fixed)
        dorsal_classifier_configure (classifier, message->settings);
      break;
    default:
      break;
    }
}

gboolean
dorsal_replay_gesture (const DorsalReplay *replay, DorsalMessage *ret_message)
{
  const DorsalClassifier *classifier = &replay->classifier;

  if (!replay->sampled || classifier->gestures.gesture.kind == DORSAL_GESTURE_NONE)
    return FALSE;
  *ret_message = (DorsalMessage){ .kind = DORSAL_MESSAGE_GESTURE, .time_us = classifier->time_us };
  ret_message->gesture.gesture = classifier->gestures.gesture;
  ret_message->gesture.meaning = classifier->meaning;
  ret_message->gesture.level = classifier->meaning >= DORSAL_MEANING_BETTER ? replay->asked : DORSAL_LEVEL_UNKNOWN;
  return TRUE;
}

static guint64
mix (guint64 digest, guint64 value)
{
  digest = (digest ^ value) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return digest ^ digest >> 29;
}

static guint64
mix_double (guint64 digest, double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  return mix (digest, bits);
}

/* The sample is in the bytes already; time and angle are here since a silent reading repeats them. */
guint64
dorsal_reading_digest (guint64 before, const DorsalReading *r)
{
  const guint words[] = { r->link,       r->state,       r->zone,          r->level,       r->band,      r->alerts,
                          r->direction,  r->slipping,    r->pace,          r->place_known, r->speed_known,
                          r->load_known, r->share_known, r->pressure_known, r->saturated,  r->n_faulty_cells,
                          r->breath_known };
  const double numbers[] = { r->place_cm,     r->sigma_cm,   r->speed_cm_s,    r->pressure_kpa, r->raw_fraction,
                             r->load_percent, r->left_share, r->midline_ratio, r->breath_bpm,   r->hold_s,
                             r->dwell_s };
  guint64 digest = mix (before, (guint64) r->sample.time_us);

  digest = mix (digest, (guint32) r->sample.angle_mdeg);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    digest = mix (digest, words[i]);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    digest = mix_double (digest, numbers[i]);
  for (guint i = 0; i < DORSAL_MAX_CELLS; i++)
    digest = mix (digest, r->cell_health[i]);
  return digest;
}
