/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A wire that cuts, delays, splits, repeats and corrupts, for ten minutes of stream time: what
 * comes out must be what was sent, or nothing. DORSAL_RIG=1: eight hours, and more seeds.
 *
 *   roller ─▶ lines, kept as an oracle ─▶ wire with faults ─▶ stream ─▶ messages, held against the oracle */

#include "core/roller.h"
#include "rig.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PERIOD_US 10000
#define HELD_MAX_US 1200000

typedef struct
{
  double flip, drop, repeat; /* of a byte, of a byte, of a chunk */
  double delay, cut;         /* of a chunk */
} Faults;

typedef struct
{
  Faults faults;
  GRand *rand;
  DorsalStream stream;
  DorsalRoller *roller;
  DorsalPersonSetup setup;
  GByteArray *wire, *damaged;
  gint64 now_us;

  DorsalFrame *sent; /* of this plug, by seq; kind UNKNOWN: not sent yet */
  DorsalFrameReader oracle;
  guint64 n_sent, n_taken, n_cuts, n_wrong;
  gint64 last_us; /* the stream's time line */
  gint64 streamed_us;
  gboolean open;
} Rig;

static void
plug (Rig *rig)
{
  dorsal_roller_free (rig->roller);
  rig->roller = dorsal_roller_new (&rig->setup, (DorsalRollerFaults){ 0 });
  g_byte_array_set_size (rig->wire, 0);
  memset (rig->sent, 0, 65536 * sizeof *rig->sent);
  memset (&rig->oracle, 0, sizeof rig->oracle);
  dorsal_roller_boot (rig->roller, rig->wire);
}

static gboolean
was_sent (const DorsalSample *sample, const DorsalFrame *sent)
{
  if (sent->kind != DORSAL_FRAME_SAMPLE || sample->angle_mdeg != sent->sample.angle_mdeg
      || sample->n_cells != sent->sample.n_cells)
    return FALSE;
  return memcmp (sample->cells, sent->sample.cells, sample->n_cells * sizeof sample->cells[0]) == 0;
}

static void
check_sample (Rig *rig, const DorsalReading *reading)
{
  const DorsalSample *sample = &reading->sample;

  rig->n_wrong += !was_sent (sample, &rig->sent[sample->seq]);
  /* Nothing twice; after a wrong one the clock may seem to start anew, where the last one was. */
  g_assert_true (sample->time_us > rig->last_us || rig->n_taken == 0
                 || (rig->n_wrong > 0 && sample->time_us == rig->last_us));
  rig->last_us = sample->time_us;
  rig->n_taken++;
}

static void
check (Rig *rig, const DorsalMessage *message)
{
  if (message->kind != DORSAL_MESSAGE_READING)
    return;
  if (message->reading.link == DORSAL_LINK_STREAMING)
    {
      check_sample (rig, &message->reading);
      return;
    }
  /* Silence knows nothing and warns of nothing. */
  g_assert_cmpint (message->reading.zone, ==, DORSAL_ZONE_UNKNOWN);
  g_assert_cmpint (message->reading.state, ==, DORSAL_STATE_UNKNOWN);
  g_assert_false (message->reading.place_known);
  g_assert_cmpuint (message->reading.alerts, ==, 0);
}

static void
answer (Rig *rig)
{
  char text[DORSAL_FRAME_MAX + 1];
  gsize n;

  while ((n = dorsal_stream_take_output (&rig->stream, text)) > 0)
    dorsal_roller_receive (rig->roller, (const guint8 *) text, n, rig->wire);
}

static void
tick (Rig *rig)
{
  const DorsalMessage *message;

  while ((message = dorsal_stream_tick (&rig->stream, rig->now_us)))
    check (rig, message);
  answer (rig);
}

static void
feed (Rig *rig, const guint8 *bytes, gsize n)
{
  const DorsalMessage *message;

  while ((message = dorsal_stream_next (&rig->stream, &bytes, &n, rig->now_us)))
    check (rig, message);
  tick (rig);
}

/* What the roller says, as the oracle hears it: whole. */
static void
note_sent (Rig *rig, guint from)
{
  const guint8 *bytes = rig->wire->data + from;
  gsize n = rig->wire->len - from;
  DorsalFrame frame;

  while (dorsal_frame_reader_next (&rig->oracle, &bytes, &n, &frame))
    if (frame.kind == DORSAL_FRAME_SAMPLE)
      {
        rig->sent[frame.sample.seq] = frame;
        rig->n_sent++;
      }
}

static gboolean
happens (Rig *rig, double chance)
{
  return chance > 0 && g_rand_double (rig->rand) < chance;
}

static void
damage (Rig *rig, const guint8 *bytes, gsize n)
{
  g_byte_array_set_size (rig->damaged, 0);
  for (gsize i = 0; i < n; i++)
    {
      guint8 byte = bytes[i];

      if (happens (rig, rig->faults.drop))
        continue;
      if (happens (rig, rig->faults.flip))
        byte ^= (guint8) (1 << g_rand_int_range (rig->rand, 0, 8));
      g_byte_array_append (rig->damaged, &byte, 1);
    }
}

static void
cut (Rig *rig)
{
  const DorsalMessage *message;

  while ((message = dorsal_stream_end (&rig->stream)))
    check (rig, message);
  rig->now_us += g_rand_int_range (rig->rand, 100000, 5000000);
  plug (rig);
  for (message = dorsal_stream_reopen (&rig->stream, rig->now_us); message;
       message = dorsal_stream_next (&rig->stream, &(const guint8 *){ NULL }, &(gsize){ 0 }, rig->now_us))
    check (rig, message);
  tick (rig);
  rig->n_cuts++;
}

/* The wire gives what it holds, in pieces. */
static void
deliver (Rig *rig)
{
  while (rig->wire->len > 0)
    {
      guint piece = (guint) g_rand_int_range (rig->rand, 1, 200);
      guint n = MIN (rig->wire->len, piece);

      damage (rig, rig->wire->data, n);
      g_byte_array_remove_range (rig->wire, 0, n);
      feed (rig, rig->damaged->data, rig->damaged->len);
      if (happens (rig, rig->faults.repeat))
        feed (rig, rig->damaged->data, rig->damaged->len);
    }
}

static void
run (Rig *rig, gint64 us)
{
  gint64 held_until_us = 0;

  for (gint64 end_us = rig->streamed_us + us; rig->streamed_us < end_us; rig->streamed_us += PERIOD_US)
    {
      guint from = rig->wire->len;

      rig->now_us += PERIOD_US;
      dorsal_roller_step (rig->roller, rig->wire, NULL, NULL);
      note_sent (rig, from);
      if (happens (rig, rig->faults.cut))
        cut (rig);
      else if (happens (rig, rig->faults.delay))
        held_until_us = rig->now_us + g_rand_int_range (rig->rand, 20000, HELD_MAX_US);
      if (rig->now_us >= held_until_us)
        deliver (rig);
      tick (rig);
    }
  deliver (rig);
}

static gint64
dwell_us (const Rig *rig)
{
  gint64 sum = 0;

  for (guint i = 0; i < DORSAL_N_LEVELS; i++)
    {
      g_assert_cmpint (rig->stream.classifier.dwell.level_us[i], >=, 0);
      sum += rig->stream.classifier.dwell.level_us[i];
    }
  return sum;
}

static void
begin (Rig *rig, guint32 seed, Faults faults)
{
  DorsalSettings settings = dorsal_settings_default ();

  *rig = (Rig){ .faults = faults, .rand = g_rand_new_with_seed (seed), .now_us = 1000000 };
  rig->setup = dorsal_person_setup_default (seed);
  rig->wire = g_byte_array_new ();
  rig->damaged = g_byte_array_new ();
  rig->sent = g_new0 (DorsalFrame, 65536);
  dorsal_stream_init (&rig->stream, &settings, rig->now_us);
  plug (rig);
  tick (rig);
}

static void
end (Rig *rig)
{
  g_rand_free (rig->rand);
  dorsal_roller_free (rig->roller);
  g_byte_array_unref (rig->wire);
  g_byte_array_unref (rig->damaged);
  g_free (rig->sent);
}

static gboolean
is_thorough (void)
{
  return g_getenv ("DORSAL_RIG") != NULL;
}

/* Sixteen bits of checksum let one damaged line in 65536 through: no more than that, and in ten
 * minutes of these seeds none. */
static void
check_wrong (const Rig *rig)
{
  const DorsalStatistics *said = dorsal_stream_statistics (&rig->stream);
  guint64 bad = said->crc + said->malformed + said->too_long;

  g_assert_cmpuint (rig->n_wrong, <=, is_thorough () ? 3 + 3 * bad / 65536 : 0);
  /* An absence ends with the first sample to arrive: as much too late as the wire held that back. */
  if (rig->n_wrong == 0)
    g_assert_cmpint (rig->last_us, <=, rig->now_us + (gint64) rig->n_cuts * HELD_MAX_US);
}

static void
go_through (Faults faults, double least_share)
{
  const gint64 length_us = (is_thorough () ? 8 * 60 : 10) * 60 * (gint64) G_USEC_PER_SEC;

  for (guint32 seed = 1; seed <= (is_thorough () ? 3u : 1u); seed++)
    {
      Rig rig;
      guint64 sent, taken;

      begin (&rig, seed, faults);
      run (&rig, length_us);
      g_test_message ("seed %u: %u sent, %u taken, %u of them wrong, %u cuts", seed, (guint) rig.n_sent,
                      (guint) rig.n_taken, (guint) rig.n_wrong, (guint) rig.n_cuts);
      g_assert_cmpuint (dorsal_stream_statistics (&rig.stream)->samples, ==, rig.n_taken);
      g_assert_cmpfloat ((double) rig.n_taken, >=, least_share * (double) rig.n_sent);
      g_assert_cmpint (dwell_us (&rig), <=, length_us);
      check_wrong (&rig);

      /* A sound wire again: nothing of it is lost, but for the line that was torn. */
      rig.faults = (Faults){ 0 };
      run (&rig, 2 * G_USEC_PER_SEC);
      sent = rig.n_sent;
      taken = rig.n_taken;
      run (&rig, 10 * G_USEC_PER_SEC);
      g_assert_cmpuint (rig.n_sent - sent, ==, 1000);
      g_assert_cmpuint (rig.n_taken - taken, ==, 1000);
      end (&rig);
    }
}

static void
test_splits (void)
{
  go_through ((Faults){ 0 }, 1.0);
}

static void
test_corrupts (void)
{
  go_through ((Faults){ .flip = 1e-4, .drop = 1e-4 }, 0.9);
  go_through ((Faults){ .flip = 2e-3, .drop = 2e-3 }, 0.5);
}

static void
test_repeats (void)
{
  go_through ((Faults){ .repeat = 0.05 }, 0.8);
}

static void
test_delays (void)
{
  go_through ((Faults){ .delay = 0.01 }, 1.0);
}

static void
test_cuts (void)
{
  go_through ((Faults){ .cut = 0.001 }, 0.95);
}

static void
test_everything (void)
{
  go_through ((Faults){ .flip = 1e-4, .drop = 1e-4, .repeat = 0.01, .delay = 0.005, .cut = 0.0005 }, 0.7);
}

/* Pages in memory, of this process. */
static long
resident (void)
{
  g_autofree char *text = NULL;
  const char *second;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL) || !(second = strchr (text, ' ')))
    return 0;
  return strtol (second, NULL, 10);
}

/* Hours of it take no more memory than minutes. */
static void
test_memory (void)
{
  Rig rig;
  long before;

  begin (&rig, 5, (Faults){ .flip = 1e-4, .drop = 1e-4, .repeat = 0.01, .delay = 0.005, .cut = 0.0005 });
  run (&rig, 60 * (gint64) G_USEC_PER_SEC);
  before = resident ();
  run (&rig, (is_thorough () ? 480 : 9) * 60 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpint ((resident () - before) * sysconf (_SC_PAGESIZE), <=, 1 << 20);
  end (&rig);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/faults/a-wire-that-splits-loses-nothing", test_splits);
  g_test_add_func ("/core/faults/a-wire-that-corrupts-says-nothing-wrong", test_corrupts);
  g_test_add_func ("/core/faults/a-wire-that-repeats-tells-nothing-twice", test_repeats);
  g_test_add_func ("/core/faults/a-wire-that-delays-loses-nothing", test_delays);
  g_test_add_func ("/core/faults/a-wire-that-is-cut-goes-on", test_cuts);
  g_test_add_func ("/core/faults/everything-at-once", test_everything);
  g_test_add_func ("/core/faults/hours-take-no-more-memory-than-minutes", test_memory);
  return g_test_run ();
}
