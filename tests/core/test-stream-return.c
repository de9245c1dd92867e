/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The roller was away and is back: the session goes on. And signals to its motor. */

#include "stream-bench.h"

#include "core/anatomy.h"

#include <string.h>

#define AWAY_MS (90 * 60 * G_GINT64_CONSTANT (1000)) /* more than half the circle of its microseconds */

/* Pulled out after a second, away for so many milliseconds, and open again. */
static void
leave_and_return (Bench *b, gint64 away_ms)
{
  const DorsalMessage *message;

  while ((message = dorsal_stream_end (&b->stream)))
    bench_take (b, message);
  b->now_us += away_ms * MS;
  for (message = dorsal_stream_reopen (&b->stream, b->now_us); message;
       message = dorsal_stream_tick (&b->stream, b->now_us))
    bench_take (b, message);
}

static gint64
dwell_us (const Bench *b)
{
  gint64 sum = 0;

  for (guint i = 0; i < DORSAL_N_LEVELS; i++)
    sum += b->stream.classifier.dwell.level_us[i];
  return sum;
}

static void
test_session_goes_on (void)
{
  Bench b;
  gint64 dwell_before_us;

  bench_begin_streaming (&b);
  dorsal_stream_anchor (&b.stream);
  bench_play (&b, 100, 0, UP);
  dwell_before_us = dwell_us (&b);
  g_assert_cmpint (dwell_before_us, >, 500 * MS);
  g_free (bench_output (&b));
  bench_forget (&b);

  leave_and_return (&b, 4000);
  bench_assert_letters (&b, "RLL");
  g_assert_cmpint (b.stream.link.state, ==, DORSAL_LINK_OPENING);
  bench_assert_output (&b, "$RLQ*FE47\r\n");

  b.hand.time_us = 0; /* it restarted, its numbers too */
  b.hand.count = 0;
  bench_play (&b, 3, 0, UP);
  bench_assert_letters (&b, ""); /* held back until it says who it is */
  bench_say_hello (&b);
  bench_play (&b, 20, 0, UP);
  bench_assert_letters (&b, "HLRRRRRRRRRRRRRRRRRRRR");
  g_assert_cmpint (dwell_us (&b), ==, dwell_before_us);
  g_assert_cmpuint (dorsal_stream_statistics (&b.stream)->samples, ==, 220);
  bench_end (&b);
}

/* As wide as the silence by the host's time, and nobody knows where the roller is. */
static void
test_gap (void)
{
  static const guint counts[] = { 1, 900, 40000 }; /* on, far on, and "back" */

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      Bench b;
      gint64 last_us;

      bench_begin_streaming (&b);
      dorsal_stream_anchor (&b.stream);
      bench_play (&b, 50, 0, UP);
      g_assert_true (bench_last (&b)->reading.place_known);
      last_us = bench_last (&b)->time_us;

      leave_and_return (&b, AWAY_MS);
      b.hand.count += counts[i];
      b.hand.time_us += 12345678;
      bench_say_hello (&b);
      bench_play (&b, 1, 0, UP);
      g_assert_cmpint (bench_last (&b)->time_us - last_us, ==, AWAY_MS * MS + 10 * MS);
      g_assert_cmpuint (dorsal_stream_statistics (&b.stream)->lost, ==, 0);
      bench_play (&b, 99, 0, UP);
      g_assert_false (bench_last (&b)->reading.place_known);
      g_assert_cmpint (bench_last (&b)->reading.zone, ==, DORSAL_ZONE_UNKNOWN);
      g_assert_cmpfloat (bench_last (&b)->reading.hold_s, <, 2);
      g_assert_cmpint (bench_last (&b)->time_us - last_us, ==, AWAY_MS * MS + 1000 * MS);
      bench_end (&b);
    }
}

/* Twice away before a sample came: one gap, counted from the last sample. */
static void
test_twice_away (void)
{
  Bench b;
  gint64 last_us;

  bench_begin_streaming (&b);
  last_us = b.stream.clock.time_us;
  leave_and_return (&b, 1000);
  leave_and_return (&b, 1000);
  bench_say_hello (&b);
  bench_play (&b, 1, 0, UP);
  g_assert_cmpint (bench_last (&b)->time_us - last_us, ==, 2010 * MS);
  bench_end (&b);
}

static void
test_another_roller (void)
{
  Bench b;

  bench_begin_streaming (&b);
  dorsal_stream_anchor (&b.stream);
  bench_play (&b, 100, 0, UP);
  leave_and_return (&b, 1000);
  strcpy (b.hand.hello.serial, "OTHER");
  bench_say_hello (&b);
  bench_play (&b, 2, 0, UP);
  g_assert_cmpint (dwell_us (&b), ==, 0);
  g_assert_cmpint (bench_last (&b)->time_us, ==, 10 * MS);
  g_assert_cmpfloat (b.stream.classifier.settings.body.length_cm, ==, rig_settings ().body.length_cm);
  bench_end (&b);
}

/* A torn line before, the rest of one after: neither makes a sentence with the other. */
static void
test_torn_line (void)
{
  Bench b;

  bench_begin_streaming (&b);
  g_string_append (b.wire, "$RLD,1,2,3");
  bench_feed (&b);
  leave_and_return (&b, 100);
  g_string_append (b.wire, ",4*0000\r\n");
  bench_say_hello (&b);
  bench_play (&b, 2, 0, UP);
  g_assert_cmpuint (dorsal_stream_statistics (&b.stream)->malformed, ==, 0);
  g_assert_cmpuint (dorsal_stream_statistics (&b.stream)->crc, ==, 0);
  bench_end (&b);
}

static void
test_no_roller_any_more (void)
{
  Bench b;

  bench_begin_streaming (&b);
  leave_and_return (&b, 100);
  bench_forget (&b);
  bench_tick (&b, 5000);
  g_assert_cmpint (bench_last (&b)->link, ==, DORSAL_LINK_LOST);
  bench_end (&b);
}

/* Cues */

static const DorsalMessage *
cue (Bench *b, DorsalCue what, guint ttl_ms)
{
  const DorsalMessage *message = dorsal_stream_cue (&b->stream, what, ttl_ms, b->now_us);

  if (message)
    bench_take (b, message);
  return message;
}

static void
assert_cue (Bench *b, DorsalCue what, DorsalCueResult result)
{
  const DorsalMessage *message = bench_last (b);

  g_assert_cmpint (message->kind, ==, DORSAL_MESSAGE_CUE);
  g_assert_cmpint (message->cue.cue, ==, what);
  g_assert_cmpint (message->cue.result, ==, result);
}

static void
test_cue_answers (void)
{
  static const struct
  {
    const char *says;
    const char *letters;
    DorsalCueResult result;
  } rows[] = {
    { "RLA,cue,ok", "WC", DORSAL_CUE_RESULT_DONE },
    { "RLA,cue,error,hot", "WC", DORSAL_CUE_RESULT_REFUSED },
    { "RLA,start,ok,100", "W", DORSAL_CUE_RESULT_UNANSWERED },
    { "RLS,1,2,3", "S", DORSAL_CUE_RESULT_UNANSWERED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Bench b;

      bench_begin_streaming (&b);
      g_free (bench_output (&b));
      g_assert_null (cue (&b, DORSAL_CUE_UP, 400));
      g_assert_cmpint (dorsal_stream_deadline_us (&b.stream), ==, b.now_us + 200 * MS);
      bench_assert_output (&b, "$RLC,cue,up,400*F13B\r\n");
      rig_say (b.wire, rows[i].says);
      bench_feed (&b);
      if (rows[i].result == DORSAL_CUE_RESULT_UNANSWERED)
        {
          bench_assert_letters (&b, rows[i].letters);
          bench_tick (&b, 199);
          bench_assert_letters (&b, "");
          bench_tick (&b, 1);
          assert_cue (&b, DORSAL_CUE_UP, rows[i].result);
          bench_assert_letters (&b, "C");
        }
      else
        {
          assert_cue (&b, DORSAL_CUE_UP, rows[i].result);
          bench_assert_letters (&b, rows[i].letters);
        }
      bench_tick (&b, 200);
      rig_say (b.wire, "RLA,cue,ok"); /* too late, or twice: nobody asked */
      bench_feed (&b);
      bench_assert_letters (&b, "W");
      bench_assert_output (&b, "");
      bench_end (&b);
    }
}

static void
test_cue_that_cannot_be (void)
{
  Bench b;

  bench_begin (&b);
  cue (&b, DORSAL_CUE_TICK, 100);
  assert_cue (&b, DORSAL_CUE_TICK, DORSAL_CUE_RESULT_NO_SIGNAL);
  b.hand.hello.has_cue = FALSE;
  bench_say_hello (&b);
  bench_play (&b, 1, 0, UP);
  g_free (bench_output (&b));
  cue (&b, DORSAL_CUE_TICK, 100);
  assert_cue (&b, DORSAL_CUE_TICK, DORSAL_CUE_RESULT_NO_MOTOR);
  bench_assert_output (&b, "");
  bench_end (&b);
}

static void
test_cue_gives_way (void)
{
  Bench b;

  bench_begin_streaming (&b);
  g_free (bench_output (&b));
  cue (&b, DORSAL_CUE_INHALE, 100);
  cue (&b, DORSAL_CUE_STOP, 60000); /* to a newer one, which is held to two seconds */
  assert_cue (&b, DORSAL_CUE_INHALE, DORSAL_CUE_RESULT_UNANSWERED);
  bench_assert_output (&b, "$RLC,cue,stop,2000*A54D\r\n");
  bench_forget (&b);
  leave_and_return (&b, 10); /* to the end of the roller */
  g_assert_cmpint (g_array_index (b.messages, DorsalMessage, 0).cue.result, ==, DORSAL_CUE_RESULT_UNANSWERED);
  bench_assert_letters (&b, "CRLL");
  bench_end (&b);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/stream-return/the-session-goes-on-after-a-hello", test_session_goes_on);
  g_test_add_func ("/core/stream-return/the-gap-is-as-wide-as-the-hosts-silence", test_gap);
  g_test_add_func ("/core/stream-return/twice-away-is-one-gap", test_twice_away);
  g_test_add_func ("/core/stream-return/another-roller-is-another-session", test_another_roller);
  g_test_add_func ("/core/stream-return/a-torn-line-stays-torn", test_torn_line);
  g_test_add_func ("/core/stream-return/who-says-no-hello-is-not-it", test_no_roller_any_more);
  g_test_add_func ("/core/stream-return/a-cue-is-answered-or-given-up-after-200-ms", test_cue_answers);
  g_test_add_func ("/core/stream-return/a-cue-without-motor-or-roller-is-not-sent", test_cue_that_cannot_be);
  g_test_add_func ("/core/stream-return/a-cue-gives-way-to-the-next", test_cue_gives_way);
  return g_test_run ();
}
