/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said to the roller: who are you, start, vibrate; and what the person says by other ways than the roller.
 *
 * Comes in: the link's wishes, a cue of the owner's; answers and wishes. Goes out: sentences, one at a time, and what became of
 * the cue; the answers and wishes as messages, in their place between two samples. Never: a cue to somebody who does not stream
 * or has no motor, an answer to what nobody asks. */

#include "core/stream-private.h"

/* What became of the cue under way, if anything did. */
static void
tell_cue (DorsalStream *stream, DorsalCue cue, DorsalCueResult result)
{
  DorsalMessage *message;

  if (result == DORSAL_CUE_RESULT_UNKNOWN)
    return;
  message = dorsal_stream_tell (stream, DORSAL_MESSAGE_CUE);
  message->cue.cue = cue;
  message->cue.result = result;
}

void
dorsal_stream_end_cue (DorsalStream *stream, DorsalCueResult result)
{
  DorsalCue cue = stream->cue.cue;

  if (cue == DORSAL_CUE_UNKNOWN || result == DORSAL_CUE_RESULT_UNKNOWN)
    return;
  stream->cue = (DorsalCueCall){ 0 };
  stream->cue_due = FALSE;
  tell_cue (stream, cue, result);
}

static void
call (DorsalStream *stream, DorsalCue cue, guint ttl_ms, gint64 now_us)
{
  dorsal_stream_end_cue (stream, DORSAL_CUE_RESULT_UNANSWERED); /* a newer one takes its place */
  stream->cue = dorsal_cue_call_begin (cue, ttl_ms, now_us);
  stream->cue_due = TRUE;
}

void
dorsal_stream_feel (DorsalStream *stream, guint alerts, gint64 now_us)
{
  stream->reflex = dorsal_reflex_step (stream->reflex, alerts, now_us);
  if (stream->reflex.cue != DORSAL_CUE_UNKNOWN && stream->has_reflex && stream->classifier.hello.has_cue)
    call (stream, stream->reflex.cue, stream->reflex.ttl_ms, now_us);
}

const DorsalMessage *
dorsal_stream_cue (DorsalStream *stream, DorsalCue cue, guint ttl_ms, gint64 now_us)
{
  if (stream->link.state != DORSAL_LINK_STREAMING)
    tell_cue (stream, cue, DORSAL_CUE_RESULT_NO_SIGNAL);
  else if (!stream->classifier.hello.has_cue)
    tell_cue (stream, cue, DORSAL_CUE_RESULT_NO_MOTOR);
  else if (!stream->has_reflex || dorsal_reflex_lets (&stream->reflex, cue, ttl_ms, now_us))
    call (stream, cue, ttl_ms, now_us);
  return dorsal_stream_take (stream);
}

gsize
dorsal_stream_take_output (DorsalStream *stream, char ret_text[DORSAL_FRAME_MAX + 1])
{
  DorsalFrame frame = { 0 };

  if (stream->send & DORSAL_LINK_SEND_QUERY)
    {
      stream->send &= ~(guint) DORSAL_LINK_SEND_QUERY;
      frame.kind = DORSAL_FRAME_QUERY;
    }
  else if (stream->send & DORSAL_LINK_SEND_START)
    {
      stream->send &= ~(guint) DORSAL_LINK_SEND_START;
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

const DorsalMessage *
dorsal_stream_answer (DorsalStream *stream, DorsalLevel level, DorsalAnswer answer)
{
  DorsalMessage *message;

  if (!dorsal_classifier_answer (&stream->classifier, level, answer))
    return NULL;
  message = dorsal_stream_tell (stream, DORSAL_MESSAGE_FELT);
  message->felt.level = level;
  message->felt.answer = answer;
  return dorsal_stream_take (stream);
}

const DorsalMessage *
dorsal_stream_wish (DorsalStream *stream, DorsalWish wish)
{
  dorsal_stream_tell (stream, DORSAL_MESSAGE_WISH)->wish = wish;
  return dorsal_stream_take (stream);
}

gboolean
dorsal_message_get_answer (const DorsalMessage *message, DorsalLevel *ret_level, DorsalAnswer *ret_answer)
{
  DorsalGestureMeaning meaning = message->gesture.meaning;

  if (message->kind == DORSAL_MESSAGE_FELT)
    {
      *ret_level = message->felt.level;
      *ret_answer = message->felt.answer;
      return TRUE;
    }
  if (message->kind != DORSAL_MESSAGE_GESTURE || meaning < DORSAL_MEANING_BETTER || meaning > DORSAL_MEANING_WORSE)
    return FALSE;
  *ret_level = message->gesture.level;
  *ret_answer = (DorsalAnswer) (meaning - DORSAL_MEANING_BETTER + DORSAL_ANSWER_BETTER);
  return TRUE;
}
