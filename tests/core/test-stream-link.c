/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When nothing comes: no hello, silence, the end, a restart. */

#include "stream-bench.h"

static void
test_no_roller (void)
{
  Bench b;

  bench_begin (&b);
  bench_tick (&b, 4999);
  bench_assert_letters (&b, "");
  bench_tick (&b, 1);
  g_assert_cmpint (bench_last (&b)->link, ==, DORSAL_LINK_LOST);
  bench_assert_letters (&b, "RL");
  bench_say_hello (&b);
  bench_play (&b, 5, 0, UP);
  bench_assert_letters (&b, ""); /* too late: it is closed */
  g_assert_null (dorsal_stream_end (&b.stream));
  bench_end (&b);
}

static void
test_nothing_after_the_end (void)
{
  Bench b;

  bench_begin_streaming (&b);
  while (dorsal_stream_end (&b.stream))
    ;
  bench_play (&b, 5, 0, UP);
  bench_assert_letters (&b, "");
  bench_end (&b);
}

/* 500 ms by the host's clock: first a reading that knows nothing, then the news; then it is asked. */
static void
test_silence (void)
{
  Bench b;

  bench_begin_streaming (&b);
  dorsal_stream_anchor (&b.stream);
  bench_play (&b, 2, 0, UP);
  g_assert_true (bench_last (&b)->reading.place_known);
  g_free (bench_output (&b));
  bench_forget (&b);
  bench_tick (&b, 499);
  bench_assert_letters (&b, "");
  bench_tick (&b, 1);
  g_assert_false (g_array_index (b.messages, DorsalMessage, 0).reading.place_known);
  g_assert_cmpint (g_array_index (b.messages, DorsalMessage, 0).reading.zone, ==, DORSAL_ZONE_UNKNOWN);
  g_assert_cmpint (g_array_index (b.messages, DorsalMessage, 0).reading.state, ==, DORSAL_STATE_UNKNOWN);
  g_assert_cmpint (bench_last (&b)->link, ==, DORSAL_LINK_SILENT);
  bench_assert_letters (&b, "RL");
  bench_assert_output (&b, "$RLQ*FE47\r\n");
  bench_tick (&b, 999);
  bench_assert_output (&b, "");
  bench_tick (&b, 1);
  bench_assert_output (&b, "$RLQ*FE47\r\n");

  /* It is back, its clock having run on by 1.5 s: the place is kept. */
  b.hand.time_us += 1500 * MS;
  bench_play (&b, 2, 0, UP);
  g_assert_true (bench_last (&b)->reading.place_known);
  bench_assert_letters (&b, "LRR");
  bench_end (&b);
}

static void
test_long_silence (void)
{
  Bench b;

  bench_begin_streaming (&b);
  dorsal_stream_anchor (&b.stream);
  bench_tick (&b, 3000);
  b.hand.time_us += 3000 * MS;
  bench_say_hello (&b);
  bench_play (&b, 20, 0, UP);
  g_assert_false (bench_last (&b)->reading.place_known);
  g_assert_cmpint (bench_last (&b)->reading.zone, ==, DORSAL_ZONE_UNKNOWN);
  bench_assert_letters (&b, "RLLRRRRRRRRRRRRRRRRRRRR");
  bench_end (&b);
}

/* A recording is read faster than life: its silence shows in the roller's clock. */
static void
test_silence_in_a_recording (void)
{
  Bench b;

  bench_begin_streaming (&b);
  b.hand.time_us += 700 * MS;
  bench_play (&b, 1, 0, UP);
  g_assert_cmpint (g_array_index (b.messages, DorsalMessage, 1).link, ==, DORSAL_LINK_SILENT);
  g_assert_cmpint (g_array_index (b.messages, DorsalMessage, 2).link, ==, DORSAL_LINK_STREAMING);
  bench_assert_letters (&b, "RLLR");
  bench_end (&b);
}

static void
test_anchor_in_silence (void)
{
  Bench b;

  bench_begin (&b);
  bench_take (&b, dorsal_stream_anchor (&b.stream));
  g_assert_cmpint (bench_last (&b)->refused, ==, DORSAL_ANCHOR_NO_SIGNAL);
  bench_end (&b);

  bench_begin_streaming (&b);
  bench_tick (&b, 500);
  bench_forget (&b);
  bench_take (&b, dorsal_stream_anchor (&b.stream));
  g_assert_cmpint (bench_last (&b)->refused, ==, DORSAL_ANCHOR_NO_SIGNAL);
  rig_say (b.wire, "RLE,1,button");
  bench_feed (&b);
  bench_assert_letters (&b, "XEX");
  bench_play (&b, 5, 0, UP);
  g_assert_false (bench_last (&b)->reading.place_known);
  bench_end (&b);
}

static void
test_restart (void)
{
  Bench b;

  bench_begin_streaming (&b);
  dorsal_stream_anchor (&b.stream);
  bench_play (&b, 1, 0, UP);
  g_assert_true (bench_last (&b)->reading.place_known);
  b.hand = rig_hand ();
  bench_say_hello (&b);
  bench_play (&b, 20, 0, UP);
  g_assert_false (bench_last (&b)->reading.place_known);
  g_assert_cmpint (bench_last (&b)->time_us, ==, (1000 + 190) * MS);
  bench_end (&b);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/stream-link/no-hello-is-no-roller-for-good", test_no_roller);
  g_test_add_func ("/core/stream-link/after-the-end-nothing-comes", test_nothing_after_the_end);
  g_test_add_func ("/core/stream-link/silence-knows-nothing-and-asks", test_silence);
  g_test_add_func ("/core/stream-link/a-long-silence-loses-the-place", test_long_silence);
  g_test_add_func ("/core/stream-link/a-recordings-silence-shows-in-its-clock", test_silence_in_a_recording);
  g_test_add_func ("/core/stream-link/no-anchor-while-nobody-is-heard", test_anchor_in_silence);
  g_test_add_func ("/core/stream-link/a-restart-goes-on-in-time-and-loses-the-place", test_restart);
  return g_test_run ();
}
