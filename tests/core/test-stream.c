/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way of a byte, end to end: which messages, in which order. */

#include "stream-bench.h"

#include <string.h>

static void
test_session (void)
{
  Bench b;

  bench_begin (&b);
  bench_tick (&b, 0);
  bench_assert_output (&b, "$RLQ*FE47\r\n");
  bench_assert_letters (&b, "");

  bench_say_hello (&b);
  bench_feed (&b);
  bench_assert_letters (&b, "H");
  bench_assert_output (&b, "$RLC,start,100*1638\r\n");

  rig_say (b.wire, "RLA,start,ok,100");
  bench_play (&b, 3, 0, 0);
  bench_assert_letters (&b, "WLRRR");
  g_assert_cmpint (b.stream.link.state, ==, DORSAL_LINK_STREAMING);

  rig_say (b.wire, "RLE,4294000000,button");
  bench_feed (&b);
  g_assert_cmpint (bench_last (&b)->refused, ==, DORSAL_ANCHOR_NO_CONTACT);
  bench_assert_letters (&b, "EX");

  bench_play (&b, 100, 0, UP);
  bench_forget (&b);
  rig_say (b.wire, "RLE,27304,button");
  rig_say (b.wire, "RLS,2030,0,5000");
  bench_feed (&b);
  g_assert_cmpfloat_with_epsilon (g_array_index (b.messages, DorsalMessage, 1).anchored.place_cm, 0.49 * 48.6, 1e-6);
  g_assert_cmpfloat_with_epsilon (g_array_index (b.messages, DorsalMessage, 1).anchored.sigma_cm, 2.802, 0.001);
  g_assert_cmpint (g_array_index (b.messages, DorsalMessage, 1).anchored.level, ==, DORSAL_LEVEL_T9);
  g_assert_cmpint (g_array_index (b.messages, DorsalMessage, 1).time_us, ==, 1020 * MS);
  g_assert_cmpuint (g_array_index (b.messages, DorsalMessage, 2).frame.status.supply_mv, ==, 5000);
  bench_assert_letters (&b, "EAS");

  bench_play (&b, 2, 0, UP);
  g_assert_cmpint (bench_last (&b)->reading.zone, ==, DORSAL_ZONE_THORACIC);
  g_assert_cmpint (bench_last (&b)->time_us, ==, 1040 * MS);
  bench_assert_letters (&b, "RR");

  bench_take (&b, dorsal_stream_end (&b.stream));
  bench_take (&b, dorsal_stream_end (&b.stream));
  g_assert_null (dorsal_stream_end (&b.stream));
  g_assert_cmpint (g_array_index (b.messages, DorsalMessage, 0).reading.zone, ==, DORSAL_ZONE_UNKNOWN);
  g_assert_cmpint (g_array_index (b.messages, DorsalMessage, 0).reading.link, ==, DORSAL_LINK_LOST);
  g_assert_cmpint (bench_last (&b)->link, ==, DORSAL_LINK_LOST);
  bench_assert_letters (&b, "RL");
  g_assert_cmpuint (dorsal_stream_statistics (&b.stream)->samples, ==, 105);
  g_assert_cmpuint (dorsal_stream_statistics (&b.stream)->good, ==, 110);
  bench_end (&b);
}

static void
test_before_hello (void)
{
  Bench b;

  bench_begin (&b);
  rig_say (b.wire, "RLE,1,button");
  rig_say (b.wire, "RLS,1,2,3");
  rig_say (b.wire, "RLA,start,ok,1");
  bench_play (&b, 100, 0, UP);
  bench_assert_letters (&b, "");
  g_assert_cmpuint (dorsal_stream_statistics (&b.stream)->samples, ==, 0);
  bench_say_hello (&b);
  bench_play (&b, 1, 0, UP);
  g_assert_cmpint (bench_last (&b)->time_us, ==, 0); /* its first sample */
  bench_assert_letters (&b, "HLR");
  bench_end (&b);
}

static void
test_other_protocol (void)
{
  Bench b;

  bench_begin (&b);
  b.hand.hello.proto = 2;
  bench_say_hello (&b);
  bench_play (&b, 10, 0, UP);
  bench_assert_letters (&b, "RL");
  g_assert_cmpint (b.stream.link.state, ==, DORSAL_LINK_LOST);
  g_assert_cmpuint (b.stream.foreign, ==, 2);
  bench_assert_output (&b, "");
  bench_end (&b);

  /* nor does it change how samples are read */
  bench_begin_streaming (&b);
  b.hand.hello.proto = 2;
  b.hand.hello.n_cells = 3;
  bench_say_hello (&b);
  b.hand.hello = rig_hello ();
  bench_play (&b, 5, 0, UP);
  bench_assert_letters (&b, "RRRRR");
  bench_end (&b);
}

/* An impatient click is answered each time. */
static void
test_many_clicks (void)
{
  Bench b;

  bench_begin_streaming (&b);
  for (guint i = 0; i < 20; i++)
    bench_take (&b, dorsal_stream_anchor (&b.stream));
  bench_assert_letters (&b, "AAAAAAAAAAAAAAAAAAAA");
  bench_end (&b);
}

/* The roller's long press turns a suspect roller round, and is a mere event otherwise. */
static void
test_long_press (void)
{
  Bench b;

  bench_begin_streaming (&b);
  b.stream.classifier.settings.ask_direction = TRUE;
  bench_take (&b, dorsal_stream_anchor (&b.stream));
  rig_say (b.wire, "RLE,1,button-long");
  bench_feed (&b);
  bench_assert_letters (&b, "AE");
  bench_play (&b, 100, 5, UP);
  bench_forget (&b);
  rig_say (b.wire, "RLE,1,button-long");
  bench_feed (&b);
  g_assert_cmpint (bench_last (&b)->kind, ==, DORSAL_MESSAGE_MARKED_END);
  g_assert_cmpint (bench_last (&b)->marked_end, ==, DORSAL_MARKED_END_RIGHT);
  bench_assert_letters (&b, "EM");
  g_assert_null (dorsal_stream_answer_direction (&b.stream, TRUE));
  bench_end (&b);
}

/* A gesture follows the reading that finished it. */
static void
test_presses (void)
{
  Bench b;

  bench_begin_streaming (&b);
  bench_play (&b, 200, 0, UP);
  for (guint i = 0; i < 2; i++)
    {
      bench_play (&b, 30, 0, UP * 1.5);
      bench_play (&b, 30, 0, UP);
    }
  g_assert_null (strchr (b.letters->str, 'G'));
  bench_play (&b, 60, 0, UP);
  g_assert_nonnull (strstr (b.letters->str, "RGR"));
  for (guint i = 0; i < b.messages->len; i++)
    {
      const DorsalMessage *message = &g_array_index (b.messages, DorsalMessage, i);

      if (message->kind != DORSAL_MESSAGE_GESTURE)
        continue;
      g_assert_cmpuint (message->gesture.gesture.presses, ==, 2);
      g_assert_cmpint (message->gesture.meaning, ==, DORSAL_MEANING_START_OR_PAUSE);
      g_assert_cmpint (message->gesture.level, ==, DORSAL_LEVEL_UNKNOWN);
    }
  bench_end (&b);
}

/* By key or click: an answer to the question that is open, once; a wish, always; each between two samples. */
static void
test_said (void)
{
  DorsalLevel asked;
  Bench b;

  bench_begin_streaming (&b);
  b.stream.classifier.settings.ask_answers = TRUE;
  bench_take (&b, dorsal_stream_anchor (&b.stream));
  bench_play (&b, 200, -5, UP);
  bench_play (&b, 2000, 0, UP);
  bench_play (&b, 100, -2, UP);
  bench_forget (&b);
  asked = b.stream.classifier.spots.asked;
  g_assert_cmpint (asked, !=, DORSAL_LEVEL_UNKNOWN);
  g_assert_null (dorsal_stream_answer (&b.stream, asked + 1, DORSAL_ANSWER_WORSE));
  bench_take (&b, dorsal_stream_answer (&b.stream, asked, DORSAL_ANSWER_WORSE));
  g_assert_cmpint (bench_last (&b)->felt.level, ==, asked);
  g_assert_cmpint (bench_last (&b)->felt.answer, ==, DORSAL_ANSWER_WORSE);
  g_assert_cmpint (bench_last (&b)->time_us, ==, b.stream.clock.time_us);
  g_assert_null (dorsal_stream_answer (&b.stream, asked, DORSAL_ANSWER_WORSE));
  bench_play (&b, 1, 0, UP);
  g_assert_cmpint (bench_last (&b)->reading.asked, ==, DORSAL_LEVEL_UNKNOWN);
  g_assert_cmpuint (b.stream.classifier.spots.spots[asked].worse, ==, 1);
  bench_take (&b, dorsal_stream_wish (&b.stream, DORSAL_WISH_PAUSE));
  g_assert_cmpint (bench_last (&b)->wish, ==, DORSAL_WISH_PAUSE);
  bench_play (&b, 1, 0, UP);
  bench_assert_letters (&b, "FRIR");
  bench_end (&b);
}

static void
test_hellos (void)
{
  Bench b;

  bench_begin_streaming (&b);
  dorsal_stream_anchor (&b.stream);
  bench_say_hello (&b); /* an answer to a question: no news */
  b.hand.hello.battery = 40;
  bench_say_hello (&b);
  bench_play (&b, 1, 0, UP);
  g_assert_true (bench_last (&b)->reading.place_known);
  bench_assert_letters (&b, "R");

  b.hand.hello.n_cells = 8; /* the same roller, rebuilt */
  bench_say_hello (&b);
  bench_play (&b, 1, 0, UP);
  g_assert_cmpuint (g_array_index (b.messages, DorsalMessage, 0).hello.n_cells, ==, 8);
  g_assert_cmpuint (bench_last (&b)->reading.sample.n_cells, ==, 8);
  bench_assert_letters (&b, "HR");

  g_strlcpy (b.hand.hello.serial, "OTHER", sizeof b.hand.hello.serial);
  bench_say_hello (&b);
  bench_play (&b, 1, 0, UP);
  g_assert_false (bench_last (&b)->reading.place_known);
  bench_assert_letters (&b, "HR");
  bench_end (&b);
}

static void
test_statistics (void)
{
  const DorsalStatistics *statistics;
  Bench b;

  bench_begin_streaming (&b);
  statistics = dorsal_stream_statistics (&b.stream);
  g_assert_cmpuint (statistics->samples, ==, 100);
  for (guint i = 0; i < 3; i++)
    rig_hand_step (&b.hand, 0, UP); /* never sent */
  bench_play (&b, 1, 0, UP);
  g_assert_cmpuint (statistics->lost, ==, 3);
  b.hand.count--;
  b.hand.time_us -= 10 * MS;
  bench_play (&b, 2, 0, UP); /* the first for the second time */
  g_assert_cmpuint (statistics->duplicate, ==, 1);
  g_string_append (b.wire, "$RLD,1,2,3*0000\r\nnoise$RLX\r\n");
  rig_say (b.wire, "RLZ,1");
  rig_say (b.wire, "RLQ"); /* our own, echoed */
  bench_feed (&b);
  g_assert_cmpuint (statistics->crc, ==, 1);
  g_assert_cmpuint (statistics->malformed, ==, 1);
  g_assert_cmpuint (statistics->unknown, ==, 1);
  g_assert_cmpuint (statistics->samples, ==, 102);
  bench_assert_letters (&b, "RR");
  bench_end (&b);
}

static void
test_rate (void)
{
  Bench b;

  bench_begin (&b);
  b.stream.rate_hz = 50;
  bench_say_hello (&b);
  bench_feed (&b);
  {
    g_autofree char *want = rig_sentence ("RLC,start,50");
    bench_assert_output (&b, want);
  }
  bench_end (&b);
}

static void
test_settings (void)
{
  Bench bench;
  DorsalSettings settings;

  bench_begin_streaming (&bench);
  settings = bench.stream.classifier.settings;
  settings.anchor_cm = 12.5;
  bench_take (&bench, dorsal_stream_configure (&bench.stream, &settings));
  bench_assert_letters (&bench, "N");
  g_assert_cmpfloat (bench.stream.classifier.settings.anchor_cm, ==, 12.5);
  bench_end (&bench);
}

static void
test_steps (void)
{
  Bench bench;

  bench_begin_streaming (&bench);
  bench_play (&bench, 1, 0, UP);
  g_assert_cmpint (bench_last (&bench)->step, ==, DORSAL_CLOCK_NEXT);
  bench.hand.count += 3;
  bench_play (&bench, 1, 0, UP);
  g_assert_cmpint (bench_last (&bench)->step, ==, DORSAL_CLOCK_GAP);
  bench_take (&bench, dorsal_stream_end (&bench.stream));
  g_assert_cmpint (bench_last (&bench)->kind, ==, DORSAL_MESSAGE_READING);
  g_assert_cmpint (bench_last (&bench)->step, ==, DORSAL_CLOCK_UNKNOWN);
  bench_end (&bench);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/stream/a-small-session-in-order", test_session);
  g_test_add_func ("/core/stream/nothing-before-a-hello-is-used", test_before_hello);
  g_test_add_func ("/core/stream/another-protocol-ends-it-with-its-number", test_other_protocol);
  g_test_add_func ("/core/stream/every-click-is-answered", test_many_clicks);
  g_test_add_func ("/core/stream/a-long-press-turns-a-suspect-roller-round", test_long_press);
  g_test_add_func ("/core/stream/presses-follow-their-reading", test_presses);
  g_test_add_func ("/core/stream/answers-and-wishes-stand-between-two-samples", test_said);
  g_test_add_func ("/core/stream/a-hello-is-news-when-it-says-something-new", test_hellos);
  g_test_add_func ("/core/stream/damage-is-counted-by-cause", test_statistics);
  g_test_add_func ("/core/stream/the-rate-asked-for-is-the-owners", test_rate);
  g_test_add_func ("/core/stream/new-settings-are-told", test_settings);
  g_test_add_func ("/core/stream/a-reading-says-what-the-clock-said", test_steps);
  return g_test_run ();
}
