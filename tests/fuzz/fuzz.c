/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes → numbers, texts and sentences; messages → nothing, or the end of the program. */

#include "fuzz.h"

#include <math.h>
#include <string.h>

gboolean
fuzz_is_over (const FuzzBytes *bytes)
{
  return bytes->at >= bytes->end;
}

guint
fuzz_take (FuzzBytes *bytes)
{
  return bytes->at < bytes->end ? *bytes->at++ : 0;
}

guint
fuzz_take_of (FuzzBytes *bytes, guint n)
{
  return fuzz_take (bytes) % n;
}

double
fuzz_take_between (FuzzBytes *bytes, double min, double max)
{
  guint high = fuzz_take (bytes);

  return min + (max - min) * (high << 8 | fuzz_take (bytes)) / 65535.0;
}

char *
fuzz_text (const guint8 *bytes, gsize n)
{
  char *text = g_malloc (n + 1);

  if (n > 0)
    memcpy (text, bytes, n);
  text[n] = '\0';
  return text;
}

GByteArray *
fuzz_mend (const guint8 *bytes, gsize n)
{
  GByteArray *mended = g_byte_array_sized_new ((guint) n);
  guint8 *dollar = NULL;

  if (n > 0)
    g_byte_array_append (mended, bytes, (guint) n);
  for (guint8 *at = mended->data; n > 0 && at < mended->data + n; at++)
    {
      char digits[5];

      if (*at == '$')
        dollar = at;
      if (*at != '*' || !dollar || mended->data + n - at < 5 || memcmp (at + 1, "????", 4) != 0)
        continue;
      g_snprintf (digits, sizeof digits, "%04X", dorsal_crc16 ((char *) dollar + 1, (gsize) (at - dollar - 1)));
      memcpy (at + 1, digits, 4);
    }
  return mended;
}

static void
check_number (double value, double min, double max)
{
  g_assert_true (isfinite (value));
  g_assert_cmpfloat (value, >=, min);
  g_assert_cmpfloat (value, <=, max);
}

static void
check_words (const DorsalReading *reading)
{
  g_assert_cmpuint (reading->link, <=, DORSAL_LINK_LOST);
  g_assert_cmpuint (reading->state, <=, DORSAL_STATE_EXTENDING);
  g_assert_cmpuint (reading->zone, <=, DORSAL_ZONE_PELVIS);
  g_assert_cmpuint (reading->level, <, DORSAL_N_LEVELS);
  g_assert_cmpuint (reading->band, <=, DORSAL_BAND_TOO_HARD);
  g_assert_cmpuint (reading->pace, <=, DORSAL_PACE_TOO_FAST);
  g_assert_cmpuint (reading->direction, <=, DORSAL_DIRECTION_SUSPECT);
  g_assert_cmpuint (reading->hold_phase, <=, DORSAL_HOLD_LONG);
  g_assert_cmpuint (reading->set_phase, <=, DORSAL_SET_DONE);
  g_assert_cmpuint (reading->asked, <, DORSAL_N_LEVELS);
  g_assert_cmpuint (reading->alerts >> DORSAL_N_ALERTS, ==, 0);
  for (guint i = 0; i < DORSAL_MAX_CELLS; i++)
    g_assert_cmpuint (reading->cell_health[i], <=, DORSAL_CELL_HEALTH_SILENT);
}

static void
check_numbers (const DorsalReading *reading)
{
  check_number (reading->place_cm, -1e9, 1e9);
  check_number (reading->sigma_cm, 0, 1e9);
  check_number (reading->speed_cm_s, -1e12, 1e12);
  check_number (reading->pressure_kpa, 0, 1e9);
  check_number (reading->raw_fraction, 0, 1);
  check_number (reading->load_percent, 0, 1e9);
  check_number (reading->left_share, 0, 1);
  check_number (reading->midline_ratio, 0, G_MAXDOUBLE);
  check_number (reading->breath_bpm, 0, 200);
  check_number (reading->hold_s, 0, 1e14);
  check_number (reading->dwell_s, 0, 1e14);
  check_number (reading->set_rolled_s, 0, 1e14);
  check_number (reading->set_rest_left_s, 0, 1e14);
}

void
fuzz_check_reading (const DorsalReading *reading)
{
  check_words (reading);
  check_numbers (reading);
  g_assert_cmpuint (reading->n_faulty_cells, <=, reading->sample.n_cells);
  if (!reading->place_known)
    {
      g_assert_cmpuint (reading->zone, <=, DORSAL_ZONE_OFF);
      g_assert_cmpuint (reading->level, ==, DORSAL_LEVEL_UNKNOWN);
    }
  else
    {
      g_assert_cmpuint (reading->zone, >, DORSAL_ZONE_OFF);
      g_assert_cmpuint (reading->level, !=, DORSAL_LEVEL_UNKNOWN);
      g_assert_cmpfloat (reading->sigma_cm, >, 0);
    }
  if (reading->link != DORSAL_LINK_STREAMING)
    {
      g_assert_cmpuint (reading->state, ==, DORSAL_STATE_UNKNOWN);
      g_assert_cmpuint (reading->zone, ==, DORSAL_ZONE_UNKNOWN);
      g_assert_cmpuint (reading->alerts, ==, 0);
    }
}

void
fuzz_check_message (const DorsalMessage *message)
{
  g_assert_cmpint (message->time_us, >=, 0);
  if (message->kind == DORSAL_MESSAGE_READING)
    fuzz_check_reading (&message->reading);
  if (message->kind == DORSAL_MESSAGE_ANCHORED)
    {
      check_number (message->anchored.place_cm, -1e9, 1e9);
      check_number (message->anchored.sigma_cm, 0, 1e9);
      g_assert_cmpuint (message->anchored.level, <, DORSAL_N_LEVELS);
    }
  if (message->kind == DORSAL_MESSAGE_HELLO)
    g_assert_true (message->hello.n_cells >= 1 && message->hello.n_cells <= DORSAL_MAX_CELLS);
}

void
fuzz_check_stream (const DorsalStream *stream)
{
  const DorsalStatistics *statistics = &stream->reader.statistics;

  for (guint i = 0; i < DORSAL_N_LEVELS; i++)
    g_assert_cmpint (stream->classifier.dwell.level_us[i], >=, 0);
  g_assert_cmpuint (statistics->samples + statistics->duplicate, <=, statistics->good);
  g_assert_cmpuint (stream->queued, <=, G_N_ELEMENTS (stream->queue));
}
