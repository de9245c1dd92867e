/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a sample that is grave to the motor, with nobody in between. */

#include <string.h>

#include "stream-bench.h"

#define UP_900   "$RLC,cue,up,900*"
#define STOP_700 "$RLC,cue,stop,700*"

/* Anchored at the start, somebody on it, and nothing waiting to be written. */
static void
begin (Bench *b, gboolean has_reflex)
{
  bench_begin_streaming (b);
  b->stream.has_reflex = has_reflex;
  dorsal_stream_anchor (&b->stream);
  bench_play (b, 50, 0, UP);
  g_free (bench_output (b));
}

/* What is said to the motor; the start of the stream, asked again, is none of it. */
static void
assert_motor (Bench *b, const char *want)
{
  g_autofree char *said = bench_output (b);
  const char *cue = strstr (said, "$RLC,cue,");

  g_assert_true (want[0] ? cue && g_str_has_prefix (cue, want) : !cue);
}

/* Rolls until this alert begins. Up to then the motor is not asked. */
static void
roll_until (Bench *b, DorsalAlert alert, double cm_s, double percent)
{
  for (guint i = 0; i < 1000; i++)
    {
      bench_play (b, 1, cm_s, percent);
      if (bench_last (b)->reading.alerts & alert)
        return;
      assert_motor (b, "");
    }
  g_assert_not_reached ();
}

static void
test_at_once (void)
{
  Bench b;

  begin (&b, TRUE);
  roll_until (&b, DORSAL_ALERT_LUMBAR, 8, UP);
  assert_motor (&b, UP_900);
  bench_play (&b, 100, 0, UP); /* it stands */
  g_assert_true (bench_last (&b)->reading.alerts & DORSAL_ALERT_LUMBAR);
  assert_motor (&b, "");
  bench_end (&b);

  begin (&b, TRUE);
  roll_until (&b, DORSAL_ALERT_TOO_HARD, 0, 400);
  assert_motor (&b, STOP_700);
  bench_end (&b);
}

static void
test_unasked (void)
{
  Bench b;

  begin (&b, FALSE);
  roll_until (&b, DORSAL_ALERT_LUMBAR, 8, UP);
  assert_motor (&b, "");
  dorsal_stream_cue (&b.stream, DORSAL_CUE_TICK, 200, b.now_us); /* and nobody else is kept from the word */
  assert_motor (&b, "$RLC,cue,tick,200*");
  bench_end (&b);

  begin (&b, TRUE);
  b.hand.hello.has_cue = FALSE;
  bench_say_hello (&b);
  roll_until (&b, DORSAL_ALERT_LUMBAR, 8, UP);
  assert_motor (&b, "");
  bench_end (&b);
}

/* The cue that was thought over comes later, and says the same. */
static void
test_once (void)
{
  Bench b;

  begin (&b, TRUE);
  roll_until (&b, DORSAL_ALERT_LUMBAR, 8, UP);
  g_free (bench_output (&b));
  bench_forget (&b);
  g_assert_null (dorsal_stream_cue (&b.stream, DORSAL_CUE_UP, 900, b.now_us + 5 * MS));
  assert_motor (&b, "");
  rig_say (b.wire, "RLA,cue,ok");
  bench_feed (&b);
  g_assert_cmpint (bench_last (&b)->cue.result, ==, DORSAL_CUE_RESULT_DONE);
  bench_assert_letters (&b, "WC"); /* what became of the reflex's */
  g_assert_null (dorsal_stream_cue (&b.stream, DORSAL_CUE_UP, 1500, b.now_us + 5 * MS)); /* ignored */
  assert_motor (&b, "$RLC,cue,up,1500*");
  bench_end (&b);
}

/* Another cue is under way: it gives way, and that is told after the reading. */
static void
test_in_the_way (void)
{
  Bench b;

  begin (&b, TRUE);
  g_assert_null (dorsal_stream_cue (&b.stream, DORSAL_CUE_INHALE, 2000, b.now_us));
  bench_forget (&b);
  for (guint i = 0; i < 19 && !strchr (b.letters->str, 'C'); i++) /* before it is given up */
    bench_play (&b, 1, 0, 400);
  g_assert_true (g_str_has_suffix (b.letters->str, "RC"));
  g_assert_cmpint (bench_last (&b)->cue.cue, ==, DORSAL_CUE_INHALE);
  g_assert_cmpint (bench_last (&b)->cue.result, ==, DORSAL_CUE_RESULT_UNANSWERED);
  g_assert_true (bench_last (&b)[-1].reading.alerts & DORSAL_ALERT_TOO_HARD);
  assert_motor (&b, STOP_700);
  bench_end (&b);
}

/* After a silence nobody knows: what is found then is new. */
static void
test_after_silence (void)
{
  Bench b;

  begin (&b, TRUE);
  roll_until (&b, DORSAL_ALERT_TOO_HARD, 0, 400);
  assert_motor (&b, STOP_700);
  bench_tick (&b, 700);
  g_assert_cmpint (b.stream.link.state, ==, DORSAL_LINK_SILENT);
  g_free (bench_output (&b));
  roll_until (&b, DORSAL_ALERT_TOO_HARD, 0, 400);
  assert_motor (&b, STOP_700);
  bench_end (&b);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/stream-reflex/a-grave-alert-calls-the-motor-at-its-sample", test_at_once);
  g_test_add_func ("/core/stream-reflex/not-unasked-and-not-without-a-motor", test_unasked);
  g_test_add_func ("/core/stream-reflex/the-same-news-is-felt-once", test_once);
  g_test_add_func ("/core/stream-reflex/another-cue-gives-way", test_in_the_way);
  g_test_add_func ("/core/stream-reflex/what-is-found-after-a-silence-is-new", test_after_silence);
  return g_test_run ();
}
