/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A kept session as a report: its sums are those of the session, its parts are parts. */

#include "store/report.h"

#include <string.h>

#include "rig.h"

static const DorsalRange all = { 0, G_MAXINT64 };

typedef struct
{
  DorsalStore *store;
  DorsalKeptSession *session;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = rig_path ("report.db");
  g_auto (RigRide) ride = rig_ride (2, 30, 100);

  f->store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  f->session = dorsal_kept_get (f->store, rig_keep (f->store, &ride, 25), NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  dorsal_kept_free (f->session);
  dorsal_store_free (f->store);
}

static gboolean
sum (const DorsalMessage *message, const DorsalMessage *other, gint64 at_us, gpointer data)
{
  DorsalSummary *summary = data;

  if (message->kind == DORSAL_MESSAGE_READING)
    *summary = dorsal_summary_step (*summary, &message->reading, message->step == DORSAL_CLOCK_GAP);
  return TRUE;
}

static void
test_whole (Fixture *f, gconstpointer data)
{
  g_autoptr (DorsalReport) report = dorsal_kept_report (f->store, f->session, all, NULL, NULL);
  DorsalSummary summary = { 0 };
  gint64 zones_us = 0, stays_us;

  dorsal_kept_play (f->store, f->session, NULL, sum, &summary, NULL, NULL);
  g_assert_cmpmem (&report->summary, sizeof summary, &summary, sizeof summary);
  g_assert_cmpint (report->to_us, ==, f->session->duration_us);
  g_assert_false (report->part);
  g_assert_cmpuint (report->hello.n_cells, ==, 12);
  for (DorsalZone zone = DORSAL_ZONE_OFF; zone < DORSAL_N_ZONES; zone++)
    zones_us += summary.zone_us[zone];
  dorsal_story_count (&report->story, DORSAL_SPAN_ZONE, &stays_us);
  g_assert_cmpint (ABS (zones_us - stays_us), <, 2 * G_USEC_PER_SEC);
}

/* Two halves are the whole. */
static void
test_halves (Fixture *f, gconstpointer data)
{
  gint64 half_us = 15 * (gint64) G_USEC_PER_SEC;
  g_autoptr (DorsalReport) whole = dorsal_kept_report (f->store, f->session, all, NULL, NULL);
  g_autoptr (DorsalReport) one = dorsal_kept_report (f->store, f->session, (DorsalRange){ 0, half_us }, NULL, NULL);
  g_autoptr (DorsalReport) two
      = dorsal_kept_report (f->store, f->session, (DorsalRange){ half_us + 1, G_MAXINT64 }, NULL, NULL);

  g_assert_cmpuint (one->summary.samples + two->summary.samples, ==, whole->summary.samples);
  g_assert_true (one->part && two->part);
  g_assert_cmpint (one->to_us, <=, half_us);
  g_assert_cmpint (two->to_us, ==, whole->to_us);
  for (guint i = 0; i < two->story.spans->len; i++)
    g_assert_cmpint (g_array_index (two->story.spans, DorsalSpan, i).from_us, >, half_us);
  g_assert_cmpfloat (two->settings.body.weight_kg, ==, whole->settings.body.weight_kg);
}

static void
test_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (DorsalReport) none = dorsal_kept_report (
      f->store, f->session, (DorsalRange){ 9000 * (gint64) G_USEC_PER_SEC, G_MAXINT64 }, NULL, NULL);

  g_assert_cmpuint (none->summary.samples, ==, 0);
  g_assert_cmpuint (none->story.spans->len, ==, 0);
  g_assert_cmpint (none->from_us, ==, none->to_us);
}

static void
test_settings (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_free (f->session->settings);
  f->session->settings = g_strdup ("[settings]\nversion=9\n");
  g_assert_null (dorsal_kept_report (f->store, f->session, all, NULL, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/report/its-sums-are-the-sessions", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/store/report/two-halves-are-the-whole", Fixture, NULL, set_up, test_halves, tear_down);
  g_test_add ("/store/report/where-nothing-is-nothing-is-said", Fixture, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/store/report/settings-it-cannot-read-are-said", Fixture, NULL, set_up, test_settings, tear_down);
  result = g_test_run ();
  rig_clean ();
  return result;
}
