/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way of a byte, once.
 *
 *   bytes ─▶ frame-reader ─▶ frame ─┬─ hello ──▶ link, clock, classifier ─▶ HELLO
 *                                   ├─ sample ─▶ clock ─▶ classifier ─────▶ READING, GESTURE; a grave alert: the motor
 *                                   ├─ event ──▶ (button: anchor) ────────▶ EVENT, ANCHORED, MARKED_END
 *                                   └─ status, answer ────────────────────▶ as they are, CUE
 *   time  ─▶ link ────────────────────────────────────────────────────────▶ READING that knows nothing, LINK
 *
 * Never: allocates, reads a file, asks the clock; data before a hello is not used. */

#include "core/stream-private.h"
#include "core/anatomy.h"

#include <string.h>

#define LEAP_US (10 * G_USEC_PER_SEC)
#define HALF_CIRCLE_US G_GINT64_CONSTANT (0x80000000) /* of the roller's 32 bits: 35.8 minutes */
#define PACE_MAX 128

DorsalMessage *
dorsal_stream_tell (DorsalStream *stream, DorsalMessageKind kind)
{
  DorsalMessage *message = &stream->queue[stream->queued++];

  g_assert (stream->queued <= G_N_ELEMENTS (stream->queue));
  message->kind = kind;
  message->time_us = stream->clock.time_us;
  message->step = DORSAL_CLOCK_UNKNOWN;
  return message;
}

/* The link has become `state`: silence is told by a reading first, so that whoever shows
 * readings can't be left with a stale one. */
static void
tell_link (DorsalStream *stream, DorsalLinkState state)
{
  if (state == DORSAL_LINK_SILENT || state == DORSAL_LINK_LOST)
    {
      dorsal_classifier_silence (&stream->classifier, state, &dorsal_stream_tell (stream, DORSAL_MESSAGE_READING)->reading);
      dorsal_stream_feel (stream, 0, 0);
    }
  dorsal_stream_tell (stream, DORSAL_MESSAGE_LINK)->link = state;
}

const DorsalMessage *
dorsal_stream_take (DorsalStream *stream)
{
  const DorsalMessage *message = NULL;

  if (stream->next < stream->queued)
    message = &stream->queue[stream->next++];
  if (stream->next == stream->queued)
    stream->next = stream->queued = 0;
  return message;
}

void
dorsal_stream_init (DorsalStream *stream, const DorsalSettings *settings, gint64 now_us)
{
  memset (stream, 0, sizeof *stream);
  dorsal_classifier_init (&stream->classifier, settings);
  stream->link = dorsal_link_open (now_us);
}

/* Whether a hello says what the last one said; batteries run down. */
static gboolean
says_the_same (const DorsalHello *a, const DorsalHello *b)
{
  return strcmp (a->serial, b->serial) == 0 && strcmp (a->model, b->model) == 0
         && strcmp (a->firmware, b->firmware) == 0 && a->n_cells == b->n_cells && a->rate_hz == b->rate_hz
         && a->diameter_mm == b->diameter_mm && a->length_mm == b->length_mm && a->pitch_mm == b->pitch_mm
         && a->full_scale == b->full_scale && a->angle == b->angle && a->unit == b->unit && a->has_cue == b->has_cue;
}

/* Not a language we speak. To somebody heard before, as if it had said nothing, to the reader as
 * well; else there is nothing to wait for. */
static void
on_foreign_hello (DorsalStream *stream, guint proto)
{
  stream->reader.hello = stream->classifier.hello;
  if (stream->link.heard)
    return;
  stream->foreign = proto;
  stream->link.state = DORSAL_LINK_LOST;
  tell_link (stream, DORSAL_LINK_LOST);
}

/* Another roller is another session: what was measured belongs to the last one. */
static void
forget_session (DorsalStream *stream)
{
  DorsalSettings settings = stream->classifier.settings;

  dorsal_classifier_init (&stream->classifier, &settings);
  stream->clock = (DorsalClock){ 0 };
  stream->resuming = FALSE;
}

static void
on_hello (DorsalStream *stream, const DorsalHello *hello, gint64 now_us)
{
  const DorsalHello *last = &stream->classifier.hello;
  gboolean news = !stream->link.heard || !says_the_same (last, hello);

  if (hello->proto != DORSAL_PROTOCOL)
    {
      on_foreign_hello (stream, hello->proto);
      return;
    }
  if (last->serial[0] != '\0' && strcmp (last->serial, hello->serial) != 0)
    forget_session (stream);
  stream->link = dorsal_link_on_hello (stream->link, now_us, &stream->send);
  dorsal_clock_hello (&stream->clock);
  dorsal_classifier_hello (&stream->classifier, hello);
  if (news)
    dorsal_stream_tell (stream, DORSAL_MESSAGE_HELLO)->hello = *hello;
}

/* Whether the roller's clock can have gone from its last sample to t_us while the host saw silence_us pass. One that restarted
 * after more than half of its circle seems to leap forward, and so does a damaged line that its checksum let through; and
 * after half a circle of silence it cannot tell how often it went round. Recordings may run at up to PACE_MAX times
 * life speed, or with no host time at all. */
static gboolean
is_plausible (const DorsalStream *stream, guint32 t_us, gint64 silence_us, gint64 now_us)
{
  gint64 step_us = (guint32) (t_us - stream->clock.t_us);

  if (!stream->clock.running)
    return TRUE;
  if (silence_us >= HALF_CIRCLE_US)
    return FALSE;
  return step_us < LEAP_US || step_us >= HALF_CIRCLE_US || now_us == stream->link.opened_us
         || step_us <= LEAP_US + PACE_MAX * silence_us;
}

/* A roller that restarted, unplugged or asleep meanwhile, cannot tell how long it was away: the host can. */
static DorsalClockStep
step_clock (DorsalStream *stream, const DorsalFrame *frame, gint64 now_us)
{
  gint64 silence_us = now_us - (stream->resuming ? stream->left_us : stream->link.sample_us);
  gboolean running;
  DorsalClockStep step;

  if (stream->resuming || !is_plausible (stream, frame->sample.t_us, silence_us, now_us))
    dorsal_clock_resume (&stream->clock, silence_us);
  stream->resuming = FALSE;
  running = stream->clock.running;
  step = dorsal_clock_step (&stream->clock, frame->sample.seq, frame->sample.t_us);
  if (step == DORSAL_CLOCK_FIRST && running && silence_us >= DORSAL_LINK_SILENT_US)
    stream->clock.time_us += silence_us;
  return step;
}

static void
tell_gesture (DorsalStream *stream, DorsalLevel asked)
{
  const DorsalClassifier *classifier = &stream->classifier;
  DorsalMessage *message = dorsal_stream_tell (stream, DORSAL_MESSAGE_GESTURE);

  message->gesture.gesture = classifier->gestures.gesture;
  message->gesture.meaning = classifier->meaning;
  message->gesture.level = classifier->meaning >= DORSAL_MEANING_BETTER ? asked : DORSAL_LEVEL_UNKNOWN;
}

static void
on_sample (DorsalStream *stream, const DorsalFrame *frame, gint64 now_us)
{
  DorsalStatistics *statistics = &stream->reader.statistics;
  gboolean was_streaming = stream->link.state == DORSAL_LINK_STREAMING;
  gint64 before_us = stream->clock.time_us;
  DorsalClockStep step;
  DorsalLevel asked;
  DorsalMessage *message;
  DorsalSample sample;

  if (!stream->link.heard)
    return;
  step = step_clock (stream, frame, now_us);
  if (step == DORSAL_CLOCK_DUPLICATE)
    {
      statistics->duplicate++;
      return;
    }
  statistics->samples++;
  if (step == DORSAL_CLOCK_GAP)
    statistics->lost += stream->clock.lost;
  stream->link = dorsal_link_on_sample (stream->link, now_us);
  /* A recording read faster than life hears no silence, nor does who slept: the time gone by tells of it. */
  if (was_streaming && stream->clock.time_us - before_us >= DORSAL_LINK_SILENT_US)
    {
      tell_link (stream, DORSAL_LINK_SILENT);
      was_streaming = FALSE;
    }
  if (!was_streaming)
    tell_link (stream, DORSAL_LINK_STREAMING);

  memset (&sample, 0, sizeof sample); /* the bytes between the fields as well: readings are compared as a whole */
  sample.time_us = stream->clock.time_us;
  sample.angle_mdeg = frame->sample.angle_mdeg;
  sample.seq = frame->sample.seq;
  sample.n_cells = (guint8) frame->sample.n_cells;
  memcpy (sample.cells, frame->sample.cells, frame->sample.n_cells * sizeof sample.cells[0]);
  asked = stream->classifier.spots.asked;
  message = dorsal_stream_tell (stream, DORSAL_MESSAGE_READING);
  message->step = step;
  dorsal_classifier_step (&stream->classifier, &sample, step, &message->reading);
  if (message->reading.alerts != stream->reflex.alerts)
    dorsal_stream_feel (stream, message->reading.alerts, now_us);
  if (stream->classifier.gestures.gesture.kind != DORSAL_GESTURE_NONE)
    tell_gesture (stream, asked);
}

static void
anchor (DorsalStream *stream)
{
  DorsalClassifier *classifier = &stream->classifier;
  DorsalAnchorResult result = DORSAL_ANCHOR_NO_SIGNAL;
  DorsalMessage *message;

  if (stream->link.state == DORSAL_LINK_STREAMING)
    result = dorsal_classifier_anchor (classifier);

  if (result != DORSAL_ANCHOR_ACCEPTED)
    {
      dorsal_stream_tell (stream, DORSAL_MESSAGE_ANCHOR_REFUSED)->refused = result;
      return;
    }
  message = dorsal_stream_tell (stream, DORSAL_MESSAGE_ANCHORED);
  message->anchored.place_cm = classifier->position.place_cm;
  message->anchored.sigma_cm
      = dorsal_position_sigma (&classifier->position, &classifier->settings.body, &classifier->settings.zones);
  message->anchored.level
      = dorsal_anatomy_level_at (classifier->position.place_cm / classifier->settings.body.length_cm);
}

static void
on_answer (DorsalStream *stream, const DorsalFrame *frame)
{
  if (!stream->link.heard)
    return;
  dorsal_stream_tell (stream, DORSAL_MESSAGE_ANSWER)->frame = *frame;
  dorsal_stream_end_cue (stream, dorsal_cue_call_on_answer (&stream->cue, frame));
}

static void
answer_direction (DorsalStream *stream, gboolean turned)
{
  if (dorsal_classifier_answer_direction (&stream->classifier, turned))
    dorsal_stream_tell (stream, DORSAL_MESSAGE_MARKED_END)->marked_end = stream->classifier.settings.marked_end;
}

static void
on_frame (DorsalStream *stream, const DorsalFrame *frame, gint64 now_us)
{
  if (stream->link.state == DORSAL_LINK_LOST)
    return;
  switch (frame->kind)
    {
    case DORSAL_FRAME_HELLO:
      on_hello (stream, &frame->hello, now_us);
      break;
    case DORSAL_FRAME_SAMPLE:
      on_sample (stream, frame, now_us);
      break;
    case DORSAL_FRAME_EVENT:
      if (!stream->link.heard)
        break;
      dorsal_stream_tell (stream, DORSAL_MESSAGE_EVENT)->frame = *frame;
      if (frame->event.event == DORSAL_ROLLER_EVENT_BUTTON)
        anchor (stream);
      if (frame->event.event == DORSAL_ROLLER_EVENT_BUTTON_LONG)
        answer_direction (stream, TRUE);
      break;
    case DORSAL_FRAME_STATUS:
      if (stream->link.heard)
        dorsal_stream_tell (stream, DORSAL_MESSAGE_STATUS)->frame = *frame;
      break;
    case DORSAL_FRAME_ANSWER:
      on_answer (stream, frame);
      break;
    default: /* a host's sentence, echoed: nothing to us */
      break;
    }
}

const DorsalMessage *
dorsal_stream_next (DorsalStream *stream, const guint8 **bytes, gsize *n, gint64 now_us)
{
  const DorsalMessage *message = dorsal_stream_take (stream);
  DorsalFrame frame;

  while (!message && dorsal_frame_reader_next (&stream->reader, bytes, n, &frame))
    {
      on_frame (stream, &frame, now_us);
      message = dorsal_stream_take (stream);
    }
  return message;
}

const DorsalMessage *
dorsal_stream_tick (DorsalStream *stream, gint64 now_us)
{
  const DorsalMessage *message = dorsal_stream_take (stream);
  DorsalLinkState before = stream->link.state;

  if (message)
    return message;
  stream->link = dorsal_link_on_tick (stream->link, now_us, &stream->send);
  if (stream->link.state != before)
    tell_link (stream, stream->link.state);
  dorsal_stream_end_cue (stream, dorsal_cue_call_on_tick (&stream->cue, now_us));
  return dorsal_stream_take (stream);
}

gint64
dorsal_stream_deadline_us (const DorsalStream *stream)
{
  return MIN (dorsal_link_deadline_us (&stream->link), dorsal_cue_call_deadline_us (&stream->cue));
}

const DorsalMessage *
dorsal_stream_anchor (DorsalStream *stream)
{
  anchor (stream);
  return dorsal_stream_take (stream);
}

const DorsalMessage *
dorsal_stream_answer_direction (DorsalStream *stream, gboolean turned)
{
  answer_direction (stream, turned);
  return dorsal_stream_take (stream);
}

const DorsalMessage *
dorsal_stream_configure (DorsalStream *stream, const DorsalSettings *settings)
{
  dorsal_classifier_configure (&stream->classifier, settings);
  dorsal_stream_tell (stream, DORSAL_MESSAGE_SETTINGS)->settings = settings;
  return dorsal_stream_take (stream);
}

const DorsalMessage *
dorsal_stream_end (DorsalStream *stream)
{
  const DorsalMessage *message = dorsal_stream_take (stream);

  if (message || stream->link.state == DORSAL_LINK_LOST)
    return message;
  stream->link.state = DORSAL_LINK_LOST;
  dorsal_stream_end_cue (stream, DORSAL_CUE_RESULT_UNANSWERED);
  tell_link (stream, DORSAL_LINK_LOST);
  return dorsal_stream_take (stream);
}

const DorsalMessage *
dorsal_stream_reopen (DorsalStream *stream, gint64 now_us)
{
  if (stream->clock.running && !stream->resuming)
    {
      stream->resuming = TRUE;
      stream->left_us = stream->link.sample_us;
    }
  stream->link = dorsal_link_open (now_us);
  stream->reader.inside = FALSE;
  stream->foreign = 0;
  stream->send = 0;
  stream->queued = stream->next = 0;
  dorsal_stream_end_cue (stream, DORSAL_CUE_RESULT_UNANSWERED);
  tell_link (stream, DORSAL_LINK_OPENING);
  return dorsal_stream_take (stream);
}

const DorsalStatistics *
dorsal_stream_statistics (const DorsalStream *stream)
{
  return &stream->reader.statistics;
}
