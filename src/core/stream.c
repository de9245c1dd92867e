/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way of a byte, once.
 *
 *   bytes ─▶ frame-reader ─▶ frame ─┬─ hello ──▶ link, clock, classifier ─▶ HELLO
 *                                   ├─ sample ─▶ clock ─▶ classifier ─────▶ READING, GESTURE
 *                                   ├─ event ──▶ (button: anchor) ────────▶ EVENT, ANCHORED, MARKED_END
 *                                   └─ status, answer ────────────────────▶ as they are, CUE
 *   time  ─▶ link ────────────────────────────────────────────────────────▶ READING that knows nothing, LINK
 *
 * Never: allocates, reads a file, asks the clock; data before a hello is not used. */

#include "core/stream.h"
#include "core/anatomy.h"

#include <string.h>

#define LEAP_US (10 * G_USEC_PER_SEC)
#define PACE_MAX 128

static DorsalMessage *
tell (DorsalStream *stream, DorsalMessageKind kind)
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
    dorsal_classifier_silence (&stream->classifier, state, &tell (stream, DORSAL_MESSAGE_READING)->reading);
  tell (stream, DORSAL_MESSAGE_LINK)->link = state;
}

static const DorsalMessage *
take (DorsalStream *stream)
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
    tell (stream, DORSAL_MESSAGE_HELLO)->hello = *hello;
}

/* Whether the host saw enough time pass for this step of the roller's clock. A board that restarted after more
 * than half the circle of its clock seems to leap forward, and so does a damaged line that its checksum let through.
 * Recordings may run at up to PACE_MAX times life speed, or with no host time at all. */
static gboolean
is_plausible (const DorsalStream *stream, guint32 t_us, gint64 now_us)
{
  gint64 step_us = (guint32) (t_us - stream->clock.t_us);

  return !stream->clock.running || step_us < LEAP_US || step_us >= 0x80000000 || now_us == stream->link.opened_us
         || step_us <= LEAP_US + PACE_MAX * (now_us - stream->link.sample_us);
}

static void
tell_gesture (DorsalStream *stream, DorsalLevel asked)
{
  const DorsalClassifier *classifier = &stream->classifier;
  DorsalMessage *message = tell (stream, DORSAL_MESSAGE_GESTURE);

  message->gesture.gesture = classifier->gestures.gesture;
  message->gesture.meaning = classifier->meaning;
  message->gesture.level = classifier->meaning >= DORSAL_MEANING_BETTER ? asked : DORSAL_LEVEL_UNKNOWN;
}

static void
on_sample (DorsalStream *stream, const DorsalFrame *frame, gint64 now_us)
{
  DorsalStatistics *statistics = &stream->reader.statistics;
  gboolean was_streaming = stream->link.state == DORSAL_LINK_STREAMING;
  DorsalClockStep step;
  DorsalLevel asked;
  DorsalMessage *message;
  DorsalSample sample;

  if (!stream->link.heard)
    return;
  if (stream->resuming)
    {
      dorsal_clock_resume (&stream->clock, now_us - stream->left_us);
      stream->resuming = FALSE;
    }
  else if (!is_plausible (stream, frame->sample.t_us, now_us))
    dorsal_clock_resume (&stream->clock, now_us - stream->link.sample_us);
  step = dorsal_clock_step (&stream->clock, frame->sample.seq, frame->sample.t_us);
  if (step == DORSAL_CLOCK_DUPLICATE)
    {
      statistics->duplicate++;
      return;
    }
  statistics->samples++;
  if (step == DORSAL_CLOCK_GAP)
    statistics->lost += stream->clock.lost;
  stream->link = dorsal_link_on_sample (stream->link, now_us);
  /* A recording read faster than life hears no silence: the roller's clock tells of it. */
  if (was_streaming && stream->clock.step_us >= DORSAL_LINK_SILENT_US)
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
  message = tell (stream, DORSAL_MESSAGE_READING);
  message->step = step;
  dorsal_classifier_step (&stream->classifier, &sample, step, &message->reading);
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
      tell (stream, DORSAL_MESSAGE_ANCHOR_REFUSED)->refused = result;
      return;
    }
  message = tell (stream, DORSAL_MESSAGE_ANCHORED);
  message->anchored.place_cm = classifier->position.place_cm;
  message->anchored.sigma_cm
      = dorsal_position_sigma (&classifier->position, &classifier->settings.body, &classifier->settings.zones);
  message->anchored.level
      = dorsal_anatomy_level_at (classifier->position.place_cm / classifier->settings.body.length_cm);
}

/* What became of the cue under way, if anything did. */
static void
tell_cue (DorsalStream *stream, DorsalCue cue, DorsalCueResult result)
{
  DorsalMessage *message;

  if (result == DORSAL_CUE_RESULT_UNKNOWN)
    return;
  message = tell (stream, DORSAL_MESSAGE_CUE);
  message->cue.cue = cue;
  message->cue.result = result;
}

static void
end_cue (DorsalStream *stream, DorsalCueResult result)
{
  DorsalCue cue = stream->cue.cue;

  if (cue == DORSAL_CUE_UNKNOWN || result == DORSAL_CUE_RESULT_UNKNOWN)
    return;
  stream->cue = (DorsalCueCall){ 0 };
  stream->cue_due = FALSE;
  tell_cue (stream, cue, result);
}

static void
on_answer (DorsalStream *stream, const DorsalFrame *frame)
{
  if (!stream->link.heard)
    return;
  tell (stream, DORSAL_MESSAGE_ANSWER)->frame = *frame;
  end_cue (stream, dorsal_cue_call_on_answer (&stream->cue, frame));
}

static void
answer_direction (DorsalStream *stream, gboolean turned)
{
  if (dorsal_classifier_answer_direction (&stream->classifier, turned))
    tell (stream, DORSAL_MESSAGE_MARKED_END)->marked_end = stream->classifier.settings.marked_end;
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
      tell (stream, DORSAL_MESSAGE_EVENT)->frame = *frame;
      if (frame->event.event == DORSAL_ROLLER_EVENT_BUTTON)
        anchor (stream);
      if (frame->event.event == DORSAL_ROLLER_EVENT_BUTTON_LONG)
        answer_direction (stream, TRUE);
      break;
    case DORSAL_FRAME_STATUS:
      if (stream->link.heard)
        tell (stream, DORSAL_MESSAGE_STATUS)->frame = *frame;
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
  const DorsalMessage *message = take (stream);
  DorsalFrame frame;

  while (!message && dorsal_frame_reader_next (&stream->reader, bytes, n, &frame))
    {
      on_frame (stream, &frame, now_us);
      message = take (stream);
    }
  return message;
}

const DorsalMessage *
dorsal_stream_tick (DorsalStream *stream, gint64 now_us)
{
  const DorsalMessage *message = take (stream);
  DorsalLinkState before = stream->link.state;

  if (message)
    return message;
  stream->link = dorsal_link_on_tick (stream->link, now_us, &stream->send);
  if (stream->link.state != before)
    tell_link (stream, stream->link.state);
  end_cue (stream, dorsal_cue_call_on_tick (&stream->cue, now_us));
  return take (stream);
}

gint64
dorsal_stream_deadline_us (const DorsalStream *stream)
{
  return MIN (dorsal_link_deadline_us (&stream->link), dorsal_cue_call_deadline_us (&stream->cue));
}

const DorsalMessage *
dorsal_stream_cue (DorsalStream *stream, DorsalCue cue, guint ttl_ms, gint64 now_us)
{
  end_cue (stream, DORSAL_CUE_RESULT_UNANSWERED); /* a newer one takes its place */
  if (stream->link.state != DORSAL_LINK_STREAMING)
    tell_cue (stream, cue, DORSAL_CUE_RESULT_NO_SIGNAL);
  else if (!stream->classifier.hello.has_cue)
    tell_cue (stream, cue, DORSAL_CUE_RESULT_NO_MOTOR);
  else
    {
      stream->cue = dorsal_cue_call_begin (cue, ttl_ms, now_us);
      stream->cue_due = TRUE;
    }
  return take (stream);
}

const DorsalMessage *
dorsal_stream_anchor (DorsalStream *stream)
{
  anchor (stream);
  return take (stream);
}

const DorsalMessage *
dorsal_stream_answer_direction (DorsalStream *stream, gboolean turned)
{
  answer_direction (stream, turned);
  return take (stream);
}

const DorsalMessage *
dorsal_stream_configure (DorsalStream *stream, const DorsalSettings *settings)
{
  dorsal_classifier_configure (&stream->classifier, settings);
  tell (stream, DORSAL_MESSAGE_SETTINGS)->settings = *settings;
  return take (stream);
}

const DorsalMessage *
dorsal_stream_end (DorsalStream *stream)
{
  const DorsalMessage *message = take (stream);

  if (message || stream->link.state == DORSAL_LINK_LOST)
    return message;
  stream->link.state = DORSAL_LINK_LOST;
  end_cue (stream, DORSAL_CUE_RESULT_UNANSWERED);
  tell_link (stream, DORSAL_LINK_LOST);
  return take (stream);
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
  end_cue (stream, DORSAL_CUE_RESULT_UNANSWERED);
  tell_link (stream, DORSAL_LINK_OPENING);
  return take (stream);
}

gsize
dorsal_stream_take_output (DorsalStream *stream, char ret_text[DORSAL_FRAME_MAX + 1])
{
  DorsalFrame frame = { 0 };

  if (stream->send & DORSAL_LINK_SEND_QUERY)
    {
      stream->send &= ~DORSAL_LINK_SEND_QUERY;
      frame.kind = DORSAL_FRAME_QUERY;
    }
  else if (stream->send & DORSAL_LINK_SEND_START)
    {
      stream->send &= ~DORSAL_LINK_SEND_START;
      frame.kind = DORSAL_FRAME_COMMAND;
      frame.command.command = DORSAL_COMMAND_START;
      frame.command.rate_hz = stream->rate_hz ? stream->rate_hz : stream->classifier.hello.rate_hz;
    }
  else if (stream->cue_due)
    {
      stream->cue_due = FALSE;
      frame.kind = DORSAL_FRAME_COMMAND;
      frame.command.command = DORSAL_COMMAND_CUE;
      frame.command.cue = stream->cue.cue;
      frame.command.ttl_ms = stream->cue.ttl_ms;
    }
  else
    return 0;
  return dorsal_frame_print (&frame, ret_text);
}

const DorsalStatistics *
dorsal_stream_statistics (const DorsalStream *stream)
{
  return &stream->reader.statistics;
}
