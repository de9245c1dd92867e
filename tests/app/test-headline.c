/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one line on top, as a table. What matters most: nothing that is not known looks good. */

#include "app/headline.h"

static DorsalHello imu = { .angle = DORSAL_ANGLE_IMU, .n_cells = 12 };
static DorsalHello blind = { .angle = DORSAL_ANGLE_NONE, .n_cells = 12 };

#define ON .link = DORSAL_LINK_STREAMING
#define AT(z, l) .place_known = TRUE, .zone = DORSAL_ZONE_##z, .level = DORSAL_LEVEL_##l, .sigma_cm = 2.4

static const struct
{
  DorsalLinkState link;
  DorsalReading reading;
  const DorsalHello *hello;
  DorsalAnchorResult refusal;
  DorsalTone tone;
  const char *title;
} lines[] = {
  { DORSAL_LINK_ABSENT, { 0 }, NULL, 0, DORSAL_TONE_CALM, "No roller" },
  { DORSAL_LINK_OPENING, { 0 }, NULL, 0, DORSAL_TONE_CALM, "Looking for the roller" },
  { DORSAL_LINK_OPENING, { 0 }, &imu, 0, DORSAL_TONE_CALM, "Waiting for the roller" },
  { DORSAL_LINK_SILENT, { 0 }, &imu, 0, DORSAL_TONE_UNKNOWN, "No signal" },
  { DORSAL_LINK_LOST, { 0 }, &imu, 0, DORSAL_TONE_UNKNOWN, "Not connected" },
  /* The link says streaming, the reading knows nothing: unknown. */
  { DORSAL_LINK_STREAMING, { 0 }, &imu, 0, DORSAL_TONE_UNKNOWN, "No signal" },
  { DORSAL_LINK_STREAMING, { ON, .state = DORSAL_STATE_OFF, .zone = DORSAL_ZONE_OFF }, &imu, 0, DORSAL_TONE_CALM,
    "Off the roller" },
  { DORSAL_LINK_STREAMING, { ON, .state = DORSAL_STATE_SETTLING }, &imu, 0, DORSAL_TONE_UNKNOWN, "Place unknown" },
  { DORSAL_LINK_STREAMING, { ON, .state = DORSAL_STATE_SETTLING }, &blind, 0, DORSAL_TONE_UNKNOWN, "Place unknown" },
  { DORSAL_LINK_STREAMING, { ON, .state = DORSAL_STATE_ROLLING }, &imu, 0, DORSAL_TONE_UNKNOWN,
    "Rolling, place unknown" },
  { DORSAL_LINK_STREAMING, { ON, .state = DORSAL_STATE_HOLDING, .hold_s = 23.9 }, &imu, 0, DORSAL_TONE_UNKNOWN,
    "Hold 0:23, place unknown" },
  { DORSAL_LINK_STREAMING, { ON, .state = DORSAL_STATE_SETTLING, AT (THORACIC, T8) }, &imu, 0, DORSAL_TONE_GOOD,
    "Settling, T8" },
  { DORSAL_LINK_STREAMING, { ON, .state = DORSAL_STATE_ROLLING, AT (THORACIC, T6) }, &imu, 0, DORSAL_TONE_GOOD,
    "Rolling, T6" },
  { DORSAL_LINK_STREAMING, { ON, .state = DORSAL_STATE_HOLDING, .hold_s = 83, AT (THORACIC, T6) }, &imu, 0,
    DORSAL_TONE_GOOD, "Hold 1:23, T6" },
  { DORSAL_LINK_STREAMING, { ON, .state = DORSAL_STATE_EXTENDING, AT (THORACIC, T6) }, &imu, 0, DORSAL_TONE_GOOD,
    "Extending, T6" },
  { DORSAL_LINK_STREAMING, { ON, .state = DORSAL_STATE_ROLLING, AT (LOWER_CAUTION, T12) }, &imu, 0,
    DORSAL_TONE_CAUTION, "Rolling, T12" },
  { DORSAL_LINK_STREAMING, { ON, .state = DORSAL_STATE_ROLLING, AT (UPPER_CAUTION, T1) }, &imu, 0, DORSAL_TONE_CAUTION,
    "Rolling, T1" },
  /* In a no-roll zone before its alert stands: not good for a moment. */
  { DORSAL_LINK_STREAMING, { ON, .state = DORSAL_STATE_ROLLING, AT (LUMBAR, L1) }, &imu, 0, DORSAL_TONE_STOP,
    "Rolling, L1" },
  { DORSAL_LINK_STREAMING, { ON, .state = DORSAL_STATE_ROLLING, AT (NECK, C7) }, &imu, 0, DORSAL_TONE_STOP,
    "Rolling, C7" },
  { DORSAL_LINK_STREAMING, { ON, .state = DORSAL_STATE_ROLLING, AT (PELVIS, S1) }, &imu, 0, DORSAL_TONE_CALM,
    "Rolling, S1" },
  { DORSAL_LINK_STREAMING,
    { ON, .state = DORSAL_STATE_ROLLING, AT (LUMBAR, L2), .alerts = DORSAL_ALERT_LUMBAR | DORSAL_ALERT_TOO_FAST },
    &imu, 0, DORSAL_TONE_STOP, "Lumbar: walk the roller up" },
  { DORSAL_LINK_STREAMING, { ON, .state = DORSAL_STATE_ROLLING, AT (NECK, C7), .alerts = DORSAL_ALERT_NECK }, &imu, 0,
    DORSAL_TONE_STOP, "Neck: roll toward your feet" },
  { DORSAL_LINK_STREAMING,
    { ON, .state = DORSAL_STATE_HOLDING, AT (THORACIC, T6), .alerts = DORSAL_ALERT_TOO_HARD }, &imu, 0,
    DORSAL_TONE_STOP, "Too hard: ease off" },
  { DORSAL_LINK_STREAMING,
    { ON, .state = DORSAL_STATE_ROLLING, AT (LOWER_CAUTION, T11), .alerts = DORSAL_ALERT_LUMBAR_NEAR }, &imu, 0,
    DORSAL_TONE_CAUTION, "Near the lower back, T11" },
  { DORSAL_LINK_STREAMING, { ON, .state = DORSAL_STATE_ROLLING, AT (THORACIC, T6), .alerts = DORSAL_ALERT_TOO_FAST },
    &imu, 0, DORSAL_TONE_CAUTION, "Slower" },
  { DORSAL_LINK_STREAMING, { ON, .state = DORSAL_STATE_ROLLING, AT (THORACIC, T6), .alerts = DORSAL_ALERT_MIDLINE },
    &imu, 0, DORSAL_TONE_CAUTION, "On the spine itself" },
  { DORSAL_LINK_STREAMING,
    { ON, .state = DORSAL_STATE_SETTLING, AT (THORACIC, T9), .direction = DORSAL_DIRECTION_ASKED }, &imu, 0,
    DORSAL_TONE_CALM, "Now roll toward your head" },
  { DORSAL_LINK_STREAMING, { ON, .state = DORSAL_STATE_ROLLING, .direction = DORSAL_DIRECTION_SUSPECT }, &imu, 0,
    DORSAL_TONE_UNKNOWN, "Which way was that?" },
  { DORSAL_LINK_STREAMING,
    { ON, .state = DORSAL_STATE_ROLLING, .direction = DORSAL_DIRECTION_SUSPECT, .alerts = DORSAL_ALERT_LUMBAR }, &imu,
    0, DORSAL_TONE_STOP, "Lumbar: walk the roller up" },
  { DORSAL_LINK_STREAMING,
    { ON, .state = DORSAL_STATE_ROLLING, AT (THORACIC, T6), .direction = DORSAL_DIRECTION_CONFIRMED }, &imu, 0,
    DORSAL_TONE_GOOD, "Rolling, T6" },
  /* A standing alert is not shown as live once the signal is gone. */
  { DORSAL_LINK_SILENT,
    { .link = DORSAL_LINK_SILENT, .state = DORSAL_STATE_ROLLING, AT (THORACIC, T6), .alerts = DORSAL_ALERT_LUMBAR },
    &imu, 0, DORSAL_TONE_UNKNOWN, "No signal" },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      DorsalHeadline line
          = dorsal_headline_of (lines[i].link, &lines[i].reading, lines[i].hello, lines[i].refusal);
      g_test_message ("line %u", i);
      g_assert_cmpstr (line.title, ==, lines[i].title);
      g_assert_cmpint (line.tone, ==, lines[i].tone);
      g_assert_true (g_str_has_prefix (line.icon, "dorsal-"));
    }
}

/* Every combination there is: the good tone asks for a streaming link, a known place and the thoracic zone. */
static void
test_never_good_unless_known (void)
{
  guint good = 0;

  for (guint link = 0; link <= DORSAL_LINK_LOST; link++)
    for (guint own = 0; own <= DORSAL_LINK_LOST; own++)
      for (guint state = 0; state <= DORSAL_STATE_EXTENDING; state++)
        for (guint zone = 0; zone <= DORSAL_ZONE_PELVIS; zone++)
          for (guint known = 0; known <= 1; known++)
            for (guint alerts = 0; alerts < 1 << DORSAL_N_ALERTS; alerts++)
              {
                DorsalReading reading = { .link = own, .state = state, .zone = zone, .place_known = known,
                                          .level = known ? DORSAL_LEVEL_T6 : DORSAL_LEVEL_UNKNOWN, .alerts = alerts };
                DorsalHeadline line = dorsal_headline_of (link, &reading, &imu, DORSAL_ANCHOR_UNKNOWN);
                if (line.tone != DORSAL_TONE_GOOD)
                  continue;
                good++;
                g_assert_cmpuint (link, ==, DORSAL_LINK_STREAMING);
                g_assert_cmpuint (own, ==, DORSAL_LINK_STREAMING);
                g_assert_cmpuint (zone, ==, DORSAL_ZONE_THORACIC);
                g_assert_cmpuint (known, ==, 1);
                g_assert_cmpuint (alerts, ==, 0);
              }
  g_assert_cmpuint (good, >, 0);
}

static void
test_refusals_say_what_to_do (void)
{
  DorsalReading off = { ON, .state = DORSAL_STATE_OFF, .zone = DORSAL_ZONE_OFF };
  DorsalReading rolling = { ON, .state = DORSAL_STATE_ROLLING };

  g_assert_nonnull (strstr (
      dorsal_headline_of (DORSAL_LINK_STREAMING, &off, &imu, DORSAL_ANCHOR_NO_CONTACT).detail, "Lie on it"));
  g_assert_nonnull (strstr (
      dorsal_headline_of (DORSAL_LINK_STREAMING, &rolling, &imu, DORSAL_ANCHOR_MOVING).detail, "Hold still"));
  g_assert_nonnull (strstr (
      dorsal_headline_of (DORSAL_LINK_STREAMING, &rolling, &imu, DORSAL_ANCHOR_NO_SIGNAL).detail, "press its button again"));
  g_assert_nonnull (strstr (
      dorsal_headline_of (DORSAL_LINK_STREAMING, &rolling, &blind, DORSAL_ANCHOR_NO_ANGLE).detail, "cannot tell"));
}

static void
test_clock (void)
{
  char text[16];

  dorsal_format_seconds (text, sizeof text, 0);
  g_assert_cmpstr (text, ==, "0:00");
  dorsal_format_seconds (text, sizeof text, 59.99);
  g_assert_cmpstr (text, ==, "0:59");
  dorsal_format_seconds (text, sizeof text, 725);
  g_assert_cmpstr (text, ==, "12:05");
  dorsal_format_seconds (text, sizeof text, -3);
  g_assert_cmpstr (text, ==, "0:00");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/headline/the-table", test_table);
  g_test_add_func ("/app/headline/good-only-where-known-and-thoracic", test_never_good_unless_known);
  g_test_add_func ("/app/headline/a-refusal-says-what-to-do", test_refusals_say_what_to_do);
  g_test_add_func ("/app/headline/a-clock-counts-whole-seconds", test_clock);
  return g_test_run ();
}
