/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: messages of a session, one after the other. Out: spans. Never: a span over time that nobody watched.
 *
 *   zone      ├─off──┤├──thoracic────────┤       ├─thoracic─┤
 *   hold                   ├─T7──┤
 *   alert                     ├hard┤
 *   gap                                  ├──gap──┤
 *   anchor            │
 */

#include "core/story.h"

#define UNWATCHED_US (500 * 1000)

void
dorsal_story_init (DorsalStory *story)
{
  *story = (DorsalStory){ .spans = g_array_new (FALSE, FALSE, sizeof (DorsalSpan)) };
}

void
dorsal_story_clear (DorsalStory *story)
{
  g_clear_pointer (&story->spans, g_array_unref);
}

/* --- ending --- */

static void
end_span (DorsalStory *story, DorsalSpan *span, gint64 at_us)
{
  if (span->kind == DORSAL_SPAN_NONE)
    return;
  span->to_us = at_us;
  g_array_append_val (story->spans, *span);
  *span = (DorsalSpan){ 0 };
}

static void
end_alerts (DorsalStory *story, guint alerts, gint64 at_us)
{
  for (guint i = 0; i < DORSAL_N_ALERTS; i++)
    if (alerts >> i & 1)
      {
        DorsalSpan span
            = { .kind = DORSAL_SPAN_ALERT, .from_us = story->since_us[i], .alert = (DorsalAlert) (1u << i) };
        end_span (story, &span, at_us);
      }
  story->standing &= ~alerts;
}

/* From here on nobody knows anything. */
static void
end_all (DorsalStory *story)
{
  end_span (story, &story->zone, story->time_us);
  end_span (story, &story->hold, story->time_us);
  end_alerts (story, story->standing, story->time_us);
}

/* --- a reading --- */

static void
follow_gap (DorsalStory *story, const DorsalMessage *message, gint64 at_us)
{
  gboolean lost = message->step == DORSAL_CLOCK_GAP, unwatched = at_us - story->time_us >= UNWATCHED_US;
  DorsalSpan gap = { .kind = DORSAL_SPAN_GAP, .from_us = story->time_us };

  if (!story->started || (!lost && !unwatched))
    return;
  if (lost)
    gap.lost = (guint16) (message->reading.sample.seq - story->seq - 1);
  if (unwatched)
    end_all (story);
  end_span (story, &gap, at_us);
}

static void
follow_zone (DorsalStory *story, DorsalZone zone, gint64 at_us)
{
  if (story->zone.kind != DORSAL_SPAN_NONE && story->zone.zone == zone)
    return;
  end_span (story, &story->zone, at_us);
  if (zone != DORSAL_ZONE_UNKNOWN)
    story->zone = (DorsalSpan){ .kind = DORSAL_SPAN_ZONE, .from_us = at_us, .zone = zone };
}

/* A hold begins. Where it says that it began before the last one ended, it is that one: a moment's silence lay
 * between. */
static void
begin_hold (DorsalStory *story, gint64 from_us)
{
  for (guint i = story->spans->len; i-- > 0;)
    {
      DorsalSpan last = g_array_index (story->spans, DorsalSpan, i);

      if (last.kind != DORSAL_SPAN_HOLD)
        continue;
      if (from_us >= last.to_us)
        break;
      g_array_remove_index (story->spans, i);
      story->hold = last;
      return;
    }
  story->hold = (DorsalSpan){ .kind = DORSAL_SPAN_HOLD, .from_us = from_us };
}

static void
follow_hold (DorsalStory *story, const DorsalReading *reading, gint64 at_us)
{
  DorsalSpan *hold = &story->hold;

  if (reading->state != DORSAL_STATE_HOLDING)
    {
      end_span (story, hold, story->time_us);
      return;
    }
  if (hold->kind == DORSAL_SPAN_NONE) /* it is told once it is sure, and began before */
    begin_hold (story, MAX (at_us - (gint64) (reading->hold_s * G_USEC_PER_SEC + 0.5), 0));
  if (reading->level != DORSAL_LEVEL_UNKNOWN)
    {
      hold->level = reading->level;
      hold->zone = reading->zone;
    }
  if (reading->pressure_known)
    hold->hardest_kpa = MAX (hold->hardest_kpa, reading->pressure_kpa);
}

static void
follow_alerts (DorsalStory *story, guint alerts, gint64 at_us)
{
  guint raised = alerts & ~story->standing;

  end_alerts (story, story->standing & ~alerts, at_us);
  for (guint i = 0; i < DORSAL_N_ALERTS; i++)
    if (raised >> i & 1)
      story->since_us[i] = at_us;
  story->standing = alerts;
}

static void
follow_reading (DorsalStory *story, const DorsalMessage *message, gint64 at_us)
{
  const DorsalReading *reading = &message->reading;

  if (message->step == DORSAL_CLOCK_UNKNOWN)
    {
      end_all (story);
      return;
    }
  follow_gap (story, message, at_us);
  follow_zone (story, reading->zone, at_us);
  follow_hold (story, reading, at_us);
  follow_alerts (story, reading->alerts, at_us);
  story->started = TRUE;
  story->time_us = at_us;
  story->seq = reading->sample.seq;
}

/* --- all --- */

void
dorsal_story_add (DorsalStory *story, const DorsalMessage *message, gint64 at_us)
{
  DorsalSpan moment = { .from_us = at_us };

  switch (message->kind)
    {
    case DORSAL_MESSAGE_READING:
      follow_reading (story, message, at_us);
      return;
    case DORSAL_MESSAGE_FELT:
      dorsal_story_answer (story, message->felt.level, message->felt.answer);
      return;
    case DORSAL_MESSAGE_ANCHORED:
      moment.kind = DORSAL_SPAN_ANCHOR;
      moment.anchor = DORSAL_ANCHOR_ACCEPTED;
      break;
    case DORSAL_MESSAGE_ANCHOR_REFUSED:
      moment.kind = DORSAL_SPAN_ANCHOR;
      moment.anchor = message->refused;
      break;
    case DORSAL_MESSAGE_MARKED_END:
      moment.kind = DORSAL_SPAN_MARKED_END;
      moment.marked_end = message->marked_end;
      break;
    case DORSAL_MESSAGE_SETTINGS:
      moment.kind = DORSAL_SPAN_SETTINGS;
      break;
    case DORSAL_MESSAGE_EVENT:
      moment.kind = DORSAL_SPAN_ROLLER;
      moment.event = message->frame.event.event;
      break;
    default:
      return;
    }
  end_span (story, &moment, at_us);
}

void
dorsal_story_answer (DorsalStory *story, DorsalLevel level, DorsalAnswer answer)
{
  if (level == DORSAL_LEVEL_UNKNOWN)
    return;
  if (story->hold.kind == DORSAL_SPAN_HOLD && story->hold.level == level)
    {
      story->hold.answer = answer;
      return;
    }
  for (guint i = story->spans->len; i-- > 0;)
    {
      DorsalSpan *span = &g_array_index (story->spans, DorsalSpan, i);

      if (span->kind != DORSAL_SPAN_HOLD || span->level != level)
        continue;
      span->answer = answer;
      return;
    }
}

static gint
by_time (gconstpointer a, gconstpointer b)
{
  const DorsalSpan *one = a, *other = b;

  if (one->from_us != other->from_us)
    return one->from_us < other->from_us ? -1 : 1;
  return (int) one->kind - (int) other->kind;
}

void
dorsal_story_end (DorsalStory *story)
{
  end_all (story);
  g_array_sort (story->spans, by_time);
}

guint
dorsal_story_count (const DorsalStory *story, DorsalSpanKind kind, gint64 *ret_us)
{
  guint n = 0;
  gint64 us = 0;

  for (guint i = 0; i < story->spans->len; i++)
    {
      const DorsalSpan *span = &g_array_index (story->spans, DorsalSpan, i);

      if (span->kind != kind)
        continue;
      n++;
      us += span->to_us - span->from_us;
    }
  if (ret_us)
    *ret_us = us;
  return n;
}
