/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes to readings: an hour at 100 Hz from a simulated roller with twelve cells, in memory.
 * The floors are of the same bytes: copying them, and their checksums alone. */

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "core/roller.h"
#include "core/stream.h"

#define SAMPLES (60 * 60 * 100)
#define CHUNK 4095 /* what one read of a terminal gives at most */

static double
cpu_s (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

static void
report (const char *what, double seconds, gsize n)
{
  printf ("%-34s %8.3f s CPU %8.0f ns a sample\n", what, seconds, seconds / (double) n * 1e9);
}

/* The hour's bytes, as a roller sends them. */
static GByteArray *
record_hour (void)
{
  DorsalPersonSetup setup = dorsal_person_setup_default (1);
  g_autoptr (DorsalRoller) roller = dorsal_roller_new (&setup, (DorsalRollerFaults){ 0.01, 0.004 });
  GByteArray *wire = g_byte_array_new ();

  dorsal_roller_boot (roller, wire);
  dorsal_roller_boot (roller, wire);
  dorsal_roller_start (roller);
  for (guint i = 0; i < SAMPLES; i++)
    dorsal_roller_step (roller, wire, NULL, NULL);
  return wire;
}

static guint
sum_checksums (const GByteArray *wire)
{
  guint sum = 0;
  const guint8 *p = wire->data, *end = p + wire->len;

  while (p < end)
    {
      const guint8 *line = memchr (p, '\n', (gsize) (end - p));
      line = line ? line : end - 1;
      sum += dorsal_crc16 ((const char *) p, (gsize) (line - p));
      p = line + 1;
    }
  return sum;
}

static guint64
decode (const GByteArray *wire)
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

static guint64
judge (const GByteArray *wire)
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

int
main (void)
{
  double start = cpu_s ();
  g_autoptr (GByteArray) wire = record_hour ();
  double made = cpu_s () - start;
  g_autofree guint8 *copy = g_malloc (wire->len);
  guint64 result = 0;

  printf ("an hour at 100 Hz: %u bytes\n", wire->len);
  start = cpu_s ();
  memcpy (copy, wire->data, wire->len);
  report ("floor: copying the bytes", cpu_s () - start, SAMPLES);
  start = cpu_s ();
  result += sum_checksums (wire);
  report ("floor: their checksums", cpu_s () - start, SAMPLES);
  start = cpu_s ();
  result += decode (wire);
  report ("bytes to sentences", cpu_s () - start, SAMPLES);
  start = cpu_s ();
  result += judge (wire);
  report ("bytes to readings", cpu_s () - start, SAMPLES);
  report ("(making the bytes: the simulation)", made, SAMPLES);
  printf ("# %" G_GUINT64_FORMAT "\n", result); /* keeps the compiler honest */
  return 0;
}
