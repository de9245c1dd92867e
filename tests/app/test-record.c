/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A kept session's picture: its columns, what was so at a moment, and what happened. */

#include <string.h>

#include "app/kept-words.h"
#include "app/record.h"
#include "app/shown.h"

static DorsalRecord *
record_of (gint64 duration_us)
{
  DorsalKeptSession *session = g_new0 (DorsalKeptSession, 1);

  session->settings = g_strdup ("");
  session->source = g_strdup ("serial");
  session->model = g_strdup ("");
  session->serial = g_strdup ("");
  session->note = g_strdup ("");
  session->duration_us = duration_us;
  return dorsal_record_new (session);
}

static DorsalMessage
reading_at (gint64 time_us, double kpa)
{
  DorsalMessage message = { .kind = DORSAL_MESSAGE_READING, .time_us = time_us, .step = DORSAL_CLOCK_NEXT };

  message.reading.link = DORSAL_LINK_STREAMING;
  message.reading.sample.time_us = time_us;
  message.reading.sample.seq = (guint16) (time_us / 10000);
  message.reading.state = DORSAL_STATE_ROLLING;
  message.reading.zone = DORSAL_ZONE_THORACIC;
  message.reading.level = DORSAL_LEVEL_T6;
  message.reading.place_known = TRUE;
  message.reading.place_cm = 17.04;
  message.reading.sigma_cm = 1.2;
  message.reading.pressure_known = TRUE;
  message.reading.pressure_kpa = kpa;
  message.reading.band = DORSAL_BAND_COMFORTABLE;
  return message;
}

/* Ten seconds, then five of which nobody knows anything, then five more. */
static void
test_moments (void)
{
  g_autoptr (DorsalRecord) record = record_of (20 * G_USEC_PER_SEC);
  DorsalReading known, unknown, beyond;
  g_autofree char *words = NULL, *none = NULL;

  for (gint64 at = 0; at < 20 * G_USEC_PER_SEC; at += 10000)
    if (at < 10 * G_USEC_PER_SEC || at >= 15 * G_USEC_PER_SEC)
      {
        DorsalMessage message = reading_at (at, at < 5 * G_USEC_PER_SEC ? 40 : 60);
        dorsal_record_add (record, &message);
      }
  dorsal_record_end (record);
  known = dorsal_record_reading_at (record, 6 * G_USEC_PER_SEC);
  unknown = dorsal_record_reading_at (record, 12 * G_USEC_PER_SEC);
  beyond = dorsal_record_reading_at (record, 99 * G_USEC_PER_SEC);
  words = dorsal_words_of_moment (&known);
  none = dorsal_words_of_moment (&unknown);
  g_assert_cmpstr (words, ==, "Rolling at T6 · Thoracic spine · 60 kPa, comfortable pressure");
  g_assert_cmpstr (none, ==, "Nothing was measured here");
  g_assert_true (known.place_known);
  g_assert_cmpfloat_with_epsilon (known.place_cm, 17.0, 0.051);
  g_assert_false (unknown.place_known);
  g_assert_cmpint (unknown.zone, ==, DORSAL_ZONE_UNKNOWN);
  g_assert_cmpint (beyond.link, !=, DORSAL_LINK_STREAMING);
  g_assert_cmpint (record->length_us, ==, 20 * G_USEC_PER_SEC - 10000);
  g_assert_cmpuint (dorsal_story_count (&record->story, DORSAL_SPAN_GAP, NULL), ==, 1);
}

/* Ten hours at 1 kHz would be 36 million samples; that a peak of one of them is seen is what the columns are for. */
static void
test_peak (void)
{
  g_autoptr (DorsalRecord) record = record_of (36000 * (gint64) G_USEC_PER_SEC);
  DorsalTraceNode node;

  for (guint i = 0; i < 200000; i++)
    {
      DorsalMessage message = reading_at (i * 1000, i == 123456 ? 99 : 20 + i % 7);
      dorsal_record_add (record, &message);
    }
  dorsal_record_end (record);
  g_assert_cmpint (record->column_us, >=, 34000);
  g_assert_cmpuint (dorsal_trace_length (record->pressure), <, 200000 / 16);
  node = dorsal_trace_range (record->pressure, 0, (gint64) dorsal_trace_length (record->pressure));
  g_assert_cmpint (node.max, ==, 990);
  g_assert_cmpint (node.min, ==, 200);
}

/* The trace of a short session is the very one that was seen while it ran. */
static void
test_same (void)
{
  g_autoptr (DorsalRecord) record = record_of (5 * G_USEC_PER_SEC);
  DorsalSettings settings = dorsal_settings_default ();
  DorsalShown shown;

  dorsal_shown_init (&shown, &settings);
  for (gint64 at = 0; at < 5 * G_USEC_PER_SEC; at += 10000)
    {
      DorsalMessage message = reading_at (at, 30 + at % 110000 / 10000);
      dorsal_record_add (record, &message);
      dorsal_shown_take (&shown, &message, &settings);
    }
  dorsal_record_end (record);
  g_assert_cmpuint (dorsal_trace_length (record->pressure), ==, 2 * dorsal_trace_length (shown.pressure));
  for (gsize i = 0; i < dorsal_trace_length (shown.pressure); i++)
    g_assert_cmpint (dorsal_trace_value (record->pressure, 2 * i), ==, dorsal_trace_value (shown.pressure, i));
  dorsal_shown_clear (&shown);
}

static void
test_nothing (void)
{
  g_autoptr (DorsalRecord) record = record_of (0);
  DorsalReading reading;

  dorsal_record_end (record);
  reading = dorsal_record_reading_at (record, 0);
  g_assert_cmpint (record->length_us, ==, 1);
  g_assert_cmpint (dorsal_record_period_us (record), >, 0);
  g_assert_cmpint (reading.zone, ==, DORSAL_ZONE_UNKNOWN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/record/a-moment-is-what-was-so", test_moments);
  g_test_add_func ("/app/record/no-peak-is-lost-in-a-column", test_peak);
  g_test_add_func ("/app/record/it-is-the-trace-of-the-time", test_same);
  g_test_add_func ("/app/record/a-session-of-nothing-has-a-page-too", test_nothing);
  return g_test_run ();
}
