/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a seed and chances. Out: counts. Never: a fault that another run with the same seed would not make.
 *
 *   roller ─▶ lines, kept as an oracle ─▶ wire with faults ─▶ stream ─▶ messages, held against the oracle */

#include "faulty-wire.h"

#include "core/roller.h"

#include <string.h>

#define PERIOD_US 10000
#define HELD_MAX_US 1200000
#define N_SEQ 65536

struct _FaultyWire
{
  WireFaults faults;
  GRand *rand;
  DorsalStream stream;
  DorsalRoller *roller;
  DorsalPersonSetup setup;
  GByteArray *wire, *damaged;
  gint64 now_us, held_until_us;

  DorsalFrame *sent; /* of this plug, by seq; kind UNKNOWN: not sent yet */
  DorsalFrameReader oracle;
  WireCount count;
  gint64 last_us; /* the stream's time line */
};

static void
plug (FaultyWire *self)
{
  dorsal_roller_free (self->roller);
  self->roller = dorsal_roller_new (&self->setup, (DorsalRollerFaults){ 0 });
  g_byte_array_set_size (self->wire, 0);
  memset (self->sent, 0, N_SEQ * sizeof *self->sent);
  memset (&self->oracle, 0, sizeof self->oracle);
  dorsal_roller_boot (self->roller, self->wire);
}

/* --- what comes out --- */

static gboolean
was_sent (const DorsalSample *sample, const DorsalFrame *sent)
{
  if (sent->kind != DORSAL_FRAME_SAMPLE || sample->angle_mdeg != sent->sample.angle_mdeg
      || sample->n_cells != sent->sample.n_cells)
    return FALSE;
  return memcmp (sample->cells, sent->sample.cells, sample->n_cells * sizeof sample->cells[0]) == 0;
}

/* Nothing twice; after a wrong one the clock may seem to start anew, where the last one was. */
static gboolean
is_later (const FaultyWire *self, gint64 time_us)
{
  return time_us > self->last_us || self->count.taken == 0 || (self->count.wrong > 0 && time_us == self->last_us);
}

/* Silence knows nothing and warns of nothing. */
static gboolean
knows_something (const DorsalReading *reading)
{
  return reading->zone != DORSAL_ZONE_UNKNOWN || reading->state != DORSAL_STATE_UNKNOWN || reading->place_known
         || reading->alerts != 0;
}

static void
check (FaultyWire *self, const DorsalMessage *message)
{
  const DorsalSample *sample = &message->reading.sample;

  if (message->kind != DORSAL_MESSAGE_READING)
    return;
  if (message->reading.link != DORSAL_LINK_STREAMING)
    {
      self->count.knowing += knows_something (&message->reading);
      return;
    }
  self->count.wrong += !was_sent (sample, &self->sent[sample->seq]);
  self->count.backward += !is_later (self, sample->time_us);
  self->last_us = sample->time_us;
  self->count.taken++;
}

/* --- what goes in --- */

static void
answer (FaultyWire *self)
{
  char text[DORSAL_FRAME_MAX + 1];
  gsize n;

  while ((n = dorsal_stream_take_output (&self->stream, text)) > 0)
    dorsal_roller_receive (self->roller, (const guint8 *) text, n, self->wire);
}

static void
tick (FaultyWire *self)
{
  const DorsalMessage *message;

  while ((message = dorsal_stream_tick (&self->stream, self->now_us)))
    check (self, message);
  answer (self);
}

static void
feed (FaultyWire *self, const guint8 *bytes, gsize n)
{
  const DorsalMessage *message;

  while ((message = dorsal_stream_next (&self->stream, &bytes, &n, self->now_us)))
    check (self, message);
  tick (self);
}

/* What the roller says, as the oracle hears it: whole. */
static void
note_sent (FaultyWire *self, guint from)
{
  const guint8 *bytes = self->wire->data + from;
  gsize n = self->wire->len - from;
  DorsalFrame frame;

  while (dorsal_frame_reader_next (&self->oracle, &bytes, &n, &frame))
    if (frame.kind == DORSAL_FRAME_SAMPLE)
      {
        self->sent[frame.sample.seq] = frame;
        self->count.sent++;
      }
}

static gboolean
happens (FaultyWire *self, double chance)
{
  return chance > 0 && g_rand_double (self->rand) < chance;
}

static void
damage (FaultyWire *self, const guint8 *bytes, gsize n)
{
  g_byte_array_set_size (self->damaged, 0);
  for (gsize i = 0; i < n; i++)
    {
      guint8 byte = bytes[i];

      if (happens (self, self->faults.drop))
        continue;
      if (happens (self, self->faults.flip))
        byte ^= (guint8) (1 << g_rand_int_range (self->rand, 0, 8));
      g_byte_array_append (self->damaged, &byte, 1);
    }
}

static void
cut (FaultyWire *self)
{
  const DorsalMessage *message;

  while ((message = dorsal_stream_end (&self->stream)))
    check (self, message);
  self->now_us += g_rand_int_range (self->rand, 100000, 5000000);
  plug (self);
  for (message = dorsal_stream_reopen (&self->stream, self->now_us); message;
       message = dorsal_stream_next (&self->stream, &(const guint8 *){ NULL }, &(gsize){ 0 }, self->now_us))
    check (self, message);
  tick (self);
  self->count.cuts++;
}

/* The wire gives what it holds, in pieces. */
static void
deliver (FaultyWire *self)
{
  while (self->wire->len > 0)
    {
      guint piece = (guint) g_rand_int_range (self->rand, 1, 200);
      guint n = MIN (self->wire->len, piece);

      damage (self, self->wire->data, n);
      g_byte_array_remove_range (self->wire, 0, n);
      feed (self, self->damaged->data, self->damaged->len);
      if (happens (self, self->faults.repeat))
        feed (self, self->damaged->data, self->damaged->len);
    }
}

static void
period (FaultyWire *self)
{
  guint from = self->wire->len;

  self->now_us += PERIOD_US;
  dorsal_roller_step (self->roller, self->wire, NULL, NULL);
  note_sent (self, from);
  if (happens (self, self->faults.cut))
    cut (self);
  else if (happens (self, self->faults.delay))
    self->held_until_us = self->now_us + g_rand_int_range (self->rand, 20000, HELD_MAX_US);
  if (self->now_us >= self->held_until_us)
    deliver (self);
  tick (self);
}

void
faulty_wire_run (FaultyWire *wire, gint64 us)
{
  for (gint64 gone_us = 0; gone_us < us; gone_us += PERIOD_US)
    period (wire);
  wire->held_until_us = 0;
  deliver (wire);
}

void
faulty_wire_mend (FaultyWire *wire)
{
  wire->faults = (WireFaults){ 0 };
}

static gint64
dwell_us (const DorsalDwell *dwell)
{
  gint64 sum = 0;

  for (guint i = 0; i < DORSAL_N_LEVELS; i++)
    {
      if (dwell->level_us[i] < 0)
        return -1;
      sum += dwell->level_us[i];
    }
  return sum;
}

WireCount
faulty_wire_count (const FaultyWire *wire)
{
  const DorsalStatistics *said = dorsal_stream_statistics (&wire->stream);
  WireCount count = wire->count;

  count.bad = said->crc + said->malformed + said->too_long;
  count.counted = said->samples;
  count.dwell_us = dwell_us (&wire->stream.classifier.dwell);
  /* An absence ends with the first sample to arrive: as much too late as the wire held that back. */
  count.ahead_us = MAX (wire->last_us - wire->now_us - (gint64) count.cuts * HELD_MAX_US, 0);
  return count;
}

FaultyWire *
faulty_wire_new (guint32 seed, WireFaults faults)
{
  FaultyWire *self = g_new0 (FaultyWire, 1);
  DorsalSettings settings = dorsal_settings_default ();

  self->faults = faults;
  self->rand = g_rand_new_with_seed (seed);
  self->now_us = 1000000;
  self->setup = dorsal_person_setup_default (seed);
  self->wire = g_byte_array_new ();
  self->damaged = g_byte_array_new ();
  self->sent = g_new0 (DorsalFrame, N_SEQ);
  dorsal_stream_init (&self->stream, &settings, self->now_us);
  plug (self);
  tick (self);
  return self;
}

void
faulty_wire_free (FaultyWire *wire)
{
  g_rand_free (wire->rand);
  dorsal_roller_free (wire->roller);
  g_byte_array_unref (wire->wire);
  g_byte_array_unref (wire->damaged);
  g_free (wire->sent);
  g_free (wire);
}
