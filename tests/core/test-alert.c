/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When to warn: the rules as one table, the debounce to the millisecond. */

#include "core/alert.h"

#define LENGTH_CM 50.0 /* the lumbar border lies at 35.65 cm */
#define MS 1000
#define NONE 0

#define LUMBAR DORSAL_ALERT_LUMBAR
#define NECK   DORSAL_ALERT_NECK
#define HARD   DORSAL_ALERT_TOO_HARD
#define NEAR   DORSAL_ALERT_LUMBAR_NEAR
#define FAST   DORSAL_ALERT_TOO_FAST
#define MIDLINE DORSAL_ALERT_MIDLINE

#define ROLLING  .state = DORSAL_STATE_ROLLING
#define AT(z, cm, sigma) .zone = DORSAL_ZONE_##z, .place_known = TRUE, .place_cm = cm, .sigma_cm = sigma
#define SPEED(v) .speed_known = TRUE, .speed_cm_s = v
#define PRESSURE(p) .pressure_known = TRUE, .pressure_kpa = p

static void
test_rules (void)
{
  static const struct
  {
    DorsalReading reading;
    DorsalExcess excess;
    guint alerts;
  } cases[] = {
    { { 0 }, { 0 }, NONE },
    /* every zone, every state */
    { { ROLLING, AT (LUMBAR, 40, 2) }, { 0 }, LUMBAR },
    { { ROLLING, AT (NECK, 0, 2) }, { 0 }, NECK },
    { { ROLLING, AT (PELVIS, 49, 2) }, { 0 }, NONE },
    { { ROLLING, AT (UPPER_CAUTION, 2, 2) }, { 0 }, NONE },
    { { ROLLING, AT (THORACIC, 20, 2) }, { 0 }, NONE },
    { { .state = DORSAL_STATE_SETTLING, AT (LUMBAR, 40, 2) }, { 0 }, LUMBAR },
    { { .state = DORSAL_STATE_HOLDING, AT (LUMBAR, 40, 2) }, { 0 }, LUMBAR },
    { { .state = DORSAL_STATE_EXTENDING, AT (LUMBAR, 40, 2) }, { 0 }, LUMBAR },
    { { .state = DORSAL_STATE_OFF, AT (LUMBAR, 40, 2) }, { 0 }, NONE },
    { { .state = DORSAL_STATE_UNKNOWN, AT (LUMBAR, 40, 2) }, { 0 }, NONE },
    { { .state = DORSAL_STATE_OFF, AT (NECK, 0, 2) }, { 0 }, NONE },
    /* near: 2 σ, at least 1.5 cm, at most 8 cm above 35.65 */
    { { ROLLING, AT (LOWER_CAUTION, 34.14, 0.5) }, { 0 }, NONE },
    { { ROLLING, AT (LOWER_CAUTION, 34.16, 0.5) }, { 0 }, NEAR },
    { { ROLLING, AT (LOWER_CAUTION, 31.64, 2) }, { 0 }, NONE },
    { { ROLLING, AT (LOWER_CAUTION, 31.66, 2) }, { 0 }, NEAR },
    { { ROLLING, AT (THORACIC, 27.64, 9) }, { 0 }, NONE },
    { { ROLLING, AT (THORACIC, 27.66, 9) }, { 0 }, NEAR },
    /* and as much sooner as the roller gets while the alert is coming: 225 ms */
    { { ROLLING, AT (LOWER_CAUTION, 29.83, 2), SPEED (8) }, { 0 }, NONE },
    { { ROLLING, AT (LOWER_CAUTION, 29.86, 2), SPEED (8) }, { 0 }, NEAR },
    { { ROLLING, AT (LOWER_CAUTION, 31.64, 2), SPEED (-8) }, { 0 }, NONE },
    { { ROLLING, AT (LOWER_CAUTION, 31.66, 2), SPEED (-8) }, { 0 }, NEAR },
    { { ROLLING, AT (LOWER_CAUTION, 29.86, 2), .speed_cm_s = 8 }, { 0 }, NONE },
    { { ROLLING, AT (LUMBAR, 35.7, 2) }, { 0 }, LUMBAR }, /* and not near as well */
    { { .state = DORSAL_STATE_OFF, AT (LOWER_CAUTION, 35, 2) }, { 0 }, NONE },
    /* a place that is not known raises nothing, whatever else the reading says */
    { { ROLLING, .zone = DORSAL_ZONE_UNKNOWN }, { 0 }, NONE },
    { { ROLLING, .zone = DORSAL_ZONE_LUMBAR, .place_cm = 40 }, { 0 }, NONE },
    { { ROLLING, .zone = DORSAL_ZONE_NECK, .place_cm = 0 }, { 0 }, NONE },
    { { ROLLING, .zone = DORSAL_ZONE_LOWER_CAUTION, .place_cm = 35.6 }, { 0 }, NONE },
    /* too fast: over 15 at once, over 10 for a second; either way; on the roller */
    { { ROLLING, SPEED (15) }, { 0 }, NONE },
    { { ROLLING, SPEED (15.01) }, { 0 }, FAST },
    { { ROLLING, SPEED (-15.01) }, { 0 }, FAST },
    { { ROLLING, SPEED (11) }, { .fast_us = 999999 }, NONE },
    { { ROLLING, SPEED (11) }, { .fast_us = 1000000 }, FAST },
    { { ROLLING, .speed_cm_s = 99 }, { 0 }, NONE },
    { { .state = DORSAL_STATE_OFF, SPEED (99) }, { 0 }, NONE },
    /* too hard: over 150 at once, over 110 for a second; in kPa only */
    { { ROLLING, PRESSURE (150) }, { 0 }, NONE },
    { { ROLLING, PRESSURE (150.1) }, { 0 }, HARD },
    { { ROLLING, PRESSURE (111) }, { .hard_us = 999999 }, NONE },
    { { ROLLING, PRESSURE (111) }, { .hard_us = 1000000 }, HARD },
    { { ROLLING, .pressure_kpa = 999, .raw_fraction = 1 }, { 0 }, NONE },
    /* on the bony mid-line for a second */
    { { ROLLING }, { .midline_us = 999999 }, NONE },
    { { ROLLING }, { .midline_us = 1000000 }, MIDLINE },
    /* several at once */
    { { ROLLING, AT (LUMBAR, 40, 2), SPEED (20), PRESSURE (200) }, { 0 }, LUMBAR | FAST | HARD },
    { { ROLLING, .zone = DORSAL_ZONE_UNKNOWN, SPEED (20), PRESSURE (200) }, { 0 }, FAST | HARD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint alerts = dorsal_alert_rules (&cases[i].reading, cases[i].excess, LENGTH_CM, dorsal_zones_default ());

      if (alerts != cases[i].alerts)
        g_error ("row %u: %#x, not %#x", i, alerts, cases[i].alerts);
    }
}

static void
test_margin (void)
{
  const DorsalZones *zones = dorsal_zones_default ();

  g_assert_cmpfloat_with_epsilon (dorsal_alert_near_margin_cm (0, zones), 1.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (dorsal_alert_near_margin_cm (2, zones), 4, 1e-9);
  g_assert_cmpfloat_with_epsilon (dorsal_alert_near_margin_cm (50, zones), 8, 1e-9);
}

/* A rule that holds for so long, in steps of 10 ms; when its alert came and went. */
static void
test_debounce (void)
{
  static const struct
  {
    guint rule_ms;
    gint64 comes_ms, goes_ms; /* after the first sample under the rule; -1: never */
  } cases[] = {
    { 10, -1, -1 }, { 140, -1, -1 }, { 150, -1, -1 }, { 160, 150, 560 }, { 1000, 150, 1400 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint bit = 0; bit < DORSAL_N_ALERTS; bit++)
      {
        DorsalAlarm alarm = { 0 };
        gint64 comes_ms = -1, goes_ms = -1;

        for (gint64 ms = -500; ms < 3000; ms += 10)
          {
            guint before = alarm.standing;
            guint rules = ms >= 0 && ms < cases[i].rule_ms ? 1u << bit : 0;

            alarm = dorsal_alarm_step (alarm, rules, ms * MS, dorsal_zones_default ());
            if (alarm.standing & ~before)
              comes_ms = ms;
            if (before & ~alarm.standing)
              goes_ms = ms;
            g_assert_cmpuint (alarm.standing & ~(1u << bit), ==, 0);
          }
        g_assert_cmpint (comes_ms, ==, cases[i].comes_ms);
        g_assert_cmpint (goes_ms, ==, cases[i].goes_ms);
      }
}

static void
test_boundary (void)
{
  const DorsalZones *zones = dorsal_zones_default ();
  DorsalAlarm in = dorsal_alarm_step ((DorsalAlarm){ 0 }, LUMBAR, 0, zones);
  DorsalAlarm out;

  g_assert_cmpuint (in.standing, ==, 0);
  g_assert_cmpuint (dorsal_alarm_step (in, LUMBAR, 149999, zones).standing, ==, 0);
  in = dorsal_alarm_step (in, LUMBAR, 150000, zones);
  g_assert_cmpuint (in.standing, ==, LUMBAR);
  out = dorsal_alarm_step (in, 0, 1000000, zones);
  g_assert_cmpuint (dorsal_alarm_step (out, 0, 1399999, zones).standing, ==, LUMBAR);
  g_assert_cmpuint (dorsal_alarm_step (out, 0, 1400000, zones).standing, ==, 0);
}

/* In and out of the rule: each interruption starts the debounce again. */
static void
test_interrupted (void)
{
  DorsalAlarm alarm = { 0 };

  for (guint i = 0; i < 1000; i++)
    {
      alarm = dorsal_alarm_step (alarm, i % 15 < 14 ? LUMBAR : 0, i * 10 * MS, dorsal_zones_default ());
      g_assert_cmpuint (alarm.standing, ==, 0);
    }
  for (guint i = 1000; i < 1020; i++)
    alarm = dorsal_alarm_step (alarm, LUMBAR, i * 10 * MS, dorsal_zones_default ());
  for (guint i = 1020; i < 2000; i++)
    {
      alarm = dorsal_alarm_step (alarm, i % 40 < 39 ? 0 : LUMBAR, i * 10 * MS, dorsal_zones_default ());
      g_assert_cmpuint (alarm.standing, ==, LUMBAR);
    }
}

static void
test_bits_apart (void)
{
  DorsalAlarm alarm = { 0 };

  for (gint64 ms = 0; ms <= 600; ms += 10)
    {
      alarm = dorsal_alarm_step (alarm, (ms >= 100 ? LUMBAR : 0) | (ms < 300 ? FAST : 0), ms * MS,
                                 dorsal_zones_default ());
      g_assert_cmpuint (alarm.standing, ==, (ms >= 250 ? LUMBAR : 0) | (ms >= 150 ? FAST : 0));
    }
}

static void
test_excess (void)
{
  const DorsalZones *zones = dorsal_zones_default ();
  DorsalReading fast = { ROLLING, SPEED (-10.1) }, slow = { ROLLING, SPEED (10) }, hard = { ROLLING, PRESSURE (110.1) },
                off = { .state = DORSAL_STATE_OFF, SPEED (50), PRESSURE (200) };
  DorsalExcess excess = { 0 };

  for (guint i = 1; i <= 50; i++)
    {
      excess = dorsal_excess_step (excess, &fast, 20 * MS, zones);
      g_assert_cmpint (excess.fast_us, ==, i * 20 * MS);
      g_assert_cmpint (excess.hard_us, ==, 0);
    }
  g_assert_cmpint (dorsal_excess_step (excess, &slow, 20 * MS, zones).fast_us, ==, 0);
  g_assert_cmpint (dorsal_excess_step (excess, &off, 20 * MS, zones).fast_us, ==, 0);
  g_assert_cmpint (dorsal_excess_step (excess, &fast, 250 * MS, zones).fast_us, ==, 1250 * MS);
  g_assert_cmpint (dorsal_excess_step (excess, &fast, 251 * MS, zones).fast_us, ==, 0); /* a gap */
  for (guint band = 0; band <= DORSAL_BAND_TOO_HARD; band++)
    for (guint tenths = 14; tenths <= 16; tenths++)
      {
        DorsalReading bony = { ROLLING, .share_known = TRUE, .midline_ratio = tenths * 0.1, .band = (DorsalBand) band };

        excess = dorsal_excess_step ((DorsalExcess){ .midline_us = MS }, &bony, 20 * MS, zones);
        /* above 1.5, and with a load worth the name */
        g_assert_cmpint (excess.midline_us, ==, tenths == 16 && band >= DORSAL_BAND_COMFORTABLE ? 21 * MS : 0);
        bony.share_known = FALSE;
        g_assert_cmpint (dorsal_excess_step ((DorsalExcess){ .midline_us = MS }, &bony, 20 * MS, zones).midline_us, ==, 0);
      }
  excess = dorsal_excess_step ((DorsalExcess){ 0 }, &hard, 20 * MS, zones);
  g_assert_cmpint (excess.hard_us, ==, 20 * MS);
  g_assert_cmpint (excess.fast_us, ==, 0);
}

static void
test_first (void)
{
  g_assert_cmpint (dorsal_alert_first (0), ==, 0);
  for (guint alerts = 1; alerts < 1u << DORSAL_N_ALERTS; alerts++)
    {
      DorsalAlert first = dorsal_alert_first (alerts);

      g_assert_cmpint (first, ==,
                       alerts & LUMBAR ? LUMBAR
                       : alerts & NECK ? NECK
                       : alerts & HARD ? HARD
                       : alerts & NEAR ? NEAR
                       : alerts & FAST ? FAST
                                       : MIDLINE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/alert/the-rules-are-this-table", test_rules);
  g_test_add_func ("/core/alert/the-margin-follows-sigma-within-bounds", test_margin);
  g_test_add_func ("/core/alert/in-after-150-ms-and-out-after-400", test_debounce);
  g_test_add_func ("/core/alert/the-debounce-is-sharp", test_boundary);
  g_test_add_func ("/core/alert/an-interruption-starts-again", test_interrupted);
  g_test_add_func ("/core/alert/alerts-come-and-go-apart", test_bits_apart);
  g_test_add_func ("/core/alert/excess-adds-up-and-starts-again", test_excess);
  g_test_add_func ("/core/alert/the-lowest-bit-is-first", test_first);
  return g_test_run ();
}
