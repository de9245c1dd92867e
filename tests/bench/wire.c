/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A simulated roller's bytes, and turns over them.
 *
 * Comes in: how many cells, how often, how long. Goes out: bytes; and what copying, checking, scanning, decoding and
 * judging them gives. Never: the time it took, which is for whoever asks. */

#include "wire.h"

#include <string.h>

#define CHUNK 4095 /* what one read of a terminal gives at most */

GByteArray *
wire_of (guint n_cells, guint rate_hz, guint samples, DorsalRollerFaults faults)
{
  DorsalPersonSetup setup = dorsal_person_setup_default (1);
  g_autoptr (DorsalRoller) roller = NULL;
  GByteArray *wire = g_byte_array_new ();

  setup.hello.pitch_mm = setup.hello.pitch_mm * setup.hello.n_cells / n_cells;
  setup.hello.n_cells = n_cells;
  setup.hello.rate_hz = rate_hz;
  roller = dorsal_roller_new (&setup, faults);
  dorsal_roller_boot (roller, wire);
  if (faults.damaged > 0) /* one of them may be the damaged one */
    dorsal_roller_boot (roller, wire);
  dorsal_roller_start (roller);
  for (guint i = 0; i < samples; i++)
    dorsal_roller_step (roller, wire, NULL, NULL);
  return wire;
}

GByteArray *
wire_of_samples (guint n_cells, guint rate_hz, guint samples)
{
  g_autoptr (GByteArray) wire = wire_of (n_cells, rate_hz, samples, (DorsalRollerFaults){ 0 });
  GByteArray *some = g_byte_array_new ();
  const guint8 *p = wire->data, *end = p + wire->len;

  while (p < end)
    {
      const guint8 *next = (const guint8 *) memchr (p, '\n', (gsize) (end - p)) + 1;
      if (memcmp (p, "$RLD,", 5) == 0)
        g_byte_array_append (some, p, (guint) (next - p));
      p = next;
    }
  return some;
}

guint
wire_sum_checksums (const GByteArray *wire)
{
  guint sum = 0;
  const guint8 *p = wire->data, *end = p + wire->len;

  while (p < end)
    {
      const guint8 *line = memchr (p, '\n', (gsize) (end - p));
      line = line ? line : end - 1;
      if (line - p > 7)
        sum += dorsal_crc16 ((const char *) p + 1, (gsize) (line - p) - 7); /* between '$' and "*HHHH\r" */
      p = line + 1;
    }
  return sum;
}

gint64
wire_scan_integers (const GByteArray *wire)
{
  gint64 sum = wire_sum_checksums (wire), value = 0;

  for (const guint8 *p = wire->data, *end = p + wire->len; p < end; p++)
    if ((guint8) (*p - '0') < 10)
      value = value * 10 + (*p - '0');
    else
      {
        sum += value;
        value = 0;
      }
  return sum;
}

guint64
wire_decode (const GByteArray *wire)
{
  static DorsalFrameReader reader;
  const guint8 *p = wire->data;
  gsize n = wire->len;
  DorsalFrame frame;

  dorsal_frame_reader_reset (&reader);
  while (dorsal_frame_reader_next (&reader, &p, &n, &frame))
    ;
  return reader.statistics.good;
}

guint64
wire_judge (const GByteArray *wire)
{
  static DorsalStream stream;
  DorsalSettings settings = dorsal_settings_default ();
  guint64 readings = 0;

  dorsal_stream_init (&stream, &settings, 0);
  for (gsize at = 0; at < wire->len; at += CHUNK)
    {
      const guint8 *p = wire->data + at;
      gsize n = MIN (CHUNK, wire->len - at);
      const DorsalMessage *message;
      while ((message = dorsal_stream_next (&stream, &p, &n, 0)))
        readings += message->kind == DORSAL_MESSAGE_READING;
    }
  return readings;
}
