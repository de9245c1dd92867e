/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What happened, as spans. */

#include "core/report.h"

#define S G_USEC_PER_SEC

typedef struct
{
  DorsalZone zone;
  DorsalState state;
  DorsalLevel level;
  guint alerts;
  double kpa;
} Scene;

static const Scene rolling = { DORSAL_ZONE_THORACIC, DORSAL_STATE_ROLLING, DORSAL_LEVEL_T7, 0, 40 };
static const Scene holding = { DORSAL_ZONE_THORACIC, DORSAL_STATE_HOLDING, DORSAL_LEVEL_T7, 0, 60 };
static const Scene off = { DORSAL_ZONE_OFF, DORSAL_STATE_OFF, DORSAL_LEVEL_UNKNOWN, 0, 0 };
static const Scene lumbar = { DORSAL_ZONE_LUMBAR, DORSAL_STATE_ROLLING, DORSAL_LEVEL_L3, DORSAL_ALERT_LUMBAR, 40 };

/* A story at 10 Hz. */
typedef struct
{
  DorsalStory story;
  gint64 now_us, hold_us;
  guint16 seq;
} Teller;

static void
say (Teller *teller, const Scene *scene, DorsalClockStep step)
{
  DorsalMessage message = { .kind = DORSAL_MESSAGE_READING, .step = step };

  teller->hold_us = scene->state == DORSAL_STATE_HOLDING ? teller->hold_us + S / 10 : 0;
  message.reading = (DorsalReading){
    .sample = { .time_us = teller->now_us, .seq = teller->seq },
    .link = DORSAL_LINK_STREAMING,
    .state = scene->state,
    .zone = scene->zone,
    .level = scene->level,
    .alerts = scene->alerts,
    .pressure_known = TRUE,
    .pressure_kpa = scene->kpa,
    .hold_s = teller->hold_us * 1e-6,
  };
  dorsal_story_add (&teller->story, &message, teller->now_us);
}

static void
tell (Teller *teller, const Scene *scene, double seconds)
{
  for (int i = 0; i < (int) (seconds * 10 + 0.5); i++)
    {
      say (teller, scene, DORSAL_CLOCK_NEXT);
      teller->now_us += S / 10;
      teller->seq++;
    }
}

static void
moment (Teller *teller, DorsalMessageKind kind)
{
  DorsalMessage message = { .kind = kind };

  dorsal_story_add (&teller->story, &message, teller->now_us);
}

static const DorsalSpan *
nth (const Teller *teller, DorsalSpanKind kind, guint n)
{
  for (guint i = 0; i < teller->story.spans->len; i++)
    {
      const DorsalSpan *span = &g_array_index (teller->story.spans, DorsalSpan, i);

      if (span->kind == kind && n-- == 0)
        return span;
    }
  g_error ("there is no such span");
}

static void
test_zones (void)
{
  Teller t = { 0 };

  dorsal_story_init (&t.story);
  tell (&t, &off, 2);
  tell (&t, &rolling, 3);
  tell (&t, &lumbar, 1);
  dorsal_story_end (&t.story);
  g_assert_cmpuint (dorsal_story_count (&t.story, DORSAL_SPAN_ZONE, NULL), ==, 3);
  g_assert_cmpint (nth (&t, DORSAL_SPAN_ZONE, 1)->zone, ==, DORSAL_ZONE_THORACIC);
  g_assert_cmpint (nth (&t, DORSAL_SPAN_ZONE, 1)->from_us, ==, 2 * S);
  g_assert_cmpint (nth (&t, DORSAL_SPAN_ZONE, 1)->to_us, ==, 5 * S);
  g_assert_cmpint (nth (&t, DORSAL_SPAN_ALERT, 0)->alert, ==, DORSAL_ALERT_LUMBAR);
  g_assert_cmpint (nth (&t, DORSAL_SPAN_ALERT, 0)->from_us, ==, 5 * S);
  g_assert_cmpint (nth (&t, DORSAL_SPAN_ALERT, 0)->to_us, ==, 5900000);
  dorsal_story_clear (&t.story);
}

static void
test_hold (void)
{
  Teller t = { .hold_us = 0 };

  dorsal_story_init (&t.story);
  tell (&t, &rolling, 3);
  t.hold_us = S; /* it is told a second after it began */
  tell (&t, &holding, 5);
  tell (&t, &rolling, 1);
  dorsal_story_end (&t.story);
  g_assert_cmpuint (dorsal_story_count (&t.story, DORSAL_SPAN_HOLD, NULL), ==, 1);
  g_assert_cmpint (nth (&t, DORSAL_SPAN_HOLD, 0)->from_us, ==, 3 * S - 11 * S / 10);
  g_assert_cmpint (nth (&t, DORSAL_SPAN_HOLD, 0)->to_us, ==, 7900000);
  g_assert_cmpint (nth (&t, DORSAL_SPAN_HOLD, 0)->level, ==, DORSAL_LEVEL_T7);
  g_assert_cmpfloat (nth (&t, DORSAL_SPAN_HOLD, 0)->hardest_kpa, ==, 60);
  dorsal_story_clear (&t.story);
}

/* A doubt of a moment within a hold, whose clock goes on. */
static void
test_one_hold (void)
{
  DorsalMessage silence = { .kind = DORSAL_MESSAGE_READING, .reading = { .link = DORSAL_LINK_SILENT } };
  Teller t = { 0 };

  dorsal_story_init (&t.story);
  tell (&t, &holding, 5);
  dorsal_story_add (&t.story, &silence, t.now_us);
  tell (&t, &holding, 5);
  tell (&t, &rolling, 1);
  tell (&t, &holding, 2); /* another one */
  dorsal_story_end (&t.story);
  g_assert_cmpuint (dorsal_story_count (&t.story, DORSAL_SPAN_HOLD, NULL), ==, 2);
  g_assert_cmpint (nth (&t, DORSAL_SPAN_HOLD, 0)->to_us, ==, 9900000);
  dorsal_story_clear (&t.story);
}

/* Time that nobody watched belongs to nothing but the gap. */
static void
test_gap (void)
{
  Teller t = { 0 };

  dorsal_story_init (&t.story);
  tell (&t, &lumbar, 1);
  t.now_us += 3 * S;
  t.seq += 29;
  say (&t, &lumbar, DORSAL_CLOCK_GAP);
  tell (&t, &lumbar, 1);
  dorsal_story_end (&t.story);
  g_assert_cmpuint (dorsal_story_count (&t.story, DORSAL_SPAN_GAP, NULL), ==, 1);
  g_assert_cmpuint (nth (&t, DORSAL_SPAN_GAP, 0)->lost, ==, 29);
  g_assert_cmpint (nth (&t, DORSAL_SPAN_GAP, 0)->from_us, ==, 900000);
  g_assert_cmpint (nth (&t, DORSAL_SPAN_GAP, 0)->to_us, ==, 4 * S);
  g_assert_cmpuint (dorsal_story_count (&t.story, DORSAL_SPAN_ZONE, NULL), ==, 2);
  g_assert_cmpint (nth (&t, DORSAL_SPAN_ZONE, 0)->to_us, ==, 900000);
  g_assert_cmpuint (dorsal_story_count (&t.story, DORSAL_SPAN_ALERT, NULL), ==, 2);
  dorsal_story_clear (&t.story);
}

static void
test_lost_in_between (void)
{
  Teller t = { 0 };

  dorsal_story_init (&t.story);
  tell (&t, &rolling, 1);
  t.now_us += S / 10;
  t.seq += 1;
  say (&t, &rolling, DORSAL_CLOCK_GAP);
  tell (&t, &rolling, 1);
  dorsal_story_end (&t.story);
  g_assert_cmpuint (nth (&t, DORSAL_SPAN_GAP, 0)->lost, ==, 1);
  g_assert_cmpuint (dorsal_story_count (&t.story, DORSAL_SPAN_ZONE, NULL), ==, 1);
  dorsal_story_clear (&t.story);
}

static void
test_answer (void)
{
  Teller t = { 0 };

  dorsal_story_init (&t.story);
  tell (&t, &holding, 5);
  tell (&t, &rolling, 1);
  dorsal_story_answer (&t.story, DORSAL_LEVEL_T7, DORSAL_ANSWER_BETTER);
  dorsal_story_answer (&t.story, DORSAL_LEVEL_T3, DORSAL_ANSWER_WORSE); /* nobody held it */
  tell (&t, &holding, 5);
  dorsal_story_answer (&t.story, DORSAL_LEVEL_T7, DORSAL_ANSWER_SAME); /* of the one under way */
  dorsal_story_end (&t.story);
  g_assert_cmpint (nth (&t, DORSAL_SPAN_HOLD, 0)->answer, ==, DORSAL_ANSWER_BETTER);
  g_assert_cmpint (nth (&t, DORSAL_SPAN_HOLD, 1)->answer, ==, DORSAL_ANSWER_SAME);
  dorsal_story_clear (&t.story);
}

static void
test_order (void)
{
  Teller t = { 0 };
  gint64 last_us = 0;

  dorsal_story_init (&t.story);
  tell (&t, &lumbar, 1);
  moment (&t, DORSAL_MESSAGE_ANCHORED);
  tell (&t, &holding, 2);
  moment (&t, DORSAL_MESSAGE_SETTINGS);
  tell (&t, &off, 1);
  dorsal_story_end (&t.story);
  g_assert_cmpuint (dorsal_story_count (&t.story, DORSAL_SPAN_ANCHOR, NULL), ==, 1);
  g_assert_cmpuint (dorsal_story_count (&t.story, DORSAL_SPAN_SETTINGS, NULL), ==, 1);
  for (guint i = 0; i < t.story.spans->len; i++)
    {
      g_assert_cmpint (g_array_index (t.story.spans, DorsalSpan, i).from_us, >=, last_us);
      last_us = g_array_index (t.story.spans, DorsalSpan, i).from_us;
    }
  dorsal_story_clear (&t.story);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/story/stays-and-alerts-follow-each-other", test_zones);
  g_test_add_func ("/core/story/a-hold-began-before-it-was-told", test_hold);
  g_test_add_func ("/core/story/a-moment-of-silence-cuts-no-hold", test_one_hold);
  g_test_add_func ("/core/story/nothing-goes-on-over-a-gap", test_gap);
  g_test_add_func ("/core/story/a-lost-sample-ends-no-stay", test_lost_in_between);
  g_test_add_func ("/core/story/an-answer-goes-to-its-hold", test_answer);
  g_test_add_func ("/core/story/all-is-told-in-order", test_order);
  return g_test_run ();
}
