/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a session comes to. */

#include "core/summary.h"

static DorsalReading
reading (double t, DorsalState state, DorsalZone zone, guint alerts)
{
  return (DorsalReading){ .sample = { .time_us = (gint64) (t * 1e6), .seq = (guint16) (t * 10) },
                          .link = DORSAL_LINK_STREAMING,
                          .state = state,
                          .zone = zone,
                          .alerts = alerts };
}

static DorsalSummary
play (DorsalSummary summary, double from, double to, DorsalState state, DorsalZone zone, guint alerts)
{
  for (int i = (int) (from * 10 + 0.5); i < (int) (to * 10 + 0.5); i++)
    {
      DorsalReading r = reading (i / 10.0 + 1e-4, state, zone, alerts);
      summary = dorsal_summary_step (summary, &r, FALSE);
    }
  return summary;
}

static void
test_times (void)
{
  DorsalSummary s = { 0 };

  s = play (s, 0, 1.1, DORSAL_STATE_ROLLING, DORSAL_ZONE_THORACIC, 0);
  s = play (s, 1.1, 2.1, DORSAL_STATE_HOLDING, DORSAL_ZONE_LUMBAR, DORSAL_ALERT_LUMBAR);
  g_assert_cmpuint (s.samples, ==, 21);
  g_assert_cmpint (s.last_us - s.first_us, ==, 2000000);
  g_assert_cmpint (s.state_us[DORSAL_STATE_ROLLING], ==, 1000000);
  g_assert_cmpint (s.zone_us[DORSAL_ZONE_LUMBAR], ==, 1000000);
  g_assert_cmpuint (s.holds, ==, 1);
  g_assert_cmpuint (s.alerts[0], ==, 1);
}

static void
test_raised_again (void)
{
  DorsalSummary s = { 0 };

  for (int i = 0; i < 3; i++)
    {
      s = play (s, i, i + 0.5, DORSAL_STATE_ROLLING, DORSAL_ZONE_NECK, DORSAL_ALERT_NECK);
      s = play (s, i + 0.5, i + 1, DORSAL_STATE_HOLDING, DORSAL_ZONE_THORACIC, 0);
    }
  g_assert_cmpuint (s.alerts[1], ==, 3);
  g_assert_cmpuint (s.alerts[0], ==, 0);
  g_assert_cmpuint (s.holds, ==, 3);
}

static void
test_unwatched (void)
{
  DorsalReading silent = { .link = DORSAL_LINK_SILENT };
  DorsalReading late = reading (9, DORSAL_STATE_ROLLING, DORSAL_ZONE_THORACIC, DORSAL_ALERT_TOO_FAST);
  DorsalSummary s = play ((DorsalSummary){ 0 }, 0, 1.1, DORSAL_STATE_ROLLING, DORSAL_ZONE_THORACIC,
                          DORSAL_ALERT_TOO_FAST);

  s = dorsal_summary_step (s, &silent, FALSE);
  g_assert_cmpuint (s.samples, ==, 11);
  s = dorsal_summary_step (s, &late, TRUE);
  g_assert_cmpint (s.state_us[DORSAL_STATE_ROLLING], ==, 1000000);
  g_assert_cmpuint (s.alerts[4], ==, 2);
  g_assert_cmpuint (s.lost, ==, 90 - 10 - 1);
}

/* Six strokes, and two holds at T6 of which one was asked about. */
static void
test_what_was_done (void)
{
  DorsalSummary s = { 0 };
  DorsalReading r;

  for (int i = 0; i <= 160; i++)
    {
      r = reading (i / 10.0, i / 10 % 2 ? DORSAL_STATE_ROLLING : DORSAL_STATE_HOLDING, DORSAL_ZONE_THORACIC, 0);
      r.level = r.state == DORSAL_STATE_HOLDING && i < 40 ? DORSAL_LEVEL_T6 : DORSAL_LEVEL_UNKNOWN;
      r.hold_s = r.state == DORSAL_STATE_HOLDING ? i % 10 / 10.0 : 0;
      r.speed_known = TRUE;
      r.speed_cm_s = i % 10 < 5 ? 4 : i % 10 == 5 ? -0.5 : -4;
      r.pressure_known = i >= 100;
      r.pressure_kpa = i < 130 ? 20 : 50;
      r.pace = DORSAL_PACE_GOOD;
      s = dorsal_summary_step (s, &r, FALSE);
    }
  s = dorsal_summary_answer (s, DORSAL_LEVEL_T6, DORSAL_ANSWER_WORSE);
  s = dorsal_summary_answer (s, DORSAL_LEVEL_T6, DORSAL_ANSWER_BETTER);
  s = dorsal_summary_answer (s, DORSAL_LEVEL_UNKNOWN, DORSAL_ANSWER_BETTER);
  g_assert_cmpuint (s.strokes, ==, 16);
  g_assert_cmpuint (s.holds, ==, 9);
  g_assert_cmpuint (s.spots[DORSAL_LEVEL_T6].holds, ==, 2);
  g_assert_cmpint (s.spots[DORSAL_LEVEL_T6].hold_us, ==, 1900000);
  g_assert_cmpint (s.spots[DORSAL_LEVEL_T6].longest_us, ==, 900000);
  g_assert_cmpuint (s.spots[DORSAL_LEVEL_T6].answers[DORSAL_ANSWER_WORSE], ==, 1);
  g_assert_cmpint (s.spots[DORSAL_LEVEL_T6].answer, ==, DORSAL_ANSWER_BETTER);
  g_assert_cmpuint (s.spots[DORSAL_LEVEL_UNKNOWN].answers[DORSAL_ANSWER_BETTER], ==, 0);
  g_assert_cmpint (s.pace_us[DORSAL_PACE_GOOD], ==, 16000000);
  g_assert_cmpfloat_with_epsilon (dorsal_summary_mean_kpa (&s), (30 * 20 + 31 * 50) / 61.0, 1e-6);
  g_assert_cmpuint (s.gaps, ==, 0);
  r = reading (20, DORSAL_STATE_ROLLING, DORSAL_ZONE_THORACIC, 0);
  s = dorsal_summary_step (s, &r, TRUE);
  g_assert_cmpuint (s.gaps, ==, 1);
  g_assert_cmpint (s.gap_us, ==, 4000000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/summary/time-goes-to-what-was-so", test_times);
  g_test_add_func ("/core/summary/an-alert-counts-when-it-is-raised", test_raised_again);
  g_test_add_func ("/core/summary/what-nobody-watched-is-nobodys-time", test_unwatched);
  g_test_add_func ("/core/summary/strokes-holds-pressure-and-answers-add-up", test_what_was_done);
  return g_test_run ();
}
