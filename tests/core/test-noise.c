/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Twenty minutes of bytes at the full rate of a 115200 baud line that mean nothing, in the midst of a session: nothing is
 * taken for a sample, no place is named, and the roller is heard again from its first good line on. */

#include "stream-bench.h"

#define LUMP_MS    50
#define LUMP_BYTES (115200 / 10 * LUMP_MS / 1000)
#define LUMPS      (20 * 60 * 1000 / LUMP_MS)

typedef guint8 (*Noise) (GRand *dice, guint at);

/* Whatever a loose plug makes. */
static guint8
any (GRand *dice, guint at)
{
  return (guint8) g_rand_int_range (dice, 0, 256);
}

/* The letters of the protocol, in no order. */
static guint8
letters (GRand *dice, guint at)
{
  return (guint8) "$RLSHT,*0123456789ABCDEF\r\n-"[g_rand_int_range (dice, 0, 27)];
}

/* A line that has no end. */
static guint8
endless (GRand *dice, guint at)
{
  return at == 0 ? '$' : 'R';
}

/* A line held low. */
static guint8
zeroes (GRand *dice, guint at)
{
  return 0;
}

static void
assert_knows_nothing (const DorsalMessage *message)
{
  if (message->kind != DORSAL_MESSAGE_READING)
    return;
  g_assert_cmpint (message->reading.link, !=, DORSAL_LINK_STREAMING);
  g_assert_false (message->reading.place_known);
  g_assert_cmpint (message->reading.zone, ==, DORSAL_ZONE_UNKNOWN);
  g_assert_cmpint (message->reading.state, ==, DORSAL_STATE_UNKNOWN);
}

static void
hear (Bench *b, const guint8 *bytes, gsize n)
{
  const DorsalMessage *message;

  while ((message = dorsal_stream_next (&b->stream, &bytes, &n, b->now_us)) != NULL)
    assert_knows_nothing (message);
  b->now_us += LUMP_MS * MS;
  while ((message = dorsal_stream_tick (&b->stream, b->now_us)) != NULL)
    assert_knows_nothing (message);
  g_free (bench_output (b)); /* what it asks for meanwhile goes nowhere */
}

static void
endure (Noise noise)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (20);
  guint8 lump[LUMP_BYTES];
  guint64 samples;
  Bench b;

  bench_begin_streaming (&b);
  dorsal_stream_anchor (&b.stream);
  bench_play (&b, 50, 0, UP);
  g_assert_true (bench_last (&b)->reading.place_known);
  samples = dorsal_stream_statistics (&b.stream)->samples;
  for (guint i = 0; i < LUMPS; i++)
    {
      for (guint at = 0; at < LUMP_BYTES; at++)
        lump[at] = noise (dice, i * LUMP_BYTES + at);
      hear (&b, lump, sizeof lump);
    }
  g_assert_cmpuint (dorsal_stream_statistics (&b.stream)->samples, ==, samples);

  b.hand.time_us += LUMPS * LUMP_MS * MS; /* it has gone on measuring, behind the noise */
  b.hand.count += LUMPS * LUMP_MS / 10;
  bench_forget (&b);
  g_string_assign (b.wire, "\r\n");
  bench_feed (&b);
  bench_say_hello (&b);
  bench_play (&b, 1000, 0, UP);
  g_assert_cmpuint (dorsal_stream_statistics (&b.stream)->samples, ==, samples + 1000);
  g_assert_cmpint (bench_last (&b)->reading.link, ==, DORSAL_LINK_STREAMING);
  g_assert_false (bench_last (&b)->reading.place_known); /* who knows where it has been */
  bench_end (&b);
}

#define NOISE(name)               \
  static void test_##name (void)  \
  {                               \
    endure (name);                \
  }
NOISE (any)
NOISE (letters)
NOISE (endless)
NOISE (zeroes)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/noise/any-bytes", test_any);
  g_test_add_func ("/core/noise/the-letters-of-the-protocol", test_letters);
  g_test_add_func ("/core/noise/a-line-without-end", test_endless);
  g_test_add_func ("/core/noise/a-line-held-low", test_zeroes);
  return g_test_run ();
}
