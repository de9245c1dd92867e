/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The view-model: messages in, traces and readings out. */

#include "rig.h"

#include <glib/gstdio.h>

#include "core/roller.h"
#include "store/roller-store.h"

static DorsalMessage
reading_at (gint64 time_us, double kpa)
{
  DorsalMessage message = { .kind = DORSAL_MESSAGE_READING, .time_us = time_us };

  message.reading.link = DORSAL_LINK_STREAMING;
  message.reading.sample.time_us = time_us;
  message.reading.pressure_known = TRUE;
  message.reading.pressure_kpa = kpa;
  return message;
}

static void
take_at (DorsalLive *live, gint64 time_us, double kpa)
{
  DorsalMessage message = reading_at (time_us, kpa);
  dorsal_live_take (live, &message);
}

static void
test_new_and_gone (void)
{
  DorsalLive *live = dorsal_live_new ();

  g_assert_cmpint (dorsal_live_get_link (live), ==, DORSAL_LINK_ABSENT);
  g_assert_cmpint (dorsal_live_get_reading (live)->zone, ==, DORSAL_ZONE_UNKNOWN);
  g_assert_null (dorsal_live_get_hello (live));
  g_assert_finalize_object (live);
}

static void
test_index_is_time (void)
{
  g_autoptr (DorsalLive) live = dorsal_live_new ();
  const DorsalTrace *trace = dorsal_live_get_shown (live)->pressure;

  take_at (live, 0, 10);
  take_at (live, 10000, 20);
  take_at (live, 40000, 50); /* two lost: drawn through */
  g_assert_cmpuint (dorsal_trace_length (trace), ==, 5);
  g_assert_cmpint (dorsal_trace_value (trace, 1), ==, 200);
  g_assert_cmpint (dorsal_trace_value (trace, 2), ==, 300);
  g_assert_cmpint (dorsal_trace_value (trace, 3), ==, 400);
  g_assert_cmpint (dorsal_trace_value (trace, 4), ==, 500);
  take_at (live, 1000000, 30); /* nearly a second: a hole as wide as it was */
  g_assert_cmpuint (dorsal_trace_length (trace), ==, 101);
  for (guint i = 5; i < 100; i++)
    g_assert_cmpint (dorsal_trace_value (trace, i), ==, DORSAL_TRACE_GAP);
  g_assert_cmpint (dorsal_trace_value (trace, 100), ==, 300);
}

static void
take_gesture (DorsalLive *live, DorsalGestureMeaning meaning)
{
  DorsalMessage message = { .kind = DORSAL_MESSAGE_GESTURE, .gesture = { .meaning = meaning } };
  dorsal_live_take (live, &message);
}

/* Begins with the anchor; its clock stands while it is paused, while the roller is silent, and after the end. */
static void
test_session (void)
{
  g_autoptr (DorsalLive) live = dorsal_live_new ();
  const DorsalSession *session = dorsal_live_get_session (live);
  DorsalMessage anchored = { .kind = DORSAL_MESSAGE_ANCHORED };
  DorsalMessage silent = { .kind = DORSAL_MESSAGE_READING, .reading = { .link = DORSAL_LINK_SILENT } };

  take_at (live, 0, 10);
  take_at (live, 100000, 10);
  g_assert_cmpint (session->state, ==, DORSAL_SESSION_IDLE);
  dorsal_live_take (live, &anchored);
  take_at (live, 300000, 10);
  g_assert_cmpint (session->running_us, ==, 200000);
  take_gesture (live, DORSAL_MEANING_START_OR_PAUSE);
  take_at (live, 400000, 10);
  g_assert_cmpint (session->state, ==, DORSAL_SESSION_PAUSED);
  take_gesture (live, DORSAL_MEANING_REPEAT);
  g_assert_cmpint (session->state, ==, DORSAL_SESSION_PAUSED);
  take_gesture (live, DORSAL_MEANING_START_OR_PAUSE);
  dorsal_live_take (live, &silent);
  take_at (live, 2000000, 10);
  take_at (live, 2100000, 10);
  g_assert_cmpint (session->state, ==, DORSAL_SESSION_RUNNING);
  g_assert_cmpint (session->running_us, ==, 300000);
  g_assert_cmpuint (session->gaps, ==, 1);
  take_gesture (live, DORSAL_MEANING_END);
  take_at (live, 2200000, 10);
  g_assert_cmpint (session->state, ==, DORSAL_SESSION_ENDED);
  g_assert_cmpint (session->running_us, ==, 300000);
  dorsal_live_take (live, &anchored);
  g_assert_cmpint (session->state, ==, DORSAL_SESSION_RUNNING);
  g_assert_cmpint (session->running_us, ==, 0);
}

static void
test_silence_is_a_reading (void)
{
  g_autoptr (DorsalLive) live = dorsal_live_new ();
  g_autoptr (Feed) feed = feed_new (live, "off 1\nsettle 4\npress\nroll T6\nhold 20\n");

  feed_run (feed, 14);
  g_assert_true (dorsal_live_get_reading (live)->place_known);
  g_assert_cmpint (dorsal_live_get_link (live), ==, DORSAL_LINK_STREAMING);
  feed_silence (feed, 0.6);
  g_assert_cmpint (dorsal_live_get_link (live), ==, DORSAL_LINK_SILENT);
  g_assert_false (dorsal_live_get_reading (live)->place_known);
  g_assert_cmpint (dorsal_live_get_reading (live)->zone, ==, DORSAL_ZONE_UNKNOWN);
  g_assert_cmpint (dorsal_live_get_reading (live)->state, ==, DORSAL_STATE_UNKNOWN);
}

static void
test_dwell_follows (void)
{
  g_autoptr (DorsalLive) live = dorsal_live_new ();
  g_autoptr (Feed) feed = feed_new (live, "off 1\nsettle 4\npress\nroll T6\nhold 30\n");

  feed_run (feed, 30);
  g_assert_cmpint (dorsal_live_get_reading (live)->level, ==, DORSAL_LEVEL_T6);
  g_assert_cmpint (dorsal_live_get_shown (live)->dwell.level_us[DORSAL_LEVEL_T6], >, 10 * G_USEC_PER_SEC);
  g_assert_cmpint (dorsal_live_get_shown (live)->dwell.level_us[DORSAL_LEVEL_L3], ==, 0);
  g_assert_cmpfloat_with_epsilon (dorsal_live_get_shown (live)->stale_f, 0.345, 0.02);
}

/* A desktop that stands still for five seconds at 1 kHz costs no sample. */
static void
test_standstill (void)
{
  DorsalLive *live = dorsal_live_new ();
  DorsalPersonSetup setup = dorsal_person_setup_default (1);
  g_autoptr (GByteArray) wire = g_byte_array_new ();
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "dorsal-standstill.rl", NULL);
  DorsalRoller *roller;

  setup.hello.rate_hz = 1000;
  roller = dorsal_roller_new (&setup, (DorsalRollerFaults){ 0 });
  dorsal_roller_boot (roller, wire);
  dorsal_roller_start (roller);
  for (guint i = 0; i < 5000; i++)
    dorsal_roller_step (roller, wire, NULL, NULL);
  g_assert_true (g_file_set_contents (path, (const char *) wire->data, (gssize) wire->len, NULL));

  dorsal_live_connect (live, dorsal_source_replay_new (path, 0));
  while (dorsal_live_get_statistics (live).samples < 5000) /* the main loop does not turn */
    g_thread_yield ();
  WAIT_FOR (dorsal_live_get_link (live) == DORSAL_LINK_LOST);
  g_assert_cmpuint (dorsal_trace_length (dorsal_live_get_shown (live)->pressure), ==, 5000);
  for (guint i = 0; i < 5000; i++)
    g_assert_cmpint (dorsal_trace_value (dorsal_live_get_shown (live)->pressure, i), !=, DORSAL_TRACE_GAP);
  g_assert_finalize_object (live);
  dorsal_roller_free (roller);
  g_unlink (path);
}

static void
test_demo_streams_and_stops (void)
{
  DorsalLive *live = dorsal_live_new ();

  dorsal_live_connect (live, dorsal_source_demo_new (1, 20));
  g_assert_true (dorsal_live_is_demo (live));
  WAIT_FOR (dorsal_trace_length (dorsal_live_get_shown (live)->pressure) >= 200);
  dorsal_live_disconnect (live);
  g_assert_cmpint (dorsal_live_get_link (live), ==, DORSAL_LINK_ABSENT);
  g_assert_cmpuint (dorsal_trace_length (dorsal_live_get_shown (live)->pressure), ==, 0);
  g_assert_finalize_object (live);
}

/* A roller that was measured earlier is judged by that, and its answer is kept; another roller knows nothing of it. */
static void
test_known_roller (void)
{
  g_autoptr (DorsalLive) live = dorsal_live_new ();
  g_autofree char *directory = g_dir_make_tmp ("dorsal-rollers-XXXXXX", NULL);
  DorsalMessage hello = { .kind = DORSAL_MESSAGE_HELLO, .hello = { .model = "Ref12", .serial = "A1", .rate_hz = 100 } };
  DorsalMessage end = { .kind = DORSAL_MESSAGE_MARKED_END, .marked_end = DORSAL_MARKED_END_RIGHT };
  DorsalRollerProfile known = { .radius_cm = 6.85, .radius_sigma = 0.012 };
  g_autofree char *file = g_build_filename (directory, "Ref12-A1.ini", NULL);

  g_assert_true (dorsal_roller_store_write (directory, &hello.hello, &known, NULL));
  dorsal_live_set_rollers (live, directory);
  dorsal_live_take (live, &hello);
  g_assert_cmpfloat (dorsal_live_get_settings (live)->roller.radius_cm, ==, 6.85);
  g_assert_cmpfloat (dorsal_live_get_settings (live)->zones.sigma_radius, ==, 0.012);
  dorsal_live_take (live, &end);
  g_assert_cmpint (dorsal_live_get_settings (live)->marked_end, ==, DORSAL_MARKED_END_RIGHT);

  g_strlcpy (hello.hello.serial, "A2", sizeof hello.hello.serial);
  dorsal_live_take (live, &hello);
  g_assert_cmpfloat (dorsal_live_get_settings (live)->roller.radius_cm, ==, 0);
  g_assert_cmpint (dorsal_live_get_settings (live)->marked_end, ==, DORSAL_MARKED_END_LEFT);
  g_strlcpy (hello.hello.serial, "A1", sizeof hello.hello.serial);
  dorsal_live_take (live, &hello);
  g_assert_cmpfloat (dorsal_live_get_settings (live)->roller.radius_cm, ==, 6.85);
  g_assert_cmpint (dorsal_live_get_settings (live)->marked_end, ==, DORSAL_MARKED_END_RIGHT);

  /* What cannot be read is set aside, and told once. */
  g_assert_true (g_file_set_contents (file, "[roller]\nradius=seven\n", -1, NULL));
  g_strlcpy (hello.hello.serial, "A2", sizeof hello.hello.serial);
  dorsal_live_take (live, &hello);
  g_assert_null (dorsal_live_take_complaint (live));
  g_strlcpy (hello.hello.serial, "A1", sizeof hello.hello.serial);
  dorsal_live_take (live, &hello);
  {
    g_autofree char *complaint = dorsal_live_take_complaint (live);
    g_assert_nonnull (strstr (complaint, "Ref12-A1.ini.damaged"));
  }
  g_assert_null (dorsal_live_take_complaint (live));
  g_assert_cmpfloat (dorsal_live_get_settings (live)->roller.radius_cm, ==, 0);
  g_assert_cmpint (dorsal_live_get_settings (live)->marked_end, ==, DORSAL_MARKED_END_LEFT);
}

/* Who lies there may be told while it streams. */
static void
test_settings (void)
{
  g_autoptr (DorsalLive) live = dorsal_live_new ();
  DorsalSettings settings = dorsal_settings_default ();

  settings.body.length_cm = 51;
  dorsal_live_set_settings (live, &settings);
  g_assert_cmpfloat (dorsal_live_get_settings (live)->body.length_cm, ==, 51);
  dorsal_live_connect (live, dorsal_source_demo_new (1, 20));
  g_assert_cmpfloat (dorsal_live_get_settings (live)->body.length_cm, ==, 51);
  WAIT_FOR (dorsal_trace_length (dorsal_live_get_shown (live)->pressure) >= 20);
  settings.body.length_cm = 48;
  dorsal_live_set_settings (live, &settings);
  g_assert_cmpfloat (dorsal_live_get_settings (live)->body.length_cm, ==, 48);
  g_assert_cmpuint (dorsal_trace_length (dorsal_live_get_shown (live)->pressure), >=, 20);
  dorsal_live_disconnect (live);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/live/new-and-gone", test_new_and_gone);
  g_test_add_func ("/app/live/the-index-of-a-trace-is-time", test_index_is_time);
  g_test_add_func ("/app/live/silence-is-a-reading-that-knows-nothing", test_silence_is_a_reading);
  g_test_add_func ("/app/live/dwell-follows-the-readings", test_dwell_follows);
  g_test_add_func ("/app/live/the-demo-streams-and-stops", test_demo_streams_and_stops);
  g_test_add_func ("/app/live/a-session-has-its-clock", test_session);
  g_test_add_func ("/app/live/a-standing-main-loop-costs-no-sample", test_standstill);
  g_test_add_func ("/app/live/a-roller-is-known-again", test_known_roller);
  g_test_add_func ("/app/live/settings-hold-at-once", test_settings);
  return g_test_run ();
}
