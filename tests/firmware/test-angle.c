/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The angle in whole numbers against the angle in floating point, on a shell that rolls by script. */

#include <glib.h>
#include <math.h>

#include "angle.h"

#define DEG (G_PI / 180)

static void
test_arctan (void)
{
  double worst = 0;

  for (gint i = -1800; i <= 1800; i++)
    for (gint size = 300; size <= 32000; size *= 3)
      {
        int16_t y = (int16_t) lround (size * sin (i * 0.1 * DEG)), x = (int16_t) lround (size * cos (i * 0.1 * DEG));
        double error = arctan2_mdeg (y, x) - atan2 (y, x) / DEG * 1000;

        if (fabs (error) > 180000)
          error -= copysign (360000, error);
        worst = MAX (worst, fabs (error));
      }
  g_assert_cmpfloat (worst, <, 10);
  g_assert_cmpint (arctan2_mdeg (0, 0), ==, 0);
  g_assert_cmpint (labs (arctan2_mdeg (0, -32768)), <=, 180010);
  g_assert_cmpint (labs (arctan2_mdeg (-32768, -32768) + 135000), <, 10);
}

typedef struct
{
  double bias_deg_s, tilt_deg, shake_g;
  double rate_deg_s; /* of a sine of 60 s; 0: a steady turn by speed */
  double speed_deg_s;
  guint dt_us;
} Script;

static double
true_deg (const Script *script, double t)
{
  t = MAX (t - 1, 0); /* still for a second, as at boot */
  return script->speed_deg_s * t + (script->rate_deg_s ? 300 * (1 - cos (script->rate_deg_s / 300 * t)) : 0);
}

/* The largest error in degrees from second `from` on, of 60. */
static double
worst_error (const Script *script, double from)
{
  double dt = script->dt_us * 1e-6, worst = 0;
  double start = 137;
  Angle angle = { 0 };

  for (double t = 0; t < 60; t += dt)
    {
      double now = true_deg (script, t), was = true_deg (script, t - dt);
      double theta = (start + now) * DEG, tilt = script->tilt_deg * DEG;
      AngleReading reading = { (int16_t) lround (8192 * sin (tilt)),
                               (int16_t) lround (8192 * (cos (tilt) * sin (theta) + script->shake_g * sin (17 * t))),
                               (int16_t) lround (8192 * cos (tilt) * cos (theta)),
                               (int16_t) lround (32.8 * ((now - was) / dt + script->bias_deg_s)) };

      if (angle_step (&angle, &reading, script->dt_us) && t >= from)
        worst = MAX (worst, fabs (angle.mdeg * 1e-3 - now));
    }
  return worst;
}

static void
test_rolls (void)
{
  static const struct
  {
    Script script;
    double worst_deg;
  } rows[] = {
    { { .rate_deg_s = 60, .dt_us = 10000 }, 0.2 },
    { { .rate_deg_s = 60, .dt_us = 5000 }, 0.2 },
    { { .rate_deg_s = 200, .dt_us = 10000 }, 0.5 },
    { { .speed_deg_s = 90, .dt_us = 10000 }, 0.2 },                    /* 15 full turns */
    { { .speed_deg_s = -90, .dt_us = 8000 }, 0.2 },
    { { .bias_deg_s = 20, .dt_us = 10000 }, 0.2 },                     /* the worst of the data sheet */
    { { .bias_deg_s = -20, .rate_deg_s = 60, .dt_us = 10000 }, 0.2 },
    { { .tilt_deg = 15, .rate_deg_s = 60, .dt_us = 10000 }, 0.2 },
    { { .tilt_deg = 45, .rate_deg_s = 60, .dt_us = 10000 }, 1.5 },     /* gravity is not asked: the gyro alone */
    { { .shake_g = 0.1, .rate_deg_s = 60, .dt_us = 10000 }, 2 },     /* 0.1 g is 6° to gravity alone */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double worst = worst_error (&rows[i].script, 0);
      g_test_message ("row %u: %.3f", i, worst);
      g_assert_cmpfloat (worst, <, rows[i].worst_deg);
    }
}

/* Moving at boot the gyro's offset is not found at once, but it is found. */
static void
test_late_bias (void)
{
  Angle angle = { 0 };
  double error = 0;

  for (guint i = 0; i < 6000; i++)
    {
      gint wobble = i < 64 ? 300 * (i % 2 ? 1 : -1) : 0;
      AngleReading reading = { 0, 0, 8192, (int16_t) (wobble + 656) };

      angle_step (&angle, &reading, 10000);
      error = angle.mdeg * 1e-3;
    }
  g_assert_cmpfloat (fabs (error), <, 0.1);
  g_assert_cmpint (labs (angle.bias / 65536 - 656), <=, 2);
}

static void
test_zero (void)
{
  AngleReading reading = { 0, 5793, 5793, 0 };
  Angle angle = { 0 };

  for (guint i = 0; i < 64; i++)
    g_assert_cmpint (angle_step (&angle, &reading, 10000), ==, i == 63);
  for (guint i = 0; i < 4000; i++)
    {
      reading.ay = 8192, reading.az = 0;
      angle_step (&angle, &reading, 10000);
    }
  g_assert_cmpint (labs (angle.mdeg - 45000), <, 100);
  angle_zero (&angle);
  g_assert_cmpint (angle.mdeg, ==, 0);
  for (guint i = 0; i < 4000; i++)
    angle_step (&angle, &reading, 10000);
  g_assert_cmpint (labs (angle.mdeg), <, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/firmware/angle/arctan-is-right-to-ten-millidegrees", test_arctan);
  g_test_add_func ("/firmware/angle/follows-turns-offsets-tilt-and-shaking", test_rolls);
  g_test_add_func ("/firmware/angle/an-offset-missed-at-boot-is-found", test_late_bias);
  g_test_add_func ("/firmware/angle/zero-is-here-and-stays", test_zero);
  return g_test_run ();
}
