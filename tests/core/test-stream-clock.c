/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two clocks, the roller's and the host's: absences, leaps, drift, and bytes that come in clumps. */

#include "stream-bench.h"

#include <string.h>

#define MINUTES_US (60 * (gint64) G_USEC_PER_SEC)

/* Who was silent tells the gap itself as long as its 32 bits allow; then the host does. */
static void
test_gaps (void)
{
  static const struct
  {
    const char *name;
    gint64 roller_us, host_us, gap_us;
    gboolean restarts;
  } rows[] = {
    { "both saw ten minutes", 10 * MINUTES_US, 10 * MINUTES_US, 10 * MINUTES_US, FALSE },
    { "half an hour, and the host's clock a second less", 30 * MINUTES_US, 30 * MINUTES_US - 1000 * MS, 30 * MINUTES_US, FALSE },
    { "forty minutes: more than half the circle", 40 * MINUTES_US, 40 * MINUTES_US, 40 * MINUTES_US, FALSE },
    { "once round the circle, and a second", 4295967296, 4295967296, 4295967296, FALSE },
    { "a night with the lid shut", 8 * 60 * MINUTES_US, 8 * 60 * MINUTES_US, 8 * 60 * MINUTES_US, FALSE },
    { "restarted, three seconds later", 0, 3000 * MS, 3000 * MS, TRUE },
    { "restarted after an hour asleep", 0, 60 * MINUTES_US, 60 * MINUTES_US, TRUE },
    { "restarted at once", 0, 0, 0, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 first_us = 10 * MS;
      Bench b;
      gint64 last_us;

      bench_begin_streaming (&b);
      dorsal_stream_anchor (&b.stream);
      last_us = b.stream.clock.time_us;
      if (rows[i].restarts)
        {
          b.hand = rig_hand ();
          bench_say_hello (&b);
          first_us = rows[i].host_us > 0 ? 10 * MS : 0;
        }
      b.hand.time_us += rows[i].roller_us;
      b.now_us += rows[i].host_us;
      bench_play (&b, 1, 0, UP);
      if (bench_last (&b)->time_us - last_us != rows[i].gap_us + first_us)
        g_error ("%s: a gap of %" G_GINT64_FORMAT " ms", rows[i].name, (bench_last (&b)->time_us - last_us) / MS);
      g_assert_false (bench_last (&b)->reading.place_known);
      bench_end (&b);
    }
}

/* The host was asleep and reads at once, before it has ticked: silence is told all the same. */
static void
test_told (void)
{
  Bench b;

  bench_begin_streaming (&b);
  b.hand.time_us += 60 * MINUTES_US;
  b.now_us += 60 * MINUTES_US;
  bench_play (&b, 1, 0, UP);
  bench_assert_letters (&b, "RLLR");
  bench_end (&b);
}

/* Reset after 40 minutes, its clock seems to leap forward by half an hour: the host saw a second pass. */
static void
test_leap (void)
{
  static const struct
  {
    gint64 leap_us, host_ms;
    gboolean believed;
  } rows[] = {
    { 31 * MINUTES_US, 1500, FALSE },
    { 31 * MINUTES_US, 31 * 60 * 1000, TRUE }, /* it was silent for so long */
    { 31 * MINUTES_US, 20 * 1000, TRUE },      /* or is a recording, played fast */
    { 9 * (gint64) G_USEC_PER_SEC, 10, TRUE }, /* the host was held up */
    { 15 * (gint64) G_USEC_PER_SEC, 10, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Bench b;
      gint64 last_us;

      bench_begin_streaming (&b);
      dorsal_stream_anchor (&b.stream);
      last_us = b.stream.clock.time_us;
      b.hand.time_us += rows[i].leap_us;
      b.now_us += rows[i].host_ms * MS;
      bench_play (&b, 1, 0, UP);
      g_assert_cmpint (bench_last (&b)->time_us - last_us, ==,
                       10 * MS + (rows[i].believed ? rows[i].leap_us : rows[i].host_ms * MS));
      if (!rows[i].believed)
        g_assert_false (bench_last (&b)->reading.place_known);
      bench_end (&b);
    }
}

/* --- drift --- */

static void
say (Bench *b, double rate)
{
  DorsalSample sample = rig_hand_step (&b->hand, 0, UP);

  sample.time_us = (gint64) (sample.time_us * rate);
  rig_say_sample (b->wire, &sample, 4290000000u); /* and wraps after five seconds */
  b->now_us += 10 * MS;
  bench_feed (b);
  bench_tick (b, 0);
  if (b->messages->len > 1000)
    bench_forget (b);
}

/* A quartz may be 500 ppm off: nothing is a gap, and what is summed is the host's time to that. */
static void
test_drift (void)
{
  static const double rates[] = { 1 - 500e-6, 1, 1 + 500e-6 };
  const guint n = 20 * 60 * 100;

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      Bench b;
      gint64 dwell_us = 0, from_us;

      bench_begin (&b);
      bench_say_hello (&b);
      for (guint k = 0; k < 100; k++)
        say (&b, rates[i]);
      dorsal_stream_anchor (&b.stream);
      from_us = b.now_us;
      for (guint k = 0; k < n; k++)
        say (&b, rates[i]);
      for (guint level = 0; level < DORSAL_N_LEVELS; level++)
        dwell_us += b.stream.classifier.dwell.level_us[level];
      g_assert_true (b.stream.classifier.position.known);
      g_assert_cmpuint (dorsal_stream_statistics (&b.stream)->lost, ==, 0);
      g_assert_cmpfloat (dorsal_hold_seconds (&b.stream.classifier.hold, b.stream.clock.time_us), >, 1190);
      g_assert_cmpfloat_with_epsilon ((double) dwell_us, (double) (b.now_us - from_us) * rates[i], 20 * MS);
      bench_end (&b);
    }
}

/* --- clumps --- */

/* What an FTDI with its timer of 16 ms gives: the same lines, later, several at once. */
static GArray *
listen (const GString *wire, gsize clump)
{
  Bench b;

  bench_begin (&b);
  for (gsize from = 0; from < wire->len; from += clump)
    {
      g_string_append_len (b.wire, wire->str + from, (gssize) MIN (clump, wire->len - from));
      b.now_us += (gint64) (clump * 10 * MS / 64);
      bench_feed (&b);
      bench_tick (&b, 0);
    }
  g_string_free (b.wire, TRUE);
  g_string_free (b.letters, TRUE);
  return b.messages;
}

static void
test_clumps (void)
{
  static const gsize clumps[] = { 62, 103, 640 }; /* a sample or less, 16 ms, ten samples */
  g_autoptr (GString) wire = g_string_new (NULL);
  g_autoptr (GArray) smooth = NULL;
  RigHand hand = rig_hand ();
  DorsalFrame hello = { .kind = DORSAL_FRAME_HELLO, .hello = hand.hello };

  rig_say_frame (wire, &hello);
  for (guint i = 0; i < 1500; i++)
    {
      DorsalSample sample = rig_hand_step (&hand, i / 300 % 2 == 0 ? 0 : 6, i > 1300 ? 0 : UP);

      if (i == 200)
        rig_say (wire, "RLE,0,button");
      rig_say_sample (wire, &sample, 0);
    }
  smooth = listen (wire, 1);
  g_assert_cmpuint (smooth->len, >, 1500);
  for (guint i = 0; i < G_N_ELEMENTS (clumps); i++)
    {
      g_autoptr (GArray) clumped = listen (wire, clumps[i]);

      g_assert_cmpuint (clumped->len, ==, smooth->len);
      for (guint k = 0; k < smooth->len; k++)
        {
          const DorsalMessage *one = &g_array_index (smooth, DorsalMessage, k);
          const DorsalMessage *other = &g_array_index (clumped, DorsalMessage, k);

          g_assert_cmpint (one->kind, ==, other->kind);
          if (one->kind == DORSAL_MESSAGE_READING)
            g_assert_cmpmem (&one->reading, sizeof one->reading, &other->reading, sizeof other->reading);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/stream-clock/a-gap-is-as-wide-as-whoever-can-tell-says", test_gaps);
  g_test_add_func ("/core/stream-clock/a-sleep-is-told-as-silence", test_told);
  g_test_add_func ("/core/stream-clock/a-leap-that-the-host-did-not-see-is-a-restart", test_leap);
  g_test_add_func ("/core/stream-clock/a-clock-500-ppm-off-is-no-gap-and-no-more-dwell", test_drift);
  g_test_add_func ("/core/stream-clock/clumps-of-16-ms-change-no-reading", test_clumps);
  return g_test_run ();
}
